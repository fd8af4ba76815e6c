"""The snapshot store: snapshots of a folder found and listed, their manifests read."""

import hashlib
import re
import shlex
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from qualitytui import files
from qualitytui.config import RULES, Config, fits
from qualitytui.errors import Damaged, NoWorkbook, Refused
from qualitytui.i18n import say
from qualitytui.paths import MANIFEST, is_snapshot
from qualitytui.reporting.custom_templates import kept_templates
from qualitytui.system_errors import why_of
from qualitytui.toml_text import TomlError, read_toml

SUMS: Final = "SHA256SUMS"
"""The hashes of all files, the manifest's too, as sha256sum reads them; older snapshots have none."""
NAME: Final = re.compile(r"(\d{4}-W\d{2})(\.\d+)?")
"""What the folder of a snapshot is called: its week, and a number where it was replaced."""
FIGURES: Final = 2
"""The definitions of the figures by which a snapshot counts; a manifest that names none is of the first."""
LARGEST: Final = 4_000_000
"""Bytes of a manifest that are read."""
FOREVER: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Recorded:
    """What a workbook remembers of its snapshots: the weeks and hashes of their manifests; and its identity."""

    manifests: frozenset[tuple[str, str]] = frozenset()
    workbook: str = ""


NOBODY: Final = Recorded()
"""No workbook is asked: whose a snapshot is does not matter."""


@dataclass(frozen=True, slots=True)
class SnapshotInfo:
    """A snapshot in its folder: its name, week, day and counts; whether it was taken later, from the journal."""

    name: str
    week: str
    as_of: str
    counts: dict[str, int]
    path: Path
    plans: tuple[str, ...] = ()
    is_late: bool = False
    fault: str = ""
    """Why its manifest cannot be read; then nothing but its name and folder is known."""
    workbook: str = ""
    """The identity of the workbook that it is of; "" in one taken before there was any."""


def list_snapshots(folder: Path, records: Recorded = NOBODY) -> tuple[SnapshotInfo, ...]:
    """A workbook's snapshots in a folder, the oldest first."""
    return tuple(kept for kept in list_all(folder, records) if not kept.fault)


def list_all(folder: Path, records: Recorded = NOBODY) -> tuple[SnapshotInfo, ...]:
    """A workbook's snapshots, those whose manifest cannot be read too, the oldest first."""
    return tuple(kept for kept in _all_in(folder) if not is_foreign(kept, records) and not is_unfinished(kept, records))


def list_foreign(folder: Path, records: Recorded) -> tuple[SnapshotInfo, ...]:
    """The snapshots of other workbooks in a folder."""
    return tuple(kept for kept in _all_in(folder) if is_foreign(kept, records))


def _all_in(folder: Path) -> list[SnapshotInfo]:
    return sorted((kept for path in _folders(folder) if (kept := kept_or_none(path) or _faulty(path))), key=_age)


def is_foreign(kept: SnapshotInfo, records: Recorded) -> bool:
    """Whether a snapshot is of another workbook; the journal, which vouches for its own, comes before identities."""
    return bool(kept.workbook and records.workbook not in ("", kept.workbook)) and not _is_vouched(kept, records)


def is_of_a_twin(kept: SnapshotInfo, records: Recorded) -> bool:
    """Whether a snapshot carries the workbook's identity though its journal has taken none of that week.

    Another copy of the workbook took it, or this one was put back to an earlier state since.
    """
    is_own = bool(kept.workbook) and kept.workbook == records.workbook
    return is_own and all(week != kept.week for week, _ in records.manifests)


def is_unfinished(kept: SnapshotInfo, records: Recorded) -> bool:
    """Whether whoever took a snapshot was killed before the journal knew of it."""
    return bool(records.workbook) and files.holds_draft(kept.path) and not _is_vouched(kept, records)


def is_mark(path: Path) -> bool:
    """Whether a file of a snapshot is the empty mark of one that the journal may not know of yet."""
    return files.draft_named(path.name) is not None and path.is_file() and path.stat().st_size == 0


def _is_vouched(kept: SnapshotInfo, records: Recorded) -> bool:
    try:
        return (kept.week, hash_of(kept.path / MANIFEST)) in records.manifests
    except OSError:
        return False


def refuse_foreign(kept: SnapshotInfo, records: Recorded) -> None:
    """Refuses a snapshot of another workbook."""
    if is_foreign(kept, records):
        raise Refused(
            say("{name} in {folder} is of another workbook.", name=kept.name, folder=kept.path.parent),
            say("The figures of two workbooks are not mixed."),
            remedy="list-snapshots",
        )


def _faulty(path: Path) -> SnapshotInfo | None:
    """What is known of a folder whose manifest cannot be read; None where it is not called like a snapshot."""
    named = NAME.fullmatch(path.name)
    return SnapshotInfo(path.name, named[1], "", {}, path, fault=say("the manifest cannot be read")) if named else None


