"""Return forms: sent out in rounds, imported field by field, and their stamped papers."""

from datetime import date
from typing import Any, ClassVar

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.omission import Omission
from qualitytui.model.supervision import letter_number
from qualitytui.named_tuple import NamedTuple
from qualitytui.sanitize import clean, line
from qualitytui.store.directory import department_row
from qualitytui.store.form_rows import FormAskedRow, FormFileRow, FormNoteRow, FormRoundRow
from qualitytui.store.rows import DepartmentRow
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command
from qualitytui.workbook.commands.supervision.drafting import no_code
from qualitytui.workbook.form_acts import FormAct, do_act
from qualitytui.workbook.queries.form_rounds import number_to_give

MOST_NAMES = 4
"""How many departments the sentence of an import names."""


class AskedIn(NamedTuple):
    """A department asked in a round, with how many items."""

    department: int
    items: int
    indicators: int


class FormFile(NamedTuple):
    """A file received: its name, where it is kept, its SHA-256; the rest as far as it says so."""

    name: str
    kept: str
    sha256: str
    department: int | None = None
    round: int | None = None
    filled_on: str | None = None
    sender: str | None = None
    phone: str | None = None
    others: str | None = None
    acts: tuple[FormAct, ...] = ()

    @property
    def foot(self) -> tuple[object, ...]:
        """Of which department and round it is, who filled it in, and what else it tells."""
        return (self.department, self.round, self.filled_on, self.sender, self.phone, self.others)


@command("forms.out")
@dataclass(frozen=True, slots=True)
class SendForms(Command):
    """Send out return forms; a round of the same name goes on."""

    offered: ClassVar[bool] = False
    title: str = argument("text", "the name of the round")
    by: date = argument("day", "by when the forms are to be back")
    cutoff: date = argument("day", "the day that the figures are of")
    token: str = argument("text", "the mark of the round")
    asked: tuple[AskedIn, ...] = argument("text", "who is asked")
    files: tuple[str, ...] = argument("text", "the files that were written", default=())
    has_note: bool = argument("flag", "a covering note for each as .docx", default=False)

    def arguments(self) -> dict[str, Any]:
        """The round and the files; who was asked stands in the rows."""
        return {"title": self.title, "by": self.by.isoformat(), "files": list(self.files)}

    def apply(self, tx: Transaction) -> str:
        """Writes the round and who is asked in it."""
        if not self.asked:
            raise Refused(say("No department has an item of a living plan."), remedy="import-plan")
        token = line(self.token)
        held = tx.find(FormRoundRow, token=token)
        last = tx.find(FormRoundRow, order=("-number",), limit=1)
        before = held[0] if held else None
        row = tx.put(
            FormRoundRow(
                id=before.id if before else None,
                number=before.number if before else (last[0].number if last else 0) + 1,
                title=line(self.title),
                token=token,
                sent=before.sent if before else tx.today,
                by_date=self.by.isoformat(),
                cutoff=self.cutoff.isoformat(),
            )
        )
        known = {one.department: one for one in tx.find(FormAskedRow, round=row.id)}
        for one in self.asked:
            old = known.get(one.department)
            tx.put(
                FormAskedRow(
                    id=old.id if old else None,
                    round=row.row_id,
                    department=one.department,
                    items=one.items,
                    indicators=one.indicators,
                    paper_on=old.paper_on if old else None,
                )
            )
        sentence = say(
            "{round}: {count} forms, to be back by {day}", round=row.title, count=len(self.asked), day=row.by_date
        )
        return sentence + (self._numbered(tx, row) if self.has_note else "")

    def _numbered(self, tx: Transaction, round_: FormRoundRow) -> str:
        """Gives the covering note its number where it has none yet, and says it."""
        number = number_to_give(tx.reader, round_.token, round_.sent)
        if not tx.find(FormNoteRow, round=round_.id):
            tx.put(FormNoteRow(round=round_.row_id, **number._asdict(), on_date=round_.sent))
        sentence = " · " + say("covering note {number}", number=letter_number(*number))
        return sentence if number.series else sentence + " · " + no_code(tx, "forms")


@command("forms.in")
@dataclass(frozen=True, slots=True)
class TakeForms(Command):
    """Take in what departments wrote into their return forms, field by field."""

    copied_before: ClassVar[str] = "before-import"
    offered: ClassVar[bool] = False
    files: tuple[FormFile, ...] = argument("text", "the files with what is taken from them")
    on: date | None = argument("day", "the day they were received, today if not given", default=None)

    def arguments(self) -> dict[str, Any]:
        """Where the files are kept; what was written stands in the rows."""
        return {"files": [file.kept for file in self.files]}

    def apply(self, tx: Transaction) -> str:
        """Records each file and does what its fields ask for; a field that is refused is told and the others go on."""
        count = 0
        for file in self.files:
            row = tx.put(FormFileRow(**_columns(file), received_on=self.on.isoformat() if self.on else tx.today))
            for act in file.acts:
                try:
                    with tx.attempt():
                        do_act(tx, act, row)
                except Refused as refusal:
                    tx.notices.append(Omission.of(file.name, act.row, (act.ref,), act.cell, refusal))
                else:
                    count += len(act.fields)
        names = self._names(tx)
        if not names:
            return say("{files} return forms: {count} fields imported", files=len(self.files), count=count)
        return say(
            "{files} return forms ({names}): {count} fields imported", files=len(self.files), names=names, count=count
        )

    def _names(self, tx: Transaction) -> str:
        """The departments that sent the files, the first of many."""
        keys = list(dict.fromkeys(file.department for file in self.files if file.department is not None))
        known = {row.id: row.name for row in tx.find(DepartmentRow, id=tuple(keys[:MOST_NAMES]))} if keys else {}
        names = "、".join(known[key] for key in keys[:MOST_NAMES])
        return say("{names} and others", names=names) if len(keys) > MOST_NAMES else names


def _columns(file: FormFile) -> dict[str, Any]:
    """The columns of a file's row, its texts made safe."""
    return {
        name: clean(value) if isinstance(value, str) else value
        for name, value in file._asdict().items()
        if name != "acts"
    }


@command("forms.paper")
@dataclass(frozen=True, slots=True)
class RecordPaper(Command):
    """Note that the stamped paper of a return form has come."""

    offered: ClassVar[bool] = False
    department: str = argument("department", "the department: name, alias or initials")
    on: date | None = argument("day", "the day it came, today if not given", default=None)
    round: str | None = argument("text", "the round, the newest it was asked in if not given", default=None)

    def apply(self, tx: Transaction) -> str:
        """Writes the day beside the department in its round."""
        department = department_row(tx.reader, self.department)
        day = self.on.isoformat() if self.on else tx.today
        if day > tx.today:
            raise Refused(say("{day} lies ahead.", day=day), remedy="give-past-day")
        asked = tx.find(FormAskedRow, department=department.id, order=("-round",))
        known = {one.id: one for one in tx.find(FormRoundRow)}
        named = clean(self.round or "").strip()
        meant = [one for one in asked if not named or named in {known[one.round].title, str(known[one.round].number)}]
        if not meant:
            sentence = say("{name} was asked for no return form.", name=department.name)
            raise Refused(sentence, remedy="list-forms")
        tx.put(replace(meant[0], paper_on=day))
        title = known[meant[0].round].title
        return say("{round}: stamped paper of {name} on {day}", round=title, name=department.name, day=day)
