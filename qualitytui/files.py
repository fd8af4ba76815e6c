"""Files and folders: atomic writes, owner-only permissions, removal of half-written drafts."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from errno import EEXIST, EFBIG, EINVAL, EMLINK, ENAMETOOLONG, ENOSYS, ENOTDIR, EOPNOTSUPP, EPERM

from qualitytui.i18n import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from pathlib import Path
    from typing import Final

    from _typeshed import StrPath

OWNER_FILE: Final = 0o600
OWNER_FOLDER: Final = 0o700
DRAFT: Final = r"\.qualitytui-([0-9a-f]{8})-(\d+)-[0-9a-f]{8}\.draft(-journal|-wal|-shm)?"
LONGEST_PATH: Final = 4000
"""Bytes of a path for which folders are made; systems take 4096 at most, and a file's name comes on top."""
A_DAY: Final = 86_400.0
NO_LINKS: Final = {EPERM, ENOSYS, EMLINK, EOPNOTSUPP}
"""Error codes of file systems without hard links, such as that of a USB stick."""


def mode_of(path: StrPath) -> int:
    """The kind and the rights of what is at a path; 0 where there is nothing, or it cannot be seen."""
    try:
        return os.stat(path).st_mode
    except (OSError, ValueError):
        return 0


def make_folder(path: Path) -> list[Path]:
    """Makes a folder and every one missing above it, whatever the umask; returns those made, the topmost first."""
    missing: list[Path] = []
    if len(os.fsencode(path.absolute())) > LONGEST_PATH:
        raise OSError(ENAMETOOLONG, os.strerror(ENAMETOOLONG), str(path))
    while not path.is_dir():
        missing.append(path)
        path = path.parent
    missing.reverse()
    try:
        for folder in missing:
            _make_one(folder)
    except BaseException:
        drop_folders(missing)
        raise
    return missing


def _make_one(folder: Path) -> None:
    try:
        folder.mkdir(mode=OWNER_FOLDER)
    except FileExistsError:
        if not folder.is_dir():
            raise NotADirectoryError(ENOTDIR, os.strerror(ENOTDIR), str(folder)) from None
    else:
        folder.chmod(OWNER_FOLDER)


@contextmanager
def folder_made(path: Path) -> Iterator[None]:
    """Makes a folder for what is written within; what it made and is empty in the end, after an error, goes again."""
    made = make_folder(path)
    try:
        yield
    finally:
        drop_folders(made)


@contextmanager
def drafted(folder: Path) -> Iterator[Path]:
    """A draft in a folder, made where it is missing, without those of killed processes; removed in the end."""
    with folder_made(folder):
        sweep(folder)
        draft = draft_in(folder)
        try:
            yield draft
        finally:
            discard(draft)


def drop_folders(made: Sequence[Path]) -> None:
    """Removes folders created for a failed operation, where they are still empty."""
    for folder in reversed(made):
        with suppress(OSError):
            folder.rmdir()


def refuse_special(path: StrPath) -> os.stat_result:
    """Raises OSError where a path is a pipe, a device or a folder; reading one might never end."""
    status = os.stat(path)
    if not stat.S_ISREG(status.st_mode):
        raise OSError(EINVAL, say("it is a folder, a pipe or a device"), str(path))
    return status


def read_plain(path: StrPath, most: int) -> bytes:
    """What a file holds; raises OSError where it is a pipe, a device or a folder, or larger than that."""
    status = refuse_special(path)
    if status.st_size > most:
        raise OSError(EFBIG, say("it is larger than {size} bytes", size=most), str(path))
    with open(path, "rb") as file:
        return file.read()


def reserve(path: Path) -> None:
    """Makes an empty file; raises FileExistsError where there is one."""
    os.close(_made(path))


def write_new(path: Path, content: bytes) -> None:
    """Writes and fsyncs a new file; raises FileExistsError where there is one."""
    descriptor = _made(path)
    try:
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def _made(path: StrPath) -> int:
    flags = os.O_CREAT | os.O_EXCL | os.O_RDWR | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags, OWNER_FILE)
    if os.name != "nt":
        os.fchmod(descriptor, OWNER_FILE)
    return descriptor


