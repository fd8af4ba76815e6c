"""Output streams: data to stdout, messages to stderr, colour only where it is wanted."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice

from qualitytui.errors import Refused
from qualitytui.i18n import in_line, say
from qualitytui.model.light import light_word
from qualitytui.named_tuple import NamedTuple
from qualitytui.sanitize import toml, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Protocol, TextIO

    class Line(Protocol):
        """A line that says what the running command is doing."""

        def clear(self) -> None:
            """Clears the line, as something is printed now."""

        def pause(self) -> None:
            """Shows nothing until the command goes on."""

        def go_on(self) -> None:
            """Shows the line again."""


LINES: list[Line] = []
"""The line of progress, where the running command has one: it is cleared before anything is printed."""
AT_A_TIME = 1000
"""How many lines are written at once."""
COLOURS = {"red": "31", "yellow": "33", "green": "32", "blue": "34", "grey": "90"}


def clear_progress() -> None:
    """Clears the line of progress, as something is printed now."""
    for line in LINES:
        line.clear()


@contextmanager
def without_progress() -> Iterator[None]:
    """Shows no progress inside, as a person is asked or another program has the terminal."""
    lines, LINES[:] = [*LINES], []
    try:
        for line in lines:
            line.pause()
        yield
    finally:
        LINES[:] = lines
        for line in lines:
            line.go_on()


class Terminal(NamedTuple):
    """The streams of one run; `room` is the width of a terminal, None where stdout is none."""

    out: TextIO
    err: TextIO
    is_coloured: bool
    room: int | None

    @classmethod
    def of_process(cls, color: str, environ: Mapping[str, str], *, as_json: bool = False) -> Terminal:
        """The process's own streams, made to take any character; JSON is UTF-8 whatever the locale says."""
        _fill_closed_streams()
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                is_kept = not as_json and _holds_chinese(stream.encoding)
                stream.reconfigure(errors="backslashreplace", encoding=None if is_kept else "utf-8")
        is_tty = sys.stdout.isatty()
        is_forced = bool(environ.get("FORCE_COLOR") or environ.get("CLICOLOR_FORCE"))
        wants = is_forced or (is_tty and not environ.get("NO_COLOR"))
        is_coloured = color == "always" or (color == "auto" and wants and environ.get("TERM") != "dumb")
        return cls(sys.stdout, sys.stderr, is_coloured, _columns() if is_tty else None)

    def print(self, *lines: str) -> None:
        """Writes sanitized lines of data."""
        self.print_all(lines)

    def print_all(self, lines: Iterable[str]) -> None:
        """Writes every line, many at a time."""
        rest = iter(lines)
        while part := [*islice(rest, AT_A_TIME)]:
            clear_progress()
            self.out.write("\n".join((*part, "")))

    def json(self, value: Any) -> None:
        """Writes one JSON document."""
        clear_progress()
        self.out.write(_json(value, indent=2) + "\n")

    def toml(self, text: str) -> None:
        """Writes a TOML document with control characters escaped."""
        clear_progress()
        self.out.write(toml(text))

    def tell(self, sentence: str) -> None:
        """Writes a message to stderr."""
        self._say(visible(sentence, keep_lines=True))

    def _say(self, line: str) -> None:
        clear_progress()
        try:
            self.err.write(f"{line}\n")
            self.err.flush()
        except OSError:
            _drop(self.err)

    def drop_output(self) -> None:
        """Redirects stdout to the null device after a broken pipe or a full disk."""
        _drop(self.out)

    def write(self, content: bytes) -> None:
        """Writes the bytes of a paper to standard output; a terminal that is not of UTF-8 gets its own."""
        clear_progress()
        self.out.flush()
        is_utf8 = (self.out.encoding or "").lower().replace("-", "") == "utf8"
        if hasattr(self.out, "buffer") and (is_utf8 or not self.out.isatty()):
            self.out.buffer.write(content)
            self.out.buffer.flush()
        else:
            self.out.write(content.decode(errors="backslashreplace"))

    def refuse(self, refusal: Refused, *, as_json: bool) -> int:
        """Prints a refusal with its hint; returns the exit code."""
        from qualitytui.cli.remedies import advice  # noqa: PLC0415 - only after a refusal

        if as_json:
            answer = {"code": refusal.code, "message": refusal.sentence, "hint": advice(refusal) or None}
            self._say(_json(answer))
        else:
            self.tell(f"qualitytui: {refusal.sentence}")
            if hint := advice(refusal):
                self.tell(f"  {hint}")
        return refusal.code

    def light(self, light: str, text: str) -> str:
        """The text in the colour of a light, where colours are shown."""
        return f"\x1b[{COLOURS[light]}m{text}\x1b[0m" if self.is_coloured else text

    def lit(self, light: str, row: str) -> str:
        """The row of a table with its first cell, the light, in its colour."""
        word = light_word(light)
        return self.light(light, word) + row.removeprefix(word)

    def lit_rows(self, lights: Iterable[str], rows: Iterator[str]) -> Iterator[str]:
        """The rows of a table, each with its first cell, the light, in its colour."""
        return map(self.lit, lights, rows) if self.is_coloured else rows

    def heading(self, text: str) -> str:
        """The text as a heading."""
        return f"\x1b[1m{text}\x1b[0m" if self.is_coloured else text


def _drop(stream: TextIO) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _json(value: Any, indent: int | None = None) -> str:
    """JSON without ASCII escaping, but with control characters escaped."""
    import json  # noqa: PLC0415 - only for programs

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    for char in set(text) - {"\n"}:
        if visible(char) != char:
            text = text.replace(char, json.dumps(char)[1:-1])
    return text


def _holds_chinese(encoding: str | None) -> bool:
    try:
        return bool("质".encode(encoding or "ascii"))
    except (UnicodeError, LookupError):
        return False


def _fill_closed_streams() -> None:
    """Replaces standard streams that were closed at the start by the null device."""
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: SIM115, PTH123 - open as long as the process
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - likewise
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 - likewise


def _columns() -> int | None:
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or None
    except (OSError, ValueError):
        return None


def nothing_matched(terminal: Terminal, filter_: str, why: str = "") -> None:
    """Prints that nothing matches the filter, or why there is nothing."""
    sentence = say("Nothing matches {filter}.", filter=filter_) if filter_ else why or say("There is nothing yet.")
    terminal.tell(in_line(sentence, why) if filter_ else sentence)
