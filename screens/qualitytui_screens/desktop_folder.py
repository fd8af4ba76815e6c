"""Opens a folder in the desktop's file manager."""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def open_folder(path: Path) -> bool:
    """Whether there is a desktop and it was asked to show the folder."""
    if sys.platform == "win32":
        os.startfile(path)  # noqa: S606 - a folder of our own
        return True
    program = shutil.which("open" if sys.platform == "darwin" else "xdg-open")
    if program is None or (sys.platform == "linux" and not {"DISPLAY", "WAYLAND_DISPLAY"} & set(os.environ)):
        return False
    subprocess.Popen(  # noqa: S603 - the desktop's own program, with a path of ours
        [program, str(path)], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    return True
