"""Verifies an archive; nothing of a hostile zip is unpacked."""

import hashlib
import re
import shutil
import stat
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from qualitytui import files
from qualitytui.errors import Damaged, NoWorkbook, Refused
from qualitytui.i18n import say
from qualitytui.reporting.archive import DATABASE, MANIFEST, PIECE, SUMS
from qualitytui.reporting.verification import FileVerdict
from qualitytui.system_errors import why_of
from qualitytui.toml_text import TomlError, read_toml
from qualitytui.workbook.maintenance import check, identity_in_file

ENTRIES: Final = 100_000
UNPACKED: Final = 16 << 30
SMALL: Final = 64 << 20
RATIO: Final = 200
"""Maximum compression ratio; our archives are stored uncompressed."""
LARGEST: Final = 64 << 20
"""Maximum bytes of its manifests."""
SUM: Final = re.compile(r"(\\?)([0-9a-f]{64}) [ *](.+)")
BROKEN: Final = (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError, ValueError)


@dataclass(frozen=True, slots=True)
class ArchiveVerdict:
    """Every file with its defect, and the identity of the workbook."""

    path: Path
    files: tuple[FileVerdict, ...]
    workbook: str | None

    @property
    def is_ok(self) -> bool:
        """Whether every file is as it was written and the workbook is intact."""
        return all(file.is_ok for file in self.files)


def is_archive(path: Path) -> bool:
    """Whether a file is a zip."""
    try:
        return path.is_file() and zipfile.is_zipfile(path)
    except OSError:
        return False


def check_archive_file(path: Path) -> ArchiveVerdict:
    """Checks names, hashes, identity and the workbook of an archive; refuses a file that is no archive of ours."""
    with _opened(path) as archive, tempfile.TemporaryDirectory(prefix="qualitytui-") as folder:
        verdicts = list(_files(path, archive))
        faulty = {verdict.path for verdict in verdicts if not verdict.is_ok}
        workbook = None
        if not faulty & {DATABASE, MANIFEST, SUMS}:
            copy = _extracted(archive, Path(folder) / DATABASE)
            workbook = identity_in_file(copy)
            verdicts = [_of_workbook(verdict, copy, _named(path, archive), workbook) for verdict in verdicts]
    return ArchiveVerdict(path, tuple(verdicts), workbook)


@contextmanager
def workbook_out_of(path: Path) -> Iterator[Path]:
    """The workbook of a verified archive, in a temporary file."""
    verdict = check_archive_file(path)
    if not verdict.is_ok:
        bad = ", ".join(file.path for file in verdict.files if not file.is_ok)
        raise Damaged(
            say("{path} is not as it was written: {names}.", path=path, names=bad),
            say("Nothing was changed. Check the archive first."),
        )
    with tempfile.TemporaryDirectory(prefix="qualitytui-") as folder:
        with _opened(path) as archive:
            taken = _extracted(archive, Path(folder) / path.name)
        yield taken


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Opens an archive and checks its directory; raises Refused for a foreign or malicious one."""
    try:
        files.refuse_special(path)
        with zipfile.ZipFile(path) as archive:
            _refuse_hostile(path, archive)
            yield archive
    except FileNotFoundError as error:
        raise NoWorkbook(say("There is no file {path}.", path=path), say("Look at the name and the folder.")) from error
    except BROKEN as error:
        raise Damaged(
            say("{path} is not a readable archive.", path=path), say("Nothing was changed. Choose another copy.")
        ) from error
    except OSError as error:
        raise Refused(say("{path} cannot be read: {why}.", path=path, why=why_of(error))) from error


def _refuse_hostile(path: Path, archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    whole, packed = sum(entry.file_size for entry in entries), sum(entry.compress_size for entry in entries) or 1
    if len(entries) > ENTRIES or whole > UNPACKED or (whole > SMALL and whole / packed > RATIO):
        raise Refused(
            say("{path} unpacks to far more than it holds; it was not opened.", path=path), say("Nothing was changed.")
        )
    seen = set[str]()
    for entry in entries:
        if entry.is_dir() and _is_folder(entry):
            continue
        if not _is_plain(entry) or entry.filename.casefold() in seen:
            raise Refused(
                say(
                    "{path} holds {name}, which no archive of ours does; it was not opened.",
                    path=path,
                    name=entry.filename,
                ),
                say("Nothing was changed."),
            )
        seen.add(entry.filename.casefold())


def _is_plain(member: zipfile.ZipInfo) -> bool:
    """Whether a member is a regular file inside the archive's folder: no link, no path traversal, no encryption."""
    mode = member.external_attr >> 16
    kind = stat.S_IFMT(mode)
    is_file = kind in {0, stat.S_IFREG} and not member.is_dir()
    return _is_inside(member) and is_file and not member.flag_bits & 1


