"""The filter language as SQL conditions over tasks and indicators."""

from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta

from qualitytui.errors import UsageRefused
from qualitytui.i18n import say
from qualitytui.model.filter_terms import Filter, Term
from qualitytui.model.status import UNFINISHED
from qualitytui.named_tuple import NamedTuple
from qualitytui.sanitize import fold
from qualitytui.store.departments import find_departments, named_like
from qualitytui.store.light_sql import answers, silent_tasks
from qualitytui.store.plans import check_plan, check_section
from qualitytui.store.reader import Reader, marks

Condition = tuple[str, list[object]]

ROLES = {"lead": "lead", "support": "support", "resp": "responsible"}
NEVER = "0"
FEW = 3
"""Of how many departments the responsibilities are looked up one by one."""


def like(text: str) -> str:
    r"""The LIKE pattern of a piece of text, to be used with ESCAPE '\\'."""
    return _with(fold(text))


def _with(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def conditions(filter_: Filter, reader: Reader, kind: str) -> Condition:
    """The WHERE clause of a filter; `kind` is task or indicator, the relation is named item."""
    clauses, parameters = ["NOT item.is_carried"], []
    if not any(term.key == "plan" for term in filter_.terms):
        clauses.append("item.closed_on IS NULL")
    for term in filter_.terms:
        clause, values = term_condition(term, reader, kind)
        clauses.append(f"NOT coalesce(({clause}), 0)" if term.negated else f"({clause})")
        parameters += values
    return " AND ".join(clauses), parameters


def term_condition(term: Term, reader: Reader, kind: str) -> Condition:
    """The condition for what a term names, whether it is negated or not."""
    parts = term_parts(term, reader, kind)
    clause = " OR ".join(f"({part.condition})" for part in parts) or NEVER
    return clause, [parameter for part in parts for parameter in part.parameters]


ITEMS, TASKS, TEXTS = "items", "tasks", "texts"
"""What a part selects: the ids of items, tasks of which every indicator fits, or only those that their text names."""


class Part(NamedTuple):
    """One of the conditions of which one must hold: a condition, or a SELECT of the ids of items or of their tasks."""

    sql: str
    parameters: tuple[object, ...]
    selects: str = ""
    word: str = ""
    """The word that is looked for; a longer one that has it is found nowhere else."""

    @property
    def condition(self) -> str:
        """The condition, where the relation is named item."""
        if self.selects == ITEMS:
            return f"item.id IN ({self.sql})"
        if self.selects == TASKS:
            return f"item.task_id IN ({self.sql})"
        return f"item.source = 'text' AND item.task_id IN ({self.sql})" if self.selects == TEXTS else self.sql


def term_parts(term: Term, reader: Reader, kind: str) -> list[Part]:
    """The conditions of which one must hold for what a term names."""
    if term.key == "status":
        fits = f"status IN ({marks(term.values)})"
        of_task = Part(f"SELECT id AS task FROM task WHERE {fits}", term.values, TASKS)
        return [Part(f"item.{fits}", term.values) if kind == "task" else of_task]
    return [part for value in term.values for part in _parts(term.key, value, reader, kind)]


def shorter_words(part: Part) -> Iterator[Part]:
    """The same with the beginnings of the word that is looked for, the longest first."""
    for length in range(len(part.word) - 1, 0, -1):
        word = part.word[:length]
        yield part._replace(parameters=(_with(word),), word=word)


def _parts(key: str, value: str, reader: Reader, kind: str) -> list[Part]:
    if key == "word":
        return _word(value, reader, kind)
    if key in {"dept", "answers", *ROLES}:
        return _by_department(key, value, reader, kind)
    build = BUILDERS.get(key)
    if build is None:
        raise UsageRefused(say("The filter does not know {term}.", term=key))
    sql, parameters = build(value, reader, kind)
    return [Part(sql, tuple(parameters))]


def _responsible(kind: str, departments: Sequence[int], role: str = "") -> list[Part]:
    """What one of these departments is responsible for in a role, or in any; an indicator of the text inherits it."""
    own = Part(_duties(kind, departments, role), tuple(departments), ITEMS)
    return [own] if kind == "task" else [own, Part(_duties("task", departments, role), tuple(departments), TEXTS)]


def _duties(kind: str, departments: Sequence[int], role: str) -> str:
    """The items for which a department is responsible, as a SELECT; many departments are looked up at once."""
    few = "" if len(departments) <= FEW else "+"
    roles = {"": "", "answers": f" AND {answers(kind, 'responsibility')}"}
    in_role = roles[role] if role in roles else f" AND role = '{ROLES[role]}'"
    return (
        f"SELECT DISTINCT {kind} FROM responsibility WHERE {few}department IN ({marks(departments)}) "
        f"AND {kind} IS NOT NULL{in_role}"
    )


def _by_department(key: str, value: str, reader: Reader, kind: str) -> list[Part]:
    return _responsible(kind, find_departments(reader, value), "" if key == "dept" else key)


def _word(value: str, reader: Reader, kind: str) -> list[Part]:
    """Departments first: where a few letters find all of them, the texts need not be looked through."""
    pattern, word = (like(value),), fold(value)
    departments = named_like(reader, pattern[0])
    parts = _responsible(kind, departments) if departments else []
    for table in ("report", "note"):
        sql = f"SELECT task FROM {table} WHERE search LIKE ? ESCAPE '\\'"
        parts.append(Part(sql, pattern, ITEMS if kind == "task" else TASKS, word))
    return [*parts, Part("item.search LIKE ? ESCAPE '\\'", pattern, word=word)]


def _due(value: str, reader: Reader, _kind: str) -> Condition:
    from qualitytui.model.date_ranges import due_span  # noqa: PLC0415 - the phrases of days take longer to load than a list

    span = due_span(value, reader.today)
    if span.kind == "none":
        return "item.due IS NULL", []
    if span.kind == "overdue":
        return f"item.due < item.day AND item.status IN ({marks(UNFINISHED)})", [*UNFINISHED]
    sql, parameters = ["item.due IS NOT NULL"], list[object]()
    if span.first is not None:
        sql.append("item.due >= ?")
        parameters.append(span.first.isoformat())
    if span.last is not None:
        sql.append("item.due <= ?")
        parameters.append(span.last.isoformat())
    return " AND ".join(sql), parameters


def _under(value: str, reader: Reader, kind: str) -> Condition:
    ref = check_section(reader, value)
    below = f"{ref}.%"
    sql = "item.section = ? OR item.section LIKE ? OR item.ref = ? OR item.ref LIKE ?"
    parameters: list[object] = [ref, below, ref, below]
    if kind == "indicator":
        sql += " OR item.task = ?"
        parameters.append(ref)
    return sql, parameters


def _silent(value: str, reader: Reader, kind: str) -> Condition:
    from qualitytui.model.date_ranges import days_back  # noqa: PLC0415 - likewise

    days = reader.config.reporting_interval_days
    since = (days_back(value, reader.today) if value else reader.today - timedelta(days=days)).isoformat()
    if kind == "task":
        return f"item.id IN ({silent_tasks(reader, '?')})", [since]
    return "coalesce(item.latest_on, item.issued, item.changed) <= ?", [since]


MISSING_TASK = {
    "dept": "NOT EXISTS (SELECT 1 FROM responsibility WHERE task = item.id)",
    "due": "item.due IS NULL",
    "report": "item.last_on IS NULL",
    "step": "item.id NOT IN (SELECT task FROM step)",
    "value": "item.id IN (SELECT i.task FROM indicator i WHERE i.task IS NOT NULL AND NOT EXISTS "
    "(SELECT 1 FROM measurement m WHERE m.indicator = coalesce(i.same_as, i.id) AND m.retracted_on IS NULL))",
    "evidence": "item.status = 'closed' AND trim(coalesce(item.evidence, '')) = '' "
    "AND item.id NOT IN (SELECT task FROM evidence)",
}
MISSING_INDICATOR = {
    "dept": "NOT EXISTS (SELECT 1 FROM responsibility WHERE indicator = item.id) AND NOT (item.source = 'text' "
    "AND EXISTS (SELECT 1 FROM responsibility WHERE task = item.task_id))",
    "due": "item.due IS NULL",
    "report": "item.task_id IS NULL OR item.task_id NOT IN (SELECT task FROM report)",
    "step": "item.task_id IS NULL OR item.task_id NOT IN (SELECT task FROM step)",
    "value": "item.decided IS NULL",
    "evidence": NEVER,
}


def _missing(value: str, _reader: Reader, kind: str) -> Condition:
    return (MISSING_TASK if kind == "task" else MISSING_INDICATOR)[value], []


def _changed(value: str, reader: Reader, _kind: str) -> Condition:
    from qualitytui.model.date_ranges import days_back  # noqa: PLC0415 - likewise

    return "item.changed >= ?", [days_back(value, reader.today).isoformat()]


def _plan(value: str, reader: Reader, _kind: str) -> Condition:
    return "item.plan = ?", [check_plan(reader, value)]


def _kind_is(value: str, _reader: Reader, kind: str) -> Condition:
    return ("1" if value == kind else NEVER), []


BUILDERS: dict[str, Callable[[str, Reader, str], Condition]] = {
    "light": lambda value, _reader, _kind: ("item.light = ?", [value]),
    "goal": lambda value, _reader, kind: ("item.goal_kind = ?", [value]) if kind == "indicator" else (NEVER, []),
    "due": _due,
    "in": _under,
    "plan": _plan,
    "kind": _kind_is,
    "silent": _silent,
    "no": _missing,
    "changed": _changed,
}


def ordering(fields: Sequence[str], columns: dict[str, str]) -> str:
    """The ORDER BY clause of --sort FIELD,-FIELD; the plan's own order breaks ties."""
    parts = []
    for field in fields:
        name = field.removeprefix("-")
        if name not in columns:
            raise UsageRefused(
                say("There is no field {field} to sort by.", field=name),
                say("The fields are: {fields}.", fields=", ".join(columns)),
            )
        parts += [
            f"{part} {'DESC' if field.startswith('-') else 'ASC'} NULLS LAST" for part in _keys(columns[name], name)
        ]
    return ", ".join([*parts, "+item.plan_id", "item.position"])


def _keys(column: str, name: str) -> Sequence[str]:
    """What a field is sorted by: a place in a plan is the plan and the place, a title goes by the numbers in it."""
    if name == "title":
        return [f"by_number({column})"]
    return column.split(", ") if column.startswith("+item.plan_id") else [column]
