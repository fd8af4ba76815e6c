"""The base class of commands and their registration."""

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar, Literal, TypeVar

from qualitytui.data_class import MISSING, Field, dataclass, field, fields
from qualitytui.model.dates import parse_day
from qualitytui.rules.plausibility import Doubt, doubted_deadline
from qualitytui.store.reader import Reader
from qualitytui.store.transaction import Transaction

Refs = str | tuple[str, ...]
"""The items of a command that takes several: their refs, or the one."""
Kind = Literal[
    "refs",
    "ref",
    "text",
    "long_text",
    "day",
    "amount",
    "department",
    "role",
    "number",
    "flag",
    "person",
    "plan",
    "setting",
    "status",
    "file",
]


class Command:
    """A change a coordinator can make: fields are its arguments, the docstring its help.

    `apply` does it inside a transaction and returns the sentence to show, or raises Refused.
    """

    __slots__ = ()
    name: ClassVar[str] = ""
    examples: ClassVar[tuple[str, ...]] = ()
    """Command lines that show its use, the simplest first."""
    is_record: ClassVar[bool] = False
    """Whether it is always journaled, even without changed rows."""
    offered: ClassVar[bool] = True
    """Whether command line and palette offer it."""
    copied_before: ClassVar[str] = ""
    """The name of the backup required before it; "" for none."""
    is_long: ClassVar[bool] = False
    """Whether doing it may take a second, whatever it is about."""
    needs_note: ClassVar[bool] = False
    """Whether its note, the reason, must be given."""

    @classmethod
    def purpose(cls) -> str:
        """The first line of its help, a key of the catalogue."""
        return (cls.__doc__ or "").strip().partition("\n")[0]

    @property
    def spoken(self) -> str:
        """The command as typed."""
        return self.name.replace(".", " ")

    @property
    def is_bulk(self) -> bool:
        """Whether several items are meant."""
        return len(each(getattr(self, "refs", ()))) > 1

    def doubts(self, today: date) -> list[Doubt]:
        """Questions before it runs: a deadline that has passed or is far off."""
        days = [getattr(self, spec.name) for spec in arguments_of(type(self)) if spec.is_deadline]
        return [doubt for day in days if day is not None for doubt in doubted_deadline(day, today)]

    def doubts_in(self, reader: Reader) -> list[Doubt]:
        """Questions before it runs that depend on the workbook."""
        return self.doubts(reader.today)

    def apply(self, tx: Transaction) -> str:
        """Makes the change."""
        raise NotImplementedError

    def arguments(self) -> dict[str, Any]:
        """The arguments stored in the journal; empty ones are left out."""
        stored = {}
        for spec in fields(self):  # type: ignore[arg-type]  # every command is a dataclass
            value = getattr(self, spec.name)
            if value not in (None, "", (), False):
                stored[spec.name] = value.isoformat() if isinstance(value, date) else value
        return stored


def each(refs: Refs) -> tuple[str, ...]:
    """The refs one by one, each once."""
    return (refs,) if isinstance(refs, str) else tuple(dict.fromkeys(refs))


@dataclass(frozen=True, slots=True)
class Argument:
    """One field of a command as the command line and the forms see it."""

    name: str
    kind: Kind
    help: str
    is_required: bool
    default: Any
    choices: tuple[str, ...]
    emptied: str | None
    """What takes a value away that was there, where emptying its field in a form does so."""
    is_deadline: bool
    """Whether a day lies ahead: without a year it is the next such day, and one that has passed is asked about."""

    def day_of(self, text: str, today: date) -> date:
        """The day that a person means in this field: the next such day for a deadline, else the last."""
        return parse_day(text, today, "deadline" if self.is_deadline else "past")


C = TypeVar("C", bound=type[Command])
COMMANDS: dict[str, type[Command]] = {}


def command(name: str, *examples: str) -> Callable[[C], C]:
    """Registers a command class under its noun.verb name, with example command lines."""

    def enter(kind: C) -> C:
        kind.name = name
        kind.examples = examples
        COMMANDS[name] = kind
        return kind

    return enter


def argument(
    kind: Kind,
    help_: str,
    *,
    default: Any = MISSING,
    choices: tuple[str, ...] = (),
    emptied: str | None = None,
    is_deadline: bool = False,
) -> Any:
    """A field of a command: what kind of thing it takes and one line of help (the catalogue's key)."""
    metadata = {"kind": kind, "help": help_, "choices": choices, "emptied": emptied, "is_deadline": is_deadline}
    return field(metadata=metadata) if default is MISSING else field(default=default, metadata=metadata)


def arguments_of(kind: type[Command]) -> tuple[Argument, ...]:
    """The arguments of a command, in the order they are given."""
    return tuple(_argument(spec) for spec in fields(kind))  # type: ignore[arg-type]  # a dataclass


def _argument(spec: "Field[Any]") -> Argument:
    return Argument(
        name=spec.name,
        kind=spec.metadata["kind"],
        help=spec.metadata["help"],
        is_required=spec.default is MISSING,
        default=None if spec.default is MISSING else spec.default,
        choices=spec.metadata["choices"],
        emptied=spec.metadata["emptied"],
        is_deadline=spec.metadata["is_deadline"],
    )
