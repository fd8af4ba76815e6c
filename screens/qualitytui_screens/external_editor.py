"""The person's external editor ($EDITOR)."""

import shlex
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from textual.app import App, SuspendNotSupported

from qualitytui.i18n import say
from qualitytui.sanitize import REPLACED, clean

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


def edit_outside(here: App[Any], text: str) -> str | None:
    """Returns the text as the editor left it, or None where nothing is to be taken over.

    Where the editor fails, what was written stays in a file, and a warning names it.
    """
    app = cast("AppServices", here)
    folder = Path(tempfile.mkdtemp(prefix="qualitytui-"))
    file = folder / "text.txt"
    file.write_text(f"{text}\n", encoding="utf-8")
    try:
        with app.suspend():
            code = subprocess.call([*shlex.split(app.editor), str(file)])  # noqa: S603 - the person's own editor
    except (OSError, ValueError, SuspendNotSupported) as error:
        shutil.rmtree(folder)
        app.warn(say("The editor {editor} cannot be started: {why}.", editor=app.editor, why=error))
        return None
    app.repaint()
    if code:
        app.warn(say("The editor ended with an error, so nothing was taken over; the text is in {path}.", path=file))
        return None
    written = clean(file.read_bytes().decode("utf-8-sig", errors="replace")).strip()
    shutil.rmtree(folder)
    if (count := written.count(REPLACED) - text.count(REPLACED)) > 0:
        app.warn(say("{count} invalid characters were replaced.", count=count))
    return written
