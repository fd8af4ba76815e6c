"""This system with what Windows has not taken away: its modules, signals and calls; and with cp936 at the console."""

import builtins
import importlib
import os
import pathlib
import shlex
import signal
import sys
import sysconfig
from collections.abc import Sequence
from types import ModuleType
from typing import Any, Final

ABSENT_MODULES: Final = frozenset(
    {"fcntl", "grp", "pwd", "pty", "readline", "resource", "syslog", "termios", "tty", "curses"}
)
ABSENT_CALLS: Final = (
    *("chown", "chroot", "ctermid", "fchmod", "fchown", "fdatasync", "fork", "forkpty", "getegid", "geteuid"),
    *("getgid", "getgroups", "getloadavg", "getpgid", "getpgrp", "getpriority", "getresuid", "getsid", "getuid"),
    *("killpg", "lchown", "lockf", "major", "minor", "mkfifo", "mknod", "nice", "openpty", "pathconf", "pread"),
    *("pwrite", "register_at_fork", "sched_yield", "setegid", "seteuid", "setgid", "setsid", "setuid"),
    *("statvfs", "sync", "tcgetpgrp", "tcsetpgrp", "ttyname", "uname", "wait", "waitid", "O_NOFOLLOW", "O_DIRECTORY"),
    *("O_CLOEXEC", "O_NONBLOCK", "WNOHANG", "posix_spawn", "confstr", "sysconf", "get_blocking", "mkfifo"),
)
KNOWN_SIGNALS: Final = frozenset({"SIGABRT", "SIGBREAK", "SIGFPE", "SIGILL", "SIGINT", "SIGSEGV", "SIGTERM"})
LOADED_BEFORE: Final = ("asyncio", "multiprocessing", "platform", "shutil", "subprocess", "tempfile", "zoneinfo")
"""Modules of Python that would be others there, and ask the system while they are loaded."""


def become() -> None:
    """Takes away what Windows has not; what is loaded afterwards finds it missing."""
    real = builtins.__import__

    def imported(name: str, *rest: Any, **more: Any) -> ModuleType:
        caller = (rest[0] or {}).get("__name__", "") if rest else ""
        if name.partition(".")[0] in ABSENT_MODULES and caller.startswith("qualitytui"):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return real(name, *rest, **more)

    builtins.__import__ = imported
    for name in ABSENT_CALLS:
        if hasattr(os, name):
            delattr(os, name)
    for name in [one for one in dir(signal) if one.startswith("SIG") and not one.startswith("SIG_")]:
        if name not in KNOWN_SIGNALS:
            delattr(signal, name)
    os.name = "nt"
    pathlib.WindowsPath = pathlib.PosixPath  # type: ignore[misc,assignment]  # paths stay those of this system
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="cp936", errors="strict")  # type: ignore[union-attr]  # a console's


def main(argv: Sequence[str]) -> int:
    """Runs the program's command lines, one an argument, as it would run there; stops at the first that fails."""
    for name in LOADED_BEFORE:
        importlib.import_module(name)
    sysconfig.get_config_vars()
    become()
    from qualitytui.cli.dispatch import main as run

    for one in argv:
        code = run(shlex.split(one), os.environ)
        if code:
            print(f"{one}: {code}", file=sys.stderr)
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
