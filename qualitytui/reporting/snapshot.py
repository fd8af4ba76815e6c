"""Takes the weekly snapshot: a folder written atomically, with a manifest and checksums."""

import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from qualitytui import files, i18n
from qualitytui.errors import Refused, UsageRefused
from qualitytui.i18n import Language, say, speaking
from qualitytui.model.dates import iso_week
from qualitytui.model.summary import Status
from qualitytui.model.week import Week
from qualitytui.paths import MANIFEST
from qualitytui.progress import tell, unstopped
from qualitytui.reporting.custom_templates import own_templates
from qualitytui.reporting.formats import DATABASE, FILES, FORMATS, ReportSource
from qualitytui.reporting.snapshot_store import (
    FIGURES,
    SUMS,
    Recorded,
    hash_of,
    is_foreign,
    is_of_a_twin,
    is_unfinished,
    kept_or_none,
    sums_of,
)
from qualitytui.reporting.verification import recorded
from qualitytui.sanitize import toml
from qualitytui.system_errors import why_of
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.snapshot import RecordSnapshot
from qualitytui.workbook.queries.history import corrected_entries, has_entries
from qualitytui.workbook.queries.identity import workbook_identity
from qualitytui.workbook.queries.order import has_later_entries
from qualitytui.workbook.queries.week import week_of
from qualitytui.workbook.queries.week_end import issue_number


@dataclass(frozen=True, slots=True)
class SnapshotResult:
    """A snapshot that was written, or with a dry run would be."""

    week: str
    path: Path
    files: tuple[str, ...]


def take_snapshot(
    book: Workbook,
    folder: Path,
    *,
    only: tuple[str, ...] | None = None,
    replace: bool = False,
    dry_run: bool = False,
    is_for_sharing: bool = False,
    as_of: date | None = None,
    language: Language | None = None,
) -> SnapshotResult:
    """Writes the week of the workbook's day into `folder`; refuses where it exists and `replace` is not set.

    A missed week is reconstructed from the journal as of an earlier day, and marked so.
    Its language is that of the settings unless another is named.
    For sharing, the workbook itself, internal notes and persons are left out.
    """
    wanted = _wanted(only, is_for_sharing=is_for_sharing)
    is_late = as_of is not None and (as_of != book.hand.today or book.ask(has_later_entries, as_of))
    spoken = language or book.config.paper_language
    with book.as_of(as_of) if as_of and is_late else book.one_day() as then:
        day, week = then.hand.today, iso_week(then.hand.today)
        target = folder / week
        _refuse_empty(then, is_late=is_late)
        records = recorded(book)
        _check_free(target, records, replace=replace)
        with speaking(spoken):
            kept = own_templates(book.config) if DATABASE in wanted else {}
        taken = SnapshotResult(week, target, (*wanted, *kept, MANIFEST, SUMS))
        if dry_run:
            return taken
        book.check_writable()
        contents = _Contents(wanted, kept, spoken, book.ask(issue_number, week), is_for_sharing, is_late)
        digest, mark = _placed(target, records, lambda draft: _write_week(then, draft, contents))
    is_passed = is_late or day != book.hand.today
    with unstopped():
        book.do(RecordSnapshot(week, digest, day if is_passed else None))
    files.discard(mark)
    return taken


def _refuse_empty(then: Workbook, *, is_late: bool) -> None:
    """Refuses a day of the past on which nothing had been written yet."""
    if is_late and not then.ask(has_entries):
        raise Refused(say("On {day} nothing had been written yet.", day=then.hand.today))


class _Contents(NamedTuple):
    """What a snapshot holds: its files, the templates and the language of its report, its number in the year."""

    files: tuple[str, ...]
    templates: dict[str, bytes]
    language: Language
    issue: int
    is_for_sharing: bool
    is_late: bool


def _write_week(then: Workbook, draft: Path, contents: _Contents) -> str:
    """Writes every file, the manifest and the checksums; returns the hash of the checksum file."""
    with speaking(contents.language):
        facts = then.ask(week_of)._replace(issue=contents.issue)
        source = ReportSource(facts, "week", then.config.own_templates, is_for_sharing=contents.is_for_sharing)
        hashes = _write(then, source, draft, contents.files) | _keep(contents.templates, draft)
        return _sealed(draft, _manifest(then, source.week, hashes, is_late=contents.is_late))


def _check_free(target: Path, records: Recorded, *, replace: bool) -> None:
    """Refuses to write over a snapshot unasked, and over one of another workbook at all."""
    found = kept_or_none(target)
    if found and is_unfinished(found, records):
        return
    if found and is_foreign(found, records):
        raise Refused(
            say(
                "{week} in {folder} is of another workbook; it was not touched.",
                week=target.name,
                folder=target.parent,
            ),
            remedy="another-folder",
        )
    if target.exists() and not replace:
        raise Refused(
            say(
                "The snapshot {week} exists already in {folder}; it was not touched.",
                week=target.name,
                folder=target.parent,
            ),
            remedy="write-anew",
            kept=free_name(target).name,
        )
    if found and is_of_a_twin(found, records):
        raise Refused(
            say(
                "{week} in {folder} was taken by another copy of this workbook, or before this one was restored; it "
                "was not touched.",
                week=target.name,
                folder=target.parent,
            ),
            remedy="another-folder",
        )


