"""Signal handlers: whatever wants the program gone finds the terminal as it was."""

import asyncio
import signal
from collections.abc import Callable

from qualitytui_screens.ending_signals import SIGNALS


def leave_on_signals(leave: Callable[[int], object]) -> None:
    """Leaves in order, with exit code 128+n, where the terminal or the system wants the program gone."""
    loop = asyncio.get_running_loop()
    first, *others = (getattr(signal, name) for name in SIGNALS if hasattr(signal, name))
    loop.add_signal_handler(first, leave, 128 + first)  # which has the loop woken by each of them; it is slow to call
    for number in others:
        signal.signal(number, lambda number, _: loop.call_soon_threadsafe(leave, 128 + number))
