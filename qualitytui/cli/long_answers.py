"""When long output goes to a pager: for commands that only read, and for help, on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.cli.run import Run


def long_answers(run: Run, is_read: Callable[[], bool]) -> AbstractContextManager[None]:
    """Pages the output of the block, unless it is for a program or paging is off."""
    if run.globals.no_pager or not sys.stdout.isatty() or not is_read():
        return nullcontext()
    from qualitytui.cli.pager import paged  # noqa: PLC0415 - on a terminal only

    return paged(run)
