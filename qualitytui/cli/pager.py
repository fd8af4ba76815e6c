"""Shows long output in a pager, on a terminal only."""

import io
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TextIO

from qualitytui.cli.terminal import clear_progress, without_progress

if TYPE_CHECKING:
    from qualitytui.cli.run import Run

USUAL: Final = "less -FRX"
NONE: Final = ("", "cat")


def pager_of(environ: Mapping[str, str]) -> list[str]:
    """The pager command as words; none for cat, for an empty setting, or where none is installed."""
    wanted = environ.get("PAGER")
    if wanted is None:
        wanted = USUAL if shutil.which("less") else ""
    words = shlex.split(wanted) if wanted.strip() not in NONE else []
    return words if words and shutil.which(words[0]) else []


class PagedOutput(io.StringIO):
    """Buffers the output; more than one screen goes to the pager, less to standard output."""

    def __init__(self, pager: list[str]) -> None:
        super().__init__()
        self.pager = pager

    def finish(self) -> None:
        """Writes the buffer to the pager or to standard output."""
        text = self.getvalue()
        if text.count("\n") < shutil.get_terminal_size().lines - 1:
            clear_progress()
            sys.stdout.write(text)
            return
        sys.stdout.flush()
        environ = {"LESSCHARSET": "utf-8", **os.environ}
        try:
            with without_progress():
                subprocess.run(self.pager, input=text.encode(errors="backslashreplace"), check=False, env=environ)  # noqa: S603 - the person's own pager
        except OSError:
            sys.stdout.write(text)


class LaterTalk(io.StringIO):
    """Buffers stderr once the output has begun, so that the terminal shows both in order."""

    def __init__(self, answer: PagedOutput, err: TextIO) -> None:
        super().__init__()
        self.answer, self.err = answer, err

    def write(self, text: str) -> int:
        """Writes through while the output is still empty."""
        return super().write(text) if self.answer.tell() else self.err.write(text)

    def flush(self) -> None:
        """Does nothing: the buffer is flushed at the end."""
        self.err.flush()

    def isatty(self) -> bool:
        """Whether stderr is a terminal."""
        return self.err.isatty()

    def finish(self) -> None:
        """Writes the buffer to stderr."""
        sys.stdout.flush()
        clear_progress()
        self.err.write(self.getvalue())
        self.err.flush()


@contextmanager
def paged(run: "Run") -> Iterator[None]:
    """Pages the output written inside the block, where stdout is a terminal that can scroll."""
    can_scroll = sys.stdin.isatty() and run.environ.get("TERM") != "dumb"
    pager = pager_of(run.environ) if can_scroll else []
    if not pager:
        yield
        return
    out, before = PagedOutput(pager), run.terminal
    talk = LaterTalk(out, before.err)
    run.terminal = before._replace(out=out, err=talk)
    try:
        yield
    finally:
        run.terminal = before
        out.finish()
        talk.finish()
