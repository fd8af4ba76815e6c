"""Other programs with the same thousand tasks, as the README compares them: python -m tests.bench.others [TURNS].

It measures what is installed (task, vd, emacs, ktui, soffice): the processor's seconds of a start, of a list of all,
and of what one department leads. What is not installed is left out.
"""

import csv
import json
import os
import sqlite3
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from shutil import which
from statistics import median

from tests.bench.cost import PROGRAM, Environ, run
from tests.bench.many import TODAY, make_many

COUNT = 1_000
LEAD = "县第1质监局"
Commands = Mapping[str, Sequence[str]]
Task = dict[str, str]


def tasks_of(environ: Environ) -> list[Task]:
    """The tasks as plain rows, the way this program gives them out."""
    done = subprocess.run([PROGRAM, "tasks", "--json"], env=environ, capture_output=True, check=True)
    return [
        {
            "title": f"{task['ref']} {task['title']}",
            "status": task["status"],
            "due": task["due"] or "",
            "lead": next((one["name"] for one in task["departments"]), ""),
            "text": task["text"],
        }
        for task in json.loads(done.stdout)["tasks"]
    ]


def ours(_folder: Path, _tasks: Sequence[Task]) -> Commands:
    """This program."""
    return {
        "start": (PROGRAM, "--version"),
        "list": (PROGRAM, "tasks"),
        "filter": (PROGRAM, "tasks", f"lead:{LEAD}"),
    }


def in_taskwarrior(folder: Path, tasks: Sequence[Task]) -> tuple[str, ...]:
    """Has taskwarrior take in the tasks, the department as their project; how it is called from then on."""
    settings, given = folder / "taskrc", folder / "tasks.json"
    settings.write_text(f"data.location={folder / 'task'}\nconfirmation=no\nverbose=nothing\n", encoding="utf-8")
    rows = []
    for task in tasks:
        closed = task["status"] == "closed"
        row = {"uuid": str(uuid.uuid4()), "description": task["title"], "project": task["lead"]}
        row |= {"status": "completed" if closed else "pending", "entry": "20130509T000000Z"}
        row |= {"end": "20130701T000000Z"} if closed else {}
        row |= {"due": task["due"].replace("-", "") + "T000000Z"} if task["due"] else {}
        rows.append(row)
    given.write_text(json.dumps(rows), encoding="utf-8")
    base = ("task", f"rc:{settings}")
    quietly((*base, "import", str(given)), folder)
    return base


def taskwarrior(folder: Path, tasks: Sequence[Task]) -> Commands:
    """Taskwarrior's start, its list of all, and that of one project."""
    base = in_taskwarrior(folder, tasks)
    return {"start": ("task", "--version"), "list": (*base, "all"), "filter": (*base, f"project:{LEAD}", "all")}


def visidata(folder: Path, tasks: Sequence[Task]) -> Commands:
    """VisiData on a CSV file; its filter replays recorded commands."""
    table, script = spread(folder, tasks), folder / "filter.vdj"
    steps = (
        {"longname": "open-file", "input": str(table), "keystrokes": "o"},
        {"sheet": table.stem, "col": "lead", "row": "", "longname": "select-col-regex", "input": LEAD},
        {"sheet": table.stem, "col": "", "row": "", "longname": "dup-selected", "input": ""},
    )
    script.write_text("#!vd -p\n" + "".join(json.dumps(step) + "\n" for step in steps), encoding="utf-8")
    out = ("-o", str(folder / "out.csv"))
    return {
        "start": ("vd", "--version"),
        "list": ("vd", "-b", str(table), *out),
        "filter": ("vd", "-b", "-p", str(script), *out),
    }


