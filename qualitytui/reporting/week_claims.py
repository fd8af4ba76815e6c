"""Whose the weeks in a folder are: beside those of each workbook lies the history of its journal, by hashes.

Two counties that began from a copy of one workbook share its identity, and so the path of their weeks; by the
histories they are told apart.
"""

import gzip
import hashlib
import json
import stat
import zlib
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Final, NamedTuple

from qualitytui import files
from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.rules.journal_histories import Comparison, Entry, History, compared

NAME: Final = "_journal-{digest}.json.gz"
"""A name that engines take for no table; with the history in it, so that none overwrites another."""
LARGEST: Final = 50_000_000
"""Bytes of a history that are read."""


class Claim(NamedTuple):
    """A history that lies beside the weeks of a workbook."""

    path: Path
    history: History


class Parted(NamedTuple):
    """A workbook's identity that two histories claim: how many entries each has, and how many both."""

    workbook: str
    folder: Path
    entries: tuple[int, int]
    common: int


def claim(
    root: Path, workbook: str, own: History, copies: Callable[[], Iterable[History]], *, replace: bool = False
) -> Comparison | None:
    """Writes the workbook's history beside its weeks below `root`; refuses where another one lies there.

    The weeks there are its own where it goes on from their history, where one of its own copies does, or where it was
    put back to an earlier state. Returns how it stands to what lay there; None where nothing did.
    """
    folder = _folder(root, workbook)
    before = _paths_in(folder)
    comparisons = [] if replace else [_checked(path, own, copies) for path in before]
    written = _write(folder, own)
    for path in before:
        if path != written:
            path.unlink(missing_ok=True)
    return next((one for one in comparisons if one.relation not in {"same", "newer"}), next(iter(comparisons), None))


def parted_workbooks(root: Path) -> Iterator[Parted]:
    """The identities below `root` that two workbooks claim, as where folders were put together by hand."""
    for folder in _workbook_folders(root):
        paths = _paths_in(folder)
        claims = [Claim(path, _read(path)) for path in paths] if len(paths) > 1 else []
        for one, other in combinations(claims, 2):
            ways = compared(one.history, other.history), compared(other.history, one.history)
            if all(way.relation == "parted" for way in ways):
                counts = len(one.history.entries), len(other.history.entries)
                yield Parted(folder.name.partition("=")[2], folder, counts, ways[0].common)
                break


def _folder(root: Path, workbook: str) -> Path:
    return root / "tasks" / f"workbook={workbook}"


def _workbook_folders(root: Path) -> list[Path]:
    nouns = root / "tasks"
    return sorted(nouns.glob("workbook=*")) if stat.S_ISDIR(files.mode_of(nouns)) else []


def _paths_in(folder: Path) -> list[Path]:
    """The files of histories in a workbook's folder."""
    start, end = NAME.split("{digest}")
    try:
        return sorted(path for path in folder.iterdir() if path.name.startswith(start) and path.name.endswith(end))
    except (FileNotFoundError, NotADirectoryError):
        return []


def _checked(path: Path, own: History, copies: Callable[[], Iterable[History]]) -> Comparison:
    """How the own history stands to one that lies there; refuses where that is another workbook's, or is not known."""
    try:
        history = _read(path)
    except Refused as refusal:
        raise Refused(refusal.sentence, say("Nothing was written."), remedy="separate") from refusal
    comparison = compared(own, history)
    if comparison.relation == "parted" and not _is_of_a_copy(history, copies()):
        raise _refusal(path.parent, own, history, comparison)
    return comparison


def _is_of_a_copy(history: History, copies: Iterable[History]) -> bool:
    return any(compared(copy, history).relation in {"same", "newer"} for copy in copies)


def _refusal(folder: Path, own: History, other: History, comparison: Comparison) -> Refused:
    return Refused(
        say(
            "The weeks in {folder} are of another workbook with the same identity, as where both began from a copy: "
            "its journal has {theirs} entries, this one {own}, and only the first {common} are the same.",
            folder=folder,
            theirs=len(other.entries),
            own=len(own.entries),
            common=comparison.common,
        ),
        say("Nothing was written."),
        remedy="separate",
    )


def _write(folder: Path, history: History) -> Path:
    content = json.dumps({"schema": 1, "at": history.at, "entries": history.entries}, ensure_ascii=False).encode()
    target = folder / NAME.format(digest=hashlib.sha256(content).hexdigest()[:16])
    with files.drafted(folder) as draft:
        files.write_new(draft, gzip.compress(content, mtime=0))
        files.put(draft, target, replace=True)
    return target


def _read(path: Path) -> History:
    try:
        expanding = zlib.decompressobj(zlib.MAX_WBITS | 16)
        document = json.loads(expanding.decompress(files.read_plain(path, LARGEST), LARGEST))
        entries = tuple(Entry(int(number), *map(str, texts)) for number, *texts in document["entries"])
        return History(entries, str(document["at"]))
    except (zlib.error, ValueError, TypeError, KeyError, RecursionError) as error:
        raise Refused(
            say("{path} cannot be read: it is damaged, or only part of a file.", path=path),
            say("Have the county write the week again, or take the file away."),
        ) from error
