"""What a terminal may do to the program: undecodable bytes, few colours, a slow escape key."""

import os
import sys
from collections.abc import Mapping, MutableMapping
from typing import TYPE_CHECKING

from qualitytui_screens.terminal_colours import has_colours

if TYPE_CHECKING:
    from qualitytui_screens.textual_compat.crash_safe_app import CrashSafeApp

FILLING = ("xterm", "linux", "rxvt", "putty", "konsole", "vte", "gnome", "alacritty", "foot", "kitty", "wezterm", "st-")
"""How the names of terminals begin of which terminfo says bce: they fill with their background what they erase."""

ESCAPE_DELAY = 20
"""Milliseconds within which the next byte of a key comes that begins with an escape; 1 over a line of 9,600 baud."""

PAINTINGS = 240
"""How often in a second the screen may be painted: what a key changes waits for the next time, 4 ms at most."""


def settle_colours(environ: MutableMapping[str, str]) -> None:
    """Says in the environment, where Textual looks, whether there are to be colours."""
    if has_colours(environ):
        environ.pop("NO_COLOR", None)
    else:
        environ["NO_COLOR"] = "1"


def prepare_environment(environ: MutableMapping[str, str]) -> None:
    """Sets what Textual reads: whether there are colours, how long a key waits for its rest, how often to paint."""
    settle_colours(environ)
    environ.setdefault("TEXTUAL_FPS", str(PAINTINGS))
    environ.setdefault("ESCDELAY", str(ESCAPE_DELAY))


def use_eager_driver(app: "CrashSafeApp") -> None:
    """Has odd bytes and answers of the terminal taken for what they are, and keys read without a wait."""
    if sys.platform != "win32":
        from qualitytui_screens.textual_compat.eager_driver import EagerDriver  # noqa: PLC0415 - there is none on Windows

        app.driver_class = EagerDriver
        app.screen_diff.fills = fills_erased(os.environ)


def fills_erased(environ: Mapping[str, str]) -> bool:
    """Whether what the terminal erases has its background."""
    name = environ.get("TERM", "")
    return name.startswith(FILLING) and name != "xterm-color"
