"""The assessment of a year: facts gathered once, scored by the rules in force, or as they were decided."""

import json
from datetime import date
from typing import Final

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.assessment import (
    Assessment,
    BlockScore,
    DepartmentScore,
    NotAssessed,
    Objection,
    Point,
    SelfScore,
)
from qualitytui.rules.assessment import assess
from qualitytui.rules.assessment_rules import Rules, RulesError, default_text, parse_rules
from qualitytui.store import assessed
from qualitytui.store import assessment as store
from qualitytui.store.departments import department_names, one_department
from qualitytui.store.reader import Reader
from qualitytui.workbook.queries.assessment_facts import GatheredFacts

LAST_MONTH_OF_BEFORE: Final = 3
"""Up to this month the year that is assessed is the one before."""


def assessed_year(today: date, year: int | None = None) -> int:
    """The year that is assessed: the one named, else the one before from January to March, else this one."""
    return year or today.year - (today.month <= LAST_MONTH_OF_BEFORE)


def rules_in_force(reader: Reader, year: int) -> Rules:
    """The rules of a year: those it was decided by, those that the office set, else the defaults."""
    decided = assessed.decision(reader, year)
    return read_rules(decided[0] if decided else assessed.kept_rules(reader, year) or default_text())


def read_rules(text: str, name: str = "") -> Rules:
    """Parses rules; refuses with file and line where they are invalid."""
    try:
        return parse_rules(text)
    except RulesError as error:
        where = name or say("the rules in force")
        raise Refused(
            say("{path}, line {line}: {why}.", path=where, line=error.line, why=error.why),
            say("Nothing was changed. Start from a copy of the rules."),
        ) from error


def assessment(reader: Reader, year: int | None = None, rules: Rules | None = None) -> Assessment:
    """The scores of a year as decided, each with what it would be now; else, or by other rules, as computed now."""
    year = assessed_year(reader.today, year)
    computed = computed_assessment(reader, year, rules)
    decided = None if rules else decided_assessment(reader, year)
    if decided is None:
        return computed
    now = {department.name: department.score for department in computed.departments}
    return decided._replace(
        departments=tuple(
            department._replace(now=now.get(department.name) if now.get(department.name) != department.score else None)
            for department in decided.departments
        )
    )


def computed_assessment(reader: Reader, year: int, rules: Rules | None = None) -> Assessment:
    """The scores of a year as they come out now."""
    rules = rules or rules_in_force(reader, year)
    gathered_facts = GatheredFacts(reader, rules, year)
    return assess(
        rules,
        year,
        reader.today.isoformat(),
        gathered_facts.departments(),
        gathered_facts.not_assessed(),
        gathered_facts.undecided_labels(),
    )


def decided_assessment(reader: Reader, year: int) -> Assessment | None:
    """The scores that were decided for a year."""
    row = assessed.decision(reader, year)
    return None if row is None else unpacked(row[1])


def packed(scores: Assessment) -> str:
    """Serializes scores for storage with the decision."""
    document = scores._asdict() | {
        "departments": [
            department._asdict()
            | {
                "blocks": [block._asdict() for block in department.blocks],
                "points": [line._asdict() for line in department.points],
            }
            for department in scores.departments
        ],
        "not_assessed": [excluded._asdict() for excluded in scores.not_assessed],
    }
    return json.dumps(document, ensure_ascii=False, sort_keys=True)


def unpacked(text: str) -> Assessment:
    """Deserializes stored scores."""
    values = json.loads(text)
    departments = tuple(
        DepartmentScore(
            **department
            | {
                "blocks": tuple(BlockScore(**block) for block in department["blocks"]),
                "points": tuple(Point(**line) for line in department["points"]),
                "remarks": tuple(department["remarks"]),
            }
        )
        for department in values["departments"]
    )
    others = tuple(NotAssessed(**excluded) for excluded in values["not_assessed"])
    undecided = tuple(values["undecided"])
    return Assessment(**values | {"departments": departments, "not_assessed": others, "undecided": undecided})


def blockers(reader: Reader, year: int) -> list[str]:
    """The reasons that block a decision, one sentence each."""
    rules = rules_in_force(reader, year)
    gathered_facts = GatheredFacts(reader, rules, year)
    first, last = rules.period(year)
    waiting, lists, unread = (
        gathered_facts.to_verify(),
        gathered_facts.open_lists(),
        store.unread_returns(reader, first, last),
    )
    still_open = [objection for objection in list_objections(reader, year) if objection.state == "open"]
    sentences = [
        (waiting, say("to be checked: {names}", names="；".join(waiting))),
        (lists, say("open lists not resolved: {names}", names="；".join(lists))),
        (unread, say("returns not read: {names}", names="、".join(unread))),
        (
            still_open,
            say(
                "objections open: {names}",
                names="、".join(f"{objection.id} {objection.department}" for objection in still_open),
            ),
        ),
    ]
    found_ones = [sentence for names, sentence in sentences if names]
    if reader.today.isoformat() < last:
        found_ones.append(say("the year of assessment runs to {day}", day=last))
    return found_ones


def list_objections(reader: Reader, year: int | None = None) -> tuple[Objection, ...]:
    """The objections of a year."""
    return tuple(Objection(*row) for row in assessed.objections(reader, assessed_year(reader.today, year)))


def self_scores_of(reader: Reader, name: str, year: int) -> tuple[SelfScore, ...]:
    """What a department gave itself in each block."""
    key = next((key for key, known in department_names(reader).items() if known == name), 0)
    return tuple(SelfScore(*row) for row in assessed.self_scores(reader, year).get(key, []))


def department_meant(reader: Reader, name: str) -> str:
    """The full name of the one department that is meant."""
    return one_department(reader, name)[1]


def score_of(scores: Assessment, name: str) -> DepartmentScore:
    """One department's score; refuses where it is not assessed, and says why."""
    score = next((department for department in scores.departments if department.name == name), None)
    if score is None:
        why = next(
            (excluded.why for excluded in scores.not_assessed if excluded.name == name), say("not of this year's plan")
        )
        raise Refused(
            say("{name} is not assessed: {why}.", name=name, why=why), say("The scores name those that are assessed.")
        )
    return score
