"""The week's frozen folder: written whole or not at all, checked by its hashes."""

import hashlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from qualitytui import files
from qualitytui.errors import NoWorkbook, Refused, UsageRefused
from qualitytui.model.dates import iso_week
from qualitytui.model.week import Week
from qualitytui.reporting.formats import DATABASE, FILES, FORMATS, Source
from qualitytui.words import say
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.snapshot import RecordSnapshot
from qualitytui.workbook.queries.week import week_of

MANIFEST: Final = "manifest.toml"
FOREVER: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Taken:
    """A snapshot that was written, or with a dry run would be."""

    week: str
    path: Path
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """A snapshot in its folder: its name, week, day and counts."""

    name: str
    week: str
    as_of: str
    counts: dict[str, int]
    path: Path


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """One file: its hash as it is now (None where it is missing), and what is wrong with it."""

    path: str
    sha256: str | None
    fault: str = ""

    @property
    def is_ok(self) -> bool:
        """Whether the file is as it was written."""
        return not self.fault


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a snapshot is as it was written, file by file."""

    snapshot: str
    files: tuple[FileVerdict, ...]

    @property
    def is_ok(self) -> bool:
        """Whether every file is."""
        return all(one.is_ok for one in self.files)


def take_snapshot(
    book: Workbook,
    folder: Path,
    *,
    only: tuple[str, ...] | None = None,
    replace: bool = False,
    dry_run: bool = False,
    is_for_sharing: bool = False,
    progress: Callable[[str], None] = lambda _: None,
) -> Taken:
    """Writes the week of the workbook's day into `folder`; refuses where it exists and `replace` is not set.

    `progress` is told the name of each file before it is written; what it raises ends the work and leaves nothing.
    For sharing, the workbook itself, internal notes and persons are left out.
    """
    wanted = _wanted(only, is_for_sharing=is_for_sharing)
    week = iso_week(book.hand.today)
    target = folder / week
    if target.exists() and not replace:
        raise Refused(
            say("The snapshot {week} exists already in {folder}; it was not touched.", week=week, folder=folder),
            say("To write it anew and keep the old one as {week}.1: --replace", week=week),
        )
    taken = Taken(week, target, (*wanted, MANIFEST))
    if dry_run:
        return taken
    book.check_writable()
    draft = files.draft_in(folder)
    try:
        files.make_folder(folder)
        files.sweep(folder)
        try:
            files.make_folder(draft)
            templates = Path(book.config.templates) if book.config.templates else None
            source = Source(book.ask(week_of), "week", templates, is_for_sharing=is_for_sharing)
            digest = _write(book, source, draft, wanted, progress)
            if target.exists():
                target.rename(_free_name(target))
            draft.rename(target)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        files.sync(folder)
    except OSError as error:
        raise Refused(
            say(
                "The snapshot {week} could not be written to {folder}: {why}.",
                week=week,
                folder=folder,
                why=error.strerror or error,
            ),
            say("Nothing half-written was left. Choose another folder with --to."),
        ) from error
    book.do(RecordSnapshot(week, digest))
    return taken


def _wanted(only: tuple[str, ...] | None, *, is_for_sharing: bool) -> tuple[str, ...]:
    """The files to write, in their order."""
    kinds = FORMATS if only is None else only
    for kind in kinds:
        if kind not in FORMATS:
            raise UsageRefused(
                say("There is no format {name}.", name=kind), say("The formats are: {names}.", names=", ".join(FORMATS))
            )
    database = (DATABASE,) if "db" in kinds and not is_for_sharing else ()
    return (*database, *(name for name, (kind, _) in FILES.items() if kind in kinds))


def _write(
    book: Workbook, source: Source, draft: Path, wanted: tuple[str, ...], progress: Callable[[str], None]
) -> str:
    """Writes every file and the manifest; returns the manifest's hash."""
    import tomli_w  # noqa: PLC0415 - only where a snapshot is written

    for name in wanted:
        progress(name)
        if name == DATABASE:
            book.copy_to(draft / name)
            (draft / name).chmod(files.OWNER_FILE)
            files.sync(draft / name)
        else:
            files.write_new(draft / name, FILES[name][1](source))
    manifest = tomli_w.dumps(_manifest(source.week, {name: _hash(draft / name) for name in wanted})).encode()
    files.write_new(draft / MANIFEST, manifest)
    files.sync(draft)
    return hashlib.sha256(manifest).hexdigest()


