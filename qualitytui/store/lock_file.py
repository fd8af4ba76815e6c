"""A lock file beside a workbook, naming who has it open, where file locks cannot be trusted."""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from qualitytui.i18n import say
from qualitytui.store.sqlite_errors import named_process

END: Final = ".lock"
PATIENCE: Final = 5.0
"""Seconds to wait while others come and go."""
STEADY: Final = 1.0
"""Seconds to wait for one and the same owner, such as the screens, which stay."""
PAUSE: Final = 0.02


class Owner(NamedTuple):
    """Who made a lock file: by chance, since which start of the computer, which process since when, on which one."""

    token: str
    boot: str
    space: str
    process: str
    started: str
    computer: str

    @property
    def shown(self) -> str:
        """The owner as a person knows it."""
        if not self.token:
            return say("an unknown program")
        if (self.boot, self.space) == _here()[:2] and self.process.isdecimal():
            return named_process(int(self.process))
        computer = self.computer.partition("/")[0]
        return say("{computer}, process {number}", computer=computer, number=self.process)

    @property
    def is_gone(self) -> bool:
        """Whether the owner surely runs no more: this computer started anew since, or has no such process."""
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
        """Whether the file is still there and still this process's."""
        return owner_of(self.path) == self.owner

    def release(self) -> None:
        """Removes the file, where this process made it; a forked one has not."""
        if self.owner.process == str(os.getpid()) and self.is_kept:
            with suppress(OSError):
                self.path.unlink()


def lock_path(workbook: Path) -> Path:
    """Where the lock file of a workbook is."""
    return workbook.with_name(workbook.name + END)


def take(workbook: Path) -> LockFile | Owner:
    """Makes the lock file of a workbook, once nobody else has it; answers who has, where somebody goes on having it.

    Raises OSError where no file can be made there.
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
    """Who made a lock file; without a token where that cannot be read, None where there is no file."""
    try:
        words = path.read_bytes()[:1000].decode("utf-8", errors="replace").split("\n")
    except FileNotFoundError:
        return None
    except OSError:
        words = []
    return Owner(*words[:6]) if len(words) > len(Owner._fields) else Owner("", "", "", "", "", "")


def _write(path: Path, owner: Owner) -> None:
    from qualitytui.files import write_new  # noqa: PLC0415 - only where locks are not trusted

    write_new(path, "".join(f"{word}\n" for word in owner).encode())


def _cleared(path: Path, gone: Owner) -> bool:
    """Removes the lock file of an owner that runs no more; False where another program is about to."""
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
    """This start of the computer, the space of its processes' numbers, and the computer itself."""
    import platform  # noqa: PLC0415 - only where locks are not trusted

    boot, machine, space = "", "", ""
    with suppress(OSError):
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        space = str(Path("/proc/self/ns/pid").readlink())
    with suppress(OSError):
        machine = Path("/etc/machine-id").read_text(encoding="ascii").strip()
    return boot, space, f"{platform.node()}/{machine}"


def _started(process: str) -> str:
    """When a process of this computer began; "" where there is none of that number."""
    try:
        words = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    return words.rpartition(")")[2].split()[19]
