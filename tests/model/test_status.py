"""The statuses of a task, the ways between them and their words."""

import pytest

from qualitytui.i18n import speaking
from qualitytui.model.status import ALLOWED, CHINESE, OPEN, STATUSES, UNFINISHED, status_meant, status_word


def test_what_is_unfinished_and_what_is_open() -> None:
    assert STATUSES == ("not_started", "in_progress", "behind", "reported", "closed", "cancelled")
    assert STATUSES[:3] == UNFINISHED
    assert STATUSES[:4] == OPEN


@pytest.mark.parametrize(
    ("status", "ways"),
    [
        ("not_started", {"in_progress", "behind", "reported", "cancelled"}),
        ("in_progress", {"behind", "reported", "cancelled"}),
        ("behind", {"in_progress", "reported", "cancelled"}),
        ("reported", {"closed", "in_progress"}),
        ("closed", {"in_progress"}),
        ("cancelled", {"not_started"}),
    ],
)
def test_the_ways_from_each_status(status: str, ways: set[str]) -> None:
    assert set(ALLOWED[status]) == ways


def test_a_status_is_meant_by_its_word_in_either_language_and_by_its_code() -> None:
    for spoken in ("zh", "en"):
        with speaking(spoken):
            assert [status_meant(status_word(status)) for status in STATUSES] == list(STATUSES)
    assert [status_meant(status) for status in STATUSES] == list(STATUSES)
    assert {status_meant(word) for word in CHINESE} == set(STATUSES)
    assert status_meant("推进中") == status_meant("ＩＮ_ＰＲＯＧＲＥＳＳ") == "in_progress"
    assert status_meant("搁置") is None
