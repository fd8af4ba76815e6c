"""The context shared by the rows of a returned form, and the result of one row."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from qualitytui.exchange.forms.answers import AnswerRow, Cell
from qualitytui.exchange.forms.marks import Mark
from qualitytui.exchange.forms.results import AcceptedField, Rejected
from qualitytui.model.amount import shown_amount
from qualitytui.model.forms import Round
from qualitytui.model.indicator import Indicator
from qualitytui.model.task import Task
from qualitytui.rules.return_forms import Objection, is_nothing
from qualitytui.workbook.form_acts import FormAct
from qualitytui.workbook.queries.form_facts import FormFacts
from qualitytui.workbook.queries.forms import base_of


class Context(NamedTuple):
    """What holds for every row of a file: facts, day, the department's id, the round, the day the form is of.

    `words` are the status words that the office has besides the usual ones.
    """

    facts: FormFacts
    today: date
    department: int
    round: Round | None
    filled_on: date
    words: Mapping[str, str] = MappingProxyType({})

    @property
    def name(self) -> str:
        """The department's name."""
        return self.facts.departments.get(self.department, "")

    @property
    def cutoff(self) -> date:
        """The day that figures are of where a row does not say it."""
        day = date.fromisoformat(self.round.cutoff) if self.round else self.filled_on
        return min(day, self.today)


class Weighed(NamedTuple):
    """What a row comes to: fields taken, fields refused, how many say what is known, what is to be done.

    `wanted` are the blank cells that had to be filled in.
    """

    taken: tuple[AcceptedField, ...] = ()
    refused: tuple[Rejected, ...] = ()
    unchanged: int = 0
    act: FormAct | None = None
    wanted: tuple[Rejected, ...] = ()


def rejected(
    context: Context, row: AnswerRow, item: Task | Indicator | None, field: str, cell: Cell, why: Objection
) -> Rejected:
    """A field refused, with what a correction of it needs: the mark with what holds now, and the cells beside it."""
    on, definition = row.cells.get("on"), row.cells.get("definition")
    token = context.round.token if context.round else (row.mark.token if row.mark else "")
    kind, key, base = "-", "", ""
    if item is not None:
        kind, key = ("t" if isinstance(item, Task) else "i"), f"{item.plan}:{item.ref}"
        base = item.status if isinstance(item, Task) else base_of(item)
    return Rejected(
        cell=cell.where,
        ref=item.ref if item else _ref_of(context, row),
        field=field,
        value=cell.text,
        rule=why.rule,
        why=why.why,
        department=context.name,
        label=row.label.text.strip(),
        mark=Mark(context.facts.identity, token, context.department, kind, key, base),
        on=on.text if on and field == "value" else "",
        meant="" if why.meant is None or field != "value" else shown_amount(why.meant),
        definition=definition.text if definition and field == "value" else "",
    )


def _ref_of(context: Context, row: AnswerRow) -> str:
    """The ref that a row's label means, or the label itself where it means none."""
    label = row.label.text.strip()
    keys = context.facts.called(label) if label else []
    return context.facts.first_key(keys[0])[1] if keys else label


def filled_cells(row: AnswerRow) -> Iterator[tuple[str, Cell]]:
    """The cells of a row that say something."""
    return ((name, cell) for name, cell in row.filled.items() if not is_nothing(cell.text))
