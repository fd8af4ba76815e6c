"""Undo on the screens: the newest entry or a given one; dependent entries and whole plans are confirmed first."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.journal import JournalEntry
from qualitytui.workbook.queries.history import entries_upon, rows_of_entries
from qualitytui_screens.long_work import change, work_on
from qualitytui_screens.outcome_message import tell_outcome
from qualitytui_screens.picker import Picker, choices
from qualitytui_screens.preview import Preview

if TYPE_CHECKING:
    from qualitytui.workbook.book import Workbook
    from qualitytui.workbook.outcome import Outcome
    from qualitytui_screens.services import AppServices

MANY_ROWS = 3_000
"""Rows of an entry from which on taking it back may take a second."""
NAMED = 3
"""How many of the dependent entries are listed."""


def undo_entry(app: "AppServices", number: int | None) -> None:
    """Takes an entry back, the newest where none is named."""
    upon = app.book.ask(entries_upon, number) if number is not None else ()
    if number is not None and upon:
        _ask_for_all(app, number, upon)
    else:
        _ask_for_one(app, number)


def _ask_for_one(app: "AppServices", number: int | None) -> None:
    """Takes it back at once; a whole plan only after what goes with it was shown."""

    def decided(answer: bool | None) -> None:
        if answer:
            _undo(app, [number])

    def shown(foreseen: "Outcome") -> None:
        if foreseen.needs_yes:
            app.push_screen(Preview(foreseen), decided)
        else:
            _undo(app, [number])

    is_long = _is_long(app, [number])
    work_on(app, say("undo"), lambda book: book.undo(number, dry_run=True), shown, is_long=is_long)


def _is_long(app: "AppServices", numbers: Sequence[int | None]) -> bool:
    """Whether entries, the newest where none is named, hold so many rows that taking them back may take a second."""
    return app.book.ask(rows_of_entries, numbers) >= MANY_ROWS


def _ask_for_all(app: "AppServices", number: int, upon: Sequence[JournalEntry]) -> None:
    """Offers to take back what stands on the entry with it, the newest first."""
    named = "; ".join(f"{entry.id} {entry.said}" for entry in upon[:NAMED]) + (" .." if len(upon) > NAMED else "")
    title = say(
        "{count} later entries depend on entry {number}: {entries}", count=len(upon), number=number, entries=named
    )

    def chosen(is_wanted: bool | None) -> None:
        if is_wanted:
            _undo(app, [*(entry.id for entry in upon), number])

    offered = [(say("leave all as it is"), False), (say("take back all of them, the newest first"), True)]
    app.push_screen(Picker(title, choices(offered)), chosen)


def _undo(app: "AppServices", numbers: Sequence[int | None]) -> None:
    def undo(book: "Workbook") -> "list[Outcome | Refused]":
        done: list[Outcome | Refused] = []
        try:
            for number in numbers:
                done.append(book.undo(number).settled())  # noqa: PERF401 - what was taken back before a refusal is told
        except Refused as refusal:
            done.append(refusal)
        return done

    def tell(outcomes: "list[Outcome | Refused]") -> None:
        for outcome in outcomes:
            if isinstance(outcome, Refused):
                app.refuse(outcome)
            else:
                tell_outcome(app, outcome)

    change(app, say("undo"), undo, tell, is_long=_is_long(app, numbers))


def redo_undo(app: "AppServices") -> None:
    """Puts back what was taken back last."""

    def redo(book: "Workbook") -> "Outcome":
        return book.redo().settled()

    change(app, say("redo"), redo, partial(tell_outcome, app), is_long=_is_long(app, [None]))
