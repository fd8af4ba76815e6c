import re
from datetime import date

import pytest

from qualitytui.config import Config
from qualitytui.model.indicator import Measurement
from qualitytui.model.week import Week
from qualitytui.reporting.markdown import MANY, week_report
from qualitytui.words import say
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import MarkBehind
from qualitytui.workbook.commands.task import EditTask, ReportProgress, SetDue
from qualitytui.workbook.queries.week import week_of
from tests.samples import PLAN, hand

MARKUP = r"\ ` * _ { } [ ] < > # | ~ ! &"


def report_of(book: Workbook) -> str:
    return week_report(book.ask(week_of))


def table_rows(report: str) -> list[list[str]]:
    lines = [line for line in report.splitlines() if line.startswith("|")]
    return [re.split(r"(?<!\\)\|", line)[1:-1] for line in lines]


def unescaped(text: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def test_the_report_names_week_day_and_plan_and_its_counts_are_those_of_the_week(book: Workbook) -> None:
    report = report_of(book)
    title, _, day = report.splitlines()[:3]
    assert title.startswith("# ")
    assert "2013-W29" in title
    assert "2013-07-19" in day
    assert "2013-07-15" in day
    assert f"**{PLAN.title}** {PLAN.document_number}" in report
    week = book.ask(week_of)
    assert [cell.strip() for cell in table_rows(report)[2]][1:] == [
        *(str(count) for count in week.status.by_light.values()),
        "3",
    ]
    assert report.endswith("\n")
    assert not report.endswith("\n\n")


def test_what_is_overdue_and_what_moved_this_week_is_told_and_older_work_is_not(book: Workbook) -> None:
    with Workbook.open(book.path, hand(date(2013, 7, 12)), Config()) as earlier:
        earlier.do(SetDue(("2.1",), date(2013, 7, 18), reason="上周的事"))
    undone = book.do(MarkBehind(("1.1.2",), note="误记一条")).entry
    book.undo(undone)
    report = report_of(book)
    assert any(cells[0].strip() == "2.1" and "2013-07-18" in cells[3] for cells in table_rows(report))
    assert "已导入3家" in report
    assert "- 07-19 " in report
    assert "上周的事" not in report
    assert "误记一条" not in report


def test_markup_in_foreign_text_is_shown_and_does_nothing(book: Workbook) -> None:
    title = f"{MARKUP} <script>alert(1)</script> ![x](y) &lt; **粗** \\|"
    book.do(EditTask("2.1", title=title))
    book.do(SetDue(("2.1",), date(2013, 7, 1)))
    book.do(ReportProgress("2.1", "# 一\n\n| 二 |"))
    report = report_of(book)
    row = next(cells for cells in table_rows(report) if cells[0].strip() == "2.1")
    assert unescaped(row[1].strip()) == title
    assert unescaped(row[4].strip()) == "2013-07-19 # 一 | 二 |"
    assert not re.search(r"(?<!\\)[<&!]", report)
    assert {len(cells) for cells in table_rows(report)} == {7, 5, 6}


def test_a_unit_with_a_bar_breaks_no_table(book: Workbook) -> None:
    week = book.ask(week_of)
    indicators = tuple(
        one._replace(target=one.target._replace(unit="|起|")) if one.target else one for one in week.indicators
    )
    rows = table_rows(week_report(week._replace(indicators=indicators)))
    assert [unescaped(cells[3].strip()) for cells in rows if cells[0].strip() == "A1.1"] == ["96.2|起|"]


def test_terminal_escapes_stay_out_of_the_report(book: Workbook) -> None:
    week = book.ask(week_of)
    plan = week.status.plans[0]._replace(title="计划\x1b[31m\u202e")
    report = week_report(week._replace(status=week.status._replace(plans=(plan,))))
    assert "\x1b" not in report
    assert "\u202e" not in report
    assert report.replace("\n", "").isprintable()


@pytest.mark.parametrize(("late", "rows", "more"), [(MANY, MANY, None), (MANY + 3, MANY, "3")])
def test_a_long_list_is_cut_and_says_how_much_is_left_out(
    book: Workbook, late: int, rows: int, more: str | None
) -> None:
    week = book.ask(week_of)
    tasks = tuple(week.tasks[0]._replace(ref=f"9.{number}") for number in range(late))
    report = week_report(week._replace(status=week.status._replace(overdue=tasks)))
    assert sum(cells[0].strip().startswith("9.") for cells in table_rows(report)) == rows
    left_out = [
        line
        for line in report.splitlines()
        if re.fullmatch(r"\D*\d+\D*", line) and not line.startswith(("#", "-", "|"))
    ]
    assert any(f"{more}" in line for line in left_out) == (more is not None)


def test_a_week_in_which_nothing_was_done_says_so(book: Workbook) -> None:
    with Workbook.open(book.path, hand(date(2013, 7, 26)), Config()) as later:
        quiet = later.ask(week_of)
    assert quiet.entries == ()
    assert week_report(quiet).count(say("Nothing was recorded.")) == 1


def test_a_measured_indicator_is_told_once_and_its_twin_is_not(book: Workbook) -> None:
    cells = [row[0].strip() for row in table_rows(report_of(book))]
    assert cells.count("A1.1") == 1
    assert "2.1#1" not in cells


def test_the_gaps_count_what_is_missing(book: Workbook) -> None:
    def gaps(week: Week) -> list[str]:
        return [line for line in week_report(week).splitlines() if line.startswith("- ") and "07-19" not in line]

    week = book.ask(week_of)
    assert [re.findall(r"A?\d[\d.#]*", line) for line in gaps(week)] == [
        ["0"],
        ["2", "1.1.2", "2.1"],
        ["2", "1.1.1#1", "A1.2"],
    ]
    measured = tuple(one._replace(latest=Measurement(1, "2013-07-19", 1, None, None)) for one in week.indicators)
    assert gaps(week._replace(indicators=measured))[2].endswith(": 0")
