"""Where the locks of a folder cannot be trusted one program at a time has the workbook: never a lost row in silence."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Busy
from qualitytui.i18n import use
from qualitytui.model.filter import Filter
from qualitytui.store import lock_trust
from qualitytui.store.lock_file import END, Owner, lock_path, owner_of
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.maintenance import check, restore, why_one_at_a_time
from qualitytui.workbook.queries.items import list_tasks
from tests.acts import run, sample_in
from tests.samples import hand, make_workbook
from tests.test_crowd import crowd

if sys.platform == "win32":
    pytest.skip("the processes are forked", allow_module_level=True)

LIE = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#define LIE(name) int name(int fd, int cmd, ...) { \\
    va_list all; va_start(all, cmd); void *one = va_arg(all, void *); va_end(all); \\
    if (cmd == F_SETLK || cmd == F_SETLKW || cmd == F_OFD_SETLK || cmd == F_OFD_SETLKW) return 0; \\
    if (cmd == F_GETLK || cmd == F_OFD_GETLK) { ((struct flock *) one)->l_type = F_UNLCK; return 0; } \\
    int (*real)(int, int, ...) = dlsym(RTLD_NEXT, #name); return real(fd, cmd, one); }
LIE(fcntl)
LIE(fcntl64)
"""
"""A system that grants every lock and holds none."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    use("en")
    return make_workbook(tmp_path / "books" / "workbook.db")


@pytest.fixture
def network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Makes the folder one of a network, as far as the system tells."""
    device = tmp_path.stat().st_dev
    mounts = tmp_path / "mountinfo"
    number = f"{os.major(device)}:{os.minor(device)}"
    mounts.write_text(f"22 1 0:0 / /proc rw - proc proc rw\n30 1 {number} / /mnt rw shared:1 - nfs4 office:/q rw\n")
    monkeypatch.setattr(lock_trust, "MOUNTS", mounts)


def in_child(work: Callable[[], object]) -> int:
    """The exit code of a piece of work done by a process of its own."""
    process = os.fork()
    if process == 0:
        code = work()
        os._exit(code if isinstance(code, int) else 0)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def test_the_locks_of_a_disk_are_trusted_and_many_may_have_it_open(path: Path) -> None:
    assert why_one_at_a_time(path) == ""
    with Workbook.open(path, hand(), Config()) as book:
        assert run(path, "task", "start", "2.1") == 0
        book.do(StartTask(("1.1.1",)))
        assert not lock_path(path).exists()


