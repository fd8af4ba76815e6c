"""The order of findings, and what they are about."""

import pytest

from qualitytui.model.findings import (
    GROUPS,
    OpenPoint,
    grouped,
    heading_of,
    in_order,
    point_of,
    refs_of_both,
    seriousness,
)
from qualitytui.model.plan import Finding

KINDS = (
    *("removed", "number_conflict", "annex_missing", "table_unread", "owner_conflict", "similar_name", "other_name"),
    *("numbering", "two_lists", "long_item", "odd_name", "rule_note", "unread_number", "unsure_number"),
    *("no_owner", "unowned_item", "names_unread", "several_leads", "nobody_leads", "open_list", "government_itself"),
    *("orphan_indicator", "no_number", "each_or_all", "unread_deadline", "early_deadline", "no_deadline"),
    *("slip", "stray_space", "assumed_year", "assumed_bound", "text_only", "own_task", "columns_aside"),
    *("skipped", "", "decided"),
)


def test_the_most_serious_stand_first_and_unknown_kinds_before_what_is_decided() -> None:
    known = [Finding(kind, "1", kind) for kind in KINDS]
    assert [one.kind for one in in_order(reversed(known))] == list(KINDS)
    assert [seriousness(one) for one in known] == list(range(len(KINDS)))
    assert seriousness(Finding("new_kind", "1", "")) == KINDS.index("")


def test_each_heading_has_its_kinds() -> None:
    sizes = [len(found) for _, found in grouped([Finding(kind, "1", "") for kind in KINDS])]
    assert sizes == [7, 7, 13, 9, 1]
    assert [heading for heading, _ in grouped([Finding("new_kind", "1", "")])] == [GROUPS[3][0]]
    assert grouped([]) == []
    assert heading_of("slip") != heading_of("removed")
    assert heading_of("new_kind") == heading_of("no_owner")


@pytest.mark.parametrize(
    ("kind", "text", "refs"),
    [
        ("number_conflict", "2.1.3#1（5家）与A1.6（1家）不一致", ("2.1.3#1", "A1.6")),
        ("similar_name", "A1.13b可能就是 3.2.4#1", ("3.2.4#1", "A1.13b")),
        ("number_conflict", "2.1.3#1 与附表不一致", None),
        ("number_conflict", "A1.6 与正文不一致", None),
        ("slip", "2.1.3#1 A1.6", None),
    ],
)
def test_the_two_that_a_finding_sets_side_by_side(kind: str, text: str, refs: tuple[str, str] | None) -> None:
    assert refs_of_both(Finding(kind, "2.1.3", text)) == refs


def test_a_finding_is_the_same_on_whatever_line_it_stands_and_once_it_is_decided() -> None:
    open_ = Finding("two_lists", "1.1", "1.1（第15行）写有2组单位")
    assert point_of(open_) == point_of(open_._replace(text="1.1（第16行）写有2组单位")) == ("1.1", "1.1写有2组单位")
    decided = Finding("decided", "1.1", "1.1（第15行）写有2组单位 => 一项")
    assert point_of(decided) == point_of(open_)
    assert point_of(Finding("slip", "1.1", "甲 => 乙")) == ("1.1", "甲 => 乙")
    assert OpenPoint(1, "p", open_).finding is open_
