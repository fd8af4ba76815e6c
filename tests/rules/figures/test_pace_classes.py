import pytest

from qualitytui.model.status import STATUSES
from qualitytui.rules.figures.pace_classes import is_slow, pace_class


@pytest.mark.parametrize(
    ("status", "slow", "name"),
    [
        ("closed", False, "done"),
        ("reported", False, "to_verify"),
        ("in_progress", False, "on_pace"),
        ("in_progress", True, "slow"),
        ("not_started", False, "not_begun"),
        ("not_started", True, "slow"),
        ("behind", True, "slow"),
        ("cancelled", False, None),
    ],
)
def test_each_task_stands_in_one_class(status: str, slow: bool, name: str | None) -> None:
    assert pace_class(status, slow=slow) == name


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("fact", ["is_overdue", "is_silent", "has_late_step", "has_short_indicator"])
def test_only_what_is_unfinished_can_be_slow(status: str, fact: str) -> None:
    facts = dict.fromkeys(("is_overdue", "is_silent", "has_late_step", "has_short_indicator"), False)
    assert is_slow(status, **facts) == (status == "behind")
    assert is_slow(status, **facts | {fact: True}) == (status in {"not_started", "in_progress", "behind"})
