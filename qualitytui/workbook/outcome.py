"""The result of a command: its sentence, its entry, its changes."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal, overload

from qualitytui.model.journal import FieldChange
from qualitytui.model.omission import Advice, Omission
from qualitytui.named_tuple import NamedTuple
from qualitytui.progress import unstopped


class FieldChanges(Sequence[FieldChange]):
    """The fields that a command changed, described when they are first asked for.

    They must be asked for while the workbook stands as the command left it: what was taken back is described before.
    """

    def __init__(self, describe: Callable[[], tuple[FieldChange, ...]]) -> None:
        self._describe = describe
        self._described: tuple[FieldChange, ...] | None = None

    def describe(self) -> tuple[FieldChange, ...]:
        """Every field before and after."""
        if self._described is None:
            self._described = self._describe()
        return self._described

    @overload
    def __getitem__(self, at: int) -> FieldChange: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[FieldChange, ...]: ...
    def __getitem__(self, at: int | slice) -> FieldChange | tuple[FieldChange, ...]:
        return self.describe()[at]

    def __len__(self) -> int:
        return len(self.describe())

    def __iter__(self) -> Iterator[FieldChange]:
        return iter(self.describe())

    def __eq__(self, other: object) -> bool:
        return self.describe() == (other.describe() if isinstance(other, FieldChanges) else other)

    def __hash__(self) -> int:
        return hash(self.describe())


class Outcome(NamedTuple):
    """What a command did: the sentence, the journal entry (None for a dry run), each field changed, what it refused.

    `back` is what takes it back; `needs_yes` says that a whole plan goes, which is asked about first; `advice` is what
    would help further.
    """

    sentence: str
    entry: int | None
    changes: Sequence[FieldChange]
    refused: tuple[Omission, ...] = ()
    back: Literal["undo", "redo"] = "undo"
    needs_yes: bool = False
    advice: tuple[Advice, ...] = ()

    def settled(self) -> "Outcome":
        """The same with its changes described, so that it can be shown after its workbook was closed."""
        with unstopped():
            return self._replace(changes=tuple(self.changes))
