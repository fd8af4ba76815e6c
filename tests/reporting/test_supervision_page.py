"""The fields of a round, a letter, an order as their pages show them."""

from qualitytui.model.forms import Round, RoundState
from qualitytui.reporting.supervision_page import round_fields

ROUND = Round(1, "2013年上半年", "0123abcd", "2013-06-20", "2013-06-28", "2013-06-25")


def test_a_round_names_its_covering_note_where_one_was_written() -> None:
    number = "某质强办函〔2013〕1号"
    assert ("报送通知", number) in list(round_fields(RoundState(ROUND, (), number=number), {}))
    assert "报送通知" not in dict(round_fields(RoundState(ROUND, ()), {}))
