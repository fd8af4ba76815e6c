"""The blocks of a department's own items: tasks by weight and credit, indicators in equal shares."""

from collections.abc import Iterator
from fractions import Fraction
from functools import reduce

from qualitytui.i18n import say
from qualitytui.model.amount import shown_amount
from qualitytui.model.assessment import GoalCredit, TaskCredit
from qualitytui.model.roles import ANSWERING
from qualitytui.model.status import status_word
from qualitytui.rules.assessment_points import Line, exact
from qualitytui.rules.assessment_rules import Rules
from qualitytui.rules.plan_label import joined_label


def is_counted(task: TaskCredit, day: str) -> bool:
    """Whether a task is weighed: done, or past its deadline; an assumed day binds who knew, or once the year ended."""
    if task.status == "cancelled":
        return False
    if task.done is not None:
        return True
    return task.due < day and (not task.is_assumed or task.is_told or day > task.year_end)


def credit_of(task: TaskCredit, rules: Rules) -> Fraction:
    """The share of a task that counts as done."""
    if task.done is not None:
        return exact(rules.credit["closed" if task.done <= task.due else "closed_late"])
    return exact(rules.credit.get(task.status, 0))


def weight_of(task: TaskCredit, rules: Rules) -> Fraction:
    """The weight of a task in the department's role."""
    return exact(rules.weights[task.role])


def is_charged(task: TaskCredit, rules: Rules) -> bool:
    """Whether the task costs the department points; a supporting department is not charged for the leading one."""
    if task.role in ANSWERING or rules.support_loses == "always":
        return True
    is_silent = not task.has_word or task.says_slow or task.is_named
    return rules.support_loses == "if_silent" and is_silent


def task_lines(tasks: tuple[TaskCredit, ...], full: Fraction, rules: Rules, day: str) -> Iterator[Line]:
    """Deductions for tasks."""
    counted = [task for task in tasks if is_counted(task, day)]
    whole = sum((weight_of(task, rules) for task in counted), Fraction(0))
    for task in counted:
        lost = weight_of(task, rules) * (1 - credit_of(task, rules))
        if lost > 0 and is_charged(task, rules):
            what = joined_label(task.label, task.title)
            yield Line(-full * lost / whole, what, _why(task), task.ref, task.label, task.entry)


def _why(task: TaskCredit) -> str:
    """The fact with its day."""
    if task.done is not None:
        return say("reported on {day}, due {due}", day=task.done, due=task.due)
    parts = [say("due {due}, {status}", due=task.due, status=status_word(task.status))]
    if task.is_assumed:
        parts.append(say("assumed day"))
    if task.role not in ANSWERING:
        if task.is_named:
            parts.append(say("named by a letter or an order"))
        elif task.says_slow:
            parts.append(say("its own form says so"))
        elif not task.has_word:
            parts.append(say("no word of its own all year"))
    return reduce(lambda one, other: say("{one}, {other}", one=one, other=other), parts)


def attained(goal: GoalCredit) -> Fraction:
    """How much of an indicator is reached: a count in proportion, anything else wholly or not at all."""
    if goal.value is None:
        return Fraction(0)
    if goal.kind == "count" and not goal.is_met and goal.target > 0:
        return min(max(exact(goal.value) / exact(goal.target), Fraction(0)), Fraction(1))
    return Fraction(int(goal.is_met))


def goal_lines(goals: tuple[GoalCredit, ...], full: Fraction, day: str) -> Iterator[Line]:
    """Deductions for indicators, each an equal share; one that is not due yet costs nothing."""
    for goal in goals:
        lost = 1 - attained(goal)
        if lost > 0 and goal.end < day:
            share = full * lost / len(goals)
            yield Line(-share, joined_label(goal.label, goal.title), _missed(goal), goal.ref, goal.label, goal.entry)


def _missed(goal: GoalCredit) -> str:
    target = f"{shown_amount(goal.target)}{goal.unit}"
    if goal.value is None:
        return say("no value by {day}, target {target}", day=goal.end, target=target)
    value = f"{shown_amount(goal.value)}{goal.unit}"
    return say("{value} on {day}, target {target}", value=value, day=goal.on, target=target)
