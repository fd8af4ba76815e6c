"""Makes the Nth call to the system fail, in Python and below SQLite, as a full or dying disk does."""

import ctypes
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from errno import EIO, ENOSPC
from pathlib import Path
from typing import Any

PYTHON_CALLS = ("write", "fsync", "rename", "link", "open", "mkdir")
SQLITE_CALLS: dict[str, tuple[Any, ...]] = {
    "open": (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_int),
    "write": (ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t),
    "pwrite": (ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64),
    "pwrite64": (ctypes.c_ssize_t, ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int64),
    "ftruncate": (ctypes.c_int, ctypes.c_int, ctypes.c_int64),
    "unlink": (ctypes.c_int, ctypes.c_char_p),
}


class Vfs(ctypes.Structure):
    """The beginning of sqlite3_vfs, down to the table of system calls."""

    _fields_ = (
        ("iVersion", ctypes.c_int),
        ("szOsFile", ctypes.c_int),
        ("mxPathname", ctypes.c_int),
        ("pNext", ctypes.c_void_p),
        ("zName", ctypes.c_char_p),
        ("pAppData", ctypes.c_void_p),
        ("methods", ctypes.c_void_p * 13),
        ("xSetSystemCall", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p)),
        ("xGetSystemCall", ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_char_p)),
    )


def library() -> ctypes.CDLL | None:
    """The SQLite that Python has loaded; None where it is built in."""
    import sqlite3

    sqlite3.connect(":memory:").close()
    try:
        maps = Path("/proc/self/maps").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return None
    found = re.search(r"\S*libsqlite3\S*", maps)
    return ctypes.CDLL(found[0]) if found else None


class Failing:
    """Counts calls and fails one of them, and with `lasting` every one after it."""

    def __init__(self, nth: int, *, lasting: bool) -> None:
        self.nth = nth
        self.lasting = lasting
        self.calls = 0

    def strikes(self) -> bool:
        self.calls += 1
        return self.calls == self.nth or (self.lasting and self.calls > self.nth)


@contextmanager
def failing(nth: int, *, lasting: bool = False) -> Iterator[Failing]:
    """Within, the Nth call fails with no space, or an error of the disk."""
    counter = Failing(nth, lasting=lasting)
    kept = [(name, getattr(os, name)) for name in PYTHON_CALLS]
    for name, real in kept:
        setattr(os, name, _python(real, counter))
    undo = _below_sqlite(counter)
    try:
        yield counter
    finally:
        undo()
        for name, real in kept:
            setattr(os, name, real)


def _python(real: Callable[..., Any], counter: Failing) -> Callable[..., Any]:
    def call(*args: Any, **kwargs: Any) -> Any:
        if counter.strikes():
            raise OSError(ENOSPC, os.strerror(ENOSPC))
        return real(*args, **kwargs)

    return call


def _below_sqlite(counter: Failing) -> Callable[[], None]:
    sqlite = library()
    if sqlite is None:
        return lambda: None
    sqlite.sqlite3_vfs_find.restype = ctypes.POINTER(Vfs)
    sqlite.sqlite3_vfs_find.argtypes = (ctypes.c_char_p,)
    pointer = sqlite.sqlite3_vfs_find(None)
    vfs, kept = pointer.contents, []
    for name, signature in SQLITE_CALLS.items():
        address = vfs.xGetSystemCall(pointer, name.encode())
        if address:
            prototype = ctypes.CFUNCTYPE(*signature, use_errno=True)
            hook = prototype(_system(prototype(address), counter))
            kept.append((name, address, hook))
            vfs.xSetSystemCall(pointer, name.encode(), ctypes.cast(hook, ctypes.c_void_p))

    def undo() -> None:
        for name, address, _ in kept:
            vfs.xSetSystemCall(pointer, name.encode(), address)

    return undo


def _system(real: Callable[..., int], counter: Failing) -> Callable[..., int]:
    def call(*args: Any) -> int:
        if counter.strikes():
            ctypes.set_errno(ENOSPC if counter.nth % 2 else EIO)
            return -1
        return real(*args)

    return call
