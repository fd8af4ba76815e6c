"""A ref as a person types it."""

from pathlib import Path

from qualitytui.config import Config
from qualitytui.store.connection import open_seen
from qualitytui.store.looking import look
from qualitytui.store.reader import Reader
from qualitytui.store.refs import find_item
from tests.samples import TODAY, make_workbook


def test_a_ref_is_found_without_a_look_at_every_item(tmp_path: Path) -> None:
    connection = open_seen(look(make_workbook(tmp_path / "workbook.db")))
    statements = list[str]()
    connection.set_trace_callback(statements.append)
    assert find_item(Reader(connection, TODAY, Config()), "A1.1")[0] == "indicator"
    connection.set_trace_callback(None)
    ways = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statements[-1]}")]
    connection.close()
    assert [way for way in ways if way.startswith("SEARCH")]
    assert [way for way in ways if way.startswith(("SCAN t", "SCAN i"))] == []
