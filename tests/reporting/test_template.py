import os
import re
from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.i18n import use
from qualitytui.model.indicator import Measurement
from qualitytui.reporting.html import html_of
from qualitytui.reporting.redaction import redacted, shared
from qualitytui.reporting.table import LONG
from qualitytui.reporting.tables import gaps
from qualitytui.reporting.template import KINDS, LARGEST, TEMPLATES, _built_in, render
from qualitytui.sanitize import visible
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import CloseTask, MarkBehind, MarkReported, ReturnTask
from qualitytui.workbook.commands.supervision.letters import SuperviseItem
from qualitytui.workbook.commands.task import EditTask, SetDue
from qualitytui.workbook.queries.week import week_of
from tests.samples import PLAN, hand

MARKUP = r"\ ` * _ { } [ ] < > # | ~ ! &"
HOSTILE = f"{MARKUP} <script>alert(1)</script> ![x](y) &lt; **粗** \\|"


def report_of(book: Workbook) -> str:
    return render("week", book.ask(week_of), annexes=True)


def table_rows(report: str) -> list[list[str]]:
    lines = [line for line in report.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def unescaped(text: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text)


def test_the_report_names_week_day_and_plan_and_sets_the_counts_of_last_week_beside_those_of_now(
    book: Workbook,
) -> None:
    report = report_of(book)
    assert report.startswith("# ")
    assert "2013年第29周" in report
    assert "2013年7月19日" in report
    assert f"《{PLAN.title}》（{PLAN.document_number}）" in report
    assert [unescaped(cell) for cell in table_rows(report)[2]] == [
        "0/3",
        "0",
        "0",
        "0（较上周-2）",
        "0（较上周-2）",
        "1/3（较上周+1）",
    ]
    now, before, difference = table_rows(render("month", book.ask(week_of)))[2:5]
    assert now == ["2013-07-19", *"00102300001"]
    assert before == ["2013-07-12", *"02001300020"]
    assert difference[1:] == ["0", "-2", "+1", "0", "+1", "0", "0", "0", "0", "-2", "+1"]
    assert not report.endswith("\n\n")


def test_what_moved_since_the_last_report_is_told_and_older_or_undone_work_is_not(book: Workbook) -> None:
    with Workbook.open(book.path, hand(date(2013, 7, 12)), Config()) as earlier:
        earlier.do(ReportProgress("2.1", "上周的事"))
    with Workbook.open(book.path, hand(date(2013, 7, 14)), Config()) as sunday:
        sunday.do(ReportProgress("2.1", "周日的事"))
    book.undo(book.do(MarkBehind(("1.1.2",), note="误记一条")).entry)
    report = report_of(book)
    assert "已导入3家" in report
    assert "周日的事" in report
    assert "上周的事" not in report
    assert "滞后1项" not in report


def test_internal_notes_and_persons_stay_in_the_office(book: Workbook) -> None:
    book.do(MarkReported(("1.1.1",), note="内部话一"))
    book.do(ReturnTask(("1.1.1",), note="内部话二"))
    week = redacted(book.ask(week_of))
    for kind in KINDS:
        report = render(kind, week)
        assert "内部话" not in report
        assert "王科长" not in report
    assert all(change.field != "status_note" and change.by is None for change in week.changes)


def test_what_is_closed_stands_with_its_evidence_and_who_checked_it(book: Workbook) -> None:
    book.do(MarkReported(("1.1.1", "2.1")))
    book.do(CloseTask(("1.1.1",), checked_by="核验科", evidence="验收单"))
    book.do(CloseTask(("2.1",), checked_by="王科长", no_evidence=True))
    week = book.ask(week_of)
    report = render("week", redacted(week), annexes=True)
    annex = report.partition("### 已办结的任务和依据\n")[2].partition("\n---\n")[0]
    assert sorted([cells[0], *cells[3:]] for cells in table_rows(annex)[2:]) == [
        ["一、（一）1", "2013-07-19", "核验科", "验收单"],
        ["二、（一）", "2013-07-19", "王科长", "未写明"],
    ]
    assert "依据：验收单" in report.partition("## 三")[0]
    assert "核验科" not in render("week", shared(week))
    assert "附件：1. 已办结的任务和依据\n\n2\\. 已有完成值的指标" in report
    assert "附件" not in render("week", redacted(week))


def test_markup_in_foreign_text_is_shown_and_does_nothing(book: Workbook) -> None:
    book.do(EditTask("2.1", title=HOSTILE))
    book.do(SetDue(("2.1",), date(2013, 7, 1)))
    book.do(ReportProgress("2.1", "# 一\n\n| 二 |"))
    report = report_of(book)
    row = next(cells for cells in table_rows(report) if cells[0] == "二、（一）" and len(cells) == 8)
    assert unescaped(row[1]) == HOSTILE
    assert unescaped(row[7]) == "2013-07-19 # 一 | 二 |"
    assert not re.search(r"(?<!\\)[<&!]", report.replace("\n> ", "\n"))


@pytest.mark.parametrize("text", ["# 题", "- 条", "1. 条", "1) 条", "+ 条", "---", "===", "> 引", "| 格 |", "    码"])
def test_a_text_at_the_beginning_of_a_line_begins_no_block(book: Workbook, tmp_path: Path, text: str) -> None:
    from qualitytui.reporting.blocks import blocks_of

    (tmp_path / "week.md").write_text("上\n\n{{ week.tasks[0].title }}\n", encoding="utf-8")
    book.do(EditTask("1.1.1", title=text.strip()))
    blocks = blocks_of(render("week", book.ask(week_of), tmp_path))
    assert [(block.kind, block.text) for block in blocks] == [("text", "上"), ("text", text.strip())]


def test_terminal_escapes_stay_out_of_the_report(book: Workbook) -> None:
    week = book.ask(week_of)
    plan = week.status.plans[0]._replace(title="计划\x1b[31m\u202e")
    report = render("week", week._replace(status=week.status._replace(plans=(plan,))))
    assert report.replace("\n", "").replace("\u3000", "").isprintable()


def test_a_long_list_is_cut_and_says_how_much_is_left_out(book: Workbook) -> None:
    week = book.ask(week_of)
    tasks = tuple(week.tasks[0]._replace(id=n, ref=f"9.{n}", light="green") for n in range(LONG + 7))
    report = render(
        "department", week._replace(tasks=tasks, labels={task.id: task.ref for task in tasks}), annexes=True
    )
    assert sum(cells[0].startswith("9.") for cells in table_rows(report)) == LONG + len(tasks)  # its own table is whole
    assert re.search(r"^\D*7\D*$", report, re.MULTILINE)


def test_a_quiet_week_says_so(book: Workbook) -> None:
    with Workbook.open(book.path, hand(date(2013, 7, 26)), Config()) as later:
        quiet = later.ask(week_of)
    assert quiet.moves == ()
    assert "没有记录" in render("week", quiet)


def test_a_measured_indicator_is_told_once_and_its_twin_is_not(book: Workbook) -> None:
    cells = [row[0] for row in table_rows(report_of(book))]
    assert cells.count("附件1第1项") == 1


@pytest.mark.parametrize("kind", KINDS)
def test_no_paper_that_leaves_the_office_cites_a_ref(book: Workbook, kind: str) -> None:
    book.do(SetDue(("2.1",), date(2013, 7, 1)))
    week = redacted(book.ask(week_of))
    for text in (render(kind, week, annexes=True), html_of(render(kind, week), week).decode()):
        shown = re.sub(r"<(style|script)>.*?</\1>|<[^>]*>", " ", text, flags=re.DOTALL)
        assert not re.findall(r"(?<![\w.])(?:A1\.\d|1\.1\.\d|2\.1(?!\d*%))(?![\w.])", shown)


def test_the_gaps_name_what_is_missing(book: Workbook) -> None:
    week = book.ask(week_of)
    rows = [row[1:] for row in gaps(week).rows]
    assert rows == [("0", ""), ("2", "一、（一）2；二、（一）"), ("2", "一、（一）1；附件1第2项")]
    assert "未定期限2项；尚无完成值2项；明细见 Excel 台账" in render("month", week)
    measured = tuple(one._replace(latest=Measurement(1, "2013-07-19", 1, None, None)) for one in week.indicators)
    assert gaps(week._replace(indicators=measured)).rows[2][1:] == ("0", "")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_template_in_each_language(book: Workbook, kind: str, language: str) -> None:
    use(language)  # type: ignore[arg-type]  # one of the two
    report = render(kind, book.ask(week_of))
    assert report.startswith("# ")
    assert "{{" not in report


def test_the_offices_own_template_is_used_and_a_bad_one_is_refused_with_its_line(
    book: Workbook, tmp_path: Path
) -> None:
    week = book.ask(week_of)
    own = tmp_path / "week.md"
    own.write_text(
        "\ufeff" + (TEMPLATES / "zh" / "week.md").read_text(encoding="utf-8").replace("周报", "快报"), "utf-8"
    )
    assert "\n# 质量强县工作快报\n" in render("week", week, tmp_path)
    for bad in (
        "一\n{% if %}",
        "{{ week.nothing }}",
        "{{ ''.__class__.__mro__ }}",
        '{% include "../x" %}',
        "{{ 1 / 0 }}",
    ):
        own.write_text(bad, encoding="utf-8")
        with pytest.raises(Refused, match=r"week\.md|x") as refusal:
            render("week", week, tmp_path)
        assert refusal.value.hint
    own.write_bytes(b"\xff\xfe")
    with pytest.raises(Refused, match=r"week\.md"):
        render("week", week, tmp_path)


def own(folder: Path, text: str) -> Path:
    templates = folder / "templates"
    templates.mkdir()
    (templates / "week.md").write_text(text, encoding="utf-8")
    return templates


ACTING = "\x1b]0;PWN\x07 \x1b[2J \x9b31m \u202e \u2066 \x85 \x00"


def test_a_template_compiled_once_writes_what_a_fresh_one_does_and_the_offices_own_is_taken_when_it_comes(
    book: Workbook, tmp_path: Path
) -> None:
    week, own = book.ask(week_of), tmp_path / "templates"
    own.mkdir()
    for kind in KINDS:
        once = render(kind, week)
        _built_in.cache_clear()
        assert render(kind, week) == once == render(kind, week, own)
    (own / "week.md").write_text("本办周报\n", encoding="utf-8")
    assert render("week", week, own) == "本办周报\n"
    assert "本办周报" not in render("week", week)


def test_the_text_of_a_foreign_template_cannot_act_on_a_terminal(book: Workbook, tmp_path: Path) -> None:
    text = render("week", book.ask(week_of), own(tmp_path, f"# {ACTING}\n\tA\n{{{{ '\\u001b[2J' }}}}\n"))
    assert visible(text, keep_lines=True) == text
    assert "␛]0;PWN␇" in text
    assert "    A\n" in text


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'x' * 10**10 }}",
        "{% for a in range(9999) %}{{ 'x' * 9999 }}{% endfor %}",
        '{% extends "week.md" %}',
        "{% macro again() %}{{ again() }}{% endmacro %}{{ again() }}",
        "{{ '%999999999999d' % 1 }}",
    ],
)
def test_a_foreign_template_that_takes_too_much_is_refused(book: Workbook, tmp_path: Path, text: str) -> None:
    with pytest.raises(Refused, match="week.md"):
        render("week", book.ask(week_of), own(tmp_path, text))


