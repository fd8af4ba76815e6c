"""What goes over the line: bytes have no noise, so that each answer has its budget, at any size of the workbook."""

import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there is no pty on Windows", allow_module_level=True)

from tests.bench.many import make_many
from tests.screens.stage import SMALL, WIDE
from tests.screens.terminal import PATIENCE, Terminal, running

COUNTED = "逾期▁"
"""What stands above the lists once the weeks are counted."""
BACK = "\x1b"
LARGE = 10_000
STEPS = (
    *[("move", "j")] * 4,
    ("page", "\x04"),
    ("top", "g"),
    ("end", "G"),
    ("top", "g"),
    ("item", "\r"),
    ("back", BACK),
    ("help", "?"),
    ("back", BACK),
    ("filter", "/"),
    ("letter", "z"),
    ("letter", "j"),
    ("all again", BACK),
)
"""Keys in the order in which they are pressed, each with what it does."""
Budget = Mapping[str, int]
"""The bytes of each answer at most."""
SAMPLE: Mapping[tuple[int, int], Budget] = {
    SMALL: {
        "start": 4_300,
        "move": 650,
        "page": 1_700,
        "top": 2_000,
        "end": 1_850,
        "item": 2_300,
        "back": 3_350,
        "help": 1_200,
        "filter": 200,
        "letter": 1_650,
        "all again": 1_750,
    },
    WIDE: {
        "start": 8_800,
        "move": 925,
        "page": 3_000,
        "top": 2_750,
        "end": 2_600,
        "item": 2_450,
        "back": 7_450,
        "help": 1_900,
        "filter": 1_200,
        "letter": 2_000,
        "all again": 3_150,
    },
}
"""On the bundled plan: the strip shows another text for each task."""
MANY: Mapping[tuple[int, int], Budget] = {
    SMALL: {**SAMPLE[SMALL], "move": 350, "page": 800, "item": 850, "letter": 175, "all again": 325},
    WIDE: {**SAMPLE[WIDE], "start": 10_000, "move": 475, "page": 950, "item": 1_050, "letter": 250, "all again": 1_350},
}
"""In a large workbook, where most of what the strip shows stays, and the counts come behind the rows at the start."""


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "workbook.db"
    make_many(path, LARGE)
    return path


def answer(terminal: Terminal, keys: str) -> int:
    """The bytes of the answer to keys."""
    before = len(terminal.received)
    terminal.send(keys)
    until = time.monotonic() + PATIENCE
    while len(terminal.received) == before and time.monotonic() < until:
        terminal.read(0.02)
    terminal.settle()
    terminal.settle()
    return len(terminal.received) - before


def assert_small(workbook: Path, size: tuple[int, int], most: Budget) -> None:
    with running(workbook, size=size) as terminal:
        terminal.wait_for(COUNTED)
        terminal.settle()
        sent = [("start", len(terminal.received)), *((name, answer(terminal, keys)) for name, keys in STEPS)]
    largest = {name: max(size for one, size in sent if one == name) for name, _ in sent}
    assert {name: size for name, size in largest.items() if size > most[name]} == {}


@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_every_answer_keeps_to_its_budget_on_the_bundled_plan(workbook: Path, size: tuple[int, int]) -> None:
    assert_small(workbook, size, SAMPLE[size])


@pytest.mark.parametrize("size", [SMALL, WIDE])
def test_every_answer_keeps_to_its_budget_in_a_large_workbook(large: Path, size: tuple[int, int]) -> None:
    assert_small(large, size, MANY[size])


def test_nothing_is_sent_while_nobody_presses_a_key(workbook: Path) -> None:
    with running(workbook) as terminal:
        terminal.wait_for(COUNTED)
        terminal.settle()
        before = len(terminal.received)
        terminal.read(1.2)
        assert len(terminal.received) == before
