"""What reaches the terminal: nothing that acts on it, any encoding, closed and full streams."""

import csv
import io
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.program import Program
from tests.hostile import rejournal

ODD = "\x1b[31m红\x1b]52;c;aGFjaw==\x07\u202e\u2066倒\x9b2J\t隔\r\u2028行\x7f"
ACTING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")


@pytest.fixture
def odd(small: Program) -> Program:
    """A workbook into which somebody has written what no command of ours lets in."""
    book = sqlite3.connect(small.workbook)
    book.execute("UPDATE task SET title = ?, text = ?, status_note = ? WHERE ref = '1.1.1'", [ODD] * 3)
    book.execute("UPDATE indicator SET title = ? WHERE ref = 'A1.2'", [ODD])
    book.execute("UPDATE department SET name = name || ?", [ODD])
    book.execute("UPDATE section SET title = ?", [ODD])
    book.execute("UPDATE plan SET title = ?", [ODD])
    book.execute("UPDATE act SET said = ?", [ODD])
    rejournal(book)
    book.commit()
    book.close()
    return small


@pytest.mark.parametrize(
    "words",
    [
        ("tasks",),
        ("tasks", "--plain"),
        ("tasks", "--json"),
        ("tasks", "--color", "always"),
        ("indicators",),
        ("departments",),
        ("departments", "--plain"),
        ("status",),
        ("status", "--plain"),
        ("status", "--json"),
        ("due",),
        ("show", "1.1.1", "A1.2"),
        ("show", "1.1.1", "A1.2", "--plain"),
        ("show", "1.1.1", "A1.2", "--json"),
        ("log",),
        ("log", "--json"),
        ("plan", "export", "--json"),
        ("task", "start", "1.1.1"),
        ("task", "start", "1.1.1", "--dry-run"),
        ("task", "cancel", "1.1.1", "--note", ODD, "--dry-run"),
        ("undo", "--dry-run"),
    ],
)
def test_foreign_text_comes_out_harmless(odd: Program, words: tuple[str, ...]) -> None:
    said = odd(*words)
    assert said.code in {0, 1}
    assert ACTING.findall(re.sub(r"\x1b\[[\d]*m(?=[^\x1b]|$)", "", said.out) if "always" in words else said.out) == []
    assert ACTING.findall(said.err) == []


def test_json_keeps_the_very_text_by_escaping_it(odd: Program) -> None:
    assert odd("tasks", "--json").json["tasks"][0]["title"] == ODD


def test_plain_keeps_its_fields_apart_whatever_the_text_holds(odd: Program) -> None:
    lines = odd("tasks", "--plain").lines
    assert len(lines) == 3
    assert {line.count("\t") for line in lines} == {19}


def test_foreign_text_comes_out_harmless_in_the_snapshot(odd: Program) -> None:
    assert odd("snapshot", "take").code == 0
    for name in ("tasks.csv", "indicators.csv", "changes.csv", "report.md"):
        text = (odd.workbook.parent / "snapshots" / "2013-W29" / name).read_text(encoding="utf-8-sig")
        assert ACTING.findall(text.replace("\r\n", "\n")) == [], name
    rows = list(csv.reader(io.StringIO((odd.workbook.parent / "snapshots/2013-W29/tasks.csv").read_text("utf-8-sig"))))
    assert len(rows) == 4


def test_foreign_text_in_the_words_given_comes_back_harmless(small: Program) -> None:
    for words in ((ODD,), ("tasks", f"status:{ODD}"), ("show", ODD), ("--workbook", f"/{ODD}", "status")):
        said = small(*words)
        assert said.code in {1, 2, 5}
        assert ACTING.findall(said.err) == []


def test_what_is_written_down_holds_no_control_characters(small: Program) -> None:
    assert small("task", "report", "1.1.1", ODD).code == 0
    text = small.item("1.1.1")["last_report"]["text"]
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)


@pytest.mark.parametrize(
    "environ",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "gbk"},
        {"PYTHONIOENCODING": "latin-1", "LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"TERM": "dumb", "NO_COLOR": "1"},
    ],
    ids=str,
)
def test_any_encoding_of_the_terminal_is_survived(small: Program, environ: dict[str, str]) -> None:
    for words in (("status",), ("show", "1.1.1", "--json"), ("tasks", "status:x")):
        done = subprocess.run(
            [sys.executable, "-m", "qualitytui", *words],
            env={"PATH": os.environ["PATH"], **small.environ(), **environ},
            capture_output=True,
            check=False,
        )
        assert done.returncode == (2 if "status:x" in words else 0), done.stderr
        assert done.stdout or done.stderr
        assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("encoding", ["gbk", "latin-1", "cp1252", "ascii", "utf-8", "big5"])
def test_json_is_utf_8_whatever_the_locale_says(small: Program, encoding: str) -> None:
    for words, code in ((("show", "1.1.1", "--json"), 0), (("tasks", "dept:质检局", "--json"), 2)):
        said = small.process(*words, environ={"PYTHONIOENCODING": encoding})
        assert said.code == code
        assert "质监局" in said.out + said.err


