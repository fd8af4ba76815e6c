"""Compares the journals of two files: common entries, and those that only one has."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final, NamedTuple

from qualitytui.i18n import say
from qualitytui.rules.journal_histories import ERASURE
from qualitytui.store.file_probe import probe
from qualitytui.store.identity import Identity, identity_in
from qualitytui.store.open_file import opened_as_it_is
from qualitytui.store.sqlite_errors import refusal_of

LINES: Final = """SELECT id, at, who, command, said,
    (SELECT coalesce(group_concat(tbl || ' ' || key), '') FROM change WHERE change.act = act.id), {seal}
    FROM act ORDER BY id"""


class Line(NamedTuple):
    """An entry of a journal as a person reads it."""

    entry: int
    at: str
    who: str
    command: str
    said: str
    rows: str
    """The rows that it changed, by table and number."""
    seal: str = ""
    """The hash of all that it holds; "" in a file of a schema that has none."""

    def is_same(self, other: "Line", *, is_erased: bool) -> bool:
        """Whether both are the same entry; where a text was erased in one of them, what it holds may differ."""
        outline = (self.entry, self.at, self.command, self.rows)
        is_content_same = is_erased or not (self.seal and other.seal) or self.seal == other.seal
        return is_content_same and outline == (other.entry, other.at, other.command, other.rows)


class TwoJournals(NamedTuple):
    """The relation of two files: the common entries, and those that only one has."""

    is_same_workbook: bool
    common: int
    here: tuple[Line, ...]
    there: tuple[Line, ...]

    @property
    def relation(self) -> str:
        """Which of the two is newer, as a code for programs."""
        if not self.is_same_workbook:
            return "another"
        if self.here and self.there:
            return "apart"
        return "newer" if self.here else "older" if self.there else "same"


def two_journals(path: Path, other: Path) -> TwoJournals:
    """Compares the journals of a workbook and another file, both opened read-only."""
    (own, here), (theirs, there) = _read(path), _read(other)
    is_erased = any(line.command == ERASURE for line in (*here, *there))
    common = 0
    for line, two in zip(here, there, strict=False):
        if not line.is_same(two, is_erased=is_erased):
            break
        common += 1
    is_same = own is not None and theirs is not None and own.is_of(theirs)
    return TwoJournals(is_same, common, here[common:], there[common:])


def _read(path: Path) -> tuple[Identity | None, tuple[Line, ...]]:
    sight = probe(path, read_only=True)
    try:
        with closing(opened_as_it_is(sight._replace(barred=say("as you asked")))) as connection:
            columns = {row[1] for row in connection.execute("PRAGMA table_info(act)")}
            lines = LINES.format(seal="seal" if "seal" in columns else "''")
            return identity_in(connection), tuple(Line(*row) for row in connection.execute(lines))
    except sqlite3.DatabaseError as error:
        raise refusal_of(error, sight.path) from error
