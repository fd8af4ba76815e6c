"""The sample workbook: invented work from May to the middle of July 2013, done by the real commands."""

from collections.abc import Mapping
from datetime import date, datetime, time
from itertools import groupby
from pathlib import Path
from typing import Any

import qualitytui_data
from qualitytui.config import Config
from qualitytui.i18n import say
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.bundled import bundled_import
from qualitytui.workbook.command_table import command_of
from qualitytui.workbook.initial_commands import first_commands

SCRIPT = Path(qualitytui_data.__file__).parent / "demo" / "tiantai-2013.toml"


def make_demo(path: Path, config: Config) -> date:
    """Makes the sample workbook at `path` and returns the day it is of."""
    import tomllib  # noqa: PLC0415 - only the demo reads its script

    script = tomllib.loads(SCRIPT.read_text(encoding="utf-8"))
    first = first_commands(bundled_import(script["plan"]), config)
    begun = _hand(script, script["begun"], time(9))
    Workbook.create(path, begun, config, first).close()
    with Workbook.open(path, begun, config) as book:
        book.daily.is_wanted = False
        for day, acts in groupby(script["act"], key=lambda act: act["when"]):
            for nth, act in enumerate(acts):
                book.hand = _hand(script, day, time(9 + nth // 6, nth % 6 * 10))
                book.do(command_of(act["do"], {name: act[name] for name in act if name not in {"when", "do"}}))
    as_of: date = script["as_of"]
    return as_of


def _hand(script: Mapping[str, Any], day: date, moment: time) -> Hand:
    return Hand(day, say("{who} (sample)", who=script["who"]), lambda: datetime.combine(day, moment))
