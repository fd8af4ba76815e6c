"""The body rows of tables as tasks, as indicators, or as rows that were not understood."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from qualitytui.i18n import say
from qualitytui.model.plan import PlanTable, Skipped
from qualitytui.model.roles import RANK
from qualitytui.reading.attribution import AttributionResult
from qualitytui.reading.columns import BARE, OWNERS
from qualitytui.reading.conventions import Conventions
from qualitytui.reading.department_lists import COLUMNS
from qualitytui.reading.names import are_surely_bodies, without_brackets
from qualitytui.reading.outline import label_of
from qualitytui.reading.table_cells import joined, owners_of, parts_of, words_in
from qualitytui.reading.tables import NOTHING, BodyRow, Table, heading_of, said, tables_in

NOTE: Final = re.compile(r"^(?:注|备注|说明|填报|制表|审核|填表|联系)[^。]{0,6}[:：]|^(?:合计|小计|总计|总分)$")
NUMBERED: Final = re.compile(r"\d{1,4}(?:[.．]\d{1,3})*")
MEASURED: Final = re.compile(r"指标|数值|单位[)）]")
DEED: Final = re.compile(r"任务|措施|举措|事项")
LONGEST_GROUP: Final = 60
LONGEST_QUOTE: Final = 12
NO_PART: Final = frozenset(("", "other", "person", "base"))
"""Kinds of columns whose cells become part of no item."""


@dataclass(frozen=True, slots=True)
class Row:
    """One task of a table: its number as written, its place, the heading it stands below, its words with who and when."""

    line: int
    number: str
    heading: str
    found: AttributionResult
    ref: str = ""
    nobody: str = ""


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of a table of numbers to reach: its own row, and the number that it and the rows below it share."""

    table: Table
    row: BodyRow
    number: str


@dataclass(slots=True)
class Understood:
    """What tables say: tasks, measures, how many rows were read; rows and cells of owners that were not; notes.

    `aside` are the columns that no item takes, each with the line of its table.
    """

    tasks: list[Row] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    counts: list[PlanTable] = field(default_factory=list)
    unread: list[tuple[int, int, str]] = field(default_factory=list)
    nobody: list[tuple[int, str]] = field(default_factory=list)
    notes: list[Skipped] = field(default_factory=list)
    aside: list[tuple[int, str]] = field(default_factory=list)

    def not_read(self, table: Table, row: BodyRow) -> None:
        """Keeps a row that became nothing, to be quoted and shown as left out."""
        self.unread.append((table.line, row.line, row.words))
        self.notes.append(Skipped(row.line, row.words, say("a row of a table that was not read")))

    def body(self, table: Table) -> Iterator[BodyRow]:
        """The rows of a table that say something, its notes kept apart."""
        for row in table.rows:
            if row.filled and NOTE.search(row.filled[0]) and len(row.filled) < 3:
                self.notes.append(Skipped(row.line, row.words, say("a note of the table")))
            elif row.filled:
                yield row


def understood(lines: Sequence[tuple[int, str]], custom: Conventions) -> Understood:
    """What the tables among the lines say, each body row once."""
    found = Understood()
    for table in tables_in(lines):
        are_measures = holds_measures(table)
        has_owners = bool(table.kinds & {"lead", "responsible"}) or bool(_owners_above(table))
        if are_measures or ("task" in table.kinds and has_owners):
            _take(table, custom, found, are_measures=are_measures)
            found.aside += [(table.line, name) for name in _aside(table)]
        else:
            _unknown(table, found)
    return found


def _aside(table: Table) -> Iterator[str]:
    """The columns that no item takes and that say something, each with its first words."""
    for at, column in enumerate(table.columns):
        first = next((row.own[at] for row in table.rows if at < len(row.own) and row.own[at] not in NOTHING), "")
        if column.kind in NO_PART and column.names and first:
            yield f"{column.names[-1]} “{joined(first)[:LONGEST_QUOTE]}”"


