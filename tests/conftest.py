"""What holds for every test: Chinese at its beginning, no network but this machine's own, no example against the clock.

Where root runs the tests on Linux, they and every program they start stand in a network of their own, which has
nothing but its loopback. Elsewhere only the tests' own process is held back.
"""

import ctypes
import gc
import importlib
import os
import socket
import struct
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import nullcontext, suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from qualitytui.i18n import use
from tests.checked_once import checked_once

TESTS = Path(__file__).parent
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
"""Where the driver of a browser listens."""
SPARED = {"cli", "exchange", "reporting", "screens", "workbook"}
"""The folders whose tests are not about damage: an equal workbook is checked once."""
LONGEST = {
    "test_house.py",
    "test_hardship.py",
    "test_golden.py",
    "test_no_dead_ends.py",
    "test_returned_forms.py",
    "test_snapshot_hardship.py",
    "test_wheel.py",
    "test_crowd.py",
    "test_dying_disk.py",
    "test_power_cut.py",
    "test_printed.py",
    "test_resaved.py",
    "test_xlsx_reader.py",
    "test_rough_terminal.py",
    "test_screen_diff.py",
    "test_figures.py",
    "test_random_figures.py",
    "test_hostile.py",
}
"""Files of few tests that take long, of which a worker would be left with one at the end."""
NEW_NETWORK, SET_FLAGS, IS_UP = 0x40000000, 0x8914, 1
"""Of Linux: CLONE_NEWNET, SIOCSIFFLAGS, IFF_UP."""
FORBIDDEN = ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname")


def refuse_network(event: str, arguments: tuple[Any, ...]) -> None:
    """Raises where anything would reach, or wait for, another machine."""
    if not event.startswith("socket.") or event not in FORBIDDEN:
        return
    one = arguments[0]
    if isinstance(one, socket.socket) and one.family == getattr(socket, "AF_UNIX", None):
        return
    if _host(event, arguments) in LOOPBACK:
        return
    raise PermissionError(f"a test asked for the network: {event}")


def _host(event: str, arguments: tuple[Any, ...]) -> object:
    """Whom a call is about."""
    if event in {"socket.getaddrinfo", "socket.gethostbyname"}:
        return arguments[0]
    address = arguments[1] if len(arguments) > 1 else None
    return address[0] if isinstance(address, tuple) else None


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Four workers, twice the two cores, as half of the time a screen test waits; one file runs in this process."""
    files = {Path(word.partition("::")[0]) for word in config.args}
    return 0 if len(files) == 1 and all(file.is_file() for file in files) else 4


settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def leave_the_network() -> bool:
    """Takes this process and all that it starts out of the network; returns whether it could."""
    if sys.platform != "linux" or os.geteuid() != 0:
        return False
    from fcntl import ioctl

    system, before = ctypes.CDLL(None), os.open("/proc/self/ns/net", os.O_RDONLY)
    try:
        if system.unshare(NEW_NETWORK) != 0:
            return False
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as loopback:
            ioctl(loopback, SET_FLAGS, struct.pack("16sH22x", b"lo", IS_UP))
    except OSError:
        system.setns(before, 0)
        return False
    finally:
        os.close(before)
    return True


IS_ALONE = leave_the_network()
if not IS_ALONE:
    sys.addaudithook(refuse_network)  # it is asked at every id() and open(), which takes a thirtieth of the time


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Each worker reads another part of the tests first, so that in a fresh clone each file is compiled once."""
    worker, workers = os.environ.get("PYTEST_XDIST_WORKER", ""), int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if not worker or session.config.args_source is not pytest.Config.ArgsSource.TESTPATHS:
        return
    for file in sorted(TESTS.rglob("test_*.py"))[int(worker.removeprefix("gw")) :: workers]:
        with suppress(ImportError, pytest.skip.Exception):
            importlib.import_module(".".join(file.relative_to(TESTS.parent).with_suffix("").parts))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where files are shared out among workers, those that take long come first, then those of many tests."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        tests = Counter(item.path for item in items)
        items.sort(key=lambda item: (item.path.name not in LONGEST, -tests[item.path]))


def pytest_collection_finish() -> None:
    """The garbage collector, set as the program sets it, does not look through the tests again and again."""
    gc.set_threshold(100_000)
    gc.freeze()


@pytest.fixture(autouse=True)
def chinese() -> None:
    """Each test begins in Chinese, whatever the one before it spoke."""
    use("zh")


@pytest.fixture(autouse=True)
def _checked_once(request: pytest.FixtureRequest) -> Iterator[None]:
    """Tests of the store and of crashes check in full, whenever the program would."""
    with checked_once() if request.path.relative_to(TESTS).parts[0] in SPARED else nullcontext():
        yield
