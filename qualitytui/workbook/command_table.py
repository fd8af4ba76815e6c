"""The one table of commands: a module of commands is loaded when one of its nouns is named."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import Any, Final

from qualitytui.workbook.command import COMMANDS, Command

MODULES: Final[Mapping[str, tuple[str, ...]]] = {
    "task": ("task",),
    "reports": ("task",),
    "items": ("task",),
    "department": ("department",),
    "finding": ("plan", "indicator"),
    "goal": ("plan",),
    "indicator": ("indicator",),
    "plan": ("plan",),
    "filing": ("plan",),
    "restored": ("workbook",),
    "separate": ("workbook",),
    "rules": ("settings",),
    "snapshot": ("snapshot",),
    "status": ("task",),
    "step": ("task",),
    "evidence": ("task",),
    "tables": ("tables",),
    "old_ledger": ("tables",),
    "forms": ("forms",),
    "view": ("view",),
    "office": ("office",),
    "supervision.letters": ("letters",),
    "supervision.letter_life": ("letters",),
    "supervision.orders": ("letters", "rectify"),
    "supervision.rectifications": ("rectify",),
    "assessment.points": ("assess",),
    "assessment.decision": ("assess",),
}
"""Every module of commands with the nouns of its commands, in the order in which help and palette list them."""
FOLDER: Final = "qualitytui.workbook.commands"


def command_of(name: str, values: Mapping[str, Any]) -> Command:
    """The command of that name with these arguments; lists become tuples."""
    return kind_of(name)(**{key: tuple(value) if isinstance(value, list) else value for key, value in values.items()})


def kind_of(name: str) -> type[Command]:
    """The class of the command of that name."""
    return commands_of(name.partition(".")[0])[name]


def commands() -> dict[str, type[Command]]:
    """The whole table, in the order of the modules."""
    return _commands_in(MODULES, "")


def commands_of(noun: str) -> dict[str, type[Command]]:
    """The commands of one noun, in the order of the modules; no other module is loaded."""
    return _commands_in([module for module, nouns in MODULES.items() if noun in nouns], f"{noun}.")


def _commands_in(modules: Iterable[str], prefix: str) -> dict[str, type[Command]]:
    """The commands of some modules whose names begin so."""
    order = {import_module(f"{FOLDER}.{module}").__name__: nth for nth, module in enumerate(modules)}
    mine = ((name, kind) for name, kind in COMMANDS.items() if name.startswith(prefix) and kind.__module__ in order)
    return dict(sorted(mine, key=lambda entry: order[entry[1].__module__]))