def holds_measures(table: Table) -> bool:
    """Whether the rows of a table are numbers to reach, and no tasks."""
    if not {"task", "goal"} <= table.kinds:
        return False
    goals = [cell for row in table.rows for cell in said(table, row.own, "goal")]
    if not goals or sum(bool(BARE.match(joined(cell))) for cell in goals) * 2 < len(goals):
        return False
    names = " ".join(name for column in table.columns for name in column.names)
    is_deed = any(DEED.search(column.names[-1]) for column in table.columns if column.kind == "task" and column.names)
    if is_deed and "time" in table.kinds and not MEASURED.search(names):
        return False
    goal_columns = [column for column in table.columns if column.kind == "goal"]
    is_plain = {"unit", "base"} & table.kinds or len(goal_columns) > 1 or any(column.unit for column in goal_columns)
    return bool(is_plain or MEASURED.search(names)) or ("time" not in table.kinds and not DEED.search(names))


def _unknown(table: Table, found: Understood) -> None:
    """A table of which nothing is known is said once, by its first row; a frame around a signature is none."""
    rows = [row for row in table.rows if len([cell for cell in row.own if cell]) > 1]
    why = say("a row of a table that was not read")
    found.notes += [Skipped(row.line, row.words, why) for row in rows]
    if len(rows) > 1 or (table.columns and table.rows):
        first = [name for column in table.columns for name in column.names] or [*rows[0].own]
        found.counts.append(PlanTable(table.line, len(rows), 0))
        found.unread.append((table.line, table.line, joined(" ".join(cell for cell in first if cell))))


def _take(table: Table, custom: Conventions, found: Understood, *, are_measures: bool) -> None:
    """Takes the rows of a table: tasks, or numbers to reach with the tasks among them."""
    tasks: list[Row] = []
    above: dict[int, str] = {}
    owners = _owners_above(table) if not table.kinds & {*RANK} else {}
    count = read = rows = 0
    number = ""
    for row in found.body(table):
        group = _group(table, row) if not are_measures or len(row.filled) == 1 else None
        if group is not None:
            above = {depth: words for depth, words in above.items() if depth < _depth(group)} | {_depth(group): group}
            continue
        rows += 1
        own, goals = "".join(said(table, row.own, "number")), said(table, row.own, "goal")
        is_number = are_measures and any(BARE.match(joined(cell)) for cell in goals)
        heading = "：".join(above.values())
        taken = [] if is_number else [*_of_row(table, row, heading, custom, owners.get(heading, ""))]
        if taken and (taken[0].found.departments or not are_measures):
            tasks += taken
            found.nobody += [(task.line, task.nobody) for task in taken if task.nobody]
        elif are_measures and goals and said(table, row.whole, "task"):
            count += bool(own) or "number" not in table.kinds
            number = own or number if "number" in table.kinds else str(count)
            found.measures.append(Measure(table, row, number or str(count)))
        else:
            found.not_read(table, row)
            continue
        read += 1
    found.tasks += _placed(tasks)
    found.counts.append(PlanTable(table.line, rows, read))


def _group(table: Table, row: BodyRow) -> str | None:
    """The heading that a row is for the rows below it; None for a row of its own."""
    number = "".join(said(table, row.own, "number"))
    others = [cell for cell in row.own if cell not in NOTHING and cell != number]
    if number and not others and not NUMBERED.fullmatch(number):
        others, number = [number], ""
    is_bare = not said(table, row.whole, "lead", "responsible", "support", "time", "goal", "unit")
    if len(others) != 1 or not is_bare or NUMBERED.fullmatch(number) or len(others[0]) > LONGEST_GROUP:
        return None
    label = f"{number}、" if number and not number.endswith(("、", ")", "）", ".")) else number
    return joined(label + others[0])


def _owners_above(table: Table) -> dict[str, str]:
    """The headings inside a table that are each the body which answers for the rows below it, with its name."""
    groups = [group for row in table.rows if (group := _group(table, row)) is not None]
    names = {group: without_brackets(heading_of(group)[1]) for group in groups}
    return names if all(are_surely_bodies([name]) for name in names.values()) else {}


def _depth(group: str) -> int:
    """How deep a heading's label stands: 2 for 一、, 3 for （一）, 0 where it has none."""
    label = label_of(group)
    return label[2] if label else 0


