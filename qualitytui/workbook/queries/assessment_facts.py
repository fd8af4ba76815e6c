"""The facts of a year of assessment, department by department."""

import re
from functools import cached_property
from typing import Any

from qualitytui.model.assessment import (
    DepartmentFacts,
    GoalCredit,
    NotAssessed,
    RecordFact,
    TaskCredit,
)
from qualitytui.model.findings import ROW_REF, TEXT_REF
from qualitytui.model.roles import ANSWERING, RANK
from qualitytui.rules.assessment_rules import Rules
from qualitytui.rules.figures.silence import is_government, is_open_list
from qualitytui.store import assessed
from qualitytui.store import assessment as store
from qualitytui.store.departments import department_names
from qualitytui.store.labels import item_labels
from qualitytui.store.office import own_names
from qualitytui.store.reader import Reader
from qualitytui.words import say
from qualitytui.workbook.queries.assessment_papers import PaperFacts


class Gathering:
    """Everything that the assessment of a year counts, read once."""

    def __init__(self, reader: Reader, rules: Rules, year: int) -> None:
        self.reader, self.rules, self.year = reader, rules, year
        self.first, self.last = rules.period(year)
        self.names = department_names(reader)
        self.tasks = {row["id"]: row for row in store.tasks_of_year(reader, self.first, self.last)}
        self.goals = {row["id"]: row for row in store.goals_of_year(reader, self.first, self.last)}
        self.labels = item_labels(reader)

    def departments(self) -> tuple[DepartmentFacts, ...]:
        """The facts of every department that is assessed, in the order of the plan."""
        excluded = self._excluded
        return tuple(self._facts(key, name) for key, name in self.names.items() if key not in excluded)

    def not_assessed(self) -> tuple[NotAssessed, ...]:
        """Who is not assessed, and why."""
        merged = assessed.merged_since(self.reader, self.first)
        return (
            *(NotAssessed(self.names[key], why) for key, why in self._excluded.items()),
            *(
                NotAssessed(
                    name, say("part of {other} since {day}, not assessed apart", other=self.names[key], day=day)
                )
                for name, key, day in merged
            ),
        )

    def undecided_labels(self) -> tuple[str, ...]:
        """The indicators that are counted to nobody until somebody decides who answers for them."""
        return tuple(f"{self.label('indicator', key)}{self.goals[key]['title']}" for key in sorted(self._undecided))

    def to_verify(self) -> list[str]:
        """The tasks of the year that are reported as done and not checked yet."""
        held = {task for task, roles in self._roles.items() if roles.keys() - self._excluded.keys()}
        waiting = [key for key, row in self.tasks.items() if row["status"] == "reported" and key in held]
        return [self.label("task", key) for key in waiting]

    def open_lists(self) -> list[str]:
        """The tasks of the year with a list of departments that nobody has named yet."""
        duties = store.task_duties(self.reader)
        settled = {task for task, _, _, by_hand in duties if by_hand}
        listed = {task for task, department, _, _ in duties if is_open_list(self.names[department])}
        refs = store.refs_to_tasks(self.reader)
        points = [(refs.get((plan, ref)), kind) for plan, ref, kind in store.open_list_points(self.reader)]
        pointed = {task for task, kind in points if kind == "open_list"}
        decided = {task for task, kind in points if kind != "open_list"} - pointed
        return [
            self.label("task", key)
            for key in self.tasks
            if key in (listed | pointed) and key not in settled and key not in decided
        ]

    def label(self, kind: str, key: int) -> str:
        """How a paper cites an item."""
        return (self.labels.tasks if kind == "task" else self.labels.indicators)[key]

    @cached_property
    def _hosts(self) -> dict[int, int]:
        """Who answers for the items of one that is not assessed."""
        by_name = {name: key for key, name in self.names.items()}
        return {
            by_name[one.name]: by_name[one.host]
            for one in self.rules.not_assessed
            if one.host in by_name and one.name in by_name
        }

    @cached_property
    def _roles(self) -> dict[int, dict[int, str]]:
        """The strongest role of each department in each task."""
        found: dict[int, dict[int, str]] = {}
        for task, department, role, _ in store.task_duties(self.reader):
            held = found.setdefault(task, {})
            who = self._hosts.get(department, department)
            held[who] = min(role, held.get(who, role), key=RANK.index)
        return found

    @cached_property
    def _owners(self) -> dict[int, set[int]]:
        """Who answers for each indicator: those it names itself, else those who answer for its task."""
        found: dict[int, set[int]] = {}
        for goal, department, role in store.goal_duties(self.reader):
            if role in ANSWERING:
                found.setdefault(goal, set()).add(self._hosts.get(department, department))
        return found

    def owners_of(self, key: int, row: dict[str, Any]) -> set[int]:
        """Who answers for an indicator of the year; nobody while that is contradicted and not decided."""
        if key in self._undecided:
            return set()
        return self._owners.get(key) or self._answering(row["task"])

    def _answering(self, task: int | None) -> set[int]:
        roles = self._roles.get(task or 0, {})
        return next((who for role in ANSWERING if (who := {key for key, one in roles.items() if one == role})), set())

    @cached_property
    def _undecided(self) -> set[int]:
        """The indicators of which annex and text name different departments, and nobody has decided."""
        refs, tasks = {(r["plan_id"], r["ref"]): k for k, r in self.goals.items()}, store.refs_to_tasks(self.reader)
        found = set[int]()
        points = store.owner_conflicts(self.reader)
        for plan, kind, text in points:
            row = ROW_REF.search(text)
            key = refs.get((plan, row[0])) if row else None
            task = re.search(r"(?<![A\d.])\d+(?:\.\d+)+(?=[（(])", text)
            if kind == "owner_conflict" and key is not None and task is not None:
                others = self._answering(tasks.get((plan, task[0])))
                if others and not others & self._owners.get(key, set()):
                    found.add(key)
        for plan, kind, text in points:
            row, number = ROW_REF.search(text), TEXT_REF.search(text)
            if kind == "number_conflict" and row and number and refs.get((plan, row[0])) in found:
                found |= {refs[plan, number[0]]} if (plan, number[0]) in refs else set()
        return found

    @cached_property
    def _excluded(self) -> dict[int, str]:
        """Who is not assessed, with the reason, in the order of the plan."""
        named, own = {one.name: one.why for one in self.rules.not_assessed}, own_names(self.reader)
        found = dict[int, str]()
        for key, name in self.names.items():
            if name in named:
                found[key] = named[name]
            elif name in own:
                found[key] = say("the office that assesses")
            elif is_government(name):
                found[key] = say("the government that assesses")
            elif is_open_list(name):
                found[key] = say("an open list of departments")
            elif key not in self._members:
                found[key] = say("no item of this year")
        return found

    @cached_property
    def _members(self) -> dict[int, bool]:
        """The departments with an item in a plan of the year, and whether they lead or answer for one."""
        years = store.plan_years(self.reader)
        tasks, goals = store.task_plans(self.reader), store.goal_plans(self.reader)
        found: dict[int, bool] = {}
        for task, roles in self._roles.items():
            if years.get(tasks[task]) == self.year or task in self.tasks:
                for who, role in roles.items():
                    found[who] = found.get(who, False) or role in ANSWERING
        for goal, owners in self._owners.items():
            if years.get(goals[goal]) == self.year or goal in self.goals:
                found |= dict.fromkeys(owners, True)
        return found

    @cached_property
    def _papers(self) -> PaperFacts:
        return PaperFacts(self.reader, (self.first, self.last), self.label)

    def _facts(self, key: int, name: str) -> DepartmentFacts:
        own = assessed.self_scores(self.reader, self.year).get(key)
        return DepartmentFacts(
            name=name,
            leads=self._members[key],
            tasks=tuple(self._task(key, one) for one in self.tasks if key in self._roles.get(one, {})),
            goals=tuple(self._goal(one, row) for one, row in self.goals.items() if key in self.owners_of(one, row)),
            returns=tuple(one for who, one in self._papers.returns if who == key),
            letters=tuple(one for who, one in self._papers.letters if who == key),
            extensions=tuple(one for task, one in self._papers.extensions if key in self._answering(task)),
            orders=tuple(one for who, one in self._papers.orders if who == key),
            records=tuple(self._record(row) for row in self._records if row["department"] == key),
            self_score=round(sum(points for _, points, _ in own), 1) if own else None,
        )

    @cached_property
    def _records(self) -> list[dict[str, Any]]:
        return assessed.records_of_year(self.reader, self.year)

    @cached_property
    def _entries(self) -> dict[str, dict[int, int]]:
        return {name: store.made_in(self.reader, name) for name in ("measurement", "indicator", "assessment_record")}

    @cached_property
    def _former(self) -> dict[int, str]:
        return assessed.former_names(self.reader, "assessment_record")

    def _record(self, row: dict[str, Any]) -> RecordFact:
        entry = self._entries["assessment_record"].get(row["id"])
        return RecordFact(
            row["kind"],
            row["matter"],
            row["on_date"],
            row["points"],
            row["evidence"],
            entry,
            self._former.get(row["id"], ""),
        )

    @cached_property
    def _said(self) -> dict[str, Any]:
        """The words of departments in the year, and how each task came to its status."""
        of_year = (self.reader, self.first, self.last)
        return {
            "turns": store.turns(self.reader),
            "spoken": store.spoken(*of_year),
            "slow": store.slow_by_own_form(*of_year),
            "named": store.named_in_papers(*of_year),
            "told": store.first_told(self.reader),
        }

    def _task(self, department: int, task: int) -> TaskCredit:
        row, said, pair = self.tasks[task], self._said, (task, department)
        turn = said["turns"].get(task, store.Turn(None, None))
        return TaskCredit(
            ref=row["ref"],
            label=self.label("task", task),
            title=row["title"],
            role=self._roles[task][department],
            status=row["status"],
            due=row["due"],
            is_assumed=bool(row["is_assumed"]),
            year_end=row["year_end"],
            done=(turn.done or row["status_on"]) if row["status"] in store.DONE else None,
            entry=turn.entry,
            has_word=pair in said["spoken"],
            says_slow=pair in said["slow"],
            is_named=pair in said["named"],
            is_told=said["told"].get(department, "~") <= row["due"] or pair in said["named"],
        )

    def _goal(self, key: int, row: dict[str, Any]) -> GoalCredit:
        readings, goals = self._entries["measurement"], self._entries["indicator"]
        return GoalCredit(
            ref=row["ref"],
            label=self.label("indicator", key),
            title=row["title"],
            kind=row["goal_kind"],
            target=row["value"],
            unit=row["unit"] or "",
            value=row["decided"],
            is_met=bool(row["is_met"]),
            end=row["end_day"],
            on=self._reading_days.get(row["reading"]),
            entry=readings.get(row["reading"]) if row["reading"] else goals.get(key),
        )

    @cached_property
    def _reading_days(self) -> dict[int, str]:
        return store.reading_days(self.reader)
