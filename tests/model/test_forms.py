"""What a round is called, and the signs of papers."""

from datetime import date

import pytest

from qualitytui.model.form_rounds import Schedule, schedule
from qualitytui.model.forms import Asked, Round, RoundState, paper_text


@pytest.mark.parametrize(
    ("sent", "by", "expected"),
    [
        (date(2013, 6, 21), date(2013, 6, 28), Schedule("2013年上半年", date(2013, 6, 28), date(2013, 6, 25))),
        (date(2013, 8, 1), date(2013, 8, 5), Schedule("2013年7月", date(2013, 8, 5), date(2013, 7, 31))),
        (date(2013, 12, 27), date(2014, 1, 5), Schedule("2013年全年", date(2014, 1, 5), date(2013, 12, 31))),
        (date(2013, 7, 19), date(2013, 7, 26), Schedule("2013年7月", date(2013, 7, 26), date(2013, 7, 23))),
        (date(2013, 7, 25), date(2013, 7, 26), Schedule("2013年7月", date(2013, 7, 26), date(2013, 7, 25))),
        (date(2013, 8, 1), date(2013, 8, 12), Schedule("2013年7月", date(2013, 8, 12), date(2013, 7, 31))),
        (date(2013, 8, 1), date(2013, 8, 13), Schedule("2013年8月", date(2013, 8, 13), date(2013, 8, 10))),
        (date(2013, 9, 20), date(2013, 9, 30), Schedule("2013年前三季度", date(2013, 9, 30), date(2013, 9, 30))),
        (date(2013, 8, 20), date(2013, 8, 16), Schedule("2013年8月", date(2013, 8, 16), date(2013, 8, 16))),
    ],
)
def test_a_round_is_called_by_what_it_is_about(sent: date, by: date, expected: Schedule) -> None:
    assert schedule(sent, by, None) == expected


def test_a_paper_has_full_width_signs() -> None:
    text = "抽查率95%以上,其中(县质监局牵头,县经信局配合);合格率:见附件(2)"
    assert paper_text(text) == "抽查率95%以上，其中（县质监局牵头，县经信局配合）；合格率：见附件(2)"


def test_a_round_can_have_a_name_of_its_own() -> None:
    assert schedule(date(2013, 7, 19), date(2013, 7, 26), "年中督查").title == "年中督查"


def test_a_round_waits_for_forms_and_where_it_is_wanted_for_the_stamped_paper() -> None:
    def asked(name: str, returned: str | None, paper: str | None) -> Asked:
        return Asked(1, name, 1, 0, returned, paper, None)

    departments = (asked("甲", None, None), asked("乙", "2013-07-01", None), asked("丙", "2013-07-01", "2013-07-02"))
    one = Round(**dict.fromkeys(Round._fields))  # type: ignore[arg-type]  # nothing of it is asked
    state = RoundState(one, departments, wants_paper=True)
    assert (state.missing, state.unstamped, state.is_complete) == (("甲",), ("乙",), False)
    assert (state._replace(wants_paper=False).unstamped, state._replace(wants_paper=False).is_complete) == ((), False)
    assert state._replace(departments=departments[2:]).is_complete
    assert not state._replace(departments=departments[1:]).is_complete
    assert state._replace(departments=departments[1:], wants_paper=False).is_complete
