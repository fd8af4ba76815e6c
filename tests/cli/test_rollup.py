"""A week as Parquet and the roll-up of many, from the command line."""

import shutil
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


@pytest.mark.skipif(not find_spec("duckdb"), reason="the extra analytics is not installed: no duckdb")
def test_two_counties_of_one_file_are_told_apart_from_the_command_line(demo_copy: Program) -> None:
    folder, other = demo_copy.home / "weeks", demo_copy.home / "other"
    handed = demo_copy.workbook.with_name("handed.db")
    shutil.copy(demo_copy.workbook, handed)
    demo_copy("task", "note", "2.2.1", "甲县")
    assert demo_copy("report", "parquet", str(folder)).code == 0
    demo_copy.workbook.unlink()
    shutil.move(handed, demo_copy.workbook)
    demo_copy("task", "note", "2.2.1", "乙县")
    refused = demo_copy("report", "parquet", str(folder))
    assert refused.code == 1
    assert "qualitytui workbook separate" in refused.err
    assert "--replace" in refused.err
    assert demo_copy("report", "parquet", str(other)).code == 0
    shutil.copytree(other, folder, dirs_exist_ok=True)
    parted = demo_copy("report", "rollup", str(folder), "--json")
    assert (parted.code, len(parted.json["parted"])) == (3, 1)
    assert parted.json["parted"][0] in parted.err
    assert demo_copy("workbook", "separate").code == 0
    assert demo_copy("report", "parquet", str(folder)).code == 0
    assert [one["plans"] for one in demo_copy("report", "rollup", str(folder), "--json").json["weeks"]] == [2]
