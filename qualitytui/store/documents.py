"""What is kept of a plan's document beside its items."""

from __future__ import annotations

from qualitytui.store.plans import check_plan
from qualitytui.store.reader import Reader

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.model.findings import OpenPoint
    from qualitytui.model.plan import Finding, Skipped


def findings_about(reader: Reader, plan: str, ref: str) -> tuple[Finding, ...]:
    """What the plan's text leaves open about one item, or with ref "" every finding of the plan."""
    rows = reader.rows(
        "SELECT f.kind, f.ref, f.text FROM finding f JOIN plan p ON p.id = f.plan "
        "WHERE p.key = ? AND (? = '' OR f.ref = ?) ORDER BY f.id",
        (plan, ref, ref),
    ).fetchall()
    if not rows:
        return ()
    from qualitytui.model.plan import Finding  # noqa: PLC0415 - of most items nothing is open

    return tuple(Finding(*values) for values in rows)


def open_points(reader: Reader) -> tuple[OpenPoint, ...]:
    """The findings of every plan, each with the number by which it is decided."""
    from qualitytui.model.findings import OpenPoint  # noqa: PLC0415 - an item's page needs none
    from qualitytui.model.plan import Finding  # noqa: PLC0415 - likewise

    rows = reader.rows(
        "SELECT f.id, p.key, f.kind, f.ref, f.text FROM finding f JOIN plan p ON p.id = f.plan ORDER BY p.id, f.id"
    )
    return tuple(OpenPoint(key, plan, Finding(kind, ref, text)) for key, plan, kind, ref, text in rows)


def skipped_of(reader: Reader, key: str) -> tuple[Skipped, ...]:
    """The lines of a plan's document that are no part of it."""
    from qualitytui.model.plan import Skipped  # noqa: PLC0415 - likewise

    rows = reader.rows(
        "SELECT s.line, s.text, s.why FROM skipped s JOIN plan p ON p.id = s.plan WHERE p.key = ? ORDER BY s.id",
        (key,),
    )
    return tuple(Skipped(*row) for row in rows)


def task_lines(reader: Reader, key: str) -> dict[str, int]:
    """The line of the document where each task of a plan starts."""
    rows = reader.rows("SELECT t.ref, t.line FROM task t JOIN plan p ON p.id = t.plan WHERE p.key = ?", (key,))
    return dict(rows.fetchall())


def plan_source(reader: Reader, key: str) -> tuple[str, str]:
    """A plan's document name and text."""
    rows = reader.rows("SELECT source_name, source FROM plan WHERE key = ?", (check_plan(reader, key),))
    name, text = rows.fetchone()
    return str(name), str(text)


def plan_documents(reader: Reader) -> tuple[tuple[str, str, str], ...]:
    """Each plan's key, title and document as its text was imported."""
    return tuple(reader.rows("SELECT key, title, source FROM plan ORDER BY id").fetchall())
