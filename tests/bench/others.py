"""Other programs with the same tasks, as the README compares them: a start, a list of all, and of what one leads.

What is not installed is left out (task, vd, emacs, ktui, soffice).
"""

import csv
import json
import sqlite3
import subprocess
import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from shutil import which

from tests.bench.cost import FLOOR, PROGRAM, Environ, Ratio, environ_of, in_turns, run, workbook_of

OURS = "qualitytui"
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


def lead_of(tasks: Sequence[Task]) -> str:
    """The department that leads most."""
    return Counter(task["lead"] for task in tasks if task["lead"]).most_common(1)[0][0]


def ours(_folder: Path, tasks: Sequence[Task]) -> Commands:
    """This program."""
    return {
        "start": (PROGRAM, "--version"),
        "list": (PROGRAM, "tasks"),
        "filter": (PROGRAM, "tasks", f"lead:{lead_of(tasks)}"),
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
    return {
        "start": ("task", "--version"),
        "list": (*base, "all"),
        "filter": (*base, f"project:{lead_of(tasks)}", "all"),
    }


def visidata(folder: Path, tasks: Sequence[Task]) -> Commands:
    """VisiData on a CSV file; its filter replays recorded commands."""
    table, script = spread(folder, tasks), folder / "filter.vdj"
    steps = (
        {"longname": "open-file", "input": str(table), "keystrokes": "o"},
        {"sheet": table.stem, "col": "lead", "row": "", "longname": "select-col-regex", "input": lead_of(tasks)},
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
    own = f'(setq org-agenda-custom-commands (list (list "x" (quote tags) "LEAD=\\"{lead_of(tasks)}\\"")))'
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


OTHERS = {
    "task": (taskwarrior, 100_000),
    "vd": (visidata, 100_000),
    "emacs": (org, 1_000),
    "ktui": (kanban, 1_000),
    "soffice": (calc, 1_000),
}
"""What prepares each program, and up to how many tasks it answers within a minute."""


def spread(folder: Path, tasks: Sequence[Task]) -> Path:
    """The tasks as a CSV file."""
    path = folder / "tasks.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(tasks[0]))
        writer.writeheader()
        writer.writerows(tasks)
    return path


def quietly(words: Sequence[str], folder: Path) -> None:
    """Runs a command that prepares something."""
    environ = environ_of(folder / "none.db")
    subprocess.run(words, env=environ, stdin=subprocess.DEVNULL, capture_output=True, check=True, timeout=600)


def peers(folder: Path, sizes: Sequence[int], turns: int) -> Iterator[Ratio]:
    """A row a command of this program and of each other, all in the same turns."""
    for size in sizes:
        environ = environ_of(workbook_of(folder, size))
        tasks = tasks_of(environ)
        home = folder / f"peers-{size}"
        home.mkdir()
        programs = {
            OURS: ours,
            **{name: made for name, (made, most) in OTHERS.items() if which(name) and size <= most},
        }
        at_home = {**environ, "HOME": str(home)}
        things = {
            f"{what}: {name}": (partial(run, words, at_home), None)
            for name, made in programs.items()
            for what, words in made(home, tasks).items()
        }
        for ratio in in_turns(things, partial(run, FLOOR, environ), size, turns):
            what, _, name = ratio.name.partition(": ")
            yield ratio if name == OURS else ratio._replace(beside=f"{what}: {OURS}")
