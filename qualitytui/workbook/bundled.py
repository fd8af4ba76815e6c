"""The plans that come with the program."""

from pathlib import Path

import qualitytui_data
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.store.plans import nearest_hint
from qualitytui.workbook.commands.plan import ImportPlan

PLANS = Path(qualitytui_data.__file__).parent / "plans"


def bundled_keys() -> tuple[str, ...]:
    """The keys of the bundled plans."""
    return tuple(sorted(folder.name for folder in PLANS.iterdir() if (folder / "plan.toml").is_file()))


def bundled_import(key: str) -> ImportPlan:
    """The command that imports a bundled plan."""
    from qualitytui.reading.plan_toml import from_toml  # noqa: PLC0415 - loads tomllib

    keys = bundled_keys()
    if key not in keys:
        raise Refused(
            say("There is no bundled plan {key}.", key=key),
            nearest_hint(key, keys),
        )
    folder = PLANS / key
    return ImportPlan(
        key=key,
        plan=from_toml((folder / "plan.toml").read_text(encoding="utf-8")),
        source_name="notice.txt",
        source=(folder / "notice.txt").read_text(encoding="utf-8"),
    )