@pytest.mark.usefixtures("network")
def test_while_one_has_it_open_on_a_network_others_only_read(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Workbook.open(path, hand(), Config()) as book:
        book.do(ReportProgress(("2.1",), "一"))
        before = path.read_bytes()
        assert in_child(lambda: run(path, "tasks")) == 0
        assert in_child(lambda: run(path, "task", "start", "2.1")) == 6
        assert in_child(lambda: run(path, "undo")) == 6
        assert path.read_bytes() == before
        book.do(ReportProgress(("2.1",), "二"))
        assert "nfs4" in why_one_at_a_time(path) or "trusted" in why_one_at_a_time(path)
    assert not lock_path(path).exists()
    assert run(path, "task", "start", "2.1") == 0
    assert check(path).faults == ()
    capsys.readouterr()


@pytest.mark.usefixtures("network")
def test_what_others_read_meanwhile_holds_what_was_written(path: Path) -> None:
    with Workbook.open(path, hand(), Config()) as book:
        book.do(ReportProgress(("2.1",), "刚写的"))

        def told() -> int:
            with Workbook.open(path, hand(), Config()) as other:
                (task,) = [one for one in other.ask(list_tasks, Filter()).tasks if one.ref == "2.1"]
                is_read = task.last_report is not None and task.last_report.text == "刚写的"
                return 0 if is_read and "process" in other.barred else 1

        assert in_child(told) == 0


@pytest.mark.usefixtures("network")
def test_readers_and_writers_come_and_go_on_a_network_and_every_row_stands(tmp_path: Path) -> None:
    crowd(sample_in(tmp_path), readers=1, writers=2, seconds=1.0)


@pytest.mark.usefixtures("network")
def test_the_lock_file_of_a_program_that_was_killed_is_cleared(path: Path) -> None:
    process = os.fork()
    if process == 0:
        Workbook.open(path, hand(), Config())
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(process, 0)
    assert lock_path(path).exists()
    assert run(path, "task", "start", "2.1") == 0
    assert [one.name for one in path.parent.iterdir() if END in one.name] == []


@pytest.mark.usefixtures("network")
@pytest.mark.parametrize("computer", ["office-2/abc", "", None])
def test_another_computers_lock_file_is_left_and_named(
    path: Path, computer: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from qualitytui.store import lock_file

    monkeypatch.setattr(lock_file, "STEADY", 0.05)
    content = "" if computer is None else "".join(f"{one}\n" for one in ("a1", "b2", "pid", "77", "5", computer))
    lock_path(path).write_text(content)
    with Workbook.open(path, hand(), Config()) as book:
        with pytest.raises(Busy, match="office-2, process 77" if computer else "one program") as refusal:
            book.do(StartTask(("2.1",)))
        assert f"{path}.lock" in refusal.value.hint
    assert lock_path(path).read_text() == content


@pytest.mark.usefixtures("network")
def test_a_lock_file_that_somebody_removed_stops_the_next_write(path: Path) -> None:
    with Workbook.open(path, hand(), Config()) as book:
        book.do(StartTask(("2.1",)))
        lock_path(path).unlink()
        with pytest.raises(Busy, match="removed"):
            book.do(StartTask(("1.1.1",)))


@pytest.mark.usefixtures("network")
def test_a_copy_is_put_back_only_where_nobody_else_has_it_open(path: Path) -> None:
    with Workbook.open(path, hand(), Config()) as book:
        copy = book.back_up().path
        book.do(StartTask(("2.1",)))
        assert in_child(lambda: run(path, "restore", str(copy), "--yes")) == 6
    assert restore(path, copy, hand(), Config()) is not None
    assert not lock_path(path).exists()


def test_whose_process_ended_or_whose_computer_started_anew_is_gone() -> None:
    from qualitytui.store.lock_file import _here, _started

    boot, space, computer = _here()
    me = str(os.getpid())
    mine = Owner("a", boot, space, me, _started(me), computer)
    assert not mine.is_gone
    assert mine._replace(started="1").is_gone
    assert mine._replace(process="999999999").is_gone
    assert mine._replace(boot="another").is_gone
    for other in ({"computer": "else/where"}, {"space": "pid:[1]"}, {"token": ""}, {"boot": ""}):
        assert not mine._replace(**other, process="999999999").is_gone
    assert owner_of(Path("/nonexistent/lock")) is None


@pytest.mark.parametrize(("name", "kind"), [("\\\\office\\q\\w.db", "SMB"), ("C:\\q\\w.db", "")])
def test_a_path_of_a_server_is_known_on_windows(name: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = Path(name)
    monkeypatch.setattr(os, "name", "nt")
    assert lock_trust.network_of(path) == kind
    assert not lock_trust.do_locks_lie(path)


@pytest.mark.skipif(shutil.which("cc") is None, reason="no C compiler here")
def test_where_the_system_grants_every_lock_no_row_is_lost(tmp_path: Path) -> None:
    (tmp_path / "lie.c").write_text(LIE)
    lie = tmp_path / "lie.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-o", lie, tmp_path / "lie.c", "-ldl"], check=True)
    workbook = sample_in(tmp_path / "books")
    work = (
        "import sys, time; from pathlib import Path; from tests.acts import run\n"
        "print(sum(run(Path(sys.argv[1]), 'task', 'report', '1.1.1', 'x') == 0 for _ in range(6)))"
    )
    environ = {"PATH": os.environ["PATH"], "LD_PRELOAD": str(lie)}
    root = Path(__file__).parent.parent.parent
    begun = [
        subprocess.Popen([sys.executable, "-c", work, workbook], cwd=root, env=environ, stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    done = [int(one.communicate()[0]) for one in begun]
    assert min(done) > 0
    with Workbook.open(workbook, hand(), Config()) as book:
        assert book.ask(lambda reader: [*reader.rows("SELECT count(*) FROM report")]) == [(sum(done),)]
    assert check(workbook).faults == ()


def test_waiting_ends(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from qualitytui.store import lock_file

    lock_path(path).write_text("x")
    monkeypatch.setattr(lock_file, "PATIENCE", 0.0)
    monkeypatch.setattr(lock_file, "STEADY", 0.0)
    monkeypatch.setattr(time, "sleep", lambda _: None)
    assert isinstance(lock_file.take(path), Owner)
