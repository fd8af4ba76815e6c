"""Imports a ledger: as a plan of its own with progress, or as progress of items already there."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from qualitytui.errors import Refused
from qualitytui.exchange.ledger.columns import field_word
from qualitytui.exchange.ledger.sheets import Ledger
from qualitytui.exchange.ledger.states import state_meant
from qualitytui.exchange.worksheet import SheetRow
from qualitytui.i18n import say
from qualitytui.model.omission import Omission
from qualitytui.model.plan import Attribution, Deadline, Plan, PlanSection, PlanTask, Target
from qualitytui.progress import counted
from qualitytui.reading.conventions import Conventions
from qualitytui.reading.correcting import settled
from qualitytui.reading.correcting_numbers import target_in
from qualitytui.reading.date_meanings import Calendar
from qualitytui.reading.deadlines import deadlines_in_limit, years_in
from qualitytui.reading.department_lists import COLUMNS
from qualitytui.reading.owner_line import read_owners
from qualitytui.sanitize import cut, line
from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.items import AddNote
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import CancelTask, MarkBehind, MarkReported, StartTask
from qualitytui.workbook.commands.tables import RowActs

NOT_DONE: Final = re.compile(r"[否×xX]$")
"""Words for "not done"; beside some progress they mean "in progress"."""
TITLE_ROOM: Final = 80


class LedgerResult(NamedTuple):
    """What a ledger asks for: its plan, how far each item is, and what is not imported."""

    plan: Plan
    rows: tuple[RowActs, ...]
    aside: tuple[Omission, ...]


def taken_of(ledger: Ledger, key: str, today: date) -> LedgerResult:
    """The plan that a ledger is, with what it says of how far each item is; nothing is written."""
    return _Taking(ledger, key, today).taken()


class _Taking:
    def __init__(self, ledger: Ledger, key: str, today: date) -> None:
        self.ledger = ledger
        self.key = key
        self.today = today
        self.year = next(iter(years_in(ledger.title)), None) or today.year
        self.aside: list[Omission] = []
        self.number = "1"

    def taken(self) -> LedgerResult:
        tasks: list[PlanTask] = []
        rows: list[RowActs] = []
        sections: dict[str, PlanSection] = {}
        used: set[str] = set()
        for row in counted(self.ledger.rows, say("reading the rows")):
            words = [line(cell) for name in ("title", "text") for cell in self.ledger.cells(row, name)]
            if not words:
                self._leave(row, "title", say("the row says nothing that is to be done"))
                continue
            section = self._section(row, sections)
            task = self._task(row, words, self._ref(row, section, used), section.ref if section else "")
            tasks.append(task)
            acts = [*self._acts(row, task)]
            if acts:
                rows.append(RowActs(self.ledger.name, row.number, task.ref, tuple(acts)))
        if not tasks:
            raise Refused(say("{path} has no row of an item below its heads.", path=self.ledger.name))
        plan = Plan(self.ledger.title, None, None, None, self.year, tuple(sections.values()))
        return LedgerResult(settled(plan, tasks), tuple(rows), (*self._unread(), *self.aside))

    def _section(self, row: SheetRow, sections: dict[str, PlanSection]) -> PlanSection | None:
        title = line(row.cells[-1])
        if title and title not in sections:
            sections[title] = PlanSection(f"S{len(sections) + 1}", "", title)
        return sections.get(title)

    def _ref(self, row: SheetRow, section: PlanSection | None, used: set[str]) -> str:
        """The row's own number where no other row has it, else its place."""
        number = re.sub(r"[^\dA-Za-z.\-]", "", self.ledger.cell(row, "number").replace("．", ".")).strip(".-")
        number = re.sub(r"\.0$", "", number).upper()
        wanted = number or self._behind(used)
        if wanted in used and section is not None:
            wanted = f"{section.ref}.{wanted}"
        while wanted in used:
            wanted += "b"
        used.add(wanted)
        self.number = wanted if number else self.number
        return wanted

    def _behind(self, used: Collection[str]) -> str:
        """The place of a row without a number: below the number of the row before it, else counted."""
        if "number" not in self.ledger.fields or not used:
            return str(len(used) + 1)
        return next(ref for nth in range(2, len(used) + 3) if (ref := f"{self.number}.{nth}") not in used)

    def _task(self, row: SheetRow, words: Sequence[str], ref: str, section: str) -> PlanTask:
        number = self.ledger.cell(row, "number")
        text = "：".join(dict.fromkeys(words))
        task = PlanTask(ref, number or ref, section, cut(words[0], TITLE_ROOM), text, row.number)
        departments, is_open = self._owners(row)
        return task._replace(
            departments=departments, open_ended=is_open, deadlines=self._due(row), targets=self._targets(row, words[0])
        )

    def _owners(self, row: SheetRow) -> tuple[tuple[Attribution, ...], bool]:
        attributions: dict[str, Attribution] = {}
        is_open = False
        for role, label in COLUMNS:
            for cell in self.ledger.cells(row, role):
                try:
                    owners, has_more = read_owners(f"{label}：{'、'.join(cell.split())}", Conventions())
                except Refused:
                    self._leave(row, role, say("“{text}” is not a list of departments.", text=line(cell)))
                    continue
                is_open |= has_more
                for owner in owners:
                    attributions.setdefault(owner.name, owner)
        return tuple(attributions.values()), is_open

    def _due(self, row: SheetRow) -> tuple[Deadline, ...]:
        cell = line(self.ledger.cell(row, "due"))
        if not cell:
            return ()
        deadlines = deadlines_in_limit(cell, Calendar(self.year, None))
        if any(deadline.kind == "unread" for deadline in deadlines):
            self._leave(row, "due", say("“{text}” is not understood as a day", text=cell))
        return deadlines

    def _targets(self, row: SheetRow, title: str) -> tuple[Target, ...]:
        cell, unit = line(self.ledger.cell(row, "target")), line(self.ledger.cell(row, "unit"))
        if not cell:
            return ()
        words = f"{cell}{unit}" if re.fullmatch(r"[≥≤><]?[\d.,]+", cell) else cell
        try:
            target = target_in(words)
        except Refused:
            if not re.search(r"\d", cell):
                return ()
            self._leave(row, "target", say("“{text}” holds no number with a unit.", text=words))
            return ()
        is_bare = target.comparator == "equal" and re.fullmatch(r"[\d.,]+\D{0,4}", words)
        comparator = "at_least" if is_bare else target.comparator
        return (target._replace(comparator=comparator, text=words, title=title),)

    def _acts(self, row: SheetRow, task: PlanTask) -> Iterator[tuple[str, Command]]:
        """How far the item is, in the commands that a coordinator would give."""
        ref = f"{self.key}:{task.ref}"
        said = {name: "；".join(self.ledger.cells(row, name)) for name in ("report", "problem", "next_step", "note")}
        if said["report"] or said["problem"] or said["next_step"]:
            text = said["report"] or said["problem"] or said["next_step"]
            yield (
                self._head("report" if said["report"] else "problem"),
                ReportProgress((ref,), text, problem=said["problem"] or None, next_step=said["next_step"] or None),
            )
        if said["note"]:
            yield self._head("note"), AddNote((ref,), said["note"])
        word = line(self.ledger.cell(row, "status"))
        if word:
            state = state_meant(word)
            if state == "not_started" and said["report"] and NOT_DONE.match(word):
                state = "in_progress"
            if state is None:
                self._leave(row, "status", say("“{text}” is not a known status", text=word))
            elif state != "not_started":
                yield self._head("status"), self._move(state, ref, word)
        value = line(self.ledger.cell(row, "value"))
        if value and task.targets:
            yield self._head("value"), MeasureIndicator(f"{ref}#1", value, source=self.ledger.name)
        elif value:
            self._leave(row, "value", say("the row has no number to reach"))

    def _move(self, state: str, ref: str, word: str) -> Command:
        note = say("as the ledger had it: {text}", text=word)
        if state == "cancelled":
            return CancelTask((ref,), note=note)
        kinds: Mapping[str, type[MarkReported | MarkBehind | StartTask]] = {
            "reported": MarkReported,
            "behind": MarkBehind,
            "in_progress": StartTask,
        }
        return kinds[state]((ref,), note=note)

    def _head(self, field: str) -> str:
        held = zip(self.ledger.fields, self.ledger.headings, strict=True)
        return next((heading for name, heading in held if name == field), field_word(field))

    def _leave(self, row: SheetRow, field: str, why: str) -> None:
        self.aside.append(Omission(self.ledger.name, (row.number,), (), self._head(field), why.rstrip(".。")))

    def _unread(self) -> Iterator[Omission]:
        """The columns that were not used."""
        for at, (field, heading) in enumerate(zip(self.ledger.fields, self.ledger.headings, strict=True)):
            rows = tuple(row.number for row in self.ledger.rows if row.cells[at].strip())
            if field == "none" and rows:
                why = say("it is not known what the column holds")
                yield Omission(self.ledger.name, rows, (), heading or str(at + 1), why)
