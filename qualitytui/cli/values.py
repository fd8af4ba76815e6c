"""Shell completion of one value: refs, departments, filters, days, files."""

import re
from collections.abc import Iterable
from typing import Final

from qualitytui.cli.options import Option
from qualitytui.cli.run import Run
from qualitytui.errors import Refused
from qualitytui.model import filter as language
from qualitytui.paths import typed_path
from qualitytui.rules.office import KEYS as OFFICE_KEYS
from qualitytui.workbook.book import Workbook

Offer = tuple[str, str]
DAYS: Final = ("今天", "明天", "下周五", "月底", "季度末", "年底", "+7", "+3工作日")
ITEMS: Final = {"task": "task", "indicator": "indicator"}
OF_ANY: Final = {"assign", "unassign"}
WORDS: Final[dict[str, Iterable[str]]] = {"DATE": DAYS, "SETTING": OFFICE_KEYS}
NUMBERED: Final = {
    "letters": "letter",
    "letters rectify": "rectification",
    "rectify": "rectification",
    "assess answer": "assessment_objection",
}
"""What the number is of that a command takes."""
FILES: Final = {"FILE", "DIR", "PATH", "KEY|FILE", "WEEK|DIR", "FILE|DIR"}
IN_WORKBOOK: Final = {
    "dept": "department",
    "lead": "department",
    "support": "department",
    "resp": "department",
    "answers": "department",
    "in": "section",
    "plan": "plan",
}


def begun(known: Iterable[Offer], typed: str) -> list[Offer]:
    """Those that begin as typed."""
    return [offer for offer in known if offer[0].startswith(typed)]


def offers(run: Run, head: list[str], action: Option, typed: str) -> list[Offer]:
    """What an argument of a command can be."""
    text = str(action.metavar or "")
    if action.choices is not None:
        return begun([(str(choice), "") for choice in action.choices], typed)
    if text == "FILTER":
        return [] if head[0] in {"views", "config", "office"} else filters(run, typed)
    if text == "REF":
        return in_workbook(run, "item" if head[-1] in OF_ANY else ITEMS.get(head[0], "item"), typed)
    if text == "DEPT":
        return in_workbook(run, "department", typed)
    if text == "KEY":
        return in_workbook(run, "plan", typed)
    if text in WORDS:
        return begun([(word, "") for word in WORDS[text]], typed)
    if text == "N":
        kind = "view" if action.dest == "digit" else NUMBERED.get(" ".join(head), NUMBERED.get(head[0], ""))
        return in_workbook(run, kind, typed) if kind else []
    if "--columns" in action.option_strings:
        return _listed(_columns(head[0]), typed)
    if "--sort" in action.option_strings:
        return _listed(_fields(head[0], typed), typed)
    return files(typed) if text in FILES else []


def in_workbook(run: Run, kind: str, typed: str) -> list[Offer]:
    """The words of one kind that the workbook holds; none where it cannot be read."""
    from qualitytui.workbook.queries.completing import offers as held  # noqa: PLC0415 - only where it is asked

    try:
        with Workbook.open(run.path, run.hand, run.config, read_only=True) as book:
            return book.ask(held, kind, typed)
    except Refused:
        return []


def filters(run: Run, typed: str) -> list[Offer]:
    """A filter's key, or after it a value; a comma begins the next value."""
    sign = typed[:1] if typed[:1] in {"-", "－"} else ""
    match = re.match(r"([^:：]*)([:：])(.*)", typed.removeprefix(sign))
    if match is None:
        names = language.KNOWN if typed.removeprefix(sign).isascii() else tuple(language.KEYS)
        return begun([(f"{sign}{name}:", "") for name in names], typed)
    name, colon, value = match.groups()
    key = language.KEYS.get(name, name.lower())
    done = re.match(r"(?:.*[,，])?", value)
    prefix = f"{sign}{name}{colon}{done[0] if done else ''}"
    last = value[len(done[0]) if done else 0 :]
    if key in IN_WORKBOOK:
        known = in_workbook(run, IN_WORKBOOK[key], last)
    else:
        known = begun(
            [(word, "") for word in language.COMPLETED.get(key, ()) if word.isascii() == name.isascii()], last
        )
    return [(prefix + word, text) for word, text in known]


def _listed(known: Iterable[str], typed: str) -> list[Offer]:
    """The last of several words with commas between."""
    head, comma, last = typed.rpartition(",")
    return [(f"{head}{comma}{word}", "") for word in known if word.startswith(last)]


def _columns(name: str) -> list[str]:
    from qualitytui.cli import columns, journal_columns  # noqa: PLC0415 - only where they are asked

    match name:
        case "tasks" | "due":
            return [column.name for column in columns.task_columns()]
        case "indicators":
            return [column.name for column in columns.indicator_columns()]
        case "departments":
            return [column.name for column in columns.department_columns()]
        case "calls":
            from qualitytui.cli.calls import call_columns  # noqa: PLC0415 - likewise

            return [column.name for column in call_columns("")]
        case "log":
            return [column.name for column in journal_columns.entry_columns()]
        case "changes":
            return [column.name for column in journal_columns.change_columns()]
        case _:
            return []


def _fields(name: str, typed: str) -> list[str]:
    from qualitytui.workbook.queries.completing import sort_fields  # noqa: PLC0415 - only where they are asked

    sign = "-" if typed.rpartition(",")[2].startswith("-") else ""
    return [sign + field for field in sort_fields(name)]


def files(typed: str) -> list[Offer]:
    """The files and folders whose path begins so."""
    folder, slash, start = typed.rpartition("/")
    place = typed_path(f"{folder}{slash}" or ".")
    paths = sorted(place.iterdir()) if place.is_dir() else []
    hidden = start.startswith(".")
    matching = [path for path in paths if path.name.startswith(start) and path.name.startswith(".") == hidden]
    return [(f"{folder}{slash}{path.name}{'/' if path.is_dir() else ''}", "") for path in matching]
