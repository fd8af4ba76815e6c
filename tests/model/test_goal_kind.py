"""The words of the kinds of goal."""

from qualitytui.i18n import use
from qualitytui.model.goal_kind import CHINESE_KINDS, GOAL_KINDS, goal_word, kind_reason_word

REASONS = ("number", "zero", "limit", "growth", "share", "amount", "decided")


def test_every_kind_has_a_word_by_which_it_is_taken_too() -> None:
    use("zh")
    assert set(CHINESE_KINDS.values()) == set(GOAL_KINDS) == {"count", "rate", "ceiling", "growth", "zero"}
    assert {goal_word(kind) for kind in GOAL_KINDS} == set(CHINESE_KINDS)
    assert all(CHINESE_KINDS[goal_word(kind)] == kind for kind in GOAL_KINDS)
    assert (goal_word(None), goal_word("other")) == ("", "")


def test_every_reason_has_words_of_its_own() -> None:
    use("zh")
    assert len({kind_reason_word(reason) for reason in REASONS} - {""}) == len(REASONS)
    assert (kind_reason_word(None), kind_reason_word("other")) == ("", "")
