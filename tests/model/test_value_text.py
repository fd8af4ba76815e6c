from collections.abc import Iterator

import pytest

from qualitytui.i18n import speaking
from qualitytui.model.indicator import Indicator
from qualitytui.model.journal import JournalEntry
from qualitytui.model.plan import Target
from qualitytui.model.roles import Responsibility
from qualitytui.model.task import Report
from qualitytui.model.value_text import (
    both_refs,
    comparator_word,
    departments_by_role,
    due_source_word,
    entry_words,
    lateness,
    lateness_short,
    roles_named,
    shown_distance,
    shown_reading,
    shown_reasons,
    shown_target,
    shown_value,
)


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    with speaking("zh"):
        yield


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2013-06-28", "逾期21天(15个工作日)"),
        ("2013-07-18", "逾期1天(1个工作日)"),
        ("2013-07-19", "今天到期"),
        ("2013-07-24", "剩3个工作日"),
    ],
)
def test_lateness_is_counted_from_the_day_after(due: str, words: str) -> None:
    assert lateness(due, "2013-07-19") == words


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2013-06-28", "逾期21天(15个工作日)"),
        ("2013-07-19", "今天到期"),
        ("2013-07-24", "5天后，3个工作日"),
        (None, ""),
    ],
)
def test_in_full_the_calendar_days_ahead_are_told_too(due: str | None, words: str) -> None:
    assert lateness(due, "2013-07-19", in_full=True) == words


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2013-06-28", "逾期21天"),
        ("2013-07-18", "逾期1天"),
        ("2013-07-19", "今天到期"),
        ("2013-07-22", "剩1工作日"),
        ("2013-07-24", "剩3工作日"),
        (None, ""),
    ],
)
def test_lateness_in_a_few_cells(due: str | None, words: str) -> None:
    assert lateness_short(due, "2013-07-19") == words
    assert lateness_short(due, "") == ""


def indicator(**more: object) -> Indicator:
    blank: dict[str, object] = dict.fromkeys(
        ("number", "title", "source", "task", "condition", "due", "attainment", "same_as", "target", "latest")
    )
    usual = {"id": 1, "ref": "A1", "plan": "p", "departments": (), "light": "", "changed": ""}
    return Indicator(**{**blank, **usual, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("comparator", "upper", "words"),
    [
        *(
            ("at_least", None, "≥95%"),
            ("at_most", None, "≤95%"),
            ("more_than", None, ">95%"),
            ("less_than", None, "<95%"),
        ),
        *(("about", None, "~95%"), ("equal", None, "95%"), ("between", 97.5, "95-97.5%")),
    ],
)
def test_a_target_reads_with_its_sign_and_unit(comparator: str, upper: float | None, words: str) -> None:
    assert shown_target(indicator(target=Target(comparator, 95.0, "%", "", upper))) == words  # type: ignore[arg-type]
    assert shown_target(indicator()) == ""
    assert comparator_word(comparator)


def test_a_value_reads_with_the_unit_of_its_target() -> None:
    class Latest:
        value = 3.5

    assert shown_reading(indicator(deciding=Latest(), target=Target("at_least", 5.0, "家", ""))) == "3.5家"
    assert shown_reading(indicator(deciding=Latest())) == "3.5"
    assert shown_reading(indicator()) == ""
    assert (shown_value(None), shown_value("甲"), shown_value(3.0)) == ("", "甲", "3")


def test_both_refs_of_a_pair() -> None:
    assert both_refs(indicator(twins=("2.1#1", "2.2#1"))) == "A1 (2.1#1, 2.2#1)"
    assert both_refs(indicator()) == "A1"


def test_everybody_stands_under_the_role_the_strongest_first_and_what_was_set_by_hand_is_marked() -> None:
    who = (
        Responsibility("丙", "support"),
        Responsibility("乙", "responsible"),
        Responsibility("甲", "lead"),
        Responsibility("丁", "lead", by_hand=True),
    )
    assert departments_by_role(who) == "牵头 甲、丁*  责任 乙  配合 丙"
    assert roles_named(who) == "牵头：甲、丁；责任：乙；配合：丙"
    assert departments_by_role(()) == roles_named(()) == ""


def test_words_of_sources() -> None:
    assert due_source_word(None) == ""
    assert len({due_source_word(source) for source in ("plan", "assumed", "set")} - {""}) == 3


def test_an_entry_says_what_it_corrected_and_whether_it_is_out_of_order_or_undone() -> None:
    entry = JournalEntry(1, "", "", "", "做了", None, False, ())
    assert entry_words(entry) == "做了"
    corrected = entry_words(entry._replace(corrects="2013-W29"))
    assert "2013-W29" in corrected
    assert corrected.endswith("做了")
    assert entry_words(entry._replace(is_out_of_order=True)).endswith("做了") is True
    assert len(entry_words(entry._replace(is_out_of_order=True))) > 2
    assert entry_words(entry._replace(is_undone=True)).startswith("做了 (")


def test_the_reasons_of_a_report_are_those_it_gives() -> None:
    report = Report(1, "2013-07-19", "进展", None, None, None)
    assert shown_reasons(report) == ""
    full = shown_reasons(report._replace(problem="缺人", next_step="加人", promised="2013-08-01", decision="请定"))
    assert [part for part in ("缺人", "加人", "2013-08-01", "请定") if part in full] == [
        "缺人",
        "加人",
        "2013-08-01",
        "请定",
    ]
    assert "加人" not in shown_reasons(report._replace(problem="缺人"))


@pytest.mark.parametrize(
    ("kind", "unit", "distance", "words"),
    [
        ("rate", "%", 95.8 - 96, "-0.2个百分点"),
        ("rate", "%", 0.0, "0个百分点"),
        ("growth", "%", 1.8, "+1.8个百分点"),
        ("ceiling", "起/万台", 0.51 - 0.48, "超0.03起/万台"),
        ("ceiling", "起/万台", -0.1, "低于上限0.1起/万台"),
        ("count", "家", None, ""),
    ],
)
def test_a_distance_is_told_in_the_unit_of_the_target(kind: str, unit: str, distance: float | None, words: str) -> None:
    target = Target("at_least", 1.0, unit, "")
    one = indicator(target=target, goal_kind=kind, distance=distance)
    assert shown_distance(one) == words