def _placed(target: Path, records: Recorded, write: Callable[[Path], str]) -> tuple[str, Path]:
    """Writes the snapshot; turns an I/O error into a refusal."""
    try:
        return _renamed_whole(target, records, write)
    except OSError as error:
        week, folder, why = target.name, target.parent, why_of(error)
        raise Refused(
            say("The snapshot {week} could not be written to {folder}: {why}.", week=week, folder=folder, why=why),
            say("Nothing half-written was left."),
            remedy="another-folder",
        ) from error


def _renamed_whole(target: Path, records: Recorded, write: Callable[[Path], str]) -> tuple[str, Path]:
    """Writes a draft folder beside the target and renames it atomically; an older snapshot gets a number.

    A marker file stays until the journal entry is written; a leftover with a marker, of a killed process, is removed.
    """
    folder = target.parent
    draft, aside = files.draft_in(folder), files.draft_in(folder)
    with files.folder_made(folder):
        files.sweep(folder)
        try:
            files.make_folder(draft)
            digest = write(draft)
            mark = files.draft_in(draft)
            files.reserve(mark)
            found = kept_or_none(target)
            is_killed = found is not None and is_unfinished(found, records)
            older = (aside if is_killed else free_name(target)) if target.exists() else None
            if older:
                target.rename(older)
            try:
                draft.rename(target)
            except OSError:
                if older:
                    older.rename(target)
                raise
        finally:
            shutil.rmtree(draft, ignore_errors=True)
            shutil.rmtree(aside, ignore_errors=True)
        files.sync(folder)
    return digest, target / mark.name


def _wanted(only: tuple[str, ...] | None, *, is_for_sharing: bool) -> tuple[str, ...]:
    """The files to write, in their order."""
    kinds = FORMATS if only is None else only
    if not kinds:
        raise UsageRefused(say("No format is named."), say("The formats are: {names}.", names=", ".join(FORMATS)))
    for kind in kinds:
        if kind not in FORMATS:
            raise UsageRefused(
                say("There is no format {name}.", name=kind), say("The formats are: {names}.", names=", ".join(FORMATS))
            )
    database = (DATABASE,) if "db" in kinds and not is_for_sharing else ()
    return (*database, *(name for name, (kind, _) in FILES.items() if kind in kinds))


def _write(
    book: Workbook,
    source: ReportSource,
    draft: Path,
    wanted: tuple[str, ...],
) -> dict[str, str]:
    """Writes every file; returns their hashes."""
    for nth, name in enumerate(wanted):
        tell(say("writing {name}", name=name), nth, len(wanted))
        if name == DATABASE:
            book.copy_to(draft / name)
            (draft / name).chmod(files.OWNER_FILE)
            files.sync(draft / name)
        else:
            files.write_new(draft / name, FILES[name][1](source))
    return {name: hash_of(draft / name) for name in wanted}


def _keep(templates: dict[str, bytes], draft: Path) -> dict[str, str]:
    """Writes the templates that the report was made with; returns their hashes."""
    for name, content in templates.items():
        files.make_folder((draft / name).parent)
        files.write_new(draft / name, content)
    return {name: hashlib.sha256(content).hexdigest() for name, content in templates.items()}


def _sealed(draft: Path, manifest: dict[str, Any]) -> str:
    """Writes the manifest and the checksum file; returns the hash of the manifest."""
    import tomli_w  # noqa: PLC0415 - only where a snapshot is written

    content = toml(tomli_w.dumps(manifest)).encode()
    digest = hashlib.sha256(content).hexdigest()
    files.write_new(draft / MANIFEST, content)
    files.write_new(draft / SUMS, sums_of(manifest["sha256"], digest))
    files.sync(draft)
    return digest


def _manifest(book: Workbook, week: Week, hashes: dict[str, str], *, is_late: bool) -> dict[str, Any]:
    """The manifest: metadata, and the inputs of the report beside the workbook."""
    corrected = book.ask(corrected_entries)
    return {
        "schema": 1,
        "workbook": book.ask(workbook_identity),
        "week": week.name,
        "as_of": week.as_of,
        "issue": week.issue,
        **({"from_journal": True} if is_late else {}),
        "language": i18n.language(),
        "plans": [{"key": plan.key, "title": plan.title} for plan in week.status.plans],
        "figures": FIGURES,
        "counts": counts_of(week.status),
        "rules": book.config.rules,
        **({"corrections": {str(entry): week for entry, week in sorted(corrected.items())}} if corrected else {}),
        "sums": SUMS,
        "sha256": hashes,
    }


def counts_of(status: Status) -> dict[str, int]:
    """What the manifest counts."""
    return {
        "tasks": status.total,
        **status.by_light,
        "attributed": status.counts.attributed,
        "done": status.counts.done,
        "to_verify": status.counts.to_verify,
        "cancelled": status.counts.cancelled,
        "overdue": len(status.overdue),
        "silent": len(status.silent),
        "silences": len(status.silences),
        "indicators": status.indicators.total,
        "indicators_measured": status.indicators.measured,
        "indicators_met": status.indicators.met,
    }


def free_name(target: Path) -> Path:
    """The first of 2013-W29.1, .2 … that is free."""
    number = 1
    while (path := target.with_name(f"{target.name}.{number}")).exists():
        number += 1
    return path
