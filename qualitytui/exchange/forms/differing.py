"""Conflicts between departments: forms that state different things of one item; undecided ones are not imported."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from qualitytui.exchange.forms.marks import Mark
from qualitytui.exchange.forms.results import AcceptedField, FileResult, Rejected
from qualitytui.i18n import say
from qualitytui.model.amount import shown_amount
from qualitytui.model.status import status_word
from qualitytui.workbook.form_acts import FormAct, without_field
from qualitytui.workbook.queries.form_facts import FormFacts

COMPARED = ("value", "status")


class _Said(NamedTuple):
    """What one file says of one item's value or status."""

    file: int
    act: FormAct
    taken: AcceptedField


def without_differing(results: Sequence[FileResult], facts: FormFacts) -> list[FileResult]:
    """The results without the values and statuses on which departments differ; each such field is refused."""
    by_item: dict[tuple[str, str], list[_Said]] = {}
    for at, result in enumerate(results):
        for act in result.received.acts if result.received else ():
            for accepted in result.taken:
                if (
                    accepted.field in COMPARED
                    and accepted.ref == act.ref.rpartition(":")[2]
                    and _is_of(accepted, act, facts)
                ):
                    by_item.setdefault((act.ref, accepted.field), []).append(_Said(at, act, accepted))
    changed = list(results)
    for (ref, field), statements in by_item.items():
        others = _said_before(facts, changed, ref, field, statements)
        if others:
            changed = _refuse(
                changed,
                facts,
                [statement for statement in statements if statement.act.department not in others],
                others,
            )
        elif len({statement.taken.after for statement in statements}) > 1:
            changed = _refuse(changed, facts, statements, {})
        else:
            changed = _once(changed, statements)
    return changed


def _is_of(accepted: AcceptedField, act: FormAct, facts: FormFacts) -> bool:
    return facts.departments.get(act.department) == accepted.department and accepted.field in act.fields


def _said_before(
    facts: FormFacts, results: Sequence[FileResult], ref: str, field: str, statements: Sequence[_Said]
) -> dict[int, Any]:
    """The conflicting values of forms imported earlier in the same round, by department."""
    if field != "value":
        return {}
    plan, _, number = ref.rpartition(":")
    item = facts.indicators.get((plan, number))
    numbers = {results[statement.file].round for statement in statements}
    tokens = [token for token, (_, round_) in facts.rounds.items() if round_.number in numbers]
    if item is None:
        return {}
    values = {key: value for token in tokens for key, (value, _) in facts.said.get((token, item.id), {}).items()}
    own = {statement.act.department for statement in statements}
    return {
        key: value
        for key, value in values.items()
        if key not in own and any(statement.taken.after != value for statement in statements)
    }


def _refuse(
    results: list[FileResult], facts: FormFacts, statements: Sequence[_Said], others: dict[int, Any]
) -> list[FileResult]:
    """Moves the field of each of these files to the refused ones, with the conflicting values."""
    for statement in statements:
        values = {facts.departments[key]: value for key, value in others.items() if key in facts.departments}
        values |= {
            s.taken.department: s.taken.after for s in statements if s.act.department != statement.act.department
        }
        is_same = not values
        rule = "changed_since" if is_same else "two_departments_differ"
        others_say = "、".join(f"{name} {_shown(value)}" for name, value in values.items())
        why = (
            say("Another file of {name} says otherwise.", name=statement.taken.department)
            if is_same
            else say(
                "Departments differ: {name} {value}; {others}.",
                name=statement.taken.department,
                value=_shown(statement.taken.after),
                others=others_say,
            )
        )
        result = results[statement.file]
        results[statement.file] = _without(result, statement, _refused(facts, result, statement, rule, why))
    return results


def _refused(facts: FormFacts, result: FileResult, statement: _Said, rule: str, why: str) -> Rejected:
    plan, _, ref = statement.act.ref.rpartition(":")
    item = facts.indicators.get((plan, ref)) if statement.act.is_indicator else facts.tasks.get((plan, ref))
    base = ""
    if statement.act.is_indicator and item is not None and (latest := getattr(item, "latest", None)):
        base = f"{shown_amount(latest.value)}@{latest.on}"
    elif item is not None and not statement.act.is_indicator:
        base = getattr(item, "status", "")
    tokens = [token for token, (_, round_) in facts.rounds.items() if round_.number == result.round]
    return Rejected(
        cell=statement.taken.cell,
        ref=ref,
        field=statement.taken.field,
        value=_shown(statement.taken.after),
        rule=rule,
        why=why,
        department=statement.taken.department,
        label=facts.labels.get((plan, ref), ref),
        mark=Mark(
            facts.identity,
            tokens[0] if tokens else "",
            statement.act.department,
            "i" if statement.act.is_indicator else "t",
            statement.act.ref,
            base,
        ),
        on=statement.act.on if statement.act.is_indicator else "",
        definition=statement.act.definition or "",
        is_disputed=True,
    )


def _without(result: FileResult, statement: _Said, refused: Rejected) -> FileResult:
    acts = list[FormAct]()
    for act in result.received.acts if result.received else ():
        if act is not statement.act:
            acts.append(act)
            continue
        left = without_field(act, statement.taken.field)
        if left.fields:
            acts.append(left)
    return result._replace(
        taken=tuple(accepted for accepted in result.taken if accepted is not statement.taken),
        refused=(*result.refused, refused),
        received=result.received._replace(acts=tuple(acts)) if result.received else None,
    )


def _once(results: list[FileResult], statements: Sequence[_Said]) -> list[FileResult]:
    """A value that several say alike is taken once; of the others only the word counts."""
    for statement in statements[1:]:
        result = results[statement.file]
        if result.received is None:
            continue
        acts = tuple(
            without_field(act, statement.taken.field) if act is statement.act else act for act in result.received.acts
        )
        results[statement.file] = result._replace(
            taken=tuple(accepted for accepted in result.taken if accepted is not statement.taken),
            unchanged=result.unchanged + 1,
            received=result.received._replace(acts=acts),
        )
    return results


def _shown(value: Any) -> str:
    return shown_amount(value) if isinstance(value, float) else status_word(str(value))
