"""Compares returned forms with the workbook: what each would change, and which fields which rule rejects."""

import hashlib
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from qualitytui.errors import Refused
from qualitytui.exchange.forms.answers import AnswerRow, Answers, NoForm, answers_in
from qualitytui.exchange.forms.context import Context, Weighed, filled_cells, rejected
from qualitytui.exchange.forms.differing import without_differing
from qualitytui.exchange.forms.formulas import remark_on
from qualitytui.exchange.forms.indicator_rows import IndicatorWeighing
from qualitytui.exchange.forms.remarks import overwritten, remarks, still_wanted, unsigned
from qualitytui.exchange.forms.results import FileResult, Rejected, State
from qualitytui.exchange.forms.rows import TaskDiff
from qualitytui.exchange.table_reader import read_content
from qualitytui.i18n import in_line, say
from qualitytui.model.forms import Round
from qualitytui.model.indicator import Indicator
from qualitytui.model.task import Task
from qualitytui.progress import counted
from qualitytui.rules.plan_label import label_key
from qualitytui.rules.return_forms import Objection, cutoff_said
from qualitytui.sanitize import line
from qualitytui.workbook.commands.forms import FormFile
from qualitytui.workbook.queries.form_facts import FormFacts

OLDEST: Final = 330
"""Maximum age of a form's date in days; an older one is from a previous year."""
BEFORE_SENT: Final = 31
"""The same before the day on which the form was sent."""


