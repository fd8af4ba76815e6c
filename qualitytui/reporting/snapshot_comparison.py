"""Comparison and restoring of snapshots, and the span of the journal between two."""

from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.dates import parse_day, parse_since
from qualitytui.model.filter import Filter
from qualitytui.model.journal import EVERYTHING, ClosedWeek, FieldChange, JournalSpan
from qualitytui.paths import MANIFEST, is_snapshot
from qualitytui.reporting.custom_templates import FOLDER
from qualitytui.reporting.file_placement import check_free, write_file
from qualitytui.reporting.formats import DATABASE
from qualitytui.reporting.snapshot import counts_of
from qualitytui.reporting.snapshot_store import (
    NAME,
    NOBODY,
    Recorded,
    SnapshotInfo,
    corrected_in,
    find_snapshot,
    hash_of,
    issue_in,
    kept_in,
    refuse_foreign,
    ruled,
)
from qualitytui.reporting.verification import check_whole, recorded
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.queries.comparing import compared, corrected_weeks
from qualitytui.workbook.queries.history import closed_weeks
from qualitytui.workbook.queries.status import summary


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two states compared: its name, its day, its counts."""

    name: str
    as_of: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Difference:
    """The differences between two states, item by item."""

    since: Side
    until: Side
    changes: tuple[FieldChange, ...]


def open_kept(path: Path, config: Config, records: Recorded = NOBODY) -> Workbook:
    """The workbook of a snapshot, to be read only: its day, and the rules and templates of that time.

    Refuses where it is not as it was written, by its manifest and by what a journal remembers of that.
    """
    snapshot = kept_in(path)
    if not (path / DATABASE).is_file():
        raise Refused(say("{snapshot} holds no workbook; it was written without one.", snapshot=snapshot.name))
    check_whole(path, DATABASE, f"{FOLDER}/", records=records)
    hand = Hand(date.fromisoformat(snapshot.as_of), "")
    book = Workbook.open(path / DATABASE, hand, ruled(config, path), read_only=True)
    book.reader.corrected = corrected_in(path)
    book.reader.issue = issue_in(path)
    return book


def compare(book: Workbook, since: Path, until: Path | None = None) -> Difference:
    """Compares a snapshot with another one or with the current workbook; all of the same workbook."""
    records = recorded(book)
    for path in filter(None, (since, until)):
        refuse_foreign(kept_in(path), records)
    with (
        open_kept(since, book.config, records) as older,
        open_kept(until, book.config, records) if until else nullcontext(book) as newer,
    ):
        changes = compared(older, newer)
        weeks = book.ask(corrected_weeks)
        return Difference(
            _side(older, since),
            _side(newer, until),
            tuple(change._replace(corrects=weeks.get((change.entry or 0, change.at or ""))) for change in changes),
        )


def _side(book: Workbook, path: Path | None) -> Side:
    if path is not None:
        snapshot = kept_in(path)
        return Side(snapshot.name, snapshot.as_of, snapshot.counts)
    today = book.hand.today.isoformat()
    return Side(today, today, counts_of(book.ask(summary, Filter())))


def restore(path: Path, target: Path, records: Recorded = NOBODY) -> SnapshotInfo:
    """Writes the workbook of a snapshot to a new file; never over one."""
    snapshot = kept_in(path)
    with open_kept(path, Config(), records):
        content = (path / DATABASE).read_bytes()
    write_file(target, content, is_folder_made=True)
    return snapshot


def check_restorable(target: Path) -> None:
    """Refuses where a file is there already."""
    check_free(target)


def span_of(book: Workbook, folder: Path, since: str | None, until: str | None) -> JournalSpan:
    """The part of the journal between two days or snapshots, each named as a person does."""
    span = EVERYTHING
    if since and names_snapshot(since):
        closing = _closing(book, folder, since)
        span = span._replace(since=f"{closing.as_of}~") if closing.is_late else span._replace(after=closing.entry)
    elif since:
        span = span._replace(since=parse_since(since, book.hand.today).isoformat())
    if until and names_snapshot(until):
        closing = _closing(book, folder, until)
        span = span._replace(until=closing.as_of) if closing.is_late else span._replace(upto=closing.entry)
    elif until:
        span = span._replace(until=parse_day(until, book.hand.today, "past").isoformat())
    return span


def names_snapshot(word: str) -> bool:
    """Whether a word names a snapshot rather than a day."""
    return NAME.fullmatch(word) is not None or is_snapshot(Path(word))


def _closing(book: Workbook, folder: Path, named: str) -> ClosedWeek:
    """What the journal says of a snapshot: of the one in the folder, else of the last of that week."""
    try:
        digest = hash_of(find_snapshot(folder, named) / MANIFEST)
    except Refused:
        digest = ""
    known = book.ask(closed_weeks)
    for closing in (
        *(candidate for candidate in known if candidate.week == named),
        *(candidate for candidate in known if candidate.manifest == digest),
    )[::-1]:
        return closing
    raise Refused(say("The journal knows no snapshot {name}.", name=named), remedy="list-snapshots")
