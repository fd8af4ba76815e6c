"""A week as Parquet and the roll-up of many, from the command line."""

from importlib.util import find_spec

import pytest

from tests.cli.program import Program


@pytest.mark.skipif(not find_spec("duckdb"), reason="the extra analytics is not installed: no duckdb")
def test_a_week_is_written_and_rolled_up(demo: Program) -> None:
    folder = demo.home / "weeks"
    assert len(demo("report", "parquet", str(folder)).lines) == 2
    (week,) = demo("report", "rollup", str(folder), "--json").json["weeks"]
    status = demo("status", "--json").json
    assert (week["week"], week["tasks"], week["red"]) == ("2013-W29", 32, status["tasks"]["by_light"]["red"])
    plain = demo("report", "rollup", str(folder), "--plain", "--header").lines
    assert plain[0].split("\t") == list(week)
    assert plain[1].split("\t") == [str(value) for value in week.values()]
    before = demo("report", "rollup", str(folder), "--json")
    together = demo("report", "rollup", str(folder), "--json", "--compact")
    assert together.json == before.json
    assert "2个文件并为2个" in together.err
    assert len(list(folder.rglob("*.parquet"))) == 2
    refused = demo("report", "rollup", str(demo.home / "none"), "--json")
    assert refused.code == 1
    assert refused.refusal["hint"]
