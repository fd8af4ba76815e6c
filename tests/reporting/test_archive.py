"""An archive is whole or not there, the same for the same content, checks itself, and a hostile zip harms nobody."""

import hashlib
import os
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.files import draft_named
from qualitytui.reporting.archive import sums_lines, write_archive
from qualitytui.reporting.archive_check import check_archive_file, workbook_out_of
from qualitytui.workbook.book import Workbook
from tests.samples import hand, make_workbook, worked_on


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "books" / "workbook.db"
    path.parent.mkdir()
    with worked_on(path):
        pass
    for folder, name in (("received", "2013-07/甲局.xlsx"), ("letters", "督办单1.docx"), ("letters", "a\\b.txt")):
        file = path.parent / folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{folder} {name}", encoding="utf-8")
    return path


def written(workbook: Path, target: Path, day: date = date(2014, 1, 10), *, replace: bool = False) -> Path:
    with Workbook.open(workbook, hand(day), Config()) as book:
        write_archive(book, target, replace=replace)
    return target


def test_the_same_content_gives_the_same_bytes_whenever_and_wherever(workbook: Path, tmp_path: Path) -> None:
    first = written(workbook, tmp_path / "1.zip")
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(workbook.parent, elsewhere)
    second = written(elsewhere / "workbook.db", tmp_path / "2.zip", date(2014, 3, 1))
    assert first.read_bytes() == second.read_bytes()
    assert stat.S_IMODE(first.stat().st_mode) == 0o600 or sys.platform == "win32"
    with zipfile.ZipFile(first) as held:
        names = held.namelist()
        assert {one.date_time for one in held.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[:-1] == sorted(names[:-1])
    assert {"received/2013-07/甲局.xlsx", "letters/督办单1.docx", "documents/sample-2013.txt", "读我.txt"} <= set(names)
    (workbook.parent / "letters" / "督办单1.docx").write_text("改过", encoding="utf-8")
    assert written(workbook, tmp_path / "3.zip").read_bytes() != first.read_bytes()


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum")
def test_it_checks_without_us(workbook: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(written(workbook, tmp_path / "1.zip")) as held:
        held.extractall(tmp_path / "out")
    words = ["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"]
    done = subprocess.run(words, cwd=tmp_path / "out", capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (0, b"")


def test_what_was_changed_added_or_taken_out_is_found(workbook: Path, tmp_path: Path) -> None:
    good = written(workbook, tmp_path / "1.zip")
    verdict = check_archive_file(good)
    assert verdict.is_ok
    assert verdict.workbook

    def changed(name: str, content: bytes | None) -> set[str]:
        bad = rewritten(good, tmp_path / "bad.zip", lambda held: {**held, name: content})
        return {one.path for one in check_archive_file(bad).files if not one.is_ok}

    assert changed("letters/督办单1.docx", b"x") == {"letters/督办单1.docx"}
    assert changed("letters/督办单1.docx", None) == {"letters/督办单1.docx"}
    assert changed("more.txt", b"x") == {"more.txt"}
    assert changed("workbook.db", b"x") == {"workbook.db"}


def rewritten(source: Path, target: Path, change: Callable[[dict[str, bytes | None]], dict[str, bytes | None]]) -> Path:
    """A zip of the same files after a change; None leaves one out."""
    with zipfile.ZipFile(source) as held:
        parts = change({name: held.read(name) for name in held.namelist()})
    with zipfile.ZipFile(target, "w") as made:
        for name, content in parts.items():
            if content is not None:
                made.writestr(name, content)
    return target


def test_a_workbook_of_another_identity_or_a_broken_one_is_found(workbook: Path, tmp_path: Path) -> None:
    good = written(workbook, tmp_path / "1.zip")
    other = make_workbook(tmp_path / "other.db").read_bytes()

    def resealed(content: bytes) -> set[str]:
        def change(held: dict[str, bytes | None]) -> dict[str, bytes | None]:
            parts = {**held, "workbook.db": content}
            kept = {name: part for name, part in parts.items() if part is not None and name != "SHA256SUMS"}
            sums = sums_lines({name: hashlib.sha256(part).hexdigest() for name, part in kept.items()})
            return {**kept, "SHA256SUMS": sums}

        found = check_archive_file(rewritten(good, tmp_path / "bad.zip", change))
        return {one.path for one in found.files if not one.is_ok}

    assert resealed(other) == {"workbook.db"}
    assert resealed(b"SQLite format 3\0" + b"x" * 9000) == {"workbook.db"}
    with zipfile.ZipFile(good) as held:
        assert resealed(held.read("workbook.db")) == set()


@pytest.mark.parametrize(
    "name", ["../out.txt", "/out.txt", "a/../../out.txt", "C:/out.txt", "a\\..\\..\\out.txt", "DIR/"]
)
def test_no_name_leads_out_of_it(workbook: Path, tmp_path: Path, name: str) -> None:
    good = written(workbook, tmp_path / "1.zip")
    bad = rewritten(good, tmp_path / "bad.zip", lambda held: {**held, name: b"x"})
    with pytest.raises(Refused):
        check_archive_file(bad)
    with pytest.raises(Refused), workbook_out_of(bad):
        pass


def test_links_bombs_doubles_and_other_files_are_refused(workbook: Path, tmp_path: Path) -> None:
    good = written(workbook, tmp_path / "1.zip")
    link, bomb, double, other = (tmp_path / f"{name}.zip" for name in ("link", "bomb", "double", "other"))
    for path in (link, bomb, double):
        shutil.copy(good, path)
    with zipfile.ZipFile(link, "a") as made:
        part = zipfile.ZipInfo("link")
        part.external_attr = (stat.S_IFLNK | 0o777) << 16
        made.writestr(part, "/etc/passwd")
    with zipfile.ZipFile(bomb, "a", zipfile.ZIP_DEFLATED) as made:
        made.writestr("zeros", b"\0" * (400 << 20))
    with zipfile.ZipFile(double, "a") as made:
        made.writestr("WORKBOOK.DB", b"x")
    with zipfile.ZipFile(other, "w") as made:
        made.writestr("a.txt", b"x")
    cut = tmp_path / "cut.zip"
    cut.write_bytes(good.read_bytes()[:-900])
    for path in (link, bomb, double, other, cut, tmp_path / "none.zip"):
        with pytest.raises(Refused):
            check_archive_file(path)


def test_an_existing_file_stays_unless_it_is_to_be_replaced(workbook: Path, tmp_path: Path) -> None:
    target = tmp_path / "1.zip"
    target.write_text("anything", encoding="utf-8")
    with pytest.raises(Refused):
        written(workbook, target)
    assert target.read_text(encoding="utf-8") == "anything"
    written(workbook, target, replace=True)
    assert check_archive_file(target).is_ok


@pytest.mark.skipif(sys.platform == "win32", reason="the process is forked")
@pytest.mark.parametrize("step", ["_put", "sums_lines", "copy_whole"])
def test_killed_on_the_way_it_is_not_there_and_the_next_one_sweeps(
    workbook: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    target = tmp_path / "out" / "1.zip"
    target.parent.mkdir()
    process = os.fork()
    if process == 0:
        monkeypatch.setattr(f"qualitytui.reporting.archive.{step}", lambda *_: os._exit(9))
        written(workbook, target)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 9
    assert not target.exists()
    assert all(draft_named(path.name) for path in target.parent.iterdir())
    written(workbook, target)
    assert [path.name for path in target.parent.iterdir()] == ["1.zip"]


def test_an_archive_packed_again_says_which_file_was_changed(workbook: Path, tmp_path: Path) -> None:
    whole, again = written(workbook, tmp_path / "1.zip"), tmp_path / "2.zip"
    with zipfile.ZipFile(whole) as held, zipfile.ZipFile(again, "w") as out:
        out.writestr("papers/", "")
        for one in held.namelist():
            content = held.read(one)
            out.writestr(one, content + b"x" if one == "papers/goals.csv" else content)
    verdict = check_archive_file(again)
    assert [one.path for one in verdict.files if not one.is_ok] == ["papers/goals.csv"]
    with zipfile.ZipFile(again, "a") as out:
        out.writestr("../out/", "")
    with pytest.raises(Refused, match="out"):
        check_archive_file(again)
