"""One verb of the command line: its function, help and examples."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


class Verb(NamedTuple):
    """One verb, with its noun before it, and the function behind it, whose module is loaded when it runs.

    Where `help` is empty, help and examples are those of the command of the same name. `usage` is how the overview
    shows it, `group` the part of the overview that lists it; the others stand below their noun.
    """

    name: str
    function: str
    """The module of the command line and the function in it: snapshots.take."""
    help: str
    examples: tuple[str, ...] = ()
    usage: str = ""
    group: str = ""
    takes_verb: bool = False
    """Whether one function implements several verbs and receives the verb as an argument."""

    def load(self) -> Callable[[Any, list[str]], int]:
        """The function, which takes the run and the words behind the verb and returns the exit code."""
        module, _, name = self.function.partition(".")
        function = getattr(import_module(f"qualitytui.cli.{module}"), name)
        if self.takes_verb:
            return lambda run, words: function(run, self.name.split()[-1], words)
        loaded: Callable[[Any, list[str]], int] = function
        return loaded


def verb(
    name: str, function: str, help_: str, *examples: str, usage: str = "", group: str = "", takes_verb: bool = False
) -> Verb:
    """A row of the table."""
    return Verb(name, function, help_, examples, usage or name, group, takes_verb)
