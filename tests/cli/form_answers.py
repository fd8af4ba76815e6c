"""What the tests of return forms ask of the program's answers."""

from pathlib import Path
from typing import Any

from tests.cli.program import Said
from tests.exchange.forms.filling import Filled

ROUND = ("--round", "2013年上半年", "--by", "2013-07-26")


def form(folder: Path, department: str = "县质监局") -> Filled:
    """A department's form of the round, open in a spreadsheet."""
    return Filled(folder / f"2013年上半年 {department}.xlsx")


def taken(said: Said, at: int = 0) -> dict[tuple[str, str], Any]:
    return {(one["ref"], one["field"]): one["after"] for one in said.json["files"][at]["taken"]}


def refused(said: Said, at: int = 0) -> dict[tuple[str, str], str]:
    return {(one["ref"], one["field"]): one["rule"] for one in said.json["files"][at]["refused"]}


def state(said: Said) -> list[str]:
    return [one["state"] for one in said.json["files"]]