class FormDiff:
    """Compares files one by one and resolves conflicts between them at the end."""

    def __init__(self, facts: FormFacts, today: date, department: str | None = None) -> None:
        self.facts, self.today = facts, today
        self.department = facts.names[department] if department else None
        self.seen = dict[str, str]()
        self.said = set[tuple[object, ...]]()

    def weigh(self, paths: Sequence[Path]) -> list[FileResult]:
        """The results of all files; nothing is written."""
        results = [self._file(path) for path in counted(paths, say("reading the forms"), every=1)]
        return without_differing(
            [result._replace(wanted=tuple(still_wanted(result, results))) for result in results], self.facts
        )

    def _file(self, path: Path) -> FileResult:
        try:
            content, name = read_content(path)
        except Refused as refusal:
            return FileResult(path.name, "unreadable", why=_sentence(refusal))
        digest = hashlib.sha256(content).hexdigest()
        if (known := self.facts.received.get(digest)) or digest in self.seen:
            return FileResult(
                name,
                "already",
                known.department if known else None,
                known.round if known else None,
                why=say("It was received already as {name}.", name=known.name if known else self.seen[digest]),
            )
        try:
            answers = answers_in(content, name)
        except Refused as refusal:
            state: State = "unknown" if isinstance(refusal, NoForm) else "unreadable"
            return FileResult(name, state, why=_sentence(refusal))
        self.seen[digest] = name
        return self._answers(name, content, digest, answers)

    def _answers(self, name: str, content: bytes, digest: str, answers: Answers) -> FileResult:
        marks = [row.mark for row in answers.rows if row.mark] + ([answers.mark] if answers.mark else [])
        if marks and all(mark.identity != self.facts.identity for mark in marks):
            why = say("{path} is a form of another workbook; nothing of it was taken.", path=name)
            return FileResult(name, "unknown", why=why)
        department = None if answers.is_rejects else self._department(name, answers)
        if department is None and not answers.is_rejects:
            why = say("{path} does not say of which department it is.", path=name)
            return FileResult(name, "unknown", why=why, remedy="name-department")
        return self._weighed(name, content, answers, department, digest)

    def _weighed(self, name: str, content: bytes, answers: Answers, department: int | None, digest: str) -> FileResult:
        """What a form of this workbook comes to."""
        round_ = self._round(answers)
        named, number = self.facts.departments.get(department or 0), round_[1].number if round_ else None
        if not (answers.sender or answers.others or any(any(filled_cells(row)) for row in answers.rows)):
            blank = say("The form is blank and not signed; it does not count as returned.")
            return FileResult(name, "unknown", named, number, why=blank, is_blank=True)
        filled, late = self._filled_on(answers, round_[1] if round_ else None)
        words = {**self.facts.words, **answers.words}
        context = Context(self.facts, self.today, department or 0, round_[1] if round_ else None, filled, words)
        rows = list(self._rows(context, _once(answers.rows), is_rejects=answers.is_rejects))
        received = FormFile(
            name=line(name),
            kept="",
            sha256=digest,
            department=department,
            round=round_[0] if round_ else None,
            filled_on=filled.isoformat() if answers.filled_on and not late else None,
            **_sender(answers),
            acts=tuple(row.act for row in rows if row.act),
        )
        refused = (*late, *(rejection for row in rows for rejection in row.refused))
        if self._is_known(received, refused):
            same = say("All that it says is in the workbook already.")
            unchanged = sum(row.unchanged + len(row.taken) for row in rows)
            return FileResult(name, "already", named, number, unchanged=unchanged, why=same)
        return FileResult(
            file=name,
            state="new",
            department=named,
            round=number,
            taken=tuple(accepted for row in rows for accepted in row.taken),
            unchanged=sum(row.unchanged for row in rows),
            refused=refused,
            why=remark_on(content),
            aside=(*answers.aside, *overwritten(answers.rows)),
            received=received,
            content=content,
            wanted=(*(cell for row in rows for cell in row.wanted), *unsigned(answers)),
        )

    def _is_known(self, received: FormFile, refused: Sequence[Rejected]) -> bool:
        """Whether one of the files before it, or one received, says all that this one does."""
        acts = tuple(act._replace(row=0, cell="") for act in received.acts)
        content = (
            received.foot,
            acts,
            tuple((rejection.ref, rejection.field, rejection.value) for rejection in refused),
        )
        if content in self.said:
            return True
        self.said.add(content)
        is_new = bool(refused) or any(act.fields for act in acts)
        is_correction = received.department is None
        return not is_new and (is_correction or any(one.foot == received.foot for one in self.facts.received.values()))

    def weigh_row(self, row: AnswerRow) -> Weighed:
        """What one row comes to that says itself of which department and round it is."""
        context = Context(self.facts, self.today, 0, None, self.today, self.facts.words)
        return next(self._rows(context, [row], is_rejects=True), Weighed())

    def _department(self, name: str, answers: Answers) -> int | None:
        """Of which department a form is: as the command says, by its marks, its head or its name."""
        if self.department is not None:
            return self.department
        departments = [
            row.mark.department for row in answers.rows if row.mark and row.mark.identity == self.facts.identity
        ]
        if answers.mark and answers.mark.identity == self.facts.identity:
            departments.insert(0, answers.mark.department)
        known = [key for key in departments if key in self.facts.departments]
        if known:
            return max(dict.fromkeys(known), key=known.count)
        if answers.department in self.facts.names:
            return self.facts.names[answers.department]
        named = {key for full, key in self.facts.names.items() if full in name}
        return named.pop() if len(named) == 1 else None

    def _round(self, answers: Answers) -> tuple[int, Round] | None:
        tokens = [row.mark.token for row in answers.rows if row.mark] + ([answers.mark.token] if answers.mark else [])
        known = [token for token in tokens if token in self.facts.rounds]
        if known:
            return self.facts.rounds[max(dict.fromkeys(known), key=known.count)]
        return next((entry for entry in self.facts.rounds.values() if entry[1].title == answers.round), None)

    def _filled_on(self, answers: Answers, round_: Round | None) -> tuple[date, list[Rejected]]:
        """The day that the form is of, today where it says none that can be; the objection to what it says."""
        cell = answers.filled_on
        if cell is None:
            return self.today, []
        day = cutoff_said(cell.text, self.today)
        sent = date.fromisoformat(round_.sent) if round_ else self.today - timedelta(OLDEST - BEFORE_SENT)
        if isinstance(day, Objection):
            why = day
        elif isinstance(day, date) and (sent - day).days <= BEFORE_SENT:
            return day, []
        else:
            why = Objection(
                "not_a_day", say("{text} is not a date on which this form can have been filled in.", text=cell.text)
            )
        return self.today, [Rejected(cell.where, "", "filled_on", cell.text, why.rule, why.why)]

    def _rows(self, context: Context, rows: Sequence[AnswerRow], *, is_rejects: bool) -> Iterator[Weighed]:
        for row in rows:
            if not any(filled_cells(row)):
                continue
            own = self._context_of(context, row) if is_rejects else context
            item = self._item(own, row)
            if isinstance(item, Objection):
                cells = filled_cells(row)
                yield Weighed(refused=tuple(rejected(own, row, None, name, cell, item) for name, cell in cells))
            else:
                kind = TaskDiff if isinstance(item, Task) else IndicatorWeighing
                yield kind(own, row, item).weigh()

    def _context_of(self, context: Context, row: AnswerRow) -> Context:
        """In a rejects file each row says of which department and round it is."""
        key = row.mark.department if row.mark else self.facts.names.get(row.department, 0)
        round_ = self.facts.rounds.get(row.mark.token) if row.mark else None
        return context._replace(department=key, round=round_[1] if round_ else context.round)

    def _item(self, context: Context, row: AnswerRow) -> Task | Indicator | Objection:
        """The item that a row is about, by its mark and its label, which must agree; or why it is not taken."""
        torn = say("The row's number and its hidden mark do not belong together; it was torn.")
        label = row.label.text.strip()
        if row.is_doubled:
            return Objection("row_torn", say("The item occurs twice with different answers; keep one of the two."))
        if row.is_torn or (row.mark and row.mark.identity != self.facts.identity):
            return Objection("row_torn", torn)
        item = None
        if row.mark and row.mark.item:
            plan, _, ref = row.mark.item.rpartition(":")
            item = self._known((plan, ref), row.kind)
            if item is not None and self._is_of_another(label, (plan, ref)):
                return Objection("row_torn", torn)
        if item is None:
            items = [one for key in self.facts.called(label) if (one := self._known(key, row.kind)) is not None]
            own = [item for item in items if self._is_theirs(context, item)] or items
            item = own[0] if own else None
        if item is None:
            return Objection("unknown_ref", say("There is no item {ref}.", ref=label or "-"))
        if not self._is_theirs(context, item):
            why = say("{ref} is not an item of {name}.", ref=item.ref, name=context.name or row.department or "-")
            return Objection("not_their_item", why)
        return item

    def _is_of_another(self, label: str, marked: tuple[str, str]) -> bool:
        """Whether a row's label names an item, and not the one of its mark."""
        own = {label_key(self.facts.labels.get(marked, "")), label_key(marked[1])}
        return bool(label) and label_key(label) not in own and bool(self.facts.called(label))

    def _known(self, key: tuple[str, str], kind: str) -> Task | Indicator | None:
        return self.facts.tasks.get(key) if kind == "task" else self.facts.indicators.get(key)

    def _is_theirs(self, context: Context, item: Task | Indicator) -> bool:
        return any(department.name == context.name for department in item.departments)