def _manifest(week: Week, hashes: dict[str, str]) -> dict[str, Any]:
    status = week.status
    return {
        "schema": 1,
        "week": week.name,
        "as_of": week.as_of,
        "plans": [{"key": plan.key, "title": plan.title} for plan in week.status.plans],
        "counts": {
            "tasks": status.total,
            **status.by_light,
            "overdue": len(status.overdue),
            "silent": len(status.silent),
            "indicators": status.indicators.total,
            "indicators_measured": status.indicators.measured,
            "indicators_met": status.indicators.met,
        },
        "sha256": hashes,
    }


def _free_name(target: Path) -> Path:
    """The first of 2013-W29.1, .2 … that is free."""
    number = 1
    while (kept := target.with_name(f"{target.name}.{number}")).exists():
        number += 1
    return kept


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def list_snapshots(folder: Path) -> tuple[Kept, ...]:
    """The snapshots of a folder, the oldest first."""
    found = (_kept(path) for path in _folders(folder))
    return tuple(sorted((kept for kept in found if kept), key=_age))


def _age(kept: Kept) -> tuple[str, int]:
    """By week; of one week, those replaced first (.1 before .2), the one that holds last."""
    number = kept.name.rpartition(".")[2]
    return kept.week, int(number) if number.isdigit() else FOREVER


def _folders(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))


def _kept(path: Path) -> Kept | None:
    try:
        manifest = _read_manifest(path)
        return Kept(path.name, str(manifest["week"]), str(manifest["as_of"]), dict(manifest["counts"]), path)
    except (Refused, KeyError, TypeError, ValueError):
        return None


def find_snapshot(folder: Path, named: str | None) -> Path:
    """The folder of a snapshot named by its week or its path; the newest where none is named."""
    if named is None:
        kept = list_snapshots(folder)
        if not kept:
            raise NoWorkbook(
                say("There is no snapshot in {folder}.", folder=folder), say("Take one with: qualitytui snapshot take")
            )
        return kept[-1].path
    for path in (folder / named, Path(named)):
        if (path / MANIFEST).is_file():
            return path
    raise Refused(
        say("There is no snapshot {name} in {folder}.", name=named, folder=folder),
        say("See them with: qualitytui snapshot list"),
    )


def verify_snapshot(path: Path) -> Verdict:
    """Compares every file of a snapshot with the hash that its manifest keeps."""
    hashes = _read_manifest(path).get("sha256")
    if not isinstance(hashes, dict):
        raise Refused(say("{path} names no files.", path=path / MANIFEST))
    found = [_file_verdict(path, name, str(expected)) for name, expected in hashes.items()]
    known = {*hashes, MANIFEST}
    found += [
        FileVerdict(str(one.relative_to(path)), _hash(one), say("added"))
        for one in sorted(path.rglob("*"))
        if one.is_file() and str(one.relative_to(path)) not in known
    ]
    return Verdict(path.name, tuple(found))


def _file_verdict(folder: Path, name: str, expected: str) -> FileVerdict:
    path = folder / name
    if "/" in name or "\\" in name or not path.is_file() or path.is_symlink():
        return FileVerdict(name, None, say("missing"))
    actual = _hash(path)
    return FileVerdict(name, actual, "" if actual == expected else say("changed"))


def _read_manifest(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - only where snapshots are read

    try:
        return tomllib.loads((path / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused(say("{path} cannot be read: {why}.", path=path / MANIFEST, why=error)) from error