def _of_row(table: Table, row: BodyRow, heading: str, custom: Conventions, owner: str) -> Iterator[Row]:
    """The tasks of one row: one, or as many as its cell of tasks numbers; `owner` answers where no column says who."""
    words = said(table, row.own, "task")
    numbers = said(table, row.own, "number")
    group = "：".join(dict.fromkeys(map(joined, said(table, row.whole, "kind", "group"))))
    others = [cell for column, cell in zip(table.columns, row.whole, strict=False) if column.kind in {*OWNERS, "time"}]
    parts = parts_of(words[-1], others) if words else {}
    if len(parts) < 2 and (numbers or not parts):
        parts = {"": ""}
    for label in parts:
        own = [_part(cell, label) for cell in words]
        aims = [_aim(table, row, at, label) for at, column in enumerate(table.columns) if column.kind == "goal"]
        text = "：".join(dict.fromkeys(map(joined, filter(None, [*own, *aims]))))
        if not text:
            continue
        who = {role: [_part(cell, label) for cell in said(table, row.whole, role)] for role, _ in COLUMNS}
        read = owners_of(who | ({"responsible": [owner]} if owner else {}), custom)
        times = "；".join(joined(_part(cell, label)) for cell in said(table, row.whole, "time"))
        yield Row(
            row.line,
            ".".join([*map(joined, numbers[:1]), *filter(None, [label])]),
            heading or group,
            AttributionResult(tuple(read.departments), read.is_open, text, times),
            nobody=read.unread,
        )


def _part(cell: str, label: str) -> str:
    """What a cell says of the task of a number; all of it where it numbers nothing."""
    if not label:
        return cell
    return words_in(cell).get(label, cell) if words_in(cell) else cell


def _aim(table: Table, row: BodyRow, at: int, label: str) -> str:
    """The goal beside a task, with the unit that the head gives."""
    cell = _part(row.own[at], label)
    if cell in NOTHING:
        return ""
    unit = table.columns[at].unit or "".join(said(table, row.whole, "unit"))
    return f"{cell}{unit}" if unit and not cell.strip("0123456789.,") else cell


def _placed(tasks: Sequence[Row]) -> list[Row]:
    """The tasks with their place in the table: the numbers as written where each is there once, else counted."""
    numbers = [task.number for task in tasks]
    if all(NUMBERED.fullmatch(number) for number in numbers) and len({*numbers}) == len(numbers):
        return [replace(task, ref=task.number.replace("．", ".")) for task in tasks]
    groups = {heading: at for at, heading in enumerate(dict.fromkeys(task.heading for task in tasks), 1)}
    keys = [(task.heading, task.number) for task in tasks]
    if len(groups) > 1 and all(map(NUMBERED.fullmatch, numbers)) and len({*keys}) == len(keys):
        return [replace(task, ref=f"{groups[task.heading]}.{task.number}") for task in tasks]
    return _counted(tasks)


def _counted(tasks: Sequence[Row]) -> list[Row]:
    """The tasks by their place; those of a number that reaches over several rows count within it."""
    places = _places([task.number for task in tasks])
    together, nth = Counter(places), Counter[int]()
    found: list[Row] = []
    for at, task in zip(places, tasks, strict=True):
        nth[at] += 1
        found.append(replace(task, ref=str(at) if together[at] == 1 else f"{at}.{nth[at]}"))
    return found


def _places(numbers: Sequence[str]) -> list[int]:
    """The place of each row: its number where the numbers run on, else its count.

    A row without a number is of the one before it; of its own where just so many numbers are left out.
    """
    written = [int(number) for number in numbers if number.isdecimal()]
    runs_on = written == sorted({*written}) and len(written) == sum(map(bool, numbers))
    found: list[int] = []
    for at, number in enumerate(numbers):
        last = found[-1] if found else 0
        if number or not last or not written:
            found.append(int(number) if number and runs_on else last + 1)
            continue
        rest = next((to for to in range(at, len(numbers)) if numbers[to]), len(numbers))
        is_left_out = runs_on and rest < len(numbers) and int(numbers[rest]) - last - 1 == rest - at
        found.append(last + is_left_out)
    return found
