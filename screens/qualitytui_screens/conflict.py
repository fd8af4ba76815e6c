"""Conflict dialog: what others changed of an item while a form on it was open."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.change_text import told_change
from qualitytui.model.journal import FieldChange
from qualitytui.sanitize import visible
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.concurrent_changes import changes_since, newest_entry
from qualitytui_screens.picker import Picker, choices
from qualitytui_screens.textual_compat.paced_screen import PacedDialog
from qualitytui_screens.widgets.page import Page
from qualitytui_screens.widgets.prose import Prose

if TYPE_CHECKING:
    from textual.app import App

Answer = Literal["mine", "theirs", "look"]


class ConflictCheck:
    """Remembers the newest journal entry and reports later changes of its items."""

    def __init__(self, book: Workbook, refs: Sequence[str]) -> None:
        self._book = book
        self._refs = refs
        self._entry = book.ask(newest_entry)

    def changes(self) -> Sequence[FieldChange]:
        """What others changed; nothing where an item is gone, which the command itself refuses."""
        try:
            return self._book.ask(changes_since, self._refs, self._entry)
        except Refused:
            return ()

    def accept(self) -> None:
        """Marks all changes so far as seen."""
        self._entry = self._book.ask(newest_entry)


class ChangedFields(PacedDialog[None]):
    """The fields that others changed, before and after."""

    BINDINGS: ClassVar[list[Binding]] = [Binding("enter,escape,q", "dismiss", show=False)]  # type: ignore[assignment]  # one kind of what may stand here

    def __init__(self, changes: Sequence[FieldChange]) -> None:
        super().__init__()
        self._changes = changes

    def compose(self) -> ComposeResult:
        """A line for each field, who and when."""
        lines = (
            f"{text.ref}  {text.field}: {text.before or '-'} -> {text.after or '-'}  {change.by} {text.at}"
            for change in self._changes
            if (text := told_change(change))
        )
        with Vertical(classes="dialog"):
            yield Prose(Content(_said(self._changes)), classes="dialog-title")
            with Page(id="fields"):
                yield Prose(Content("\n".join(map(visible, lines))))
            yield Static(Content(say("Esc leaves")), classes="advice")


def ask_meanwhile(
    app: "App[int]", changes: Sequence[FieldChange], keep: Callable[[], None], leave: Callable[[], None]
) -> None:
    """Offers to keep the form, to accept the other changes, or to view them first."""
    answers: list[tuple[str, Answer]] = [
        (say("keep mine: save the form on top of it"), "mine"),
        (say("take theirs: leave the form"), "theirs"),
        (say("look at it first"), "look"),
    ]

    def chosen(answer: Answer | None) -> None:
        if answer == "mine":
            keep()
        elif answer == "theirs":
            leave()
        elif answer == "look":
            app.push_screen(ChangedFields(changes), lambda _: ask_meanwhile(app, changes, keep, leave))

    app.push_screen(Picker(_said(changes), choices(answers)), chosen)


def _said(changes: Sequence[FieldChange]) -> str:
    refs, who = dict.fromkeys(change.ref for change in changes), dict.fromkeys(change.by or "" for change in changes)
    return visible(say("{refs} was changed meanwhile by {who}", refs=", ".join(refs), who=", ".join(who)))
