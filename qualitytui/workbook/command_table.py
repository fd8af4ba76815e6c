"""The one table of commands, every module of commands loaded."""

from collections.abc import Mapping
from typing import Any, Final

from qualitytui.workbook.command import COMMANDS, Command
from qualitytui.workbook.commands import (
    department,
    evidence,
    filing,
    finding,
    forms,
    goal,
    indicator,
    items,
    office,
    old_ledger,
    plan,
    reports,
    restored,
    rules,
    snapshot,
    status,
    step,
    tables,
    task,
    view,
)
from qualitytui.workbook.commands.assessment import decision, points
from qualitytui.workbook.commands.supervision import (
    letter_life,
    letters,
    orders,
    rectifications,
)

MODULES: Final = (
    *(task, reports, items, department, finding, goal, indicator, plan, filing, restored, rules, snapshot),
    *(status, step, evidence, tables, old_ledger, forms, view, office),
    *(letters, letter_life, orders, rectifications, points, decision),
)
"""Every module of commands, in the order in which help and palette list them."""
ORDER: Final = {module.__name__: nth for nth, module in enumerate(MODULES)}


def command_of(name: str, values: Mapping[str, Any]) -> Command:
    """The command of that name with these arguments; lists become tuples."""
    kind = commands()[name]
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})


def commands() -> dict[str, type[Command]]:
    """The whole table, in the order of the modules."""
    return dict(sorted(COMMANDS.items(), key=lambda entry: ORDER[entry[1].__module__]))
