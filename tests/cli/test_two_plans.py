"""Two plans in one workbook, with the same numbers in both."""

from collections.abc import Iterator
from typing import Any

import pytest

from qualitytui.config import Config
from qualitytui.data_class import replace
from qualitytui.workbook.book import Workbook
from tests.cli.program import Program
from tests.samples import hand, made_once, sample_import

OTHER = "other-2013"


@pytest.fixture
def two(small: Program) -> Program:
    made_once("two plans", small.workbook, lambda: take_in_another(small))
    return small


def take_in_another(small: Program) -> None:
    with Workbook.open(small.workbook, hand(), Config()) as book:
        book.do(replace(sample_import(), key=OTHER))
    for words in (
        ("task", "report", f"{OTHER}:2.1", "见 2.1 条，已抽检"),
        ("task", "start", f"{OTHER}:1.1.1", "sample-2013:1.1.2"),
        ("indicator", "measure", "sample-2013:A1.1", "96.2%"),
        ("task", "start", "sample-2013:2.1", f"{OTHER}:2.1"),
    ):
        assert small(*words).code == 0


def test_the_journal_names_the_plan_of_each_item(two: Program) -> None:
    log = two("log", "--plain", "--columns", "refs,text", "--since", "2013-07-19").lines
    assert log[3] == f"{OTHER}:2.1\t{OTHER}:2.1：2013-07-19 进展：见 2.1 条，已抽检"
    assert f"{OTHER}:1.1.1" in log[2].split("\t")[1]
    assert "sample-2013:1.1.2" in log[2].split("\t")[1]
    assert log[1].split("\t")[1].startswith("sample-2013:A1.1 ")
    assert log[0].startswith(f"sample-2013:2.1,{OTHER}:2.1\t")
    entries = two("log", "--json").json["entries"]
    assert entries[3]["refs"] == [f"{OTHER}:2.1"]
    assert entries[3]["text"].startswith(f"{OTHER}:2.1：")


def test_changes_name_the_plan_of_each_item(two: Program) -> None:
    refs = two("changes", "--since", "2013-07-19", "--plain", "--columns", "ref").lines
    assert set(refs) >= {f"{OTHER}:2.1", "sample-2013:2.1", f"{OTHER}:1.1.1", "sample-2013:1.1.2", "sample-2013:A1.1"}
    assert not {"2.1", "1.1.1", "1.1.2", "A1.1"} & set(refs)
    shown = two("task", "start", f"{OTHER}:1.1.2", "--dry-run")
    assert shown.lines[0].startswith(f"{OTHER}:1.1.2\t")
    shown = two("task", "start", f"{OTHER}:1.1.2", "--dry-run", "--json")
    assert {(one["plan"], one["ref"]) for one in shown.json["changes"]} == {(OTHER, "1.1.2")}


def test_one_plan_alone_needs_no_names(small: Program) -> None:
    small("task", "start", "2.1")
    assert small("changes", "--since", "2013-07-19", "--plain", "--columns", "ref").lines[0] == "2.1"
    assert small("log", "--json").json["entries"][0]["refs"] == ["2.1"]


@pytest.mark.parametrize(
    "words",
    [
        ("status",),
        ("tasks",),
        ("indicators",),
        ("departments",),
        ("due",),
        ("show", f"{OTHER}:2.1", f"{OTHER}:A1.1"),
        ("log",),
        ("changes",),
        ("plan", "check"),
        ("views",),
    ],
)
def test_every_ref_in_json_says_of_which_plan_it_is(two: Program, words: tuple[str, ...]) -> None:
    for held in dicts(two(*words, "--json").json):
        ref = held.get("ref")
        if isinstance(ref, str) and ref in {"1.1.1", "1.1.2", "2.1", "A1.1", "A1.2", "2.1#1", "1.1.1#1"}:
            assert held.get("plan") in {OTHER, "sample-2013"}, (words, held)
        for one in held.get("refs") or ():
            assert ":" in one, (words, held)


def dicts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a JSON document."""
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from dicts(one)


def test_what_was_done_undone_and_put_back_is_said_with_its_plan_as_in_the_journal(two: Program) -> None:
    for words in (("task", "report", f"{OTHER}:1.1.1", "已开会"), ("undo",), ("redo",)):
        said = two(*words).out
        assert f"{OTHER}:1.1.1" in said
        assert f"{OTHER}:{OTHER}:" not in said
