"""office: names, codes and persons, from the settings file, the workbook, the plan."""

from typing import Any

from tests.cli.program import Program
from tests.cli.test_settings import written


def office(program: Program, *words: str) -> dict[str, Any]:
    said = program("office", *words, "--json")
    assert said.code == 0, said.err
    assert set(said.json) == {"schema", "filter", "settings"}
    assert all(set(one) == {"key", "value", "origin"} for one in said.json["settings"])
    return {one["key"]: (one["value"], one["origin"]) for one in said.json["settings"]}


def test_what_is_set_is_kept_undone_and_seen_as_of_a_day(small: Program) -> None:
    assert office(small)["office.name"] == ("样县质量强县工作领导小组办公室", "plan")
    assert office(small)["office.phone"] == (None, None) or office(small)["office.phone"][1] is None
    assert small("office", "set", "phone", " 0576-83880000 ", today="2013-07-20").code == 0
    assert small("office", "set", "papers.supervise.code", "天质强督", today="2013-07-22").code == 0
    assert small("office", "set", "papers.supervise.red.copy_to", "县监察局，县考核办").code == 0
    found = office(small)
    assert found["office.phone"] == ("0576-83880000", "workbook")
    assert found["papers.supervise.red.copy_to"] == (["县监察局", "县考核办"], "workbook")
    assert small("verify").code == 0
    past = small("office", "--as-of", "2013-07-21", "--json", today="2013-07-23").json["settings"]
    assert {one["key"]: one["origin"] for one in past}["papers.supervise.code"] is None
    small("undo")
    assert office(small)["papers.supervise.red.copy_to"] == (["县政府督查室", "县考核办"], "default")


def test_a_dash_takes_away_and_a_wrong_key_or_value_is_refused(small: Program) -> None:
    small("office", "set", "contact", "陈主任")
    assert small("office", "set", "contact", "-").code == 0
    assert small("office", "set", "contact", "-").code == 1
    said = small("office", "set", "contct", "陈主任")
    assert (said.code, "office.contact" in said.err) == (2, True)
    assert small("office", "set", "papers.supervise.limit", "0").code == 2
    assert small("office", "set", "papers.supervise.layout", "poster").code == 2
    assert small("office", "set", "office.name", " ").code == 2
    assert "office.contact" not in small("office").out


def test_the_settings_file_comes_first_and_its_errors_are_said(small: Program) -> None:
    written(
        small,
        '[office]\nname = "样县强县办"\nnmae = "x"\n[papers.supervise]\ncode = "样质强督"\nlimit = "x"\n'
        "[papers.supervise.red]\nlimit = 2\n",
    )
    said = small("office", "set", "name", "别的")
    assert said.code == 0
    assert "设置文件" in said.out
    assert "office.nmae" in said.err
    assert "office.name" in said.err
    assert "papers.supervise.limit" in said.err
    found = office(small)
    assert found["office.name"] == ("样县强县办", "file")
    assert found["papers.supervise.code"] == ("样质强督", "file")
    assert found["papers.supervise.red.limit"] == (2, "file")
    assert found["papers.supervise.limit"] == (5, "default")
    settings = {one["name"]: one["value"] for one in small("config", "--json").json["settings"]}
    assert settings["papers.supervise.red.limit"] == "2"


def test_the_office_that_is_set_is_the_own_one(small: Program) -> None:
    assert "县强县办" not in {one["department"] for one in small("status", "--json").json["silences"]}
    small("office", "set", "short", "县质监局")
    names = {one["department"] for one in small("status", "--json", today="2013-12-01").json["silences"]}
    assert "县强县办" in names
    assert "县质监局" not in names


def test_a_setting_is_forgotten_and_does_not_leave_the_office(small: Program) -> None:
    small("office", "set", "phone", "13805761234")
    small("office", "set", "papers.supervise.limit", "7654")
    assert small("snapshot", "take", "--for-sharing").code == 0
    for path in (small.workbook.parent / "snapshots").rglob("*.*"):
        assert b"13805761234" not in path.read_bytes(), path.name
    assert small("forget", "13805761234", "--yes").code == 0
    assert "13805761234" not in small("office", "--json").out
    assert small("forget", "7654", "--yes").code == 0
    assert office(small)["papers.supervise.limit"] == (5, "default")
    assert small("verify").code == 0


def test_a_layout_that_a_kind_of_paper_cannot_have_is_refused_by_file_and_key(small: Program) -> None:
    said = small("office", "set", "papers.brief.layout", "letter")
    assert (said.code, "papers.brief.layout" in said.err, "bulletin" in said.err) == (2, True, True)
    written(small, '[papers.rectify]\nlayout = "document"\n\n[papers.supervise]\nlayout = "letter"\n')
    said = small("office", "--json")
    assert "config.toml:5" in said.err
    assert "papers.supervise.layout" in said.err
    assert office(small)["papers.supervise.layout"] == ("form", "default")
    assert office(small)["papers.rectify.layout"] == ("document", "file")