def test_a_foreign_template_that_does_not_end_is_ended(
    book: Workbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qualitytui.reporting.bounded_process.SECONDS", 1)
    text = "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}"
    with pytest.raises(Refused, match="week.md"):
        render("week", book.ask(week_of), own(tmp_path, text))


def test_a_foreign_template_that_is_a_pipe_or_too_large_is_refused_before_it_is_read(
    book: Workbook, tmp_path: Path
) -> None:
    templates = own(tmp_path, "x" * (LARGEST + 1))
    week = book.ask(week_of)
    with pytest.raises(Refused, match="no template|不是模板"):
        render("week", week, templates)
    (templates / "week.md").unlink()
    os.mkfifo(templates / "week.md")
    with pytest.raises(Refused, match="no template|不是模板"):
        render("week", week, templates)


@pytest.mark.parametrize("kind", ["week", "department"])
def test_a_table_in_a_block_that_a_template_takes_from_another_is_a_table(book: Workbook, kind: str) -> None:
    book.do(SuperviseItem("1.1.1", level="blue", sign=True))
    with Workbook.open(book.path, hand(date(2013, 8, 20)), Config()) as later:
        report = render(kind, later.ask(week_of))
    heads = [row for row in table_rows(report) if row[0] == "编号" and "反馈时限" in row]
    assert len(heads) == 1
    assert "\\|" not in report
