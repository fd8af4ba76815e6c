"""Who answers for an item."""

from qualitytui.model.roles import ANSWERING, RANK, Responsibility, answering

LEAD = Responsibility("甲", "lead")
RESPONSIBLE = Responsibility("乙", "responsible")
SUPPORT = Responsibility("丙", "support")


def test_who_leads_answers_before_who_is_responsible_and_support_never() -> None:
    assert RANK == ("lead", "responsible", "support")
    assert ANSWERING == ("lead", "responsible")
    assert answering([SUPPORT, RESPONSIBLE, LEAD, LEAD]) == (LEAD, LEAD)
    assert answering([SUPPORT, RESPONSIBLE]) == (RESPONSIBLE,)
    assert answering([SUPPORT]) == answering([]) == ()
