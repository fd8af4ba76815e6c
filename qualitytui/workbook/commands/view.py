"""Saved views: filters kept under digits."""

from dataclasses import dataclass, replace

from qualitytui.errors import Refused
from qualitytui.model.filter import parse_filter
from qualitytui.store.rows import SavedViewRow
from qualitytui.store.transaction import Transaction
from qualitytui.text import line
from qualitytui.words import say
from qualitytui.workbook.command import Command, argument, command
from qualitytui.workbook.commands.task import needed


@command("view.save")
@dataclass(frozen=True, slots=True)
class SaveView(Command):
    """Keep a filter under a digit from 1 to 9."""

    digit: int = argument("number", "the digit, 1 to 9")
    title: str = argument("text", "what to call it")
    filter: str = argument("text", "the filter", default="")

    def apply(self, tx: Transaction) -> str:
        """Writes the view over the one that had the digit."""
        if not 1 <= self.digit <= 9:
            raise Refused(say("{digit} is no digit from 1 to 9.", digit=self.digit), say("Nothing was changed."))
        title = needed(line(self.title), say("The view has no name."))
        text = parse_filter(self.filter).text
        held = tx.find(SavedViewRow, "digit = ?", self.digit)
        if held:
            tx.put(replace(held[0], name=title, filter=text))
        else:
            tx.put(SavedViewRow(digit=self.digit, name=title, filter=text))
        return say("View {digit} is {title}: {filter}", digit=self.digit, title=title, filter=text)


@command("view.drop")
@dataclass(frozen=True, slots=True)
class DropView(Command):
    """Forget the view under a digit."""

    digit: int = argument("number", "the digit, 1 to 9")

    def apply(self, tx: Transaction) -> str:
        """Drops the view."""
        held = tx.find(SavedViewRow, "digit = ?", self.digit)
        if not held:
            raise Refused(say("There is no view {digit}.", digit=self.digit), say("Nothing was changed."))
        tx.drop(held[0])
        return say("View {digit} forgotten", digit=self.digit)
