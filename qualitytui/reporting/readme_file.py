"""The readme of a snapshot folder: its content and how to verify it."""

from datetime import date
from pathlib import Path
from typing import Final

from qualitytui import __version__
from qualitytui.i18n import language
from qualitytui.model.dates import iso_week
from qualitytui.model.week import Week
from qualitytui.sanitize import visible

NAME: Final = "读我.txt"
FOLDER: Final = Path(__file__).parent / "templates"


def readme(week: Week) -> bytes:
    """The file's bytes: UTF-8 with its mark and lines that end as on Windows, so that every editor shows it."""
    text = (FOLDER / language() / "readme.txt").read_text(encoding="utf-8")
    plans = "、".join(visible(plan.title) for plan in week.status.plans)
    name = iso_week(date.fromisoformat(week.as_of))
    filled = text.format(week=name, as_of=week.as_of, version=__version__, plans=plans)
    return filled.replace("\n", "\r\n").encode("utf-8-sig")
