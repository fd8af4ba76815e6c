"""Several files at once: all of them or none, whatever fails on the way."""

import os
from pathlib import Path

import pytest

from qualitytui import files
from qualitytui.errors import Refused
from qualitytui.reporting.file_placement import placed_together, write_file, write_files
from tests.starve import failing


def contents(folder: Path) -> dict[Path, bytes]:
    return {folder / name: f"new {name}".encode() for name in ("a.docx", "b.docx", "c.docx")}


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


def test_files_are_written_into_a_folder_that_is_made(tmp_path: Path) -> None:
    write_files(contents(tmp_path / "new" / "folder"))
    assert held(tmp_path / "new" / "folder") == {
        name: f"new {name}".encode() for name in ("a.docx", "b.docx", "c.docx")
    }


@pytest.mark.parametrize("lasting", [True, False])
def test_whichever_call_fails_all_files_are_there_or_none(tmp_path: Path, lasting: bool) -> None:
    seen = set()
    for nth in range(1, 60):
        folder = tmp_path / f"{nth}"
        with failing(nth, lasting=lasting) as counter:
            try:
                write_files(contents(folder))
            except Refused as refusal:
                seen.add(str(folder) in refusal.sentence)
        if counter.calls < nth:
            break
        assert folder.exists() == bool(held(folder))
        assert held(folder) in ({}, {path.name: content for path, content in contents(folder).items()}), nth
    else:
        pytest.fail("it never went through")
    assert seen == {True}


def test_whichever_call_fails_files_to_be_replaced_are_all_old_or_all_new(tmp_path: Path) -> None:
    for nth in range(1, 60):
        folder = tmp_path / f"{nth}"
        folder.mkdir()
        old = {"a.docx": b"old a", "b.docx": b"old b"}
        for name, content in old.items():
            (folder / name).write_bytes(content)
        with failing(nth) as counter:
            try:
                write_files(contents(folder), replace=True)
            except Refused:
                assert held(folder) == old, nth
        if counter.calls < nth:
            break
    assert held(folder) == {path.name: content for path, content in contents(folder).items()}


def test_what_fails_while_they_are_there_takes_them_back(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"old a")
    with pytest.raises(Refused, match="busy"), placed_together(contents(tmp_path), replace=True):
        raise Refused("busy" if held(tmp_path)["a.docx"] == b"new a.docx" else "too early")
    assert held(tmp_path) == {"a.docx": b"old a"}


def test_one_that_is_there_refuses_all(tmp_path: Path) -> None:
    (tmp_path / "c.docx").write_bytes(b"old c")
    with pytest.raises(Refused, match=r"c\.docx"):
        write_files(contents(tmp_path))
    assert held(tmp_path) == {"c.docx": b"old c"}


def test_what_a_killed_process_left_in_the_folder_goes(tmp_path: Path) -> None:
    left = tmp_path / files.draft_in(tmp_path).name.replace(f"-{os.getpid()}-", "-999999999-")
    left.write_bytes(b"half")
    write_files(contents(tmp_path))
    assert not left.exists()
    left.write_bytes(b"half")
    write_file(tmp_path / "d.docx", b"d")
    assert not left.exists()
