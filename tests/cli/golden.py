"""What the reading commands say of the sample workbook as JSON; written anew with: python -m tests.cli.golden."""

import contextlib
import io
import sys
import tempfile
from pathlib import Path

from qualitytui.cli.run import main
from qualitytui.config import Config
from qualitytui.words import use
from qualitytui.workbook.demo import make_demo
from tests.cli.program import TODAY

FOLDER = Path(__file__).parent.parent / "golden"
COMMANDS = {
    "status": ("status",),
    "status-filtered": ("status", "lead:质监局", "due:30d"),
    "tasks": ("tasks", "lead:质监局"),
    "tasks-sorted": ("tasks", "status:reported,closed", "--sort", "-due,ref"),
    "indicators": ("indicators", "in:3.2"),
    "departments": ("departments", "status:behind,reported"),
    "show": ("show", "2.2.1", "A1.11.2"),
    "due": ("due", "due:30d"),
    "log": ("log", "--since", "2013-07-18"),
    "changes": ("changes", "--since", "2013-07-18", "--until", "2013-07-18"),
    "views": ("views",),
    "calls": ("calls", "in:3.3"),
    "office": ("office",),
    "plan-check": ("plan", "check"),
    "assess-scores": ("assess", "scores", "建设规划局", "旅游局", "--year", "2013"),
}


def answer(words: tuple[str, ...], workbook: Path) -> str:
    """What the program prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = main((*words, "--json"), {"QUALITYTUI_WORKBOOK": str(workbook), "QUALITYTUI_TODAY": TODAY})
    if code:
        sys.exit(f"{words}: exit code {code}")
    return out.getvalue()


def write() -> None:
    """Writes every file anew."""
    use("zh")
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "workbook.db"
        make_demo(workbook, Config())
        for name, words in COMMANDS.items():
            (FOLDER / f"{name}.json").write_text(answer(words, workbook), encoding="utf-8")


if __name__ == "__main__":
    write()
