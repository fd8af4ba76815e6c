from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.i18n import use
from qualitytui.model.leader_page import Bar, Gap, LeaderPage
from qualitytui.reporting.leader_words import change_text, days_text, due_cells, legend, reason_text
from qualitytui.reporting.template import render
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.queries.leader_page import leader_page
from qualitytui.workbook.queries.week import week_of
from tests.samples import TODAY, demo_book, worked_on


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workbook]:
    with demo_book(tmp_path_factory.mktemp("demo")) as opened:
        yield opened


@pytest.fixture(scope="module")
def page(book: Workbook) -> LeaderPage:
    return leader_page(book.ask(week_of))


def test_the_numbers_are_those_of_the_summary_with_their_change(book: Workbook, page: LeaderPage) -> None:
    week = book.ask(week_of)
    status, before = week.status, week.before
    values = [one.value for one in page.headlines]
    assert values == [
        status.counts.done,
        status.counts.to_verify,
        len(status.overdue),
        status.by_light["yellow"],
        len(status.silent),
        status.indicators.met,
    ]
    assert page.headlines[0].change == status.counts.done - before.tasks.done
    assert page.headlines[0].base == status.counts.attributed


def test_the_longest_overdue_stands_first_then_what_is_behind_each_with_unit_reason_and_request(
    page: LeaderPage,
) -> None:
    first, second, third = page.matters[:3]
    assert [first.label, second.label, third.label] == ["三、（一）3", "三、（三）3", "三、（二）2"]
    assert first.state.startswith("逾期21天")
    assert third.who == "牵头：县经信局、县环保局"
    assert all(one.reason and one.reason_on and one.ask for one in (first, second, third))


def test_each_unit_stands_with_the_figures_of_its_own_items(book: Workbook, page: LeaderPage) -> None:
    own = {one.name: one.own for one in book.ask(week_of).status.departments if one.own}
    for unit in page.units:
        if unit.name:
            assert (unit.total, unit.done) == (own[unit.name].total, own[unit.name].done), unit.name
            assert sum(tile.look == "overdue" for tile in unit.tiles) == own[unit.name].overdue
    assert [unit.name for unit in page.units[:2]] == ["县强县办", "县商务局"]


def test_no_unit_is_blamed_for_what_another_keeps_silent_on(book: Workbook, page: LeaderPage) -> None:
    silent = {(one.department, one.task) for one in book.ask(week_of).status.silences}
    mute = {(unit.name, tile.task) for unit in page.units for tile in unit.tiles if tile.word == "未报"}
    assert mute <= silent
    tiles = {unit.name: {tile.task: tile.word for tile in unit.tiles} for unit in page.units}
    shared = next(task for task, word in tiles["县交通运输局"].items() if word == "未报")
    assert tiles["县水电局"][shared] == ""


def test_rates_stand_by_their_distance_and_totals_by_how_far_they_lag(page: LeaderPage) -> None:
    assert page.gaps[0].distance == "-28.2个百分点"
    distances = [float(one.distance.removesuffix("个百分点")) for one in page.gaps if "个百分点" in one.distance]
    assert distances == sorted(distances)
    lags = [one.done - one.passed for one in page.bars if not one.is_met]
    assert lags == sorted(lags)
    assert [one.is_met for one in page.bars] == sorted(one.is_met for one in page.bars)


def test_what_is_due_looks_two_weeks_ahead_and_names_what_waits_to_be_verified(page: LeaderPage) -> None:
    assert [one.day for one in page.due] == sorted(one.day for one in page.due)
    assert {one.day <= "2013-08-02" for one in page.due} == {True}
    assert "待核" in {one.status for one in page.due}


def test_a_day_that_is_only_assumed_is_never_shown_as_a_real_one(book: Workbook) -> None:
    with Workbook.open(book.path, Hand(date(2013, 12, 20), "陈协调"), Config()) as later:
        week = later.ask(week_of)
        due = leader_page(week).due
    assumed = {task.title for task in week.tasks if task.is_due_assumed}
    assert {one.is_assumed for one in due} == {True, False}
    assert [due_cells(one)[0] for one in due] == [
        f"{one.day} (推定)" if one.title in assumed else one.day for one in due
    ]


def test_a_quiet_workbook_has_a_page_too(tmp_path: Path) -> None:
    with Workbook.create(tmp_path / "empty.db", Hand(date(2013, 7, 19), "陈协调"), Config()) as empty:
        page = leader_page(empty.ask(week_of))
    assert (page.matters, page.units, page.gaps, page.bars, page.due) == ((), (), (), (), ())


PROBLEM = "设备采购流标"


def answered(path: Path, day: date, **said: object) -> LeaderPage:
    """The page of the day after an item that is not late has been reported on with these words."""
    with worked_on(path) as book:
        book.do(ReportProgress("2.1", "正在办", problem=PROBLEM, **said))  # type: ignore[arg-type]  # a day or a text
    with Workbook.open(path, Hand(day, "陈协调"), Config()) as later:
        return leader_page(later.ask(week_of))


def test_what_a_unit_asks_to_have_decided_stands_first_even_where_it_is_not_late(tmp_path: Path) -> None:
    use("zh")
    page = answered(tmp_path / "a.db", TODAY, decision="请县政府协调资金")
    first = page.matters[0]
    assert (first.is_own, first.ask, first.state, first.reason) == (True, "请县政府协调资金", "需领导协调", PROBLEM)
    assert page.asked == 1
    assert page.worst is None


