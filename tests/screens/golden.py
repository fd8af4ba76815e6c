"""What each screen shows, as text that a person can read; written anew with: python -m tests.screens.golden."""

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from qualitytui.config import Config
from qualitytui.text import width
from qualitytui.words import Language, use
from qualitytui.workbook.demo import make_demo
from tests.screens.stage import SMALL, WIDE, Stage, copied, on_stage

FOLDER = Path(__file__).parent / "shown"
SCROLL_BARS = str.maketrans(dict.fromkeys("▁▂▃▄▅▆▇█", " "))
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
    "help": (("D", "question_mark", "n", "n", "n"), ("B",)),
    "palette": (("colon", "'3.2.5"), ("escape",)),
}
"""The keys that lead to each screen from the board, and those that lead back; 'words are typed."""


async def walk(workbook: Path, size: tuple[int, int], spoken: Language) -> dict[str, list[str]]:
    """What every screen shows, without the foot."""
    use(spoken)
    found = {}
    async with on_stage(workbook, size) as stage:
        for name, (there, back) in SCREENS.items():
            await go(stage, there)
            found[name] = shown(stage)
            await go(stage, back)
            assert len(stage.app.screen_stack) == 2, name
    return found


def shown(stage: Stage) -> list[str]:
    """The lines of the screen, or of the dialog over it, without the scroll bars."""
    dialogs = stage.app.screen.query(".dialog")
    lines = stage.lines[:-1]
    if dialogs:
        region = dialogs.first().region
        lines = [cells_of(line, region.x, region.right) for line in lines[region.y : region.bottom]]
    return [line.translate(SCROLL_BARS).rstrip() for line in lines]


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
            await stage.type(key[1:])
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
                for name, lines in (await walk(copied(sample, Path(folder)), cells, spoken)).items():
                    file_of(name, size, spoken).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(asyncio.run(write()))
