"""Whatever takes long on the screens shows how far it is, and Esc leaves workbook, files and journal as they were."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from qualitytui.config import Config
from qualitytui.exchange.forms.rounds import Sending, send_round
from qualitytui.i18n import say
from qualitytui.model.filter import Filter
from qualitytui.reporting.snapshot import take_snapshot
from qualitytui.store import integrity, time_travel
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.queries.history import list_entries
from qualitytui.workbook.queries.item_lists import list_tasks
from qualitytui_screens.first_run import FirstRun
from qualitytui_screens.snapshot_dialog import WeekScreen
from qualitytui_screens.work_screen import WorkScreen
from tests.checked_once import IN_FULL
from tests.screens.gate import Gate
from tests.screens.stage import SMALL, Stage, hand_of, on_stage


class Case(NamedTuple):
    """Keys that begin long work, what it says first, and what must be there before."""

    keys: tuple[str, ...]
    says: str
    before: Callable[[Path], object] = lambda _: None
    stopped: str = "Stopped; nothing was written."


@pytest.fixture(autouse=True)
def _checked_in_full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has each workbook looked through, whether an equal one was or not: that it takes its time is what is tested."""
    monkeypatch.setattr(integrity, "_all_faults", IN_FULL)


def words(text: str) -> tuple[str, ...]:
    """The palette with what is typed there."""
    return ("colon", f"={text}", "enter")


def book_of(workbook: Path) -> Workbook:
    book = Workbook.open(workbook, hand_of(), Config())
    book.daily.is_wanted = False
    return book


def start_one(workbook: Path) -> None:
    with book_of(workbook) as book:
        book.do(
            StartTask(
                (next(task.ref for task in book.ask(list_tasks, Filter()).tasks if task.status == "not_started"),)
            )
        )


def take_week(workbook: Path) -> None:
    with book_of(workbook) as book:
        take_snapshot(book, workbook.parent / "snapshots", only=("md", "db"))


def send_forms(workbook: Path) -> None:
    with book_of(workbook) as book:
        send_round(book, Sending(workbook.parent / "forms", title="半年报"), hint="")


def copy_it(workbook: Path) -> None:
    with book_of(workbook) as book:
        book.back_up()


CASES = {
    "a report": Case(words("report week"), "writing the paper"),
    "the sheets of all": Case(words("report department --all"), "writing the sheets"),
    "the self-assessment": Case(words("report self"), "writing the paper"),
    "the plan": Case(words("plan export"), "reading the plans"),
    "the list shown": Case(("x", "3"), "writing the paper"),
    "a copy": Case(words("backup"), "checking the tables"),
    "a check": Case(words("verify"), "checking the tables", stopped="Stopped."),
    "a copy put in place": Case((*words("restore"), "enter", "2"), "checking the tables", copy_it),
    "the archive": Case((*words("archive"), "enter"), "writing the archive"),
    "a day of the past": Case(("H", "d", "=6/28", "enter"), "copying the pages of the workbook", stopped="Stopped."),
    "forms sent out": Case(("F", "n", "enter"), "writing the forms"),
    "forms read": Case(("F", "f", "=forms", "enter", "enter"), "reading the forms", send_forms),
    "a week checked": Case(("S", "enter"), "checking the files", take_week, "Stopped."),
    "the copy of the day": Case(("u",), "checking the tables", start_one),
}


async def begin(stage: Stage, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key == "=forms":
            await stage.paste(str(stage.app.path.parent / "forms"))
        elif key.startswith("=") and len(key) > 1:
            await stage.type(key[1:])
        else:
            await stage.press(key)


def left(workbook: Path) -> dict[str, bytes]:
    """Every file beside the workbook, and the journal."""
    there = {str(path.relative_to(workbook.parent)): path for path in workbook.parent.rglob("*")}
    files = {
        name: path.read_bytes() if path.is_file() else b""
        for name, path in there.items()
        if name[-4:] not in {"-wal", "-shm"}
    }
    with Workbook.open(workbook, hand_of(), Config(), read_only=True) as book:
        return {**files, workbook.name: str(book.ask(list_entries, Filter())).encode()}


@pytest.mark.parametrize("name", CASES)
async def test_it_says_how_far_it_is_and_esc_leaves_everything_as_it_was(
    name: str, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = CASES[name]
    case.before(workbook)
    monkeypatch.setattr(time_travel, "AT_ONCE", 50)
    before, gate = left(workbook), Gate(say(case.says), monkeypatch)
    async with on_stage(workbook, SMALL) as stage:
        *first, last = case.keys
        await begin(stage, (*first,))
        monkeypatch.setattr("qualitytui_screens.long_work.GRACE", 0)
        await begin(stage, (last,))
        assert await gate.come()
        screen = stage.app.screen
        assert isinstance(screen, WorkScreen)
        screen._show_line()
        await stage.press("x", "enter", "q")
        assert f"{say(case.says)}：" in stage.text
        assert stage.app.screen is screen
        await stage.press("escape", "escape")
        assert say("stopping …") in stage.text
        gate.open()
        await stage.finish()
        await stage.settle()
        assert say(case.stopped) in stage.text
        assert not isinstance(stage.app.screen, WorkScreen)
        assert left(workbook) == before


async def test_a_week_that_is_written_says_how_far_it_is_and_esc_leaves_nothing(
    workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, gate = left(workbook), Gate("report.docx", monkeypatch)
    async with on_stage(workbook, SMALL) as stage:
        await stage.finish("w")
        screen = stage.app.screen
        assert isinstance(screen, WeekScreen)
        await stage.press("enter")
        assert await gate.come()
        screen._show_line()
        await stage.press("enter", "x")
        assert "report.docx：" in stage.text
        await stage.press("escape", "escape")
        assert say("stopping …") in stage.text
        gate.open()
        await stage.finish()
        assert say("Stopped; nothing was written.") in stage.text
        assert left(workbook) == before


async def test_the_first_workbook_is_made_beside_the_screen_and_esc_leaves_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, gate = tmp_path / "new" / "workbook.db", Gate(say("writing the items"), monkeypatch)
    async with on_stage(path, SMALL, grace=0) as stage:
        await stage.press("1")
        assert await gate.come()
        await stage.press("escape")
        gate.open()
        await stage.finish()
        assert isinstance(stage.app.screen, FirstRun)
        assert say("Stopped; nothing was written.") in stage.text
        assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize("keys", ["C", "P", "Y", "De"])
@pytest.mark.parametrize("is_stopped", [False, True])
async def test_a_screen_that_asks_for_everything_of_a_large_workbook_is_read_beside_it(
    keys: str, is_stopped: bool, workbook: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qualitytui_screens.long_work.LARGE_WORKBOOK", 1)
    async with on_stage(workbook, SMALL) as stage:
        await stage.press(*keys[:-1])
        before, gate = stage.app.screen, Gate(say("reading the items"), monkeypatch)
        monkeypatch.setattr("qualitytui_screens.long_work.GRACE", 0)
        await stage.press(keys[-1].replace("e", "enter"))
        assert await gate.come()
        assert isinstance(stage.app.screen, WorkScreen)
        if is_stopped:
            await stage.press("escape")
        gate.open()
        await stage.finish()
        await stage.finish()
        if is_stopped:
            assert stage.app.screen is before
            assert say("Stopped.") in stage.text
        else:
            assert not isinstance(stage.app.screen, WorkScreen)
            assert stage.app.screen is not before
            assert getattr(stage.app.screen, "is_filled", False)
