"""The picture and the tour of both READMEs, made by the program itself; written anew with: python -m tests.readme."""

import asyncio
import os
import pty
import re
import shlex
import struct
import tempfile
import termios
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import chdir, redirect_stderr, redirect_stdout, suppress
from fcntl import ioctl
from io import RawIOBase
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

from rich.color import Color
from rich.style import Style
from textual.strip import Strip

from qualitytui.cli.dispatch import main as program
from qualitytui.config import Config
from qualitytui.i18n import Language, use
from qualitytui.sanitize import width
from qualitytui.workbook.demo import make_demo
from tests.screens.golden import SPOKEN, strips
from tests.screens.stage import TODAY, on_stage

ROOT = Path(__file__).parent.parent
READMES: Mapping[Language, Path] = {"zh": ROOT / "README.md", "en": ROOT / "README.en.md"}
ERASED = re.compile(r"[^\n]*\r\x1b\[K")
"""What is written over: how far work is, where it takes a second or more."""
TOUR = re.compile(r"(?<=<!-- tour -->\n```console\n).*?(?=\n```)", re.DOTALL)
SIZE = (100, 26)
ACROSS, DOWN, BASE = 8, 18, 14
"""The units that one cell of the picture takes, and how deep its letters stand in it."""
DARK, PALE = "#16191d", "#e6e6e6"
"""The colours of the dark theme where nothing else is said."""
SVG = "http://www.w3.org/2000/svg"
FONTS = "ui-monospace,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC','Microsoft YaHei',monospace"
ARMS = {"─": "lr", "━": "lr", "│": "ud", "╭": "rd", "╮": "ld", "╰": "ru", "╯": "lu", "├": "udr", "┤": "udl"}
"""Where the lines of a frame lead; fonts leave gaps between them, so that they are drawn."""


def picture_path(language: Language) -> Path:
    """Where the picture of a language stands."""
    return ROOT / "tests" / "screens" / "shown" / f"readme-{language}.svg"


async def picture(workbook: Path, language: Language) -> str:
    """The board of the sample as an SVG that names no font file and nothing outside itself."""
    use(language)
    async with on_stage(workbook, SIZE, config=Config(theme="dark")) as stage:
        return drawn(strips(stage))


class Cell(NamedTuple):
    """One character of a row: its column, itself, the class of its look, the colour behind it."""

    at: int
    char: str
    look: str
    ground: str


def drawn(rows: Sequence[Strip]) -> str:
    """The rows of a screen as SVG: what is behind, then frames, then letters, each at the place of its cell."""
    looks: dict[str, str] = {}
    cells = [list(cells_of(strip, looks)) for strip in rows]
    wide, high = SIZE[0] * ACROSS + 16, len(rows) * DOWN + 16
    frames = "".join(frame(cell, nth) for nth, row in enumerate(cells) for cell in row if cell.char in ARMS)
    return "\n".join(
        [
            f'<svg xmlns="{SVG}" viewBox="-8 -8 {wide} {high}" font-size="13.3" font-family="{FONTS}">',
            "<style>" + "".join(f".{name}{{{look}}}" for look, name in looks.items()) + "</style>",
            f'<rect x="-8" y="-8" width="{wide}" height="{high}" rx="6" fill="{DARK}"/>',
            *(ground for nth, row in enumerate(cells) for ground in grounds(row, nth)),
            f'<path d="{frames}" stroke="#777" fill="none"/>',
            *(text for nth, row in enumerate(cells) for text in letters(row, nth)),
            "</svg>\n",
        ]
    )


def cells_of(strip: Strip, looks: dict[str, str]) -> Iterator[Cell]:
    """The characters of a row; a look that is new is entered under the next letter."""
    at = 0
    for text, style, _ in strip:
        fore, back = colours(style or Style())
        look = f"fill:{fore}" + (";font-weight:bold" if style and style.bold else "")
        for char in text:
            name = looks.setdefault(look, chr(ord("a") + len(looks)))
            yield Cell(at, char, name, back)
            at += width(char)


def colours(style: Style) -> tuple[str, str]:
    """The two colours of a piece of text, turned round where the terminal would."""
    fore, back = (hexed(style.color) or PALE), (hexed(style.bgcolor) or DARK)
    return (back, fore) if style.reverse else (fore, back)


