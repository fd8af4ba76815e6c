"""Where workbook, settings, state and snapshots live; the only reader of the environment.

What every command asks for is a `str`: pathlib takes longer to load than many commands to answer.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date

from qualitytui.errors import NoWorkbook, UsageRefused
from qualitytui.i18n import say
from qualitytui.sanitize import line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from pathlib import Path
    from typing import Final

    from _typeshed import StrPath

MANIFEST: Final = "manifest.toml"
"""The file by which a folder is known as a snapshot."""
BACKUPS: Final = "backups"
"""The name of the folder beside the workbook where its copies are kept."""


def workbook_file(flag: str | None, environ: Mapping[str, str]) -> str:
    """The workbook that is meant: the flag, QUALITYTUI_WORKBOOK, or the one in the data folder."""
    named = flag or environ.get("QUALITYTUI_WORKBOOK")
    if not named:
        return os.path.join(_folder(environ, "XDG_DATA_HOME", ".local/share", "user_data_path"), "workbook.db")
    expanded = expand_home(named)
    if expanded.startswith("~"):
        raise NoWorkbook(
            say("There is no such home folder: {path}.", path=named), say("Write the whole path of the workbook.")
        )
    return _tidy(expanded)


def _tidy(path: str) -> str:
    """The path as pathlib writes it, which is asked only where that may be another one."""
    if os.name != "nt" and not path.startswith("./") and "//" not in path and "/./" not in path:
        return path.removesuffix("/.").rstrip("/") or path
    from pathlib import Path  # noqa: PLC0415 - most paths are tidy

    return str(Path(path))


def typed_path(typed: str) -> Path:
    """Expands a typed path with ~; refuses the home of an unknown user."""
    from pathlib import Path  # noqa: PLC0415 - few commands take one

    expanded = expand_home(typed)
    if expanded.startswith("~"):
        raise UsageRefused(say("There is no such home folder: {path}.", path=typed), say("Write the whole path."))
    return Path(expanded)


def expand_home(path: str) -> str:
    """The path with the home folder in place of ~; as it is where there is none."""
    if path != "~" and not path.startswith("~/"):
        return os.path.expanduser(path)
    home = os.environ.get("HOME", "")
    return os.path.join(_home(os.environ), path[2:]) if home and not os.path.isabs(home) else os.path.expanduser(path)


def snapshots_folder(workbook: StrPath) -> Path:
    """The folder beside the workbook where its weeks are kept."""
    from pathlib import Path  # noqa: PLC0415 - the summary needs none of them

    return Path(os.path.realpath(workbook)).parent / "snapshots"


def is_snapshot(path: Path) -> bool:
    """Whether a path is a snapshot's folder; one that no file can have is none."""
    try:
        return (path / MANIFEST).is_file()
    except OSError:
        return False


def backups_folder(workbook: StrPath) -> Path:
    """The folder beside the workbook where its copies are kept."""
    return snapshots_folder(workbook).with_name(BACKUPS)


def received_folder(workbook: Path) -> Path:
    """The folder beside the workbook where files are kept as they were received."""
    return snapshots_folder(workbook).with_name("received")


def forms_folder(workbook: Path) -> Path:
    """The folder beside the workbook where return forms are written, and looked for when they come back."""
    return snapshots_folder(workbook).with_name("forms")


def letters_folder(workbook: Path) -> Path:
    """The folder beside the workbook where letters are written."""
    return snapshots_folder(workbook).with_name("letters")


def named_file(word: str) -> Path:
    """A file that somebody named; refuses where there is none, as after a slip of the pen."""
    path = typed_path(word)
    if not os.path.lexists(path):
        raise NoWorkbook(say("There is no file {path}.", path=path), say("Look at the name and the folder."))
    return path


def config_file(environ: Mapping[str, str]) -> str:
    """The coordinator's settings."""
    return os.path.join(_folder(environ, "XDG_CONFIG_HOME", ".config", "user_config_path"), "config.toml")


def state_folder(environ: Mapping[str, str]) -> Path:
    """The folder of crash reports and of the state of the screens."""
    from pathlib import Path  # noqa: PLC0415 - the summary needs no more than its name

    return Path(state_path(environ))


def state_path(environ: Mapping[str, str]) -> str:
    """The same as text."""
    return _folder(environ, "XDG_STATE_HOME", ".local/state", "user_state_path")


def _folder(environ: Mapping[str, str], variable: str, under_home: str, elsewhere: str) -> str:
    named = environ.get(variable) or ""
    if os.path.isabs(named):
        return os.path.join(_tidy(named), "qualitytui")
    if sys.platform == "linux":
        return os.path.join(_home(environ), under_home, "qualitytui")
    import platformdirs  # noqa: PLC0415 - only where folders are elsewhere

    return str(getattr(platformdirs, elsewhere)("qualitytui", appauthor=False))


def _home(environ: Mapping[str, str]) -> str:
    """HOME where it is a whole path, else the home folder that the system knows; / for a user without one."""
    home = environ.get("HOME") or ""
    if not os.path.isabs(home):
        import pwd  # noqa: PLC0415 - HOME is nearly always set

        try:
            home = pwd.getpwuid(os.geteuid()).pw_dir
        except KeyError:
            home = "/"
    return _tidy(home) if os.path.isabs(home) else "/"


def fixed_day(flag: str | None, environ: Mapping[str, str]) -> date | None:
    """The date set by the flag or QUALITYTUI_TODAY for the whole run; None for the system clock."""
    named = flag or environ.get("QUALITYTUI_TODAY")
    if not named:
        return None
    from qualitytui.model.calendar import YEARS  # noqa: PLC0415 - the clock's day needs no look

    try:
        day = date.fromisoformat(named if named[4:5] == named[7:8] == "-" else "")
    except ValueError:
        day = date.max
    if day.year not in YEARS:
        raise UsageRefused(say("{text} is not a date.", text=named), say("Write today's date as 2013-07-19."))
    return day


def person(environ: Mapping[str, str]) -> str:
    """The author name for the journal."""
    for name in ("QUALITYTUI_WHO", "USER", "LOGNAME", "USERNAME"):
        if named := line(environ.get(name) or ""):
            return named
    return say("coordinator")


def editor_of(environ: Mapping[str, str]) -> str:
    """The editor command: VISUAL, EDITOR, or the default of the system."""
    return environ.get("VISUAL") or environ.get("EDITOR") or ("notepad" if sys.platform == "win32" else "vi")
