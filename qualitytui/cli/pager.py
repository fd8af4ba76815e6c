"""Long answers go to the person's pager, on a terminal only."""

import io
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TextIO

if TYPE_CHECKING:
    from qualitytui.cli.run import Run

USUAL: Final = "less -FRX"
NONE: Final = ("", "cat")


def pager_of(environ: Mapping[str, str]) -> list[str]:
    """The pager as words; none where it is cat or empty, or where there is none."""
    wanted = environ.get("PAGER")
    if wanted is None:
        wanted = USUAL if shutil.which("less") else ""
    words = shlex.split(wanted) if wanted.strip() not in NONE else []
    return words if words and shutil.which(words[0]) else []


class PagedOutput(io.StringIO):
    """Keeps what is written until it is whole; more than a screenful goes to the pager, less to standard output."""

    def __init__(self, pager: list[str]) -> None:
        super().__init__()
        self.pager = pager

    def finish(self) -> None:
        """Shows what was written."""
        text = self.getvalue()
        if text.count("\n") < shutil.get_terminal_size().lines - 1:
            sys.stdout.write(text)
            return
        sys.stdout.flush()
        environ = {"LESSCHARSET": "utf-8", **os.environ}
        try:
            subprocess.run(self.pager, input=text.encode(errors="backslashreplace"), check=False, env=environ)  # noqa: S603 - the person's own pager
        except OSError:
            sys.stdout.write(text)


class LaterTalk(io.StringIO):
    """What is said after the answer has begun, kept until the answer is shown; the terminal has both in their order."""

    def __init__(self, answer: PagedOutput, err: TextIO) -> None:
        super().__init__()
        self.answer, self.err = answer, err

    def write(self, text: str) -> int:
        """Says it at once where nothing of the answer is written yet."""
        return super().write(text) if self.answer.tell() else self.err.write(text)

    def flush(self) -> None:
        """What is kept waits."""
        self.err.flush()

    def isatty(self) -> bool:
        """Whether somebody reads it at a terminal."""
        return self.err.isatty()

    def finish(self) -> None:
        """Says what was kept."""
        sys.stdout.flush()
        self.err.write(self.getvalue())
        self.err.flush()


@contextmanager
def paged(run: "Run") -> Iterator[None]:
    """Shows what is written meanwhile in the pager, where somebody reads at a terminal that can scroll."""
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
