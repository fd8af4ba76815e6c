"""A ref as a person types it."""

from pathlib import Path

from qualitytui.config import Config
from qualitytui.reading.reader import read_text
from qualitytui.store.connection import open_seen
from qualitytui.store.file_probe import probe
from qualitytui.store.reader import Reader
from qualitytui.store.refs import find_item, only_item
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.plan import ImportPlan
from tests.samples import TODAY, hand, make_workbook


def test_a_ref_is_found_without_a_look_at_every_item(tmp_path: Path) -> None:
    connection = open_seen(probe(make_workbook(tmp_path / "workbook.db")))
    statements = list[str]()
    connection.set_trace_callback(statements.append)
    assert find_item(Reader(connection, TODAY, Config()), "A1.1")[0] == "indicator"
    connection.set_trace_callback(None)
    ways = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statements[-1]}")]
    connection.close()
    assert [way for way in ways if way.startswith("SEARCH")]
    assert [way for way in ways if way.startswith(("SCAN t", "SCAN i"))] == []


def test_a_number_that_the_plan_gives_twice_is_found_by_its_letter(tmp_path: Path) -> None:
    plan = read_text("甲县2013年计划\n一、任务\n1.甲。（县甲局）\n1.乙。（县乙局）\n")
    path = tmp_path / "workbook.db"
    Workbook.create(path, hand(), Config(), [ImportPlan("two", plan, "two.txt", "")]).close()
    connection = open_seen(probe(path))
    reader = Reader(connection, TODAY, Config())
    first, again = (find_item(reader, ref) for ref in ("1.1", "1.1b"))
    assert first != again
    assert find_item(reader, "1.1B") == find_item(reader, "two:1.1b") == again
    connection.close()


def test_a_half_typed_ref_names_nothing_and_no_ref_is_compared_with_it(tmp_path: Path) -> None:
    connection = open_seen(probe(make_workbook(tmp_path / "workbook.db")))
    reader = Reader(connection, TODAY, Config())
    statements = list[str]()
    connection.set_trace_callback(statements.append)
    assert [only_item(reader, ref) for ref in ("1.1", "nowhere:1.1.1", "")] == [None, None, None]
    assert len(statements) == 3
    assert only_item(reader, "1.1.1") == find_item(reader, "1.1.1")
    connection.close()
