"""The manual, chapter by chapter."""

from pathlib import Path
from typing import NamedTuple

import qualitytui_data
from qualitytui.i18n import Language

FOLDER = Path(qualitytui_data.__file__).parent / "manual"


class Chapter(NamedTuple):
    """One chapter: its title and its paragraphs."""

    title: str
    paragraphs: tuple[str, ...]


def manual(language: Language) -> tuple[Chapter, ...]:
    """The manual in that language."""
    chapters = (FOLDER / f"{language}.md").read_text(encoding="utf-8").removeprefix("# ").split("\n# ")
    return tuple(Chapter(title, tuple(text.strip().splitlines())) for title, _, text in map(_parted, chapters))


def _parted(chapter: str) -> tuple[str, str, str]:
    return chapter.partition("\n")
