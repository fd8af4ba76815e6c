"""Plans and their headings."""

from collections.abc import Iterable

from qualitytui.errors import UsageRefused
from qualitytui.model.board import SavedView
from qualitytui.model.overview import PlanSummary
from qualitytui.model.plan import Finding, Skipped
from qualitytui.store.reader import Reader
from qualitytui.text import fold
from qualitytui.words import say


def list_plans(reader: Reader) -> tuple[PlanSummary, ...]:
    """Every plan of the workbook, the oldest first."""
    return tuple(
        PlanSummary(**values, is_archive=(values["year"] or reader.today.year) < reader.today.year)
        for values in reader.dicts(
            "SELECT id, key, title, document_number, issuer, issued, year FROM plan ORDER BY year, id"
        )
    )


def list_sections(reader: Reader) -> list[tuple[int, str, str, str, str]]:
    """Each heading's id, ref, plan key, number and title, in the plan's order."""
    return reader.rows(
        "SELECT s.id, s.ref, p.key, s.number, s.title FROM section s JOIN plan p ON p.id = s.plan "
        "ORDER BY p.year, p.id, s.position"
    ).fetchall()


def section_title(reader: Reader, plan: str, ref: str) -> str:
    """The title of a heading, "" where there is none of that ref."""
    found = reader.rows(
        "SELECT s.title FROM section s JOIN plan p ON p.id = s.plan WHERE p.key = ? AND s.ref = ?",
        (plan, ref),
    ).fetchone()
    return "" if found is None else str(found[0])


def list_saved_views(reader: Reader) -> tuple[SavedView, ...]:
    """The filters kept under digits."""
    return tuple(
        SavedView(*values) for values in reader.rows("SELECT digit, name, filter FROM saved_view ORDER BY digit")
    )


def findings_about(reader: Reader, plan: str, ref: str) -> tuple[Finding, ...]:
    """What the plan's text leaves open about one item, or with ref "" every finding of the plan."""
    return tuple(
        Finding(*values)
        for values in reader.rows(
            "SELECT f.kind, f.ref, f.text FROM finding f JOIN plan p ON p.id = f.plan "
            "WHERE p.key = ? AND (? = '' OR f.ref = ?) ORDER BY f.id",
            (plan, ref, ref),
        )
    )


def skipped_of(reader: Reader, key: str) -> tuple[Skipped, ...]:
    """The lines of a plan's document that are no part of it."""
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
    found = reader.rows("SELECT source_name, source FROM plan WHERE key = ?", (check_plan(reader, key),))
    name, text = found.fetchone()
    return str(name), str(text)


def check_plan(reader: Reader, key: str) -> str:
    """The key of the plan so named, or a refusal that names the nearest."""
    keys = [row[0] for row in reader.rows("SELECT key FROM plan ORDER BY id")]
    return key if key in keys else _unknown(say("There is no plan {name}.", name=key), key, keys)


def check_section(reader: Reader, value: str) -> str:
    """The ref of the heading or item so numbered, or a refusal that names the nearest."""
    ref = fold(value).upper()
    refs = [row[0] for row in reader.rows("SELECT ref FROM section UNION SELECT ref FROM task")]
    annexes = {row[0].split(".")[0] for row in reader.rows("SELECT ref FROM indicator WHERE source = 'annex'")}
    if ref in refs or ref in annexes:
        return ref
    return _unknown(say("There is no section {name}.", name=value), ref, [*refs, *annexes])


def _unknown(sentence: str, name: str, known: Iterable[str]) -> str:
    raise UsageRefused(sentence, nearest_hint(name, known))


def nearest_hint(name: str, known: Iterable[str]) -> str:
    """The sentence that names the nearest known word, or "" where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to a refusal

    near = get_close_matches(name, list(known), n=1, cutoff=0.3)
    return say("Did you mean {name}?", name=near[0]) if near else ""