def test_a_promise_that_was_not_kept_is_said_and_another_day_asked_for(tmp_path: Path) -> None:
    use("zh")
    page = answered(tmp_path / "a.db", date(2014, 1, 6), promised=date(2013, 10, 31))
    (one,) = (one for one in page.matters if one.reason == PROBLEM)
    assert (one.promised, one.days_broken, one.is_problem) == ("2013-10-31", 67, True)
    assert (one.ask or "").startswith("承诺日期已过，请督促")
    kept = answered(tmp_path / "b.db", date(2014, 1, 6), promised=date(2014, 2, 28))
    (one,) = (one for one in kept.matters if one.reason == PROBLEM)
    assert (one.days_broken, "按承诺于2014-02-28前办结" in (one.ask or "")) == (0, True)


def test_the_number_of_silent_items_says_which_other_numbers_count_them_too(book: Workbook, page: LeaderPage) -> None:
    silent = page.headlines[4]
    assert (silent.word, silent.is_part, silent.value < page.headlines[3].value) == ("其中未报", True, True)
    with Workbook.open(book.path, Hand(date(2014, 1, 6), "陈协调"), Config()) as later:
        week = later.ask(week_of)
    number = leader_page(week).headlines[4]
    late = {task.id for task in week.status.overdue}
    overdue = sum(task.id in late for task in week.status.silent)
    assert (number.word, number.is_part) == ("未报项", False)
    assert number.meaning == f"其中逾期{overdue}、黄灯{number.value - overdue}"


def test_how_many_items_stand_with_several_units_is_said(page: LeaderPage) -> None:
    tiles = [tile.task for unit in page.units for tile in unit.tiles]
    shared = {task for task in tiles if tiles.count(task) > 1}
    assert page.shared == len(shared) > 0
    assert f"{len(shared)}项共同承办，各家都列" in legend(page)
    assert "共同承办" not in legend(page._replace(shared=0))


def test_the_worst_indicator_stands_with_its_unit_and_the_day_of_its_value(book: Workbook, page: LeaderPage) -> None:
    worst = page.gaps[0]
    assert (worst.who, worst.on) == ("县环保局", "2013-06-30")
    assert f"{worst.title}（县环保局，6月30日71.8%，差28.2个百分点）" in render("one-page", book.ask(week_of))


def test_the_days_of_the_values_are_said_with_the_year_where_it_is_another(page: LeaderPage) -> None:
    held: list[Gap | Bar] = [*page.gaps, *page.bars]
    assert days_text(held, "2013-07-19") == "数据日期：5月31日至7月15日，各取最近一次"
    assert days_text(held, "2014-01-06") == "数据日期：2013年5月31日至2013年7月15日，各取最近一次"
    assert days_text(page.gaps[:1], "2013-07-19") == "数据日期：6月30日"
    assert days_text((), "2013-07-19") == ""


def test_the_own_office_is_told_how_long_it_has_said_nothing_and_asks_the_leader_for_a_day(book: Workbook) -> None:
    with Workbook.open(book.path, Hand(date(2014, 1, 6), "陈协调"), Config()) as later:
        first = leader_page(later.ask(week_of)).matters[0]
    assert (first.who, first.days_mute) == ("牵头：县强县办", 171)
    assert "此后171天没有消息" in reason_text(first)
    assert "没有消息" not in reason_text(first._replace(days_mute=6))


def test_numbers_are_compared_with_the_week_before_and_the_first_paper_of_a_year_says_so(book: Workbook) -> None:
    week = book.ask(week_of)
    first, second = render("one-page", week), render("one-page", week._replace(issue=2))
    assert "3/31（较上周+2）" in first
    assert "较上周是与2013年7月12日相比，本期为本年首期。" in first
    assert "较上周是与2013年7月12日相比。" in second
    assert "上期" not in first + second


def test_nobody_is_asked_to_press_the_office_that_writes_the_page(page: LeaderPage) -> None:
    (own,) = (one for one in page.matters if one.who == "牵头：县强县办" and "逾期" in one.state)
    assert own.ask == "本办承办，请领导审定办结日期。"


def test_an_overdue_tile_says_by_how_many_days(page: LeaderPage) -> None:
    words = {tile.label: tile.word for unit in page.units for tile in unit.tiles if tile.look == "overdue"}
    assert words == {"三、（一）3": "逾21", "三、（三）3": "逾9"}


def test_without_indicators_the_sixth_number_is_what_is_behind(tmp_path: Path) -> None:
    with Workbook.create(tmp_path / "empty.db", Hand(date(2013, 7, 19), "陈协调"), Config()) as empty:
        page = leader_page(empty.ask(week_of))
    assert [one.figure for one in page.headlines][-1] == "behind"


def test_what_two_counts_of_the_first_sentence_share_is_counted_apart(book: Workbook, page: LeaderPage) -> None:
    assert (page.late_behind, page.late_silent) == (0, 0)
    with Workbook.open(book.path, Hand(date(2014, 1, 6), "陈协调"), Config()) as later:
        week = later.ask(week_of)
    late = {task.id for task in week.status.overdue}
    assert leader_page(week).late_behind == sum(task.status == "behind" for task in week.status.overdue) == 1
    assert leader_page(week).late_silent == sum(task.id in late for task in week.status.silent) == 20
    assert "24项逾期（其中滞后1项）、22项超期未报（其中逾期、滞后20项）" in render("one-page", week)


def test_each_number_says_what_it_counts(page: LeaderPage) -> None:
    assert [one.meaning for one in page.headlines] == [
        "有责任单位的31项中",
        "已报完成，待核验",
        "过期限未完成",
        "临期、滞后、未报等",
        "都已计入黄灯",
        "有完成值的20项中",
    ]
    assert change_text(page.headlines[0]) == " 较上周+2"
    assert change_text(page.headlines[0]._replace(value=123456, base=1234567)) == " +2"
