"""What the reading commands say of the sample workbook as JSON; written anew with: python -m tests.cli.golden."""

import contextlib
import io
import sys
import tempfile
from pathlib import Path

from qualitytui.cli.dispatch import main
from qualitytui.config import Config
from qualitytui.i18n import use
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

SUPERVISED = (
    ("2013-06-24", "letters supervise 2.1.2 --level blue --within 5d --sign --approved-by 周主任"),
    ("2013-07-01", "rectify open A1.11.2 责任标牌低于目标 --dept 建设规划局 --within 10d --goal 100% --yes"),
    ("2013-07-08", "letters escalate 1 --sign --approved-by 周主任"),
    ("2013-07-10", "letters delivered 2 --to 陈科长"),
    ("2013-07-12", "rectify extend 1 2013-07-26 --reason 材料未到"),
    ("2013-07-15", "letters rectify 1 --sign"),
    ("2013-07-16", "letters answered 2 --note 已书面反馈"),
    ("2013-07-17", "letters supervise 2.1.4 --level blue"),
)
"""What is done on which day before the register and the ledger are shown."""
SUPERVISION = {"letters": ("letters",), "rectify": ("rectify",)}


def supervise(workbook: Path) -> None:
    """Does what the register and the ledger show; written files are named as if they lay in one folder."""
    for day, words in SUPERVISED:
        environ = {"QUALITYTUI_WORKBOOK": str(workbook), "QUALITYTUI_TODAY": day, "QUALITYTUI_WHO": "陈协调"}
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            code = main((*words.split(), "--yes") if "--yes" not in words else words.split(), environ)
        if code:
            sys.exit(f"{words}: exit code {code}")


def answer(words: tuple[str, ...], workbook: Path) -> str:
    """What the program prints."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        code = main((*words, "--json"), {"QUALITYTUI_WORKBOOK": str(workbook), "QUALITYTUI_TODAY": TODAY})
    if code:
        sys.exit(f"{words}: exit code {code}")
    return out.getvalue().replace(f"{workbook.resolve().parent}/", "/")


def write() -> None:
    """Writes every file anew."""
    use("zh")
    with tempfile.TemporaryDirectory() as folder:
        workbook = Path(folder) / "workbook.db"
        make_demo(workbook, Config())
        for name, words in COMMANDS.items():
            (FOLDER / f"{name}.json").write_text(answer(words, workbook), encoding="utf-8")
        supervise(workbook)
        for name, words in SUPERVISION.items():
            (FOLDER / f"{name}.json").write_text(answer(words, workbook), encoding="utf-8")


if __name__ == "__main__":
    write()
