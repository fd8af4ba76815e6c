"""Whom to call: departments with what is late and silent, and the sheet of one."""

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.department import DepartmentSheet, DepartmentStanding
from qualitytui.model.filter import Filter, Term
from qualitytui.store.departments import one_department
from qualitytui.store.indicator_views import indicators_of
from qualitytui.store.indicators import indicator_facts
from qualitytui.store.reader import Reader
from qualitytui.store.silences import last_words, silences, words_by_month
from qualitytui.store.tasks import task_facts, tasks_of
from qualitytui.workbook.queries.departments import NOTHING, loads
from qualitytui.workbook.queries.form_rounds import latest_round


def department_standings(reader: Reader) -> tuple[DepartmentStanding, ...]:
    """Every department; those with something late of their own first, then the silent, then those that lead most."""
    facts = task_facts(reader, Filter())
    heard, spoken, today = last_words(reader), words_by_month(reader, reader.today.year), reader.today
    newest = latest_round(reader)
    missing = set(newest.missing) if newest else set()
    department_standings = [
        DepartmentStanding(
            load.id,
            load.name,
            load,
            own.overdue,
            own.silent,
            heard.get(load.id),
            tuple(spoken.get(load.id, {}).get(month, 0) if month <= today.month else None for month in range(1, 13)),
            is_form_missing=load.name in missing,
        )
        for load in loads(reader, facts, {fact.id for fact in indicator_facts(reader, Filter())})
        for own in [load.own or NOTHING]
    ]
    return tuple(sorted(department_standings, key=lambda standing: (-standing.late, -standing.silent)))


def department_sheet(reader: Reader, name: str) -> DepartmentSheet:
    """Everything about the one department that a name, alias or initials mean."""
    key, full, _ = one_department(reader, name)
    standing = next((standing for standing in department_standings(reader) if standing.id == key), None)
    if standing is None:
        raise Refused(say("{name} answers for nothing.", name=full), "")
    facts = task_facts(reader, Filter((Term("dept", (full,)),)))
    own = indicator_facts(reader, Filter((Term("answers", (full,)),)))
    return DepartmentSheet(
        today=reader.today.isoformat(),
        standing=standing,
        tasks=tasks_of(reader, [fact.id for fact in facts]),
        indicators=indicators_of(reader, [fact.id for fact in own]),
        silent=frozenset(
            silence.task for silence in silences(reader, {fact.id for fact in facts}) if silence.department == full
        ),
    )
