import pytest

from qualitytui.rules.figures.deadline_moves import deadline_move


@pytest.mark.parametrize(
    ("before", "after", "was_assumed", "kind"),
    [
        (None, "2013-09-30", False, "set"),
        ("2013-12-31", "2013-09-30", True, "set"),
        ("2013-07-19", "2013-09-30", True, "set"),
        ("2013-07-18", "2013-09-30", True, "extended"),
        ("2013-12-31", "2013-09-30", False, "advanced"),
        ("2013-09-30", "2013-12-31", False, "extended"),
    ],
)
def test_a_deadline_is_named_by_what_it_was_before(
    before: str | None, after: str, was_assumed: bool, kind: str
) -> None:
    assert deadline_move(before, after, was_assumed=was_assumed, on="2013-07-19") == kind