def hexed(colour: Color | None) -> str:
    return "" if colour is None or colour.is_default else colour.get_truecolor().hex


def grounds(row: Sequence[Cell], nth: int) -> Iterator[str]:
    """What stands behind the letters of a row where it is not the picture's own colour."""
    for colour, run in groupby(row, key=lambda cell: cell.ground):
        found = list(run)
        if colour != DARK:
            wide = (found[-1].at + width(found[-1].char) - found[0].at) * ACROSS
            place = f'x="{found[0].at * ACROSS}" y="{nth * DOWN}" width="{wide}" height="{DOWN}"'
            yield f'<rect {place} fill="{colour}" shape-rendering="crispEdges"/>'


def frame(cell: Cell, nth: int) -> str:
    """The strokes of one character of a frame, from the middle of its cell."""
    x, y = cell.at * ACROSS + ACROSS // 2, nth * DOWN + DOWN // 2
    ends = {"l": f"h-{ACROSS // 2}", "r": f"h{ACROSS // 2}", "u": f"v-{DOWN // 2}", "d": f"v{DOWN // 2}"}
    return "".join(f"M{x} {y}{ends[arm]}" for arm in ARMS[cell.char])


def letters(row: Sequence[Cell], nth: int) -> Iterator[str]:
    """The letters of a row by their looks, each letter with its own place."""
    seen = [cell for cell in row if not cell.char.isspace() and cell.char not in ARMS]
    for look in dict.fromkeys(cell.look for cell in seen):
        own = [cell for cell in seen if cell.look == look]
        places = " ".join(str(cell.at * ACROSS) for cell in own)
        text = escape("".join(cell.char for cell in own))
        yield f'<text class="{look}" y="{nth * DOWN + BASE}" x="{places}">{text}</text>'


def walked(tour: str, workbook: Path, language: Language) -> str:
    """The tour with what each of its commands prints now, one after the other on one workbook."""
    environ = {"QUALITYTUI_WORKBOOK": str(workbook), "QUALITYTUI_TODAY": TODAY.isoformat(), "QUALITYTUI_LANG": language}
    commands = re.findall(r"^\$ (.*)$", tour, re.MULTILINE)
    with chdir(workbook.parent):
        return "\n".join(_walked(commands, {**environ, "HOME": str(workbook.parent)}))


def _walked(commands: Sequence[str], environ: Mapping[str, str]) -> Iterator[str]:
    for nth, command in enumerate(commands):
        yield from (*([""] if nth else []), f"$ {command}", printed(shlex.split(command)[1:], environ))


def printed(words: Sequence[str], environ: Mapping[str, str]) -> str:
    """What a command prints on a terminal, without colours."""
    ours, theirs = pty.openpty()
    ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
    with ThreadPoolExecutor(1) as pool, os.fdopen(ours, "rb", buffering=0) as terminal:
        seen = pool.submit(drained, terminal)
        with os.fdopen(theirs, "w", encoding="utf-8") as out, redirect_stdout(out), redirect_stderr(out):
            program(words, {**environ, "NO_COLOR": "1"})
        shown = ERASED.sub("", seen.result())
        return "\n".join(line.rstrip() for line in shown.splitlines()).rstrip()


def drained(terminal: RawIOBase) -> str:
    """Everything that comes from a terminal until nobody writes to it any more."""
    pieces = []
    with suppress(OSError):
        while piece := terminal.read(4096):
            pieces.append(piece)
    return b"".join(pieces).decode()


def tour_of(text: str) -> str:
    """The block of a README in which the tour stands."""
    found = TOUR.search(text)
    assert found is not None
    return found[0]


def main() -> None:
    """Writes pictures and tours."""
    with tempfile.TemporaryDirectory() as folder:
        for language in SPOKEN:
            use(language)
            workbook = Path(folder) / language / "workbook.db"
            workbook.parent.mkdir()
            make_demo(workbook, Config())
            picture_path(language).write_text(asyncio.run(picture(workbook, language)), encoding="utf-8")
            readme = READMES[language]
            text = readme.read_text(encoding="utf-8")
            before = tour_of(text)
            readme.write_text(text.replace(before, walked(before, workbook, language)), encoding="utf-8")
            print(picture_path(language).relative_to(ROOT), readme.name)


if __name__ == "__main__":
    main()