def sync(path: Path) -> None:
    """Fsyncs a file or folder; on Windows only files opened for writing."""
    if os.name == "nt" and path.is_dir():
        return
    descriptor = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put(draft: Path, target: Path, *, replace: bool) -> None:
    """Renames a finished draft atomically; replaces the target, or raises FileExistsError where it exists."""
    if replace:
        draft.replace(target)
        sync(target.parent)
    else:
        place(draft, target)


def place(draft: Path, target: Path) -> None:
    """Renames a finished draft; raises FileExistsError where the target exists."""
    try:
        if os.name == "nt":
            draft.rename(target)
        else:
            os.link(draft, target)
    except OSError as error:
        if error.errno == EEXIST or error.errno not in NO_LINKS:
            raise
        if os.path.lexists(target):
            raise FileExistsError(EEXIST, os.strerror(EEXIST), str(target)) from error
        draft.rename(target)
    draft.unlink(missing_ok=True)
    sync(target.parent)


def kept_beside(path: Path) -> Path:
    """A draft that holds what a file holds, whatever is put in the file's place."""
    kept = draft_in(path.parent)
    try:
        os.link(path, kept)
    except OSError as error:
        if error.errno not in NO_LINKS:
            raise
        refuse_special(path)
        write_new(kept, path.read_bytes())
    return kept


def put_small(path: StrPath, content: bytes, most: int) -> None:
    """Writes a file that can be made again, and evicts the oldest ones beyond the limit of the folder."""
    folder = os.path.dirname(path)
    if not os.path.isdir(folder):
        from pathlib import Path  # noqa: PLC0415 - once

        make_folder(Path(folder))
    draft = os.path.join(folder, _draft_name())
    descriptor = _made(draft)
    try:
        try:
            os.write(descriptor, content)
        finally:
            os.close(descriptor)
        os.replace(draft, path)
    except OSError:
        os.unlink(draft)
        raise
    names = os.listdir(folder)
    if len(names) > most:
        known = sorted((os.path.join(folder, name) for name in names), key=lambda each: os.stat(each).st_mtime_ns)
        for oldest in known[:-most]:
            with suppress(FileNotFoundError):
                os.unlink(oldest)


def draft_in(folder: Path) -> Path:
    """A free name for a draft of this process in a folder."""
    return folder / _draft_name()


def _draft_name() -> str:
    return f".qualitytui-{_host()}-{os.getpid()}-{os.urandom(4).hex()}.draft"


def discard(draft: Path) -> None:
    """Removes a draft with what SQLite may have left beside it."""
    for end in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            draft.with_name(draft.name + end).unlink()


def sweep(*folders: Path) -> None:
    """Removes stale drafts of killed processes, as far as possible."""
    for folder in folders:
        _sweep(folder)


def _sweep(folder: Path) -> None:
    from pathlib import Path  # noqa: PLC0415 - reading leaves nothing to sweep

    try:
        with os.scandir(folder) as scandir_iterator:
            left = [Path(entry.path) for entry in scandir_iterator if _is_left(entry)]
    except OSError:
        return
    for path in left:
        if path.is_dir() and not path.is_symlink():
            import shutil  # noqa: PLC0415 - slow to load, seldom needed

            shutil.rmtree(path, ignore_errors=True)
        else:
            with suppress(OSError):
                path.unlink()


def holds_draft(folder: Path) -> bool:
    """Whether a process that was killed has left a draft in a folder."""
    try:
        with os.scandir(folder) as scandir_iterator:
            return any(_is_left(entry) for entry in scandir_iterator)
    except OSError:
        return False


def draft_named(name: str) -> re.Match[str] | None:
    """The parts of a draft's name: machine, process, and what it is beside the draft; None where it is no draft's."""
    if not name.startswith(".qualitytui-"):
        return None
    import re  # noqa: PLC0415 - compiled only where a draft is left

    return re.fullmatch(DRAFT, name)


def _is_left(entry: os.DirEntry[str]) -> bool:
    match = draft_named(entry.name)
    if match is None:
        return False
    if os.name != "nt" and match[1] == _host():
        return int(match[2]) != os.getpid() and not _is_running(int(match[2]))
    return time.time() - entry.stat(follow_symlinks=False).st_mtime > A_DAY


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _host() -> str:
    """A hash of the host name, so that drafts on a network folder can be attributed."""
    import zlib  # noqa: PLC0415 - only writing leaves drafts

    return f"{zlib.crc32(os.uname().nodename.encode()) if hasattr(os, 'uname') else 0:08x}"
