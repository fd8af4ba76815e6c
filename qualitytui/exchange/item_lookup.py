"""Looks up the item of a table row."""

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.indicator import Indicator
from qualitytui.model.numbering import spellings_of
from qualitytui.model.task import Task
from qualitytui.reporting.cell_values import canonical
from qualitytui.sanitize import fold, line

Item = Task | Indicator


class Asked(NamedTuple):
    """The identifying cells of a row."""

    ref: str
    plan: str
    title: str | None


class ItemIndex:
    """Every item of the workbook by its ref."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._by_ref: dict[str, list[Item]] = {}
        self._by_number: dict[str, list[Item]] = {}
        for item in items:
            self._by_ref.setdefault(item.ref, []).append(item)
            if _is_number(item.ref):
                self._by_number.setdefault(item.ref.rstrip("0"), []).append(item)

    def find(self, asked: Asked, *, is_literal: bool) -> Item:
        """The item of a row; where a spreadsheet converted refs to numbers, 1.1 may be 1.10, and the title decides."""
        plan, _, ref = unicodedata.normalize("NFKC", line(asked.ref)).rpartition(":")
        items = [item for spelling in dict.fromkeys(spellings_of(ref)) for item in self._by_ref.get(spelling, ())]
        if not is_literal and _is_number(ref):
            items = self._by_number.get(ref.rstrip("0"), [])
        plan = fold(plan or asked.plan)
        items = [item for item in items if not plan or fold(item.plan) == plan]
        if len(items) > 1 and not is_literal:
            items = [item for item in items if asked.title is not None and _is_titled(item, asked.title)] or items
        if not ref:
            raise Refused(say("The row has no ref."), remedy="import-plan")
        if not items:
            raise Refused(say("There is no item {ref}.", ref=asked.ref), self._hint(ref))
        if len(items) > 1:
            refs = ", ".join(f"{item.plan}:{item.ref}" for item in items)
            raise Refused(
                say("{ref} can mean several items: {refs}.", ref=asked.ref, refs=refs),
                say("Keep the columns of the plan and the title; make the column of refs text, not numbers."),
            )
        return items[0]

    def _hint(self, ref: str) -> str:
        near = get_close_matches(ref, [*self._by_ref][:20_000], n=1) if len(ref) < 40 else []
        return say("Did you mean {name}?", name=near[0]) if near else say("Look at the column of refs.")


def _is_titled(item: Item, title: str) -> bool:
    return canonical("line", title) == canonical("line", item.title)


def _is_number(ref: str) -> bool:
    return re.fullmatch(r"\d+\.\d+", ref) is not None


def keeps_zeros(refs: Iterable[str]) -> bool:
    """Whether a ref such as 1.10 stands among them, so that no spreadsheet has taken them for numbers."""
    return any(_is_number(ref.strip()) and ref.strip().endswith("0") for ref in refs)
