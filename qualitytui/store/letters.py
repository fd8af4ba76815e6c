"""The register of letters: read, numbered, and whom a letter on an item goes to."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from qualitytui.model.roles import Responsibility, answering
from qualitytui.model.supervision import Letter, letter_number
from qualitytui.rules.figures.letters import days_late
from qualitytui.rules.figures.silence import is_government, is_open_list
from qualitytui.store.duties import responsibilities
from qualitytui.store.form_notes import spent_on_notes
from qualitytui.store.letter_terms import letter_overdue
from qualitytui.store.office import own_names
from qualitytui.store.reader import Reader, marks

LISTED = """SELECT l.*, d.name AS unit, p.key AS plan_key, coalesce(t.ref, i.ref) AS ref,
    coalesce(t.title, i.title) AS title, p.closed_on, {overdue} AS overdue,
    (SELECT min(next.on_date) FROM letter next WHERE next.follows = l.id AND next.state NOT IN ('draft', 'void'))
        AS superseded_on FROM letter l
    JOIN department d ON d.id = l.department LEFT JOIN task t ON t.id = l.task
    LEFT JOIN indicator i ON i.id = l.indicator LEFT JOIN plan p ON p.id = coalesce(t.plan, i.plan)
    WHERE {where} ORDER BY l.id"""


def letters_where(reader: Reader, where: str = "1", parameters: Sequence[object] = ()) -> tuple[Letter, ...]:
    """The letters l for which the SQL condition holds, in the order in which they were drafted."""
    today = reader.today.isoformat()
    sql = LISTED.format(overdue=letter_overdue(f"min(coalesce(p.closed_on, '{today}'), '{today}')"), where=where)
    rows = list(reader.dicts(sql, parameters))
    ids = [row["id"] for row in rows]
    files, returns = _grouped(reader, "letter_file", "path", ids), _returns(reader, ids)
    return tuple(_letter(row, today, files.get(row["id"], []), returns.get(row["id"], [])) for row in rows)


def overdue_letters(reader: Reader) -> tuple[Letter, ...]:
    """The letters of living plans that are past their day without an answer, the longest overdue first."""
    today = f"'{reader.today.isoformat()}'"
    letters = letters_where(reader, f"p.closed_on IS NULL AND {letter_overdue(today)}")
    return tuple(sorted(letters, key=lambda letter: letter.by or ""))


def _letter(row: dict[str, Any], today: str, files: list[str], returns: list[tuple[str, str | None]]) -> Letter:
    runs = [days_late(by, answered) for by, answered in returns]
    if row["answered_on"] is not None:
        runs.append(days_late(row["by_date"], row["answered_on"]))
    elif row["state"] not in {"draft", "void"}:
        runs.append(days_late(row["by_date"], row["ended_on"] or row["superseded_on"] or today))
    return Letter(
        id=row["id"],
        number=None if row["running"] is None else letter_number(row["series"], row["year"], row["running"]),
        kind=row["kind"],
        level=row["level"],
        department=row["unit"],
        plan=row["plan_key"],
        ref=row["ref"],
        title=row["title"],
        on=row["on_date"],
        by=row["by_date"],
        within=row["within"],
        state=row["state"],
        follows=row["follows"],
        approved_by=row["approved_by"],
        answered=row["answered_on"],
        overdue=bool(row["overdue"]),
        late_days=max(runs, default=0) or None,
        reason=row["reason"],
        drafted=row["drafted"],
        delivered=row["delivered_on"],
        delivered_to=row["delivered_to"],
        ended=row["ended_on"],
        remark=row["remark"],
        rectification=row["rectification"],
        files=tuple(files),
    )


def _grouped(reader: Reader, table: str, column: str, ids: Sequence[int]) -> dict[int, list[str]]:
    files: dict[int, list[str]] = {}
    for key, value in reader.rows(
        f"SELECT letter, {column} FROM {table} WHERE letter IN ({marks(ids)}) ORDER BY id", ids
    ):
        files.setdefault(key, []).append(value)
    return files


def _returns(reader: Reader, ids: Sequence[int]) -> dict[int, list[tuple[str, str | None]]]:
    """Each limit that a letter had before its answer was sent back, with the day of that answer."""
    returns: dict[int, list[tuple[str, str | None]]] = {}
    sql = f"SELECT letter, before, answered_on FROM letter_return WHERE letter IN ({marks(ids)}) ORDER BY id"
    for key, before, answered in reader.rows(sql, ids):
        returns.setdefault(key, []).append((before, answered))
    return returns


def next_note(reader: Reader, series: str, year: int, first: int = 1) -> int:
    """The next number of a covering note in a year; `first` where none has one yet."""
    return (max(spent_on_notes(reader, year), _of_code(reader, series, year)) or first - 1) + 1


def _of_code(reader: Reader, series: str, year: int, kind: str = "") -> int:
    """The highest number of letters of the other kinds that have the same code; 0 where there is no code."""
    sql = "SELECT coalesce(max(running), 0) FROM letter WHERE series = ? AND year = ? AND kind <> ?"
    return int(reader.rows(sql, (series, year, kind)).fetchone()[0]) if series else 0


def next_running(reader: Reader, kind: str, year: int, first: int = 1, series: str = "") -> int:
    """The next number of a kind of letter in a year; `first` where none has one yet.

    Kinds that have one code share its numbers.
    A number that undo gave back is free again where it was the last at that time and stood on no file; else never.
    """
    numbers, spent = dict[int, int](), set[int]()
    printed = {
        (letter, running)
        for letter, running in reader.rows(
            "SELECT json_extract(after, '$.letter'), json_extract(after, '$.running') FROM change "
            "WHERE tbl = 'letter_file' AND after IS NOT NULL"
        )
    }
    for key, before, after in _numbered(reader, kind, year):
        if after is not None:
            numbers[key] = after
        elif before is not None:
            last = max(numbers.values(), default=0)
            numbers.pop(key, None)
            if before < last or (key, before) in printed:
                spent.add(before)
    used = [row[0] for row in reader.rows("SELECT running FROM letter WHERE kind = ? AND year = ?", (kind, year))]
    beside = max(_of_code(reader, series, year, kind), spent_on_notes(reader, year, series) if series else 0)
    return max([*numbers.values(), *spent, *filter(None, (*used, beside))], default=first - 1) + 1


def _numbered(reader: Reader, kind: str, year: int) -> Iterable[tuple[int, int | None, int | None]]:
    """Each time a letter of that kind got or lost a number of that year, in the order of the journal."""
    rows = reader.rows(
        "SELECT key, json_extract(before, '$.running'), json_extract(before, '$.year'), "
        "json_extract(after, '$.running'), json_extract(after, '$.year') FROM change "
        "WHERE tbl = 'letter' AND coalesce(json_extract(after, '$.kind'), json_extract(before, '$.kind')) = ? "
        "ORDER BY id",
        (kind,),
    )
    for key, before, before_year, after, after_year in rows:
        was, now = (before if before_year == year else None), (after if after_year == year else None)
        if was != now:
            yield key, was, now


def units_of(reader: Reader, kind: str, key: int) -> tuple[Responsibility, ...]:
    """Everybody with a role in an item, of a linked pair in either half; one without owners has those of its task."""
    if kind == "task":
        return tuple(responsibilities(reader, "task", [key]).get(key, ()))
    units = list[Responsibility]()
    halves = reader.rows(
        "SELECT id, ref, task FROM indicator WHERE coalesce(same_as, id) = "
        "(SELECT coalesce(same_as, id) FROM indicator WHERE id = ?) ORDER BY same_as IS NOT NULL, id",
        (key,),
    )
    for half, ref, task in halves.fetchall():
        own = responsibilities(reader, "indicator", [half]).get(half)
        inherited = () if own or task is None else units_of(reader, "task", task)
        units += [responsibility._replace(ref=ref) for responsibility in own or inherited]
    return tuple(units)


def answering_unit(reader: Reader, kind: str, key: int) -> str | None:
    """The one department that a letter on an item goes to; None where several, none or no department answers."""
    names = list(dict.fromkeys(responsibility.name for responsibility in answering(units_of(reader, kind, key))))
    return names[0] if len(names) == 1 and not is_no_addressee(reader, names[0]) else None


def is_no_addressee(reader: Reader, name: str) -> bool:
    """Whether no letter goes to that name: the government itself, the own office, an open list."""
    return name in own_names(reader) or is_government(name) or is_open_list(name)


def files_of_act(reader: Reader, act: int) -> tuple[tuple[int, str], ...]:
    """The letters that an entry wrote to files, each with its path."""
    return tuple(
        (letter, path)
        for letter, path in reader.rows(
            "SELECT json_extract(after, '$.letter'), json_extract(after, '$.path') FROM change "
            "WHERE act = ? AND tbl = 'letter_file' AND before IS NULL ORDER BY id",
            (act,),
        )
    )


def letters_of_act(reader: Reader, act: int) -> tuple[int, ...]:
    """The letters that an entry changed or wrote out, in the order of the register."""
    rows = reader.rows(
        "SELECT DISTINCT CASE tbl WHEN 'letter' THEN key ELSE json_extract(after, '$.letter') END AS letter "
        "FROM change WHERE act = ? AND tbl IN ('letter', 'letter_file') ORDER BY letter",
        (act,),
    )
    return tuple(letter for (letter,) in rows)


def files_left(reader: Reader, act: int) -> tuple[str, ...]:
    """The files that an entry wrote and that are still there; undo leaves them."""
    return tuple(path for _, path in files_of_act(reader, act) if Path(path).is_file())
