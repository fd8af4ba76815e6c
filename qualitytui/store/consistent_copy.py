"""A consistent copy of a workbook whose folder has no usable locks."""

import sqlite3
from pathlib import Path
from typing import Final

from qualitytui.errors import Busy
from qualitytui.i18n import say
from qualitytui.store.connect import connected, in_memory

STILL_TRIES: Final = 20


def still_copy(path: Path) -> sqlite3.Connection:
    """Copies the workbook into memory and retries until no other program wrote it meanwhile."""
    import tempfile  # noqa: PLC0415 - only where locks are not trusted
    import time  # noqa: PLC0415 - likewise

    for _ in range(STILL_TRIES):
        with tempfile.TemporaryDirectory(prefix="qualitytui-") as folder:
            copy = Path(folder) / "copy"
            written = [_digest(path, end, copy) for end in ("", "-wal")]
            if written == [_digest(path, end) for end in ("", "-wal")]:
                return in_memory(connected(copy, "mode=rw"))
        time.sleep(0.05)
    raise Busy(
        say("{path} is being written by another program.", path=path),
        say("Wait a moment and try again; nothing was changed."),
    )


def _digest(path: Path, end: str, copy: Path | None = None) -> bytes:
    """Copies a file and returns its hash; b"" where there is no file."""
    import hashlib  # noqa: PLC0415 - only where locks are not trusted

    try:
        content = path.with_name(path.name + end).read_bytes()
    except FileNotFoundError:
        return b""
    if copy is not None:
        copy.with_name(copy.name + end).write_bytes(content)
    return hashlib.sha256(content).digest()
