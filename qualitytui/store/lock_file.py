"""A lock file that names the process which has a workbook open, where file locks are unreliable."""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from qualitytui.i18n import say
from qualitytui.store.sqlite_errors import named_process

END: Final = ".lock"
LARGEST: Final = 1000
"""Bytes of a lock file that are read."""
PATIENCE: Final = 5.0
"""Seconds to wait while the owner keeps changing."""
STEADY: Final = 1.0
"""Seconds to wait for one and the same owner, such as a running user interface."""
PAUSE: Final = 0.02


class Owner(NamedTuple):
    """The owner of a lock file: random token, boot id, process id and start time, host."""

    token: str
    boot: str
    space: str
    process: str
    started: str
    computer: str

    @property
    def shown(self) -> str:
        """The owner in words."""
        if not self.token:
            return say("an unknown program")
        if (self.boot, self.space) == _here()[:2] and self.process.isdecimal():
            return named_process(int(self.process))
        computer = self.computer.partition("/")[0]
        return say("{computer}, process {number}", computer=computer, number=self.process)

    @property
    def is_gone(self) -> bool:
        """Whether the owner is certainly dead: the computer rebooted since, or has no such process."""
        boot, space, computer = _here()
        if not (self.token and boot and self.boot) or self.computer != computer:
            return False
        if self.boot != boot:
            return True
        return self.space == space and _started(self.process) != self.started


class LockFile:
    """A lock file of this process."""

    def __init__(self, path: Path, owner: Owner) -> None:
        self.path = path
        self.owner = owner

    @property
    def is_kept(self) -> bool:
        """Whether the file still exists and belongs to this process."""
        return owner_of(self.path) == self.owner

    def release(self) -> None:
        """Removes the file in the process that made it, not in a forked child."""
        if self.owner.process == str(os.getpid()) and self.is_kept:
            with suppress(OSError):
                self.path.unlink()


def lock_path(workbook: Path) -> Path:
    """Where the lock file of a workbook is."""
    return workbook.with_name(workbook.name + END)


def take(workbook: Path) -> LockFile | Owner:
    """Creates the lock file once no other process has it; returns the owner where one keeps it.

    Raises OSError where no file can be created.
    """
    path, boot_space_computer = lock_path(workbook), _here()
    boot, space, computer = boot_space_computer
    process = str(os.getpid())
    mine = Owner(os.urandom(8).hex(), boot, space, process, _started(process), computer)
    begun = time.monotonic()
    seen, since = mine, begun
    while True:
        try:
            _write(path, mine)
        except FileExistsError:
            other = owner_of(path)
        else:
            return LockFile(path, mine)
        now = time.monotonic()
        if other is None or (other.is_gone and _cleared(path, other)):
            continue
        if other != seen:
            seen, since = other, now
        elif now - since > STEADY or now - begun > PATIENCE:
            return other
        time.sleep(PAUSE)


def owner_of(path: Path) -> Owner | None:
    """The owner of a lock file; without a token where it is unreadable, None where there is no file."""
    from qualitytui.files import read_plain  # noqa: PLC0415 - only where locks are not trusted

    try:
        words = read_plain(path, LARGEST).decode("utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return None
    except OSError:
        words = []
    return Owner(*words[:6]) if len(words) > len(Owner._fields) else Owner("", "", "", "", "", "")


def _write(path: Path, owner: Owner) -> None:
    from qualitytui.files import write_new  # noqa: PLC0415 - only where locks are not trusted

    write_new(path, "".join(f"{word}\n" for word in owner).encode())


def _cleared(path: Path, gone: Owner) -> bool:
    """Removes the lock file of a dead owner; False where another program is doing so."""
    claim = path.with_name(f"{path.name}-{gone.token}")
    try:
        _write(claim, gone)
    except OSError:
        return False
    try:
        if owner_of(path) == gone:
            path.unlink()
    finally:
        claim.unlink()
    return True


def _here() -> tuple[str, str, str]:
    """The boot id, the PID namespace and the host name."""
    import platform  # noqa: PLC0415 - only where locks are not trusted

    boot, machine, space = "", "", ""
    with suppress(OSError):
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        space = str(Path("/proc/self/ns/pid").readlink())
    with suppress(OSError):
        machine = Path("/etc/machine-id").read_text(encoding="ascii").strip()
    return boot, space, f"{platform.node()}/{machine}"


def _started(process: str) -> str:
    """The start time of a process of this computer; "" where there is none with that id."""
    try:
        words = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return words.rpartition(")")[2].split()[19]
