"""The facts of a year of assessment, department by department."""

from functools import cached_property
from typing import Any

from qualitytui.i18n import say
from qualitytui.model.assessment import (
    DepartmentFacts,
    GoalCredit,
    NotAssessed,
    RecordFact,
    TaskCredit,
)
from qualitytui.rules.assessment_rules import Rules
from qualitytui.rules.figures.silence import is_open_list
from qualitytui.store import assessed
from qualitytui.store import assessment as store
from qualitytui.store.departments import department_names
from qualitytui.store.labels import item_labels
from qualitytui.store.reader import Reader
from qualitytui.workbook.queries.assessment_duties import Duties
from qualitytui.workbook.queries.assessment_papers import PaperFacts


class GatheredFacts:
    """Everything that the assessment of a year counts, read once."""

    def __init__(self, reader: Reader, rules: Rules, year: int) -> None:
        self.reader, self.rules, self.year = reader, rules, year
        self.first, self.last = rules.period(year)
        self.names = department_names(reader)
        self.tasks = {row["id"]: row for row in store.tasks_of_year(reader, self.first, self.last)}
        self.goals = {row["id"]: row for row in store.goals_of_year(reader, self.first, self.last)}
        self.labels = item_labels(reader)
        self.duties = Duties(reader, rules, year, self.names, self.tasks, self.goals)

    def departments(self) -> tuple[DepartmentFacts, ...]:
        """The facts of every department that is assessed, in the order of the plan."""
        excluded = self.duties.excluded
        return tuple(self._facts(key, name) for key, name in self.names.items() if key not in excluded)

    def not_assessed(self) -> tuple[NotAssessed, ...]:
        """Who is not assessed, and why."""
        merged = assessed.merged_since(self.reader, self.first)
        return (
            *(NotAssessed(self.names[key], why) for key, why in self.duties.excluded.items()),
            *(
                NotAssessed(
                    name, say("part of {other} since {day}, not assessed apart", other=self.names[key], day=day)
                )
                for name, key, day in merged
            ),
        )

    def undecided_labels(self) -> tuple[str, ...]:
        """The indicators without an owner until somebody decides who answers for them."""
        return tuple(
            f"{self.label('indicator', key)}{self.goals[key]['title']}" for key in sorted(self.duties.undecided)
        )

    def to_verify(self) -> list[str]:
        """The tasks of the year that are reported as done and not checked yet."""
        tasks = {task for task, roles in self.duties.roles.items() if roles.keys() - self.duties.excluded.keys()}
        waiting = [key for key, row in self.tasks.items() if row["status"] == "reported" and key in tasks]
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
    def _papers(self) -> PaperFacts:
        return PaperFacts(self.reader, (self.first, self.last), self.label)

    def _facts(self, key: int, name: str) -> DepartmentFacts:
        own = assessed.self_scores(self.reader, self.year).get(key)
        return DepartmentFacts(
            name=name,
            leads=self.duties.members[key],
            tasks=tuple(self._task(key, task) for task in self.tasks if key in self.duties.roles.get(task, {})),
            goals=tuple(
                self._goal(goal, row) for goal, row in self.goals.items() if key in self.duties.owners_of(goal, row)
            ),
            returns=tuple(form for who, form in self._papers.returns if who == key),
            letters=tuple(letter for who, letter in self._papers.letters if who == key),
            extensions=tuple(
                extension for task, extension in self._papers.extensions if key in self.duties.answering(task)
            ),
            orders=tuple(order for who, order in self._papers.orders if who == key),
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
        row, words, pair = self.tasks[task], self._said, (task, department)
        turn = words["turns"].get(task, store.Turn(None, None))
        return TaskCredit(
            ref=row["ref"],
            label=self.label("task", task),
            title=row["title"],
            role=self.duties.roles[task][department],
            status=row["status"],
            due=row["due"],
            is_assumed=bool(row["is_assumed"]),
            year_end=row["year_end"],
            done=(turn.done or row["status_on"]) if row["status"] in store.DONE else None,
            entry=turn.entry,
            has_word=pair in words["spoken"],
            says_slow=pair in words["slow"],
            is_named=pair in words["named"],
            is_told=words["told"].get(department, "~") <= row["due"] or pair in words["named"],
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
