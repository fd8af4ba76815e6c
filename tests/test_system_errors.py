"""The reasons of the system and of SQLite in plain words, and what helps."""

import errno
import os
import sqlite3
from pathlib import Path

import pytest

from qualitytui.i18n import speaking
from qualitytui.system_errors import os_error_of, what_helps, why_of


@pytest.fixture
def full(tmp_path: Path) -> sqlite3.Error:
    """What SQLite says where a file must not grow."""
    connection = sqlite3.connect(tmp_path / "small.db", isolation_level=None)
    connection.execute("CREATE TABLE t (x)")
    connection.execute("PRAGMA max_page_count = 2")
    with pytest.raises(sqlite3.OperationalError) as caught:
        connection.execute("INSERT INTO t VALUES (zeroblob(100000))")
    connection.close()
    return caught.value


def test_a_full_disk_is_the_same_whoever_says_so(full: sqlite3.Error) -> None:
    system = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with speaking("zh"):
        assert why_of(full) == why_of(system) == why_of(os_error_of(full)) == "磁盘已满"
        assert what_helps(full) == what_helps(system) != ""


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EPERM])
def test_where_nothing_may_be_written_another_folder_helps_and_no_room(number: int) -> None:
    with speaking("en"):
        assert what_helps(OSError(number, os.strerror(number))) == "Choose a folder you may write to."


def test_of_any_other_reason_nothing_general_is_said() -> None:
    assert what_helps(OSError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))) == ""
    assert what_helps(ValueError("x")) == ""
    assert str(os_error_of(sqlite3.OperationalError("odd"))) == "odd"