def org(folder: Path, tasks: Sequence[Task]) -> Commands:
    """Org in a batch Emacs, each task a heading with its department as a property."""
    words = {"closed": "DONE", "cancelled": "CANCELLED"}
    text = "#+TODO: TODO | DONE CANCELLED\n" + "".join(
        f"* {words.get(task['status'], 'TODO')} {task['title']}\n"
        + (f"DEADLINE: <{task['due']}>\n" if task["due"] else "")
        + f":PROPERTIES:\n:LEAD: {task['lead']}\n:END:\n{task['text']}\n"
        for task in tasks
    )
    (folder / "tasks.org").write_text(text, encoding="utf-8")
    head = f'(require (quote org-agenda)) (setq org-agenda-files (list "{folder / "tasks.org"}"))'
    own = f'(setq org-agenda-custom-commands (list (list "x" (quote tags) "LEAD=\\"{LEAD}\\"")))'
    base = ("emacs", "-Q", "--batch", "--eval")
    return {
        "start": ("emacs", "-Q", "--batch"),
        "list": (*base, f'(progn {head} (org-batch-agenda-csv "t"))'),
        "filter": (*base, f'(progn {head} {own} (org-batch-agenda-csv "x"))'),
    }


def kanban(folder: Path, tasks: Sequence[Task]) -> Commands:
    """kanban-tui, a third of the tasks in each column, for it knows no departments."""
    quietly(("ktui", "board", "create", "tasks"), folder)
    (path,) = (folder / ".local" / "share").rglob("kanban_tui.db")
    with sqlite3.connect(path) as connection:
        connection.executemany(
            "INSERT INTO tasks (title, column, creation_date, description, position) VALUES (?, ?, ?, ?, ?)",
            [(task["title"], 1 + nth % 3, "2013-05-09", task["text"], nth) for nth, task in enumerate(tasks)],
        )
    connection.close()
    base = ("ktui", "task", "list", "--json")
    return {"start": ("ktui", "--version"), "list": base, "filter": (*base, "--column", "1")}


def calc(folder: Path, tasks: Sequence[Task]) -> Commands:
    """LibreOffice Calc, which opens the rows and saves them again."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    for task in tasks:
        sheet.append(list(task.values()))
    book.save(folder / "tasks.xlsx")
    words = ("soffice", "--headless", "--convert-to", "csv", "--outdir", str(folder / "out"))
    return {"list": (*words, str(folder / "tasks.xlsx"))}


OTHERS = {"task": taskwarrior, "vd": visidata, "emacs": org, "ktui": kanban, "soffice": calc}


def spread(folder: Path, tasks: Sequence[Task]) -> Path:
    """The tasks as a CSV file."""
    path = folder / "tasks.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(tasks[0]))
        writer.writeheader()
        writer.writerows(tasks)
    return path


def environ_in(folder: Path) -> Environ:
    """A home of its own, and the workbook."""
    return {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LANG": "C.UTF-8",
        "TERM": "xterm",
        "QUALITYTUI_WORKBOOK": str(folder / "workbook.db"),
        "QUALITYTUI_TODAY": TODAY.isoformat(),
    }


def quietly(words: Sequence[str], folder: Path) -> None:
    """Runs a command that prepares something."""
    subprocess.run(words, env=environ_in(folder), stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=60)


def lines(turns: int) -> Iterator[str]:
    """A row a command of each program: medians of the processor's seconds, this program's in the same turns."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_many(folder / "workbook.db", COUNT)
        environ = environ_in(folder)
        tasks = tasks_of(environ)
        mine = ours(folder, tasks)
        for program in filter(which, OTHERS):
            for what, words in OTHERS[program](folder, tasks).items():
                pairs = [(run(words, environ).cpu, run(mine[what], environ).cpu) for _ in range(turns)]
                theirs, own = (median(column) for column in zip(*pairs, strict=True))
                yield f"{program:<8} {what:<7} {theirs:>8.3f} s   qualitytui {own:>6.3f} s"


if __name__ == "__main__":
    for line in lines(int(sys.argv[1]) if len(sys.argv) > 1 else 7):
        print(line, flush=True)
