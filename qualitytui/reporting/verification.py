"""Verifies a snapshot: its files against the manifest's checksums, the manifest against the journal."""

import hashlib
import re
import shlex
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qualitytui.errors import Damaged, Refused
from qualitytui.i18n import say
from qualitytui.paths import MANIFEST
from qualitytui.progress import counted
from qualitytui.reporting.custom_templates import FOLDER
from qualitytui.reporting.snapshot_store import (
    NAME,
    NOBODY,
    SUMS,
    Recorded,
    SnapshotInfo,
    bare_snapshot,
    find_snapshot,
    hash_of,
    is_foreign,
    is_mark,
    is_unfinished,
    kept_in,
    list_all,
    read_manifest,
    sums_of,
)
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.history import closed_weeks
from qualitytui.workbook.queries.identity import workbook_identity


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """One file: its current hash (None where it is missing) and its defect."""

    path: str
    sha256: str | None
    fault: str = ""

    @property
    def is_ok(self) -> bool:
        """Whether the file is as it was written."""
        return not self.fault


@dataclass(frozen=True, slots=True)
class VerificationResult:
    """The result of verifying a snapshot, file by file; `is_known`: whether the journal has its hash."""

    snapshot: str
    files: tuple[FileVerdict, ...]
    is_known: bool = False
    is_readable: bool = True
    """Whether its manifest can be read."""

    @property
    def is_ok(self) -> bool:
        """Whether every file is."""
        return all(file.is_ok for file in self.files)

    @property
    def templates(self) -> tuple[str, ...]:
        """The templates that it brings and that its report is made again with; the built-in ones are not among them."""
        return tuple(file.path for file in self.files if file.path.startswith(f"{FOLDER}/"))

    @property
    def faults(self) -> tuple[FileVerdict, ...]:
        """The files that are not."""
        return tuple(file for file in self.files if not file.is_ok)


PLAIN: Final = re.compile(rf"({FOLDER}/)?[^/\\]+")
"""Valid file names in a snapshot, without path traversal."""


def recorded(book: Workbook) -> Recorded:
    """The snapshots recorded in the journal."""
    return Recorded(
        frozenset((closing.week, closing.manifest) for closing in book.ask(closed_weeks)), book.ask(workbook_identity)
    )


def find_all(folder: Path, records: Recorded = NOBODY) -> tuple[Path, ...]:
    """The folders of all snapshots of a workbook, those with a manifest that cannot be read too."""
    paths = tuple(kept.path for kept in list_all(folder, records))
    return paths or (find_snapshot(folder, None, records),)


def find_named(folder: Path, named: str, records: Recorded = NOBODY) -> Path:
    """The folder of a snapshot; one that is called like a snapshot is one without a manifest too."""
    return bare_snapshot(folder, named) or find_snapshot(folder, named, records)


def verify_snapshot(path: Path, records: Recorded = NOBODY) -> VerificationResult:
    """Compares every file with the hash that the manifest keeps, and the manifest with those of the journal."""
    digest = _hash_or_none(path / MANIFEST)
    try:
        manifest = read_manifest(path)
        hashes = dict(manifest["sha256"])
        kept = kept_in(path)
    except (Refused, KeyError, TypeError, ValueError):
        fault = say("cannot be read") if (path / MANIFEST).exists() else say("missing")
        return VerificationResult(path.name, (FileVerdict(MANIFEST, digest, fault),), is_readable=False)
    is_known = (kept.week, digest) in records.manifests
    own = FileVerdict(MANIFEST, digest, _own_fault(kept, records, is_known=is_known))
    files = [
        _file_verdict(path, name, str(expected))
        for name, expected in counted([*hashes.items()], say("checking the files"), every=1)
    ]
    sums = _sums_verdict(path, hashes, digest or "", is_expected=manifest.get("sums") == SUMS)
    return VerificationResult(path.name, (*files, *_added(path, {*hashes, MANIFEST, SUMS}), own, *sums), is_known)


def _sums_verdict(
    path: Path, hashes: Mapping[str, object], manifest: str, *, is_expected: bool
) -> Iterator[FileVerdict]:
    """The list of hashes, where there is one or has to be one; older snapshots were written without."""
    digest = _hash_or_none(path / SUMS) if (path / SUMS).is_file() and not (path / SUMS).is_symlink() else None
    if digest is None and not is_expected and not (path / SUMS).exists():
        return
    right = sums_of({name: str(value) for name, value in hashes.items()}, manifest)
    fault = say("missing") if digest is None else say("changed")
    yield FileVerdict(SUMS, digest, "" if digest == hashlib.sha256(right).hexdigest() else fault)


def _own_fault(kept: SnapshotInfo, records: Recorded, *, is_known: bool) -> str:
    """The defect of a readable manifest; "" where there is none."""
    if is_foreign(kept, records):
        return say("of another workbook")
    if is_unfinished(kept, records):
        return say("never finished; take it again")
    named = NAME.fullmatch(kept.name)
    is_moved = named is not None and named[1] != kept.week
    is_other = not is_known and any(kept.week == one for one, _ in records.manifests)
    return say("changed") if is_moved or is_other or (kept.path / MANIFEST).is_symlink() else ""


def _added(path: Path, known: Collection[str]) -> Iterator[FileVerdict]:
    """The files missing in the manifest, apart from an empty marker file of an interrupted snapshot."""
    paths = [path for path in sorted(path.rglob("*")) if not is_mark(path)]
    full = {one.parent for one in paths}
    for one in paths:
        name = one.relative_to(path).as_posix()
        if name not in known and one not in full:
            yield FileVerdict(name, _hash_or_none(one) if one.is_file() else None, say("added"))


def _file_verdict(folder: Path, name: str, expected: str) -> FileVerdict:
    path = folder / name
    is_reached = path.parent == folder or not path.parent.is_symlink()
    if not PLAIN.fullmatch(name) or not is_reached or not path.is_file() or path.is_symlink():
        return FileVerdict(name, None, say("missing"))
    actual = _hash_or_none(path)
    fault = say("cannot be read") if actual is None else "" if actual == expected else say("changed")
    return FileVerdict(name, actual, fault)


def _hash_or_none(path: Path) -> str | None:
    """The hash of a file; None where it is unreadable, as on an unplugged drive."""
    with suppress(OSError):
        return hash_of(path)
    return None


def check_whole(path: Path, *names: str, records: Recorded = NOBODY) -> None:
    """Refuses where one of these files of a snapshot, or one below these folders, is not as it was written."""
    named = (*names, MANIFEST)
    bad = [fault.path for fault in verify_snapshot(path, records).faults if fault.path.startswith(named)]
    if bad:
        raise Damaged(
            say("{snapshot} is not as it was written: {names}.", snapshot=path.name, names=", ".join(bad)),
            remedy="verify-snapshot",
            name=shlex.quote(str(path)),
        )
