from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qualitytui.config import Config
from qualitytui.model.filter import Filter, parse_filter
from qualitytui.model.summary import Status
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.indicator import MeasureIndicator, RetractMeasurement
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.snapshot import RecordSnapshot
from qualitytui.workbook.commands.status import MarkBehind, MarkReported, ReturnTask, StartTask
from qualitytui.workbook.commands.task import AssignDepartment, SetDue
from qualitytui.workbook.queries.items import list_tasks
from qualitytui.workbook.queries.status import summary
from qualitytui.workbook.queries.week import month_of, week_of
from tests.samples import hand, make_workbook


def test_a_week_holds_what_was_done_since_the_last_report_was_due_the_oldest_first(book: Workbook) -> None:
    for day, ref in ((12, "1.1.1"), (14, "1.1.2"), (18, "2.1"), (20, "1.1.1")):
        with Workbook.open(book.path, hand(date(2013, 7, day)), Config()) as then:
            then.do(MarkBehind((ref,)) if day == 20 else StartTask((ref,)))
    week = book.ask(week_of)
    assert (week.name, week.monday, week.since, week.as_of) == ("2013-W29", "2013-07-15", "2013-07-13", "2013-07-19")
    assert {change.ref for change in week.changes} == {"1.1.2", "2.1"}
    assert [(move.kind, move.ref) for move in week.moves] == [("started", "1.1.2"), ("started", "2.1")]
    assert week.status == book.ask(summary, Filter())
    assert (len(week.tasks), len(week.indicators)) == (3, 3)


def test_before_a_holiday_the_last_report_was_due_on_the_last_working_day(book: Workbook) -> None:
    with Workbook.open(book.path, hand(date(2013, 9, 27)), Config()) as after:
        week = after.ask(week_of)
    assert (week.before.day, week.since) == ("2013-09-18", "2013-09-19")


@given(days=st.lists(st.tuples(st.integers(0, 13), st.sampled_from(["1.1.1", "1.1.2", "2.1"])), max_size=8))
@settings(max_examples=8)
def test_the_counts_of_last_week_are_those_that_were_shown_then(
    tmp_path_factory: pytest.TempPathFactory, days: list[tuple[int, str]]
) -> None:
    path = make_workbook(tmp_path_factory.mktemp("past") / "workbook.db")
    shown = None
    for day, ref in sorted(days):
        today = date(2013, 7, 8) + timedelta(days=day)
        if today > date(2013, 7, 12) and shown is None:
            shown = _summary(path)
        with Workbook.open(path, hand(today), Config()) as then:
            then.daily.is_wanted = False
            status = then.ask(list_tasks, parse_filter(f"in:{ref[0]}")).tasks
            task = next(task for task in status if task.ref == ref)
            if task.status == "not_started":
                then.do(StartTask((ref,)))
            elif day % 3:
                then.do(ReportProgress(ref, "好"))
            else:
                then.undo()
    shown = shown or _summary(path)
    with Workbook.open(path, hand(), Config()) as now:
        before = now.ask(week_of).before
    assert (before.by_light, before.by_status, before.silent) == (shown.by_light, shown.by_status, len(shown.silent))


def _summary(path: Path) -> Status:
    with Workbook.open(path, hand(date(2013, 7, 12)), Config()) as then:
        return then.ask(summary, Filter())


def test_each_thing_that_happened_is_told_as_what_it_was(book: Workbook) -> None:
    acts: list[Command] = [
        StartTask(("1.1.1",)),
        MarkReported(("1.1.1",)),
        SetDue(("1.1.1",), date(2014, 1, 31), reason="上级推迟"),
        MeasureIndicator("A1.2", "2"),
        ReportProgress("2.1", "抽查两批"),
    ]
    for act in acts:
        book.do(act)
    assert _moved(book) == [
        ("reported", "1.1.1", "未启动 → 已报完成(待核)"),
        ("extended", "1.1.1", "2013-12-31 → 2014-01-31 (上级推迟)"),
        ("measured", "A1.2", "2个（2013-07-19）"),
        ("news", "2.1", "抽查两批"),
    ]
    book.do(ReturnTask(("1.1.1",), note="材料不全"))
    assert [kind for kind, _, _ in _moved(book)] == ["extended", "measured", "news"]  # as a whole it was begun
    with Workbook.open(book.path, hand(date(2013, 7, 26)), Config()) as later:
        later.do(RetractMeasurement("A1.2", 1))
        later.do(MarkBehind(("1.1.1",)))
        assert _moved(later) == [
            ("behind", "1.1.1", "推进中 → 滞后"),
            ("corrected", "A1.2", "2个（2013-07-19）不再计入"),
        ]


def _moved(book: Workbook) -> list[tuple[str, str, str]]:
    return [(move.kind, move.ref, move.text) for move in book.ask(week_of).moves if move.kind != "started"]


