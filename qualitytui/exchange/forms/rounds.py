"""Sends out a round of return forms: who is asked by when, one file a department, and its journal entry."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

from qualitytui.errors import Refused
from qualitytui.exchange.forms.sending import form_files
from qualitytui.i18n import say, speaking
from qualitytui.model.form_rounds import schedule
from qualitytui.model.forms import Form, Round
from qualitytui.model.supervision import letter_number
from qualitytui.model.working_days import add_working_days
from qualitytui.reporting.file_placement import check_places, placed_together
from qualitytui.sanitize import line
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.forms import AskedIn, SendForms
from qualitytui.workbook.outcome import Outcome
from qualitytui.workbook.queries.departments import department_called
from qualitytui.workbook.queries.form_rounds import number_to_give, round_states
from qualitytui.workbook.queries.forms import form_head, forms_to_send
from qualitytui.workbook.queries.office import usual_limit


class Sending(NamedTuple):
    """What is sent: the folder, who is asked (all where none is named), by when, the name of the round."""

    folder: Path
    departments: Sequence[str] = ()
    by: date | None = None
    title: str | None = None
    with_notes: bool = False


class Sent(NamedTuple):
    """What was sent: the act, the files, the number of the round."""

    outcome: Outcome
    files: tuple[Path, ...]
    round: int


def send_round(book: Workbook, sending: Sending, *, hint: str, replace: bool = False, dry_run: bool = False) -> Sent:
    """Writes one form a department and the round into the journal."""
    round_, asked = _round(book, sending), _asked(book, sending.departments)
    head = book.ask(form_head)
    if sending.with_notes:
        head = head._replace(number=letter_number(*book.ask(number_to_give, round_.token, round_.sent)))
    with speaking("zh"):
        files = dict(form_files(tuple(asked), head, round_, with_notes=sending.with_notes))
    check_places(sending.folder, files, hint=hint, replace=replace)
    targets = tuple(sending.folder / name for name in files)
    command = SendForms(
        round_.title,
        date.fromisoformat(round_.by),
        date.fromisoformat(round_.cutoff),
        round_.token,
        tuple(AskedIn(form.id, len(form.tasks), len(form.indicators)) for form in asked),
        tuple(str(target) for target in targets),
        has_note=sending.with_notes,
    )
    written = {} if dry_run else dict(zip(targets, files.values(), strict=True))
    with placed_together(written, hint=hint, replace=replace):
        return Sent(book.do(command, dry_run=dry_run), targets, round_.number)


def _round(book: Workbook, sending: Sending) -> Round:
    """The round that is meant: one of the same name goes on, else a new one."""
    today, by = book.hand.today, sending.by
    if by is not None and by < today:
        raise Refused(say("{day} has passed; the forms could not be back by then.", day=by), say("Give a later day."))
    usual = add_working_days(today, book.ask(usual_limit, "forms"))
    plan = schedule(today, by or usual, line(sending.title or "") or None)
    states = book.ask(round_states)
    same = next((state.round for state in states if state.round.title == plan.title), None)
    if same is not None and by is None and same.by < today.isoformat():
        raise Refused(
            say("The forms of {round} were to be back by {day}; that has passed.", round=same.title, day=same.by),
            say("Give a later day, or another name to the round."),
            remedy="give-answer",
            field="by",
            example="8月9日",
        )
    if same is not None:
        return same._replace(by=plan.by.isoformat()) if by else same
    number = max((state.round.number for state in states), default=0) + 1
    return Round(number, plan.title, token_hex(4), today.isoformat(), plan.by.isoformat(), plan.cutoff.isoformat())


def _asked(book: Workbook, departments: Sequence[str]) -> list[Form]:
    """The forms of the departments that are meant."""
    every = book.ask(forms_to_send, support_only=book.config.form_setting("support_only"))
    if not departments:
        return list(every)
    names = {book.ask(department_called, name) for name in departments}
    if missing := names - {form.name for form in every}:
        raise Refused(say("{name} has no item to report on.", name="、".join(sorted(missing))), "")
    return [form for form in every if form.name in names]
