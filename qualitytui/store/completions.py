"""Completions of a partial word from the workbook's content."""

from qualitytui.store.filter_sql import like
from qualitytui.store.reader import Reader

MANY = 200
"""How many offers a person can look through."""

Offer = tuple[str, str]
"""A word and what it means."""


def items_like(reader: Reader, typed: str, kind: str) -> list[Offer]:
    """The refs that begin so, with their titles; `kind` is task, indicator or item. PLAN: stands before shared ones."""
    kinds = ("task", "indicator") if kind == "item" else (kind,)
    every = " UNION ALL ".join(f"SELECT '{name}' AS kind, plan, ref, title, position FROM {name}" for name in kinds)
    has_several = reader.rows("SELECT count(*) FROM plan").fetchone()[0] > 1
    text = "p.key || ':' || i.ref" if has_several else "i.ref"
    return reader.rows(
        f"SELECT {text} AS word, i.title FROM ({every}) i JOIN plan p ON p.id = i.plan "
        "WHERE word LIKE ?1 ESCAPE '\\' OR i.ref LIKE ?1 ESCAPE '\\' "
        "ORDER BY p.year, p.id, i.kind DESC, i.position LIMIT ?2",
        (like(typed)[1:], MANY),
    ).fetchall()


def departments_like(reader: Reader, typed: str) -> list[Offer]:
    """The departments in whose name, pinyin or initials it occurs."""
    rows = reader.rows(
        "SELECT name, '' FROM department WHERE search LIKE ?1 ESCAPE '\\' OR id IN "
        "(SELECT department FROM alias WHERE search LIKE ?1 ESCAPE '\\') ORDER BY id LIMIT ?2",
        (like(typed), MANY),
    )
    return rows.fetchall()


def sections_like(reader: Reader, typed: str) -> list[Offer]:
    """The headings whose numbers begin so."""
    rows = reader.rows(
        "SELECT DISTINCT ref, title FROM section WHERE ref LIKE ? ESCAPE '\\' ORDER BY position LIMIT ?",
        (like(typed)[1:], MANY),
    )
    return rows.fetchall()


def plans_like(reader: Reader, typed: str) -> list[Offer]:
    """The keys of plans that begin so, with their titles."""
    return reader.rows(
        "SELECT key, title FROM plan WHERE key LIKE ? ESCAPE '\\' ORDER BY year, id", (like(typed)[1:],)
    ).fetchall()


def numbers_like(reader: Reader, typed: str, kind: str) -> list[Offer]:
    """The numbers of letters or orders that begin so, the newest first, with the department each goes to."""
    return reader.rows(
        f"SELECT CAST(one.id AS TEXT) AS word, d.name FROM {kind} one JOIN department d ON d.id = one.department "
        "WHERE word LIKE ? ESCAPE '\\' ORDER BY one.id DESC LIMIT ?",
        (like(typed)[1:], MANY),
    ).fetchall()