def test_the_time_passed_counts_working_days_since_the_notice(book: Workbook) -> None:
    with Workbook.open(book.path, hand(date(2013, 6, 28)), Config()) as half:
        (passed,) = half.ask(week_of).passed
    assert (passed.working_days_gone, passed.working_days) == (36, 164)
    assert round(passed.year_share * 100) == 49


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2013, 1, 1), 1 / 365),
        (date(2013, 7, 2), 183 / 365),
        (date(2013, 12, 30), 364 / 365),
        (date(2013, 12, 31), 1.0),
    ],
)
def test_the_share_of_the_year_counts_its_first_day_and_today(book: Workbook, day: date, share: float) -> None:
    with Workbook.open(book.path, hand(day), Config()) as then:
        (passed,) = then.ask(week_of).passed
    assert (passed.year_share, passed.share) == (share, share)


def test_overdue_due_and_silent_are_told_by_the_department_that_answers(book: Workbook) -> None:
    book.do(SetDue(("2.1",), date(2013, 7, 18)))
    book.do(SetDue(("1.1.2",), date(2013, 7, 28)))
    week = book.ask(week_of)
    told = [(one.name, [t.ref for t in one.overdue], [t.ref for t in one.due]) for one in week.by_department]
    assert told == [("县农业局", ["2.1"], []), ("县强县办", [], ["1.1.2"])]
    assert {one.name for one in week.silent_departments} == {"县质监局", "县农业局"}
    book.do(ReportProgress("2.1", "有了"))
    assert "县农业局" in {one.name for one in book.ask(week_of).silent_departments}
    book.do(ReportProgress("2.1", "有了", from_="农业局"))
    assert "县农业局" not in {one.name for one in book.ask(week_of).silent_departments}


def test_a_department_is_silent_on_each_of_its_items(book: Workbook) -> None:
    book.do(AssignDepartment(("1.1.1", "1.1.2"), "农业局", role="lead"))
    with Workbook.open(book.path, hand(date(2013, 9, 2)), Config()) as later:
        week = later.ask(week_of)
    pairs = [(one.name, pair.ref) for one in week.silent_departments for pair in one.silences]
    assert sorted(pairs) == sorted((one.department, one.ref) for one in week.status.silences)
    assert [ref for name, ref in pairs if name == "县农业局"] == ["2.1", "1.1.1", "1.1.2"]


def test_a_filter_keeps_a_report_to_its_items(book: Workbook) -> None:
    book.do(StartTask(("1.1.1", "2.1")))
    week = book.ask(week_of, parse_filter("dept:农业局"))
    assert [task.ref for task in week.tasks] == ["2.1"]
    assert {move.ref for move in week.moves} == {"2.1"}
    assert week.before.total == 1
    assert [load.name for load in week.status.departments] == ["县农业局"]


def test_the_trend_is_how_each_week_stood_on_its_last_working_day_and_now(book: Workbook) -> None:
    for day, command in ((10, StartTask(("1.1.1",))), (13, MarkBehind(("1.1.1",))), (17, StartTask(("2.1",)))):
        with Workbook.open(book.path, hand(date(2013, 7, day)), Config()) as then:
            then.do(command)
    week = book.ask(week_of)
    assert [one.day for one in week.trend] == [
        *(f"2013-{d}" for d in ("06-14", "06-21", "06-28", "07-05", "07-12")),
        "2013-07-19",
    ]
    for one in week.trend:
        with book.as_of(date.fromisoformat(one.day)) as then:
            state = then.ask(summary, Filter())
        assert (one.by_light, one.by_status, one.total) == (state.by_light, state.by_status, state.total)
        assert (one.indicators, one.overdue, one.silent) == (state.indicators, len(state.overdue), len(state.silent))
    assert week.before == week.trend[-2]
    assert [one.by_status["in_progress"] for one in week.trend[-3:]] == [0, 1, 1]


def test_weeks_before_the_plan_came_are_no_part_of_the_trend(book: Workbook) -> None:
    with Workbook.open(book.path, hand(date(2013, 5, 17)), Config()) as early:
        for words in ("", "dept:农业局"):
            week = early.ask(week_of, parse_filter(words))
            assert [one.day for one in week.trend] == ["2013-05-10", "2013-05-17"]
    with Workbook.open(book.path, hand(date(2013, 5, 9)), Config()) as first:
        assert first.ask(week_of, parse_filter("dept:农业局")).before.total == 0


def test_a_month_begins_on_its_first_day(book: Workbook) -> None:
    month = book.ask(month_of)
    assert (month.name, month.since, month.before.day) == ("2013-07", "2013-07-01", "2013-06-30")


def test_snapshots_are_no_news(book: Workbook) -> None:
    before = book.ask(week_of)
    book.do(RecordSnapshot("2013-W29", "0" * 64))
    after = book.ask(week_of)
    assert after.status.week is not None
    assert after.status.week.snapshot == "2013-W29"
    assert after._replace(status=after.status._replace(week=before.status.week)) == before


@pytest.mark.parametrize(
    ("today", "name", "monday"),
    [
        (date(2013, 7, 15), "2013-W29", "2013-07-15"),
        (date(2013, 7, 21), "2013-W29", "2013-07-15"),
        (date(2013, 12, 30), "2014-W01", "2013-12-30"),
        (date(2016, 1, 3), "2015-W53", "2015-12-28"),
    ],
)
def test_a_week_is_that_of_iso_8601(book: Workbook, today: date, name: str, monday: str) -> None:
    with Workbook.open(book.path, hand(today), Config()) as then:
        week = then.ask(week_of)
    assert (week.name, week.monday, week.as_of) == (name, monday, today.isoformat())
