"""Power cuts replayed block by block: what is written between two syncs may reach the disk in part."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Final, NamedTuple

from qualitytui.errors import Refused
from qualitytui.store.file_probe import probe
from qualitytui.store.integrity import faults
from qualitytui.store.open_file import opened_as_it_is
from tests.acts import Act, run, stage, state

SECTOR: Final = 512
ENDS: Final = ("", "-wal")


class Disk(NamedTuple):
    """A workbook and the changes beside it as they are on the disk, byte by byte."""

    workbook: bytes
    changes: bytes


class Moment(NamedTuple):
    """A stretch of writing: what was safe before it, what is safe after it, and which of the two files it wrote."""

    name: str
    before: Disk
    after: Disk


def disk_of(path: Path) -> Disk:
    """Both files as they are now."""
    held = []
    for end in ENDS:
        beside = path.with_name(path.name + end)
        held.append(beside.read_bytes() if beside.exists() else b"")
    return Disk(*held)


def moments(workbook: Path, act: Act) -> list[Moment]:
    """An act's writing, first into the changes beside the file, then, as the last one closes it, into the file."""
    watcher = sqlite3.connect(workbook, isolation_level=None)
    watcher.execute("BEGIN")
    watcher.execute("SELECT count(*) FROM act").fetchone()
    first = disk_of(workbook)
    for words in act.words:
        run(workbook, *words)
    written = disk_of(workbook)
    watcher.execute("ROLLBACK")
    watcher.execute("PRAGMA wal_checkpoint(PASSIVE)")
    merged = disk_of(workbook)
    watcher.close()
    return [Moment("writing", first, written), Moment("merging", written, merged)]


def cuts(moment: Moment, chance: random.Random, count: int) -> Iterator[Disk]:
    """What may be on the disk after power went in the midst: beginnings, any blocks in any order, a torn block."""
    for nth in range(count):
        how = ("beginning", "any", "torn", "long")[nth % 4]
        yield Disk(
            *(_cut(before, after, how, chance) for before, after in zip(moment.before, moment.after, strict=True))
        )


def _cut(before: bytes, after: bytes, how: str, chance: random.Random) -> bytes:
    """One file of which only some blocks of what is new have reached the disk."""
    if before == after:
        return after
    ends = range(0, max(len(before), len(after)), SECTOR)
    blocks = [at for at in ends if before[at : at + SECTOR] != after[at : at + SECTOR]]
    there = bytearray(before.ljust(len(after), b"\0") if how == "long" else before)
    reached = blocks[: chance.randrange(len(blocks) + 1)]
    if how in {"any", "long"}:
        reached = [at for at in blocks if chance.random() < chance.choice((0.1, 0.5, 0.95))]
    for at in reached:
        there[len(there) :] = b"\0" * (at - len(there))
        there[at : at + SECTOR] = after[at : at + SECTOR]
    if how == "torn" and reached:
        at = reached[-1]
        rubbish = chance.choice((b"\0", b"\xff"))
        there[at : at + SECTOR] = after[at : at + chance.randrange(16, SECTOR)].ljust(SECTOR, rubbish)
    return bytes(there)


def fault_of(disk: Disk, folder: Path, allowed: set[str]) -> str:
    """What is wrong with a workbook that is opened after a cut; "" where it is whole, as before or as after."""
    folder.mkdir(parents=True)
    path = folder / "workbook.db"
    for end, content in zip(ENDS, disk, strict=True):
        if content or not end:
            path.with_name(path.name + end).write_bytes(content)
    try:
        with closing(opened_as_it_is(probe(path))) as book:
            found = next(faults(book), None)
    except Refused as refusal:
        return refusal.sentence
    if found is not None:
        return f"{found.where} {found.what}"
    with suppress(sqlite3.Error):
        return "" if state(path) in allowed else "neither before nor after"
    return "cannot be opened"


def replayed(
    sample: Path, folder: Path, act: Act, count: int, seed: int, tell: Callable[[str], object] = lambda _: None
) -> list[str]:
    """The faults after so many cuts of an act."""
    chance, found = random.Random(seed), []
    workbook = stage(sample, folder / "act", act)
    before = state(workbook)
    for moment in moments(workbook, act):
        allowed = {state(workbook)} | ({before} if moment.name == "writing" else set())
        for nth, disk in enumerate(cuts(moment, chance, count)):
            if fault := fault_of(disk, folder / moment.name / str(nth), allowed):
                found.append(f"{act.name} {moment.name} {nth}: {fault}")
                tell(found[-1])
    return found
