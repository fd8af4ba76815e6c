"""Decisions about a difference: a field left out, or one of several departments that differ accepted."""

from collections.abc import Sequence

from qualitytui.exchange.forms.answers import AnswerRow, Cell
from qualitytui.exchange.forms.context import Weighed
from qualitytui.exchange.forms.differing import without_differing
from qualitytui.exchange.forms.form_diff import FormDiff
from qualitytui.exchange.forms.results import AcceptedField, FileResult, Rejected
from qualitytui.workbook.form_acts import FormAct, without_field


def leave_out(result: FileResult, accepted: AcceptedField) -> FileResult:
    """The result without one of its fields, which is left out and not refused."""
    acts = list[FormAct]()
    for act in result.received.acts if result.received else ():
        is_meant = act.ref.rpartition(":")[2] == accepted.ref and accepted.field in act.fields
        changed = without_field(act, accepted.field) if is_meant else act
        if changed.fields or not is_meant:
            acts.append(changed)
    return result._replace(
        taken=tuple(accepted_field for accepted_field in result.taken if accepted_field is not accepted),
        received=result.received._replace(acts=tuple(acts)) if result.received else None,
    )


def differing(results: Sequence[FileResult]) -> list[tuple[Rejected, ...]]:
    """The fields on which departments, or files of one, differ; what each says side by side."""
    by_item: dict[tuple[str, str], list[Rejected]] = {}
    for result in results:
        for rejection in result.refused:
            if rejection.is_disputed:
                by_item.setdefault((rejection.ref, rejection.field), []).append(rejection)
    return [tuple(rejections) for rejections in by_item.values()]


def as_meant(weighing: FormDiff, results: Sequence[FileResult]) -> list[FileResult]:
    """The results with every value that a rule takes for another number taken as that number."""
    file_results = list(results)
    for rejection in [rejection for result in results for rejection in result.refused if rejection.meant]:
        file_results = take_meant(weighing, file_results, rejection)
    return without_differing(file_results, weighing.facts)


def take_meant(weighing: FormDiff, results: Sequence[FileResult], chosen: Rejected) -> list[FileResult]:
    """The results with a refused value taken as the number that it looks like."""
    weighed = weighing.weigh_row(_row(chosen._replace(value=chosen.meant)))
    return [_with(result, chosen, weighed) if chosen in result.refused else result for result in results]


def _with(result: FileResult, chosen: Rejected, weighed: Weighed) -> FileResult:
    """A file with one refused field accepted."""
    left = tuple(rejection for rejection in result.refused if rejection is not chosen and rejection != chosen)
    if result.received is None:
        return result
    acts = (*result.received.acts, *([weighed.act] if weighed.act else []))
    return result._replace(
        taken=(*result.taken, *weighed.taken),
        refused=(*left, *weighed.refused),
        received=result.received._replace(acts=acts),
    )


def believe(weighing: FormDiff, results: Sequence[FileResult], chosen: Rejected) -> list[FileResult]:
    """Resolves a conflict in favour of one department."""
    weighed = weighing.weigh_row(_row(chosen))
    changed = list[FileResult]()
    for result in results:
        is_chosen = chosen in result.refused
        left = tuple(
            rejection
            for rejection in result.refused
            if not rejection.is_disputed or (rejection.ref, rejection.field) != (chosen.ref, chosen.field)
        )
        without = result._replace(refused=left)
        changed.append(_with(without, chosen, weighed) if is_chosen else without)
    return changed


def _row(chosen: Rejected) -> AnswerRow:
    """A refused field as a row that says of which department and item it is."""
    return AnswerRow(
        kind="indicator" if chosen.field == "value" else "task",
        number=0,
        mark=chosen.mark,
        is_torn=False,
        label=Cell(chosen.cell, chosen.label),
        cells={
            chosen.field: Cell(chosen.cell, chosen.value),
            "on": Cell(chosen.cell, chosen.on),
            "definition": Cell(chosen.cell, chosen.definition),
        },
        department=chosen.department,
    )