def _once(rows: Sequence[AnswerRow]) -> list[AnswerRow]:
    """Rows of the same item with the same answers once, as a copied sheet has them; those that differ are torn."""
    answer_rows: dict[tuple[str, str, str], AnswerRow] = {}
    unique = list[AnswerRow]()
    for row in rows:
        answers = tuple((name, cell.text.strip()) for name, cell in filled_cells(row))
        if not answers:
            continue
        item = row.mark.item if row.mark and row.mark.item else label_key(row.label.text)
        field = answers[0][0] if row.department else ""
        key = (row.kind, f"{row.department}{item}", field)
        other = answer_rows.get(key)
        if other is None:
            answer_rows[key] = row
            unique.append(row)
        elif dict(answers) != {n: c.text.strip() for n, c in filled_cells(other)}:
            unique = [one._replace(is_doubled=True) if one is other else one for one in unique]
            unique.append(row._replace(is_doubled=True))
    return unique


def _sentence(refusal: Refused) -> str:
    return in_line(refusal.sentence, refusal.hint)


def _sender(answers: Answers) -> dict[str, str | None]:
    """Who filled a form in, how to call them, and what they added beside the rows."""
    others = dict.fromkeys(filter(None, (answers.others, *remarks(answers.rows))))
    return {
        "sender": answers.sender or None,
        "phone": answers.phone or None,
        "others": "\n".join(others) or None,
    }
