"""Who answers for an item."""

from qualitytui.model.roles import ANSWERING, RANK, Responsibility, answering

LEAD = Responsibility("甲", "lead")
RESPONSIBLE = Responsibility("乙", "responsible")
SUPPORT = Responsibility("丙", "support")


def test_who_leads_answers_before_who_is_responsible_and_support_never() -> None:
    assert RANK == ("lead", "responsible", "support")
    assert ANSWERING == ("lead", "responsible")
    assert answering([SUPPORT, RESPONSIBLE, LEAD, LEAD]) == (LEAD,)
    assert answering([SUPPORT, RESPONSIBLE]) == (RESPONSIBLE,)
    assert answering([SUPPORT]) == answering([]) == ()


def test_of_a_linked_pair_those_of_either_half_answer_and_each_is_named_once() -> None:
    text = [Responsibility("甲局", "lead", ref="1.1#1"), Responsibility("乙局", "support", ref="1.1#1")]
    annex = [Responsibility("丙局", "responsible", ref="A1.1"), Responsibility("甲局", "responsible", ref="A1.1")]
    assert [(one.name, one.role) for one in answering([*annex, *text])] == [("甲局", "lead"), ("丙局", "responsible")]
