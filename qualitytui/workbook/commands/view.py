"""Saved views: filters kept under digits."""

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.filter import parse_filter
from qualitytui.sanitize import line
from qualitytui.store.rows import SavedViewRow
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command
from qualitytui.workbook.commands.task import require_text


def _check(digit: int) -> None:
    if not 1 <= digit <= 9:
        raise Refused(say("{digit} is not a digit from 1 to 9.", digit=digit), say("Nothing was changed."))


def _held(tx: Transaction, digit: int) -> SavedViewRow:
    saved_view_rows = tx.find(SavedViewRow, digit=digit)
    if not saved_view_rows:
        raise Refused(say("There is no view {digit}.", digit=digit), say("Nothing was changed."))
    return saved_view_rows[0]


@command("view.save", "qualitytui views save 5 质监局逾期 --filter 'lead:质监局 due:overdue'")
@dataclass(frozen=True, slots=True)
class SaveView(Command):
    """Keep a filter under a digit from 1 to 9."""

    digit: int = argument("number", "the digit, 1 to 9")
    title: str = argument("text", "what to call it")
    filter: str = argument("text", "the filter", default="")

    def apply(self, tx: Transaction) -> str:
        """Writes the view over the one that had the digit."""
        _check(self.digit)
        title = require_text(line(self.title), say("The view has no name."))
        text = parse_filter(self.filter).text
        held = tx.find(SavedViewRow, digit=self.digit)
        if held:
            tx.put(replace(held[0], name=title, filter=text))
        else:
            tx.put(SavedViewRow(digit=self.digit, name=title, filter=text))
        return say("View {digit} is {title}: {filter}", digit=self.digit, title=title, filter=text)


@command("view.rename", "qualitytui views rename 5 质监逾期")
@dataclass(frozen=True, slots=True)
class RenameView(Command):
    """Call a saved view by another name."""

    digit: int = argument("number", "the digit, 1 to 9")
    title: str = argument("text", "what to call it")

    def apply(self, tx: Transaction) -> str:
        """Gives the view its new name."""
        held = _held(tx, self.digit)
        title = require_text(line(self.title), say("The view has no name."))
        tx.put(replace(held, name=title))
        return say("View {digit} is called {title} now", digit=self.digit, title=title)


@command("view.bind", "qualitytui views bind 5 4")
@dataclass(frozen=True, slots=True)
class BindView(Command):
    """Move a saved view to another digit; the view that is there takes the old one."""

    digit: int = argument("number", "the digit it has")
    to: int = argument("number", "the digit it gets, 1 to 9")

    def apply(self, tx: Transaction) -> str:
        """Moves the view, or has two views change places."""
        _check(self.to)
        held = _held(tx, self.digit)
        other = tx.find(SavedViewRow, digit=self.to)
        if self.to == self.digit:
            raise Refused(say("View {digit} is there already.", digit=self.digit), say("Nothing was changed."))
        if other:
            tx.put(replace(held, name=other[0].name, filter=other[0].filter))
            tx.put(replace(other[0], name=held.name, filter=held.filter))
        else:
            tx.put(replace(held, digit=self.to))
        return say("View {title} is under {digit} now", title=held.name, digit=self.to)


@command("view.drop", "qualitytui views drop 5")
@dataclass(frozen=True, slots=True)
class DropView(Command):
    """Forget the view under a digit."""

    digit: int = argument("number", "the digit, 1 to 9")

    def apply(self, tx: Transaction) -> str:
        """Drops the view."""
        tx.drop(_held(tx, self.digit))
        return say("View {digit} forgotten", digit=self.digit)
