"""The register of letters and the ledger of orders: by filter, by number, by item, by plan."""

from collections.abc import Sequence

from qualitytui.model.filter import Filter, Term
from qualitytui.model.supervision import OVERDUE, Letter, Rectification
from qualitytui.rules.figures.letters import IN_FORCE, ORDERS_IN_FORCE
from qualitytui.store.departments import find_departments
from qualitytui.store.indicators import indicator_ids
from qualitytui.store.letter_terms import SUPERSEDED, letter_overdue
from qualitytui.store.letters import letters_where
from qualitytui.store.light_sql import quoted
from qualitytui.store.reader import Reader
from qualitytui.store.rectifications import rectifications_where
from qualitytui.store.tasks import task_ids

ADDRESSED = ("dept", "answers", "lead", "resp", "support")
"""The terms of a filter that name departments: of a letter, the one that it goes to."""


def letters_matching(reader: Reader, filter_: Filter) -> tuple[Letter, ...]:
    """The letters whose item and department match."""
    return letters_where(reader, _matching(reader, filter_, "l"))


def orders_matching(reader: Reader, filter_: Filter) -> tuple[Rectification, ...]:
    """The orders whose item and department match."""
    return rectifications_where(reader, _matching(reader, filter_, "o"))


def _matching(reader: Reader, filter_: Filter, alias: str) -> str:
    """The condition of a filter over rows with a department and an item."""
    clauses, rest = ["1"], list[Term]()
    for term in filter_.terms:
        if term.key == "state":
            clauses.append(f"{'NOT ' if term.negated else ''}({_in_state(reader, term, alias)})")
            continue
        if term.key not in ADDRESSED:
            rest.append(term)
            continue
        keys = sorted({key for value in term.values for key in find_departments(reader, value)})
        clauses.append(f"{alias}.department {'NOT ' if term.negated else ''}IN ({_listed(keys)})")
    if rest:
        items = Filter(tuple(rest))
        tasks, indicators = task_ids(reader, items), indicator_ids(reader, items)
        clauses.append(f"({alias}.task IN ({_listed(tasks)}) OR {alias}.indicator IN ({_listed(indicators)}))")
    return " AND ".join(clauses)


def _in_state(reader: Reader, term: Term, alias: str) -> str:
    """Whether a letter l or an order o is in one of the states that a term names."""
    today = f"'{reader.today.isoformat()}'"
    overdue = letter_overdue(today) if alias == "l" else f"(o.state = 'open' AND o.by_date < {today})"
    return " OR ".join(overdue if state == OVERDUE else f"{alias}.state = '{state}'" for state in term.values)


def _listed(keys: Sequence[int]) -> str:
    return ", ".join(map(str, keys))


def letter_numbered(reader: Reader, number: int) -> Letter:
    """One letter by its id."""
    return letters_where(reader, "l.id = ?", (number,))[0]


def order_numbered(reader: Reader, number: int) -> Rectification:
    """One order by its id."""
    return rectifications_where(reader, "o.id = ?", (number,))[0]


def letters_about(reader: Reader, kind: str, key: int) -> tuple[Letter, ...]:
    """The letters on a task or an indicator."""
    return letters_where(reader, f"l.{kind} = ?", (key,))


def orders_about(reader: Reader, kind: str, key: int) -> tuple[Rectification, ...]:
    """The orders on a task or an indicator."""
    return rectifications_where(reader, f"o.{kind} = ?", (key,))


def letters_in_force(reader: Reader, plan: str) -> tuple[Letter, ...]:
    """The letters on items of a plan that wait for their end, drafts too."""
    where = f"p.key = ? AND l.state IN ({quoted(IN_FORCE)}) AND NOT {SUPERSEDED}"
    return letters_where(reader, where, (plan,))


def orders_in_force(reader: Reader, plan: str) -> tuple[Rectification, ...]:
    """The orders on items of a plan that are not struck off."""
    return rectifications_where(reader, f"p.key = ? AND o.state IN ({quoted(ORDERS_IN_FORCE)})", (plan,))


def signed_supervision_letters(reader: Reader) -> tuple[Letter, ...]:
    """The supervision letters that were signed and not made void."""
    return letters_where(reader, "l.kind = 'supervise' AND l.state NOT IN ('draft', 'void')")


def letters_before(reader: Reader, number: int, kind: str, key: int, department: int) -> tuple[Letter, ...]:
    """The supervision letters on the same item to the same department that were numbered before this one."""
    year, running = reader.rows("SELECT year, running FROM letter WHERE id = ?", (number,)).fetchone()
    where = (
        f"l.{kind} = ? AND l.department = ? AND l.id <> ? AND l.running IS NOT NULL AND l.state <> 'void' "
        "AND (? IS NULL OR (l.year, l.running) < (?, ?)) AND l.kind = 'supervise'"
    )
    return letters_where(reader, where, (key, department, number, running, year, running))


def items_of_papers(reader: Reader, table: str) -> tuple[tuple[int, int | None, int | None], ...]:
    """Each row of `letter` or `rectification`: its id, its task, its indicator."""
    return tuple(reader.rows(f"SELECT id, task, indicator FROM {table}").fetchall())