@pytest.mark.parametrize(("encoding", "spoken"), [("gbk", "gbk"), ("latin-1", "utf-8"), ("cp437", "utf-8")])
def test_an_encoding_without_chinese_gives_way_and_one_with_it_stays(
    small: Program, encoding: str, spoken: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "qualitytui", "tasks"],
        env={"PATH": os.environ["PATH"], **small.environ(), "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=True,
    )
    assert "质监局" in done.stdout.decode(spoken)


def shell(program: Program, line: str) -> tuple[int, str, str]:
    """Runs a line of bash in which $Q is the program; returns its code, output and talk."""
    done = subprocess.run(
        ["bash", "-c", line],
        env={"PATH": os.environ["PATH"], **program.environ(), "Q": f"{sys.executable} -m qualitytui"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def test_a_reader_that_has_seen_enough_ends_the_program_quietly(demo: Program) -> None:
    code, out, err = shell(demo, "$Q log --json | head -1; exit ${PIPESTATUS[0]}")
    assert (code in {0, 141}, out.strip(), err) == (True, "{", "")


def test_a_reader_that_is_gone_ends_the_program_with_141_and_without_a_word(demo: Program) -> None:
    assert shell(demo, "$Q status | true; exit ${PIPESTATUS[0]}") == (141, "", "")


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("$Q status >&-", 0),
        ("$Q status 2>&- >/dev/null", 0),
        ("$Q tasks 2>&- >/dev/null", 0),
        ("$Q <&-", 2),
        ("$Q show - <&-", 2),
        ("$Q nonsense 2>&-", 2),
    ],
)
def test_closed_streams_are_survived(small: Program, line: str, code: int) -> None:
    ended, _, err = shell(small, line)
    assert (ended, "Traceback" in err) == (code, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_a_full_disk_under_the_output_is_said_and_no_error_of_the_program(small: Program) -> None:
    code, _, err = shell(small, "$Q status >/dev/full")
    assert code == 1
    assert err.startswith("qualitytui: ")
    assert err.count("\n") == 1
    assert list(small.home.rglob("crash-*")) == []
    assert shell(small, "$Q tasks 2>/dev/full >/dev/null")[0] == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_what_is_saved_but_cannot_be_said_is_not_called_refused(small: Program) -> None:
    code, _, err = shell(small, "$Q task start 2.1 >/dev/full")
    assert (code, "已经保存" in err) == (1, True)
    assert small("show", "2.1", "--json").json["items"][0]["status"] == "in_progress"


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="there is no /proc here")
def test_an_interrupt_ends_the_program_with_130_and_without_a_traceback(
    small: Program, request: pytest.FixtureRequest
) -> None:
    # what is started in the background ignores interrupts, and so would its children
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    request.addfinalizer(lambda: signal.signal(signal.SIGINT, before))
    with subprocess.Popen(
        [sys.executable, "-m", "qualitytui", "show", "-"],
        env={"PATH": os.environ["PATH"], **small.environ()},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        until = time.monotonic() + 90
        while not holds(process.pid, small.workbook.resolve()) and time.monotonic() < until:
            time.sleep(0.02)
        while not rests(process.pid) and time.monotonic() < until:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        # while a class is being made by eval, Python ends itself by the signal: to a shell that is 130 too
        assert process.wait(90) in {130, -signal.SIGINT}
        assert process.stderr is not None
        assert process.stderr.read() == b""


def rests(pid: int) -> bool:
    """Whether a process has done nothing for a moment: it waits for its input."""
    seen = set()
    for _ in range(4):
        after = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        seen.add((after[0], after[11], after[12]))
        time.sleep(0.05)
    return len(seen) == 1 and seen.pop()[0] == "S"


def holds(pid: int, path: Path) -> bool:
    """Whether a process has opened a file."""
    return any(one.exists() and one.resolve() == path for one in Path(f"/proc/{pid}/fd").iterdir())


def test_colours_come_only_where_they_are_wanted(small: Program) -> None:
    assert "\x1b[" not in small("status").out
    assert "\x1b[" in small("status", "--color", "always").out
    assert "\x1b[" in small("status", FORCE_COLOR="1").out
    assert "\x1b[" not in small("status", "--color", "never", FORCE_COLOR="1").out
    assert "\x1b[" in small("status", CLICOLOR_FORCE="1").out
    assert "\x1b[90m灰\x1b[0m  1.1.2" in small("tasks", "--color", "always").out
    assert "\x1b[" in small("due", "--color", "always").out
    assert "\x1b[" not in small("tasks", "--json", "--color", "always").out
    assert "\x1b[" not in small("tasks", "--plain", "--color", "always").out


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full here")
def test_what_may_be_done_though_it_cannot_be_told_is_not_done_again(small: Program) -> None:
    code, _, err = shell(small, "$Q backup >/dev/full")
    assert code == 1
    assert "可能已经办成" in err
    assert "可能已经办成" not in shell(small, "$Q tasks >/dev/full")[2]
