"""A verified copy of the workbook beside it, made before its schema changes."""

import sqlite3
from pathlib import Path

from qualitytui.errors import Refused
from qualitytui.words import say


def copy_before_upgrade(connection: sqlite3.Connection, path: Path) -> Path:
    """Copies the file under a name with its schema number and checks the copy; refuses if it cannot."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    target = path.with_name(f"{path.name}.schema-{version}")
    if target.exists():
        return target
    draft = target.with_name(f".{target.name}.new")
    draft.unlink(missing_ok=True)
    try:
        connection.execute("VACUUM INTO ?", (str(draft),))
        copy = sqlite3.connect(draft)
        try:
            verdict = copy.execute("PRAGMA quick_check").fetchone()[0]
        finally:
            copy.close()
        if verdict != "ok":
            raise Refused(say("The copy of {path} is not whole: {why}.", path=path, why=verdict))
        draft.chmod(0o600)
        draft.rename(target)
    except (sqlite3.Error, OSError) as error:
        draft.unlink(missing_ok=True)
        raise Refused(
            say("No copy of {path} could be made, so it was not upgraded: {why}.", path=path, why=error),
            say("Make room or choose another folder, then open it again."),
        ) from error
    return target