def _age(kept: SnapshotInfo) -> tuple[str, int]:
    """By week; of one week, those replaced first (.1 before .2), the one that holds last."""
    number = kept.name.rpartition(".")[2]
    return kept.week, int(number) if number.isdigit() else FOREVER


def _folders(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))


def kept_or_none(path: Path) -> SnapshotInfo | None:
    """The snapshot in a folder; None where there is none that can be read."""
    try:
        return kept_in(path)
    except Refused:
        return None


def kept_in(path: Path) -> SnapshotInfo:
    """The snapshot in a folder; refuses where its manifest says too little."""
    manifest = read_manifest(path)
    try:
        return SnapshotInfo(
            path.name,
            str(manifest["week"]),
            date.fromisoformat(str(manifest["as_of"])).isoformat(),
            dict(manifest["counts"]),
            path,
            tuple(str(plan["title"]) for plan in manifest.get("plans", ())),
            bool(manifest.get("from_journal")),
            workbook=str(manifest.get("workbook", "")),
        )
    except KeyError as error:
        raise Refused(
            say("{path} says nothing of {field}.", path=path / MANIFEST, field=error.args[0]),
            remedy="verify-snapshot",
            name=shlex.quote(str(path)),
        ) from error
    except (TypeError, ValueError, AttributeError) as error:
        raise Refused(say("{path} cannot be read: {why}.", path=path / MANIFEST, why=error)) from error


def find_snapshot(folder: Path, named: str | None, records: Recorded = NOBODY) -> Path:
    """The folder of a snapshot named by its week or its path; the newest where none is named.

    One that is named by its week must be of the workbook that is asked.
    """
    if named is None:
        kept = list_snapshots(folder, records)
        if not kept:
            raise NoWorkbook(say("There is no snapshot in {folder}.", folder=folder), remedy="take-snapshot")
        return kept[-1].path
    for path in (folder / named, Path(named)):
        if is_snapshot(path):
            if NAME.fullmatch(named) and path == folder / named and (found := kept_or_none(path)):
                refuse_foreign(found, records)
            return path
    if (bare := bare_snapshot(folder, named)) is not None:
        raise Damaged(
            say("{path} cannot be read: {why}.", path=bare / MANIFEST, why=say("missing")),
            say("Restore the file, or write the week again."),
            remedy="replace-snapshot",
        )
    raise Refused(
        say("There is no snapshot {name} in {folder}.", name=named, folder=folder),
        remedy="list-snapshots",
    )


def bare_snapshot(folder: Path, named: str) -> Path | None:
    """The folder that is called like a snapshot and named by its week or its path, but has no manifest; else None."""
    for path in (folder / named, Path(named)):
        if NAME.fullmatch(path.name) and stat.S_ISDIR(files.mode_of(path)) and not is_snapshot(path):
            return path
    return None


def read_manifest(path: Path) -> dict[str, Any]:
    """What a snapshot says of itself."""
    try:
        return read_toml(files.read_plain(path / MANIFEST, LARGEST).decode("utf-8"))
    except (OSError, UnicodeDecodeError, TomlError) as error:
        why = why_of(error)
        raise Refused(say("{path} cannot be read: {why}.", path=path / MANIFEST, why=why)) from error


def ruled(config: Config, path: Path) -> Config:
    """The settings with the rules and the templates that held when a snapshot was written."""
    kept = read_manifest(path).get("rules")
    given, usual = kept if isinstance(kept, dict) else {}, Config()
    rules: dict[str, Any] = {name: getattr(usual, name) for name in RULES}
    rules |= {name: given[name] for name in RULES if name in given and fits(rules[name], given[name])}
    return config._replace(**rules, templates=kept_templates(path))


def follows_todays_rules(path: Path) -> bool:
    """Whether a snapshot was counted by the definitions that hold today."""
    return read_manifest(path).get("figures") == FIGURES


def hashes_in(path: Path) -> dict[str, str]:
    """The hash of each file, as the manifest keeps it."""
    kept = read_manifest(path).get("sha256")
    return {name: str(digest) for name, digest in kept.items()} if isinstance(kept, dict) else {}


def sums_of(hashes: Mapping[str, str], manifest: str) -> bytes:
    """The lines of SHA256SUMS for these files and the manifest of that hash."""
    lines = (f"{digest}  {name}\n" for name, digest in sorted({**hashes, MANIFEST: manifest}.items()))
    return "".join(lines).encode()


def corrected_in(path: Path) -> dict[int, str]:
    """The entries that had corrected a closed week when a snapshot was written, each with that week."""
    kept = read_manifest(path).get("corrections")
    known = kept.items() if isinstance(kept, dict) else ()
    return {int(entry): str(week) for entry, week in known if entry.isdecimal()}


def issue_in(path: Path) -> int | None:
    """The number of the week's paper, as the manifest keeps it."""
    kept = read_manifest(path).get("issue")
    return kept if isinstance(kept, int) and kept > 0 else None


def hash_of(path: Path) -> str:
    """The hash of a file's content."""
    files.refuse_special(path)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
