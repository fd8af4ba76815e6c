"""The city's rules, point by point, with what the workbook knows of the items that each is about."""

from collections.abc import Iterator, Sequence

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.numbering import spellings_of
from qualitytui.model.roles import answering
from qualitytui.model.self_assessment import Criterion, Goal, Proof
from qualitytui.model.status import status_word
from qualitytui.model.task import Task
from qualitytui.model.value_text import shown_reading, shown_target
from qualitytui.rules.plan_label import label_key

Labelled = tuple[str, Task]
"""A task behind its label."""


def weighed(
    criteria: Sequence[Criterion], goals: Sequence[Goal], tasks: Sequence[Labelled], proofs: Sequence[Proof]
) -> Iterator[Criterion]:
    """Each point with how far its items are, on what evidence, and who answers, where the office wrote nothing."""
    for criterion in criteria:
        own_goals = [goal for name in criterion.items for goal in _goals_meant(name, goals)]
        own_tasks = [task for name in criterion.items for task in _tasks_meant(name, tasks)]
        _refuse_unknown(criterion, goals, tasks)
        about = {(task.plan, task.ref) for _, task in own_tasks}
        numbers = [number for goal in own_goals for number in goal.proofs]
        numbers += [proof.number for proof in proofs if (proof.task.plan, proof.task.ref) in about]
        units = [who.name for goal in own_goals for who in answering(goal.indicator.departments)]
        units += [who.name for _, task in own_tasks for who in answering(task.departments)]
        stand = [_reached(goal) for goal in own_goals] + [_done(label, task) for label, task in own_tasks]
        yield criterion._replace(
            reason=criterion.reason or "；".join(stand),
            proofs=criterion.proofs or "、".join(dict.fromkeys(numbers)),
            units=criterion.units or "、".join(dict.fromkeys(units)),
        )


def _refuse_unknown(criterion: Criterion, goals: Sequence[Goal], tasks: Sequence[Labelled]) -> None:
    for name in criterion.items:
        if not (_goals_meant(name, goals) or _tasks_meant(name, tasks)):
            raise Refused(
                say("Row {row} of the city's rules: there is no item {name}.", row=criterion.row, name=name),
                say("Name items by their label or ref, one from the other by a semicolon."),
            )


def _goals_meant(name: str, goals: Sequence[Goal]) -> list[Goal]:
    named = {*spellings_of(name)}
    by_ref = [goal for goal in goals if named & {goal.indicator.ref, *goal.indicator.twins}]
    return by_ref or [goal for goal in goals if goal.indicator.ref.startswith("A") and is_same(name, goal.label)]


def _tasks_meant(name: str, tasks: Sequence[Labelled]) -> list[Labelled]:
    return [(label, task) for label, task in tasks if task.ref in spellings_of(name) or is_same(name, label)]


def is_same(name: str, label: str) -> bool:
    """Whether a label is meant, however it is typed."""
    return label_key(name) == label_key(label)


def _reached(goal: Goal) -> str:
    indicator = goal.indicator
    target = say("target {target}", target=shown_target(indicator))
    if indicator.deciding is None:
        return f"{indicator.title}：{say('no value yet')}，{target}"
    met = say("met") if indicator.is_met else say("not met")
    source = f"，{indicator.deciding.source}" if indicator.deciding.source else ""
    return f"{indicator.title}：{shown_reading(indicator)}（{indicator.deciding.on}{source}），{target}，{met}"


def _done(label: str, task: Task) -> str:
    day = f" {task.status_on}" if task.status_on else ""
    return f"{label} {task.title}：{status_word(task.status)}{day}"
