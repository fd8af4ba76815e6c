"""When a ref needs its plan's key."""

import pytest

from qualitytui.model.addresses import address


@pytest.mark.parametrize(
    ("plan", "shared", "written"),
    [
        ("p", set(), "1.1"),
        ("p", {"1.1"}, "p:1.1"),
        ("p", {"p:"}, "p:1.1"),
        ("p", {"p:1.1"}, "p:1.1"),
        ("p", {"q:", "q:1.1", "1.2"}, "1.1"),
        (None, {"1.1"}, "1.1"),
        ("", {"1.1"}, "1.1"),
    ],
)
def test_a_ref_has_its_plan_where_it_alone_names_no_living_item(
    plan: str | None, shared: set[str], written: str
) -> None:
    assert address(plan, "1.1", shared) == written
