"""Who answers for the items of an assessed year, and who is not assessed."""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from qualitytui.i18n import say
from qualitytui.model.findings import ROW_REF, TEXT_REF
from qualitytui.model.roles import ANSWERING, RANK
from qualitytui.rules.assessment_rules import Rules
from qualitytui.rules.figures.silence import is_government, is_open_list
from qualitytui.store import assessment as store
from qualitytui.store.office import own_names
from qualitytui.store.reader import Reader


class Duties:
    """The departments with their roles in the tasks and indicators of a year, read once."""

    def __init__(
        self,
        reader: Reader,
        rules: Rules,
        year: int,
        names: Mapping[int, str],
        tasks: Mapping[int, dict[str, Any]],
        goals: Mapping[int, dict[str, Any]],
    ) -> None:
        self.reader, self.rules, self.year = reader, rules, year
        self.names, self.tasks, self.goals = names, tasks, goals

    @cached_property
    def _hosts(self) -> dict[int, int]:
        """Who answers for the items of one that is not assessed."""
        by_name = {name: key for key, name in self.names.items()}
        return {
            by_name[host.name]: by_name[host.host]
            for host in self.rules.not_assessed
            if host.host in by_name and host.name in by_name
        }

    @cached_property
    def roles(self) -> dict[int, dict[int, str]]:
        """The strongest role of each department in each task."""
        roles: dict[int, dict[int, str]] = {}
        for task, department, role, _ in store.task_duties(self.reader):
            of_task = roles.setdefault(task, {})
            who = self._hosts.get(department, department)
            of_task[who] = min(role, of_task.get(who, role), key=RANK.index)
        return roles

    @cached_property
    def _owners(self) -> dict[int, set[int]]:
        """Who answers for each indicator: those it names itself, else those who answer for its task."""
        owners: dict[int, set[int]] = {}
        for goal, department, role in store.goal_duties(self.reader):
            if role in ANSWERING:
                owners.setdefault(goal, set()).add(self._hosts.get(department, department))
        return owners

    def owners_of(self, key: int, row: dict[str, Any]) -> set[int]:
        """Who answers for an indicator of the year; nobody while that is contradicted and not decided."""
        if key in self.undecided:
            return set()
        return self._owners.get(key) or self.answering(row["task"])

    def answering(self, task: int | None) -> set[int]:
        """Who leads a task or, where nobody leads, answers for it."""
        roles = self.roles.get(task or 0, {})
        return next(
            (who for role in ANSWERING if (who := {key for key, own_role in roles.items() if own_role == role})), set()
        )

    @cached_property
    def undecided(self) -> set[int]:
        """The indicators of which annex and text name different departments, and nobody has decided."""
        refs, tasks = {(r["plan_id"], r["ref"]): k for k, r in self.goals.items()}, store.refs_to_tasks(self.reader)
        ids = set[int]()
        points = store.owner_conflicts(self.reader)
        for plan, kind, text in points:
            row = ROW_REF.search(text)
            key = refs.get((plan, row[0])) if row else None
            task = re.search(r"(?<![A\d.])\d+(?:\.\d+)+(?=[（(])", text)
            if kind == "owner_conflict" and key is not None and task is not None:
                others = self.answering(tasks.get((plan, task[0])))
                if others and not others & self._owners.get(key, set()):
                    ids.add(key)
        for plan, kind, text in points:
            row, number = ROW_REF.search(text), TEXT_REF.search(text)
            if kind == "number_conflict" and row and number and refs.get((plan, row[0])) in ids:
                ids |= {refs[plan, number[0]]} if (plan, number[0]) in refs else set()
        return ids

    @cached_property
    def excluded(self) -> dict[int, str]:
        """Who is not assessed, with the reason, in the order of the plan."""
        named, own = {host.name: host.why for host in self.rules.not_assessed}, own_names(self.reader)
        reasons = dict[int, str]()
        for key, name in self.names.items():
            if name in named:
                reasons[key] = named[name]
            elif name in own:
                reasons[key] = say("the office that assesses")
            elif is_government(name):
                reasons[key] = say("the government that assesses")
            elif is_open_list(name):
                reasons[key] = say("an open list of departments")
            elif key not in self.members:
                reasons[key] = say("no item of this year")
        return reasons

    @cached_property
    def members(self) -> dict[int, bool]:
        """The departments with an item in a plan of the year, and whether they lead or answer for one."""
        years = store.plan_years(self.reader)
        tasks, goals = store.task_plans(self.reader), store.goal_plans(self.reader)
        members: dict[int, bool] = {}
        for task, roles in self.roles.items():
            if years.get(tasks[task]) == self.year or task in self.tasks:
                for who, role in roles.items():
                    members[who] = members.get(who, False) or role in ANSWERING
        for goal, owners in self._owners.items():
            if years.get(goals[goal]) == self.year or goal in self.goals:
                members |= dict.fromkeys(owners, True)
        return members
