"""Plans and their headings."""

from collections.abc import Iterable

from qualitytui.errors import UsageRefused
from qualitytui.i18n import say
from qualitytui.model.summary import PlanSummary
from qualitytui.sanitize import fold
from qualitytui.store.reader import Reader

NAMED = 8
"""How many known words a refusal names where none is near."""


def list_plans(reader: Reader) -> tuple[PlanSummary, ...]:
    """Every plan of the workbook, the oldest first."""
    return tuple(
        PlanSummary(**values, is_archive=values["closed_on"] is not None)
        for values in reader.dicts(
            "SELECT id, key, title, document_number, issuer, issued, year, closed_on FROM plan ORDER BY year, id"
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
    row = reader.rows(
        "SELECT s.title FROM section s JOIN plan p ON p.id = s.plan WHERE p.key = ? AND s.ref = ?",
        (plan, ref),
    ).fetchone()
    return "" if row is None else str(row[0])


def check_plan(reader: Reader, key: str) -> str:
    """The key of the plan so named, or a refusal that names the nearest."""
    keys = [row[0] for row in reader.rows("SELECT key FROM plan ORDER BY id")]
    return key if key in keys else _unknown(say("There is no plan {name}.", name=key), key, keys)


def check_section(reader: Reader, value: str) -> str:
    """The ref of the heading or item so numbered, or a refusal that names the nearest."""
    from qualitytui.model.numbering import spellings_of  # noqa: PLC0415 - only where a section is named

    spellings = spellings_of(fold(value))
    refs = [row[0] for row in reader.rows("SELECT ref FROM section UNION SELECT ref FROM task")]
    annexes = {row[0].split(".")[0] for row in reader.rows("SELECT ref FROM indicator WHERE source = 'annex'")}
    match = next((ref for ref in spellings if ref in refs or ref in annexes), None)
    return match or _unknown(say("There is no section {name}.", name=value), spellings[1], [*refs, *annexes])


def _unknown(sentence: str, name: str, known: Iterable[str]) -> str:
    raise UsageRefused(sentence, nearest_hint(name, known))


def nearest_hint(name: str, known: Iterable[str]) -> str:
    """The sentence that names the nearest known word, or the first known ones where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to a refusal

    words = list(known)
    near = get_close_matches(name, words, n=1, cutoff=0.3)
    if near:
        return say("Did you mean {name}?", name=near[0])
    more = ", …" if len(words) > NAMED else ""
    return say("Known are: {names}.", names=", ".join(words[:NAMED]) + more) if words else ""