def _is_folder(member: zipfile.ZipInfo) -> bool:
    """Whether a member is only a folder name, as other programs write it when they repack."""
    return _is_inside(member) and not member.file_size and stat.S_IFMT(member.external_attr >> 16) in {0, stat.S_IFDIR}


def _is_inside(member: zipfile.ZipInfo) -> bool:
    name = member.orig_filename
    is_inside = not name.startswith(("/", "\\")) and ".." not in re.split(r"[/\\]", name)
    return is_inside and re.match(r"[A-Za-z]:", name) is None and "\0" not in name


def _files(path: Path, archive: zipfile.ZipFile) -> Iterator[FileVerdict]:
    """Every file that the list of hashes names, and those that it does not."""
    names = {one.filename for one in archive.infolist() if not one.is_dir()}
    if not {SUMS, DATABASE, MANIFEST} <= names:
        raise Refused(say("{path} is a zip but no archive of a workbook.", path=path), say("Nothing was changed."))
    sums = _sums(path, archive)
    for name in sorted(names | set(sums)):
        if name == SUMS:
            continue
        actual = _hash(archive, name) if name in names else None
        if name not in names:
            fault = say("missing")
        elif name not in sums:
            fault = say("added")
        elif actual is None:
            fault = say("cannot be read")
        else:
            fault = "" if actual == sums[name] else say("changed")
        yield FileVerdict(name, actual, fault)


def _sums(path: Path, archive: zipfile.ZipFile) -> dict[str, str]:
    lines = _read(path, archive, SUMS).decode("utf-8", errors="replace").split("\n")
    matches = [match for line in lines if (match := SUM.fullmatch(line))]
    unescaped = {"\\\\": "\\", "\\n": "\n", "\\r": "\r"}
    return {
        (re.sub(r"\\[\\nr]", lambda m: unescaped[m[0]], name) if mark else name): digest
        for mark, digest, name in (match.groups() for match in matches)
    }


def _read(path: Path, archive: zipfile.ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > LARGEST:
        raise Refused(say("{path} unpacks to far more than it holds; it was not opened.", path=path))
    return archive.read(name)


def _hash(archive: zipfile.ZipFile, name: str) -> str | None:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as source:
            while piece := source.read(PIECE):
                digest.update(piece)
    except (*BROKEN, OSError):
        return None
    return digest.hexdigest()


def _named(path: Path, archive: zipfile.ZipFile) -> str | None:
    """The identity that the archive says it is of."""
    try:
        found = read_toml(_read(path, archive, MANIFEST).decode())
    except (TomlError, UnicodeDecodeError):
        return None
    named = found.get("workbook")
    return named if isinstance(named, str) else None


def _of_workbook(file_verdict: FileVerdict, copy: Path, named: str | None, workbook: str | None) -> FileVerdict:
    """The verdict on the workbook: intact, and of the identity that the archive names."""
    if file_verdict.path != DATABASE or not file_verdict.is_ok:
        return file_verdict
    try:
        health = check(copy, is_copy=True)
    except Refused as refusal:
        return FileVerdict(file_verdict.path, file_verdict.sha256, refusal.sentence)
    if not health.is_ok:
        return FileVerdict(file_verdict.path, file_verdict.sha256, f"{health.faults[0].where} {health.faults[0].what}")
    return (
        file_verdict
        if named == workbook
        else FileVerdict(file_verdict.path, file_verdict.sha256, say("of another workbook"))
    )


def _extracted(archive: zipfile.ZipFile, target: Path) -> Path:
    files.reserve(target)
    with archive.open(DATABASE) as source, target.open("r+b") as out:
        shutil.copyfileobj(source, out, PIECE)
    return target
