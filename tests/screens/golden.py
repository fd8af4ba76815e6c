"""What each screen shows, as text that a person can read; written anew with: python -m tests.screens.golden."""

import asyncio
import re
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from rich.style import Style
from textual.strip import Strip

from qualitytui.config import Config
from qualitytui.i18n import Language, use
from qualitytui.sanitize import width
from qualitytui.workbook.demo import make_demo
from tests.screens.stage import SMALL, WIDE, Stage, copied, on_stage

FOLDER = Path(__file__).parent / "shown"
SCROLL_BARS = str.maketrans(dict.fromkeys("▁▂▃▄▅▆▇█", " "))
PATH = re.compile(r"(?<=[ │])(/\S|[A-Z]:\\)")
"""Where a path begins, which is another on every machine."""
SIZES = {"wide": WIDE, "small": SMALL}
SPOKEN: Sequence[Language] = ("zh", "en")
SCREENS = {
    "board": ((), ()),
    "history": (("H", "j"), ("B",)),
    "plan": (("P",), ("B",)),
    "task": (("slash", "'2.1.1", "enter", "enter"), ("escape", "escape")),
    "indicator": (("l", "j", "j", "j", "enter"), ("escape", "h")),
    "report": (("r", "'已到货", "tab"), ("escape",)),
    "preview": (("space", "space", "t", "'7月底", "enter"), ("escape", "escape", "escape")),
    "departments": (("D", "j"), ("B",)),
    "sheet": (("colon", "'jxj", "enter"), ("B",)),
    "calendar": (("C", "j", "j"), ("B",)),
    "views": (("v",), ("escape",)),
    "filter": (("slash", "'dept:nyj"), ("escape", "escape")),
    "nothing": (("slash", "'县财务局 light:red", "enter"), ("escape",)),
    "help": (("D", "question_mark", "n", "n", "n"), ("B",)),
    "palette": (("colon", "'3.2.5"), ("escape",)),
    "snapshots": (("w", "...", "enter", "...", "enter", "S"), ("B",)),
    "supervision": (("F",), ("B",)),
    "compare": (("S", "c"), ("B",)),
}
COLOURLESS = {
    "board": (("space", "j", "space"), ()),
    "form": (("r", "'已到货", "tab", "'财务局"), ("escape",)),
    "calendar": (("C",), ("B",)),
}
"""The keys that lead to each screen from the board, and those that lead back; 'words are typed, ... waits."""


async def walk(workbook: Path, size: tuple[int, int], spoken: Language) -> dict[str, list[str]]:
    """What every screen shows, without the foot."""
    use(spoken)
    found = {}
    async with on_stage(workbook, size, config=Config(theme="dark")) as stage:
        for name, (there, back) in SCREENS.items():
            await go(stage, there)
            found[name] = shown(stage)
            await go(stage, back)
            assert len(stage.app.screen_stack) == 1, name
    return found


async def walk_colourless(workbook: Path, size: tuple[int, int]) -> dict[str, list[str]]:
    """What some show where no colours are wanted; how a line is marked stands below it."""
    use("zh")
    found = {}
    async with on_stage(workbook, size, no_color=True) as stage:
        for name, (there, back) in COLOURLESS.items():
            await go(stage, there)
            found[f"{name}-colourless"] = [line for strip in strips(stage) for line in looks(strip)]
            await go(stage, back)
    return found


def strips(stage: Stage) -> list[Strip]:
    return stage.app.screen._compositor.render_strips()


def looks(strip: Strip) -> list[str]:
    """A line and, where anything on it stands out, a line below that says how: # turned round, = bold, _ underlined."""
    text, marks = "", ""
    for segment in strip:
        style = segment.style or Style()
        mark = (
            " "
            if not segment.text.strip()
            else "#"
            if style.reverse
            else "_"
            if style.underline
            else "="
            if style.bold
            else " "
        )
        text += segment.text
        marks += mark * width(segment.text)
    assert all(not segment.style or is_grey(segment.style) for segment in strip), text
    return [text.translate(SCROLL_BARS).rstrip(), *filter(None, [marks.rstrip()])]


def is_grey(style: Style) -> bool:
    return all(
        color is None or color.is_default or len(set(color.get_truecolor())) == 1
        for color in (style.color, style.bgcolor)
    )


def shown(stage: Stage) -> list[str]:
    """The lines of the screen, or of the dialog over it, without the scroll bars."""
    dialogs = stage.app.screen.query(".dialog")
    lines = stage.lines[:-1]
    if dialogs:
        region = dialogs.first().region
        lines = [cells_of(line, region.x, region.right) for line in lines[region.y : region.bottom]]
    return [PATH.split(line.translate(SCROLL_BARS))[0].rstrip() for line in lines]


def cells_of(line: str, first: int, last: int) -> str:
    """The part of a line that stands in these cells."""
    found, at = "", 0
    for character in line:
        found += character if first <= at < last else ""
        at += width(character)
    return found


async def go(stage: Stage, keys: Sequence[str]) -> None:
    for key in keys:
        if key.startswith("'"):
            await stage.type_slowly(key[1:])
        elif key == "...":
            await stage.finish()
        else:
            await stage.press(key)


def file_of(name: str, size: str, spoken: Language) -> Path:
    return FOLDER / f"{name}-{size}-{spoken}.txt"


async def write() -> None:
    """Writes every file anew."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        use("zh")
        sample = Path(folder) / "sample.db"
        make_demo(sample, Config())
        for spoken in SPOKEN:
            for size, cells in SIZES.items():
                keep(await walk(anew(sample), cells, spoken), size, spoken)
        for size, cells in SIZES.items():
            keep(await walk_colourless(anew(sample), cells), size, "zh")


def anew(sample: Path) -> Path:
    return copied(sample, Path(tempfile.mkdtemp(dir=sample.parent)))


def keep(found: Mapping[str, Sequence[str]], size: str, spoken: Language) -> None:
    for name, lines in found.items():
        file_of(name, size, spoken).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(asyncio.run(write()))
