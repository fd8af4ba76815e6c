"""A sandbox: runs a foreign template in a separate process with limits on time and memory."""

import json
import os
import select
import signal
import time
import warnings
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import Final, NoReturn

from qualitytui.errors import Refused
from qualitytui.i18n import say

SECONDS: Final = 10
"""How long a template may take."""
LARGEST: Final = 8_000_000
"""Bytes of text that a template makes at most."""
MEMORY: Final = 400_000_000
"""Bytes of memory that a template may use beside what the program has already."""

STATE: Final = Path("/proc/self/statm")
"""Where Linux says how much memory a process has."""


class TooMuchError(Exception):
    """A template that exceeds its limits of time, output or memory."""


def bounded(work: Callable[[], str]) -> str:
    """Runs `work` and returns its text; raises TooMuchError beyond the limits, Refused where it refuses."""
    if not hasattr(os, "fork"):
        return _in_thread(work)
    source, sink = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child process runs only the template
        child = os.fork()
    if child == 0:
        os.close(source)
        _work_in_child(work, sink)
    os.close(sink)
    try:
        answer = _answer(source)
    finally:
        os.close(source)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    return _read(answer)


def _answer(source: int) -> bytes:
    end, parts, size = time.monotonic() + SECONDS, list[bytes](), 0
    while True:
        if not select.select([source], [], [], max(end - time.monotonic(), 0))[0]:
            raise TooMuchError(say("it takes longer than {seconds} seconds", seconds=SECONDS))
        part = os.read(source, 1 << 20)
        if not part:
            return b"".join(parts)
        size += len(part)
        if size > LARGEST:
            raise _too_long()
        parts.append(part)


def _too_long() -> TooMuchError:
    return TooMuchError(say("it makes more than {size} MB of text", size=LARGEST // 1_000_000))


def _read(answer: bytes) -> str:
    if answer[:1] == b"+":
        return answer[1:].decode("utf-8", errors="surrogatepass")
    if answer[:1] == b"-":
        raise Refused(*json.loads(answer[1:]))
    raise TooMuchError(say("it needs too much memory, or calls itself without end"))


def _work_in_child(work: Callable[[], str], sink: int) -> NoReturn:
    """Writes the text or the refusal to the pipe and exits without any cleanup of the parent."""
    try:
        _limit()
        try:
            answer = b"+" + work().encode("utf-8", errors="surrogatepass")
        except Refused as refusal:
            answer = b"-" + json.dumps([refusal.sentence, refusal.hint]).encode()
        rest = memoryview(answer)
        while rest:
            rest = rest[os.write(sink, rest) :]
    except BaseException:  # noqa: BLE001 - the parent says what an empty answer means
        os._exit(1)
    os._exit(0)


def _limit() -> None:
    """Sets the resource limits of this process."""
    import resource  # noqa: PLC0415 - where processes fork there is one

    used = 2_000_000_000
    with suppress(OSError, ValueError):
        used = int(STATE.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    for kind, most in ((resource.RLIMIT_AS, used + MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        with suppress(OSError, ValueError):
            hard = resource.getrlimit(kind)[1]
            resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _in_thread(work: Callable[[], str]) -> str:
    """Without fork only the time is limited; the thread is abandoned."""
    made: list[str | BaseException] = []

    def run() -> None:
        try:
            made.append(work())
        except BaseException as error:  # noqa: BLE001 - raised again where it is awaited
            made.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(SECONDS)
    if not made:
        raise TooMuchError(say("it takes longer than {seconds} seconds", seconds=SECONDS))
    if isinstance(made[0], Refused):
        raise made[0]
    if isinstance(made[0], BaseException):
        raise TooMuchError(say("it needs too much memory, or calls itself without end")) from made[0]
    if len(made[0]) > LARGEST:
        raise _too_long()
    return made[0]
