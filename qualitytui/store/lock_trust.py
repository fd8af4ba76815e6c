"""Tests whether file locks of a folder can be trusted: not on network file systems that grant every lock."""

from __future__ import annotations

import os
import sys
from contextlib import suppress

from qualitytui.i18n import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from _typeshed import StrPath

MOUNTS: Final = "/proc/self/mountinfo"
NETWORK: Final = frozenset(
    {
        *("afs", "beegfs", "ceph", "cifs", "coda", "davfs", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4"),
        *("prl_fs", "smb2", "smb3", "smbfs", "vboxsf", "vmhgfs"),
        *("fuse.ceph", "fuse.davfs2", "fuse.glusterfs", "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "fuse.vmhgfs-fuse"),
    }
)
"""Network file system types."""
PROBED: Final = 2**62
"""The offset of a byte that SQLite never locks."""


def distrust(path: StrPath) -> str:
    """Why a file's locks cannot be trusted; "" where they can. No connection may be open on the file."""
    kind = network_of(path)
    if kind:
        return say("its folder is on a network ({kind})", kind=kind)
    return say("the locks of its folder do not hold") if do_locks_lie(path) else ""


def network_of(path: StrPath) -> str:
    """The kind of network that a file is on; "" where it is on a disk of this computer, or that cannot be told."""
    if os.name == "nt":
        import ntpath  # noqa: PLC0415 - its own way to part a path

        return "SMB" if ntpath.splitdrive(path)[0].startswith("\\\\") else ""
    try:
        device = os.stat(path).st_dev
        with open(MOUNTS, encoding="utf-8", errors="replace") as file:
            mounts = file.read()
    except OSError:
        return ""
    number = f" {os.major(device)}:{os.minor(device)} "
    for line in mounts.splitlines():
        if number in line:
            mount, _, system = line.partition(" - ")
            kind = system.split(" ", 1)[0]
            if mount.split(" ", 3)[2] == number.strip() and kind in NETWORK:
                return kind
    return ""


def do_locks_lie(path: StrPath) -> bool:
    """Whether a locked byte can be locked again, which a correct file system refuses."""
    if os.name == "nt":
        return False
    import fcntl  # noqa: PLC0415 - Windows has none

    first = getattr(fcntl, "F_OFD_SETLK", None)
    if first is None:
        return False
    fields = ((fcntl.F_WRLCK, 2), (os.SEEK_SET, 2), (0, 4), (PROBED, 8), (1, 8), (0, 8))
    whole = b"".join(value.to_bytes(size, sys.byteorder) for value, size in fields)  # struct flock for one byte
    with suppress(OSError):
        handle = os.open(path, os.O_RDWR)
        try:
            fcntl.fcntl(handle, first, whole)
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB, 1, PROBED)
        finally:
            os.close(handle)
        return True
    return False
