"""What spares the tests time spares no fault."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from qualitytui.store import integrity
from qualitytui.store.integrity import Fault, faults
from tests import checked_once as module
from tests.checked_once import checked_once
from tests.samples import make_workbook

DAMAGE = (
    "UPDATE task SET title = title || 'x' WHERE id = 1",
    "UPDATE act SET seal = 'x' WHERE id = 1",
    "DELETE FROM change WHERE id = 2",
    "UPDATE plan SET issued = 'soon'",
)


def found_in(path: Path) -> list[Fault]:
    with closing(sqlite3.connect(path)) as connection:
        return list(faults(connection))


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_fault_is_found_after_an_equal_workbook_was_found_intact(tmp_path: Path, damage: str) -> None:
    make_workbook(tmp_path / "intact.db")
    path = make_workbook(tmp_path / "workbook.db")
    with checked_once():
        assert found_in(tmp_path / "intact.db") == found_in(path) == []
        with closing(sqlite3.connect(path)) as connection, connection:
            connection.execute(damage)
        found = found_in(path)
        assert found
        assert found == found_in(path)
    assert found == found_in(path)


def test_an_equal_workbook_is_looked_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[sqlite3.Connection] = []

    def noted(connection: sqlite3.Connection) -> list[Fault]:
        looked.append(connection)
        return []

    monkeypatch.setattr(module, "_intact", set())
    monkeypatch.setattr(module, "IN_FULL", noted)
    with checked_once():
        for name in "ab":
            found_in(make_workbook(tmp_path / f"{name}.db"))
    assert len(looked) == 1
    assert integrity._all_faults is not module.faults_once
