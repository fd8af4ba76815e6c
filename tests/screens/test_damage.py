"""What is done to the workbook's file while its screens are open: a sentence, and nothing typed is lost."""

import os
import resource
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from qualitytui.errors import Damaged
from tests.screens.stage import SMALL, on_stage
from tests.screens.terminal import running


def deleted(path: Path) -> None:
    path.unlink()


def replaced_by_another(path: Path) -> None:
    shutil.copyfile(path, path.with_name("other.db"))
    path.with_name("other.db").replace(path)


def replaced_by_rubbish(path: Path) -> None:
    path.with_name("other.db").write_bytes(b"no workbook at all" * 1000)
    path.with_name("other.db").replace(path)


def cut_short(path: Path) -> None:
    os.truncate(path, 20_000)


def emptied(path: Path) -> None:
    os.truncate(path, 0)


def overwritten(path: Path) -> None:
    with path.open("r+b") as file:
        size = file.seek(0, os.SEEK_END)
        file.seek(4096)
        file.write(b"\xa5" * (size - 4096))


@pytest.mark.parametrize("fault", [deleted, replaced_by_another, replaced_by_rubbish])
async def test_where_the_file_is_another_what_was_typed_stays_and_the_screens_go_on(
    workbook: Path, fault: Callable[[Path], None]
) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("r")
        await stage.type("水库保护区已划定")
        fault(workbook)
        await stage.press("enter")
        await stage.wait_for("没有写入")
        assert "水库保护区已划定" in stage.text
        await stage.press("escape")
        for keys in (("j", "k"), ("f5",), ("D",), ("H",), ("B",), ("u",)):
            await stage.press(*keys)
        assert "3.1.3" in stage.text


@pytest.mark.parametrize("fault", [cut_short, emptied, overwritten])
async def test_where_the_file_is_damaged_what_was_typed_stays_until_the_form_is_left(
    workbook: Path, fault: Callable[[Path], None]
) -> None:
    async def work() -> None:
        async with on_stage(workbook, SMALL) as stage:
            await stage.press("r")
            await stage.type("水库保护区已划定")
            fault(workbook)
            await stage.press("enter")
            await stage.wait_for("已损坏")
            assert "水库保护区已划定" in stage.text
            await stage.press("escape", "f5", "j", "D", "H")

    with pytest.raises(Damaged):
        await work()


def test_a_damaged_file_closes_the_screens_with_its_sentence_and_its_code(workbook: Path) -> None:
    with running(workbook) as terminal:
        terminal.wait_for(">红3.1.3")
        emptied(workbook)
        terminal.send("DHB")
        assert terminal.wait() == 7
        after = terminal.received[terminal.received.rindex(b"\x1b[?1049l") :].decode()
    assert "已损坏" in after
    assert "qualitytui salvage" in after
    assert not list((workbook.parent / ".local" / "state" / "qualitytui").glob("crash-*.txt"))


@pytest.fixture
def room() -> Iterator[None]:
    """The disk has room again afterwards."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("room")
async def test_a_full_disk_keeps_what_was_typed_and_saves_it_when_there_is_room(workbook: Path) -> None:
    async with on_stage(workbook, SMALL) as stage:
        await stage.press("r")
        await stage.type("水库保护区已划定")
        hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, hard))
        await stage.press("enter")
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))
        assert "水库保护区已划定" in stage.text
        assert "没有" in stage.text
        await stage.press("enter")
        assert "u 撤销" in stage.lines[-1]
