"""What a terminal may do to the program: odd bytes, signals, few colours."""

import asyncio
import signal
import sys
from collections.abc import Callable, Mapping, MutableMapping
from functools import partial

from qualitytui_screens.hearing import Hearing

SIGNALS = (
    *("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGABRT", "SIGALRM", "SIGUSR1", "SIGUSR2"),
    *("SIGVTALRM", "SIGPROF", "SIGXCPU", "SIGIO", "SIGPWR", "SIGSTKFLT", "SIGSYS", "SIGTRAP"),
)
"""Every signal that ends a program and that it may hear; not every system has each."""
COLOURLESS = ("vt", "dumb", "unknown")
"""How the names of terminals begin that have no colours."""


def has_colours(environ: Mapping[str, str]) -> bool:
    """Whether colours are wanted and the terminal has some; an empty NO_COLOR counts as not set."""
    return not environ.get("NO_COLOR") and not environ.get("TERM", "").startswith(COLOURLESS)


def settle_colours(environ: MutableMapping[str, str]) -> None:
    """Says in the environment, where Textual looks, whether there are to be colours."""
    if has_colours(environ):
        environ.pop("NO_COLOR", None)
    else:
        environ["NO_COLOR"] = "1"


def hear_well(answered: Callable[[], object]) -> None:
    """Has Textual's reading thread take odd bytes and answers of the terminal for what they are; a byte ended it.

    `answered` is called there when the terminal says that it is well.
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver  # noqa: PLC0415 - there is none on Windows

    linux_driver.getincrementaldecoder = lambda _: partial(Hearing, answered=answered)  # type: ignore[attr-defined,assignment]  # one overload of the codecs function


def leave_on_signals(leave: Callable[[int], object]) -> None:
    """Leaves in order, with exit code 128+n, where the terminal or the system wants the program gone."""
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for name in SIGNALS:
        number = getattr(signal, name, None)
        if number is None:
            continue
        loop.add_signal_handler(number, leave, 128 + number)
