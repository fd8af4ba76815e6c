"""When the week's snapshot is due, and what is said of a deadline and a year."""

from qualitytui.i18n import speaking
from qualitytui.model.leader_page import LeftOut
from qualitytui.model.summary import WeekEnd
from qualitytui.model.task import Evidence
from qualitytui.model.week import MOVE_KINDS, TimePassed, move_word


def test_the_snapshot_is_due_on_the_last_working_day_of_a_week_that_has_one() -> None:
    week = WeekEnd("2013-W29", "2013-07-19", None)
    assert [week.is_due(day) for day in ("2013-07-18", "2013-07-19", "2013-07-20")] == [False, True, False]
    assert not WeekEnd("2013-W07", None, None).is_due("2013-02-13")


def test_the_year_of_a_plan_is_its_last() -> None:
    assert TimePassed("p", "2013-05-09", "2014-12-31", 1, 2, 0.5).year == 2014


def test_evidence_is_told_with_its_place() -> None:
    assert Evidence("验收单", None, None, None).text == "验收单"
    assert Evidence("验收单", "档案室", None, None).text == "验收单（档案室）"


def test_every_move_has_a_word_of_its_own() -> None:
    with speaking("zh"):
        assert len({move_word(kind) for kind in MOVE_KINDS}) == len(MOVE_KINDS)


def test_nothing_is_left_out_of_a_page_unless_it_is_said() -> None:
    assert set(LeftOut()) == {0}
