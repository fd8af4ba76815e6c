"""Return forms on the command line: sent, listed, and what they change elsewhere."""

import json
from pathlib import Path

import pytest

from tests.cli.form_answers import ROUND, form, taken
from tests.cli.program import Program
from tests.exchange.forms.filling import Filled


def test_one_form_a_department_and_none_for_an_open_list(small: Program, sent: Path) -> None:
    names = sorted(path.name for path in sent.iterdir())
    assert names == sorted(f"2013年上半年 {name}.xlsx" for name in ("县农业局", "县强县办", "县经信局", "县质监局"))
    (round_,) = small("forms", "--json").json["rounds"]
    assert (round_["round"], round_["title"]) == (1, "2013年上半年")
    assert (round_["sent"], round_["by"]) == ("2013-07-19", "2013-07-26")
    by_name = {one["name"]: one for one in round_["departments"]}
    assert (by_name["县质监局"]["items"], by_name["县质监局"]["indicators"]) == (1, 2)
    assert by_name["县农业局"] == {
        "name": "县农业局",
        "items": 1,
        "indicators": 1,
        "returned": None,
        "paper": None,
        "late_days": None,
        "others": None,
    }


def test_the_bundled_plan_has_twenty_two_forms(nowhere: Program, tmp_path: Path) -> None:
    nowhere("init", "--plan", "tiantai-2013")
    said = nowhere("forms", "out", str(tmp_path / "out"), "--notes", "--json")
    assert said.code == 0
    assert len([name for name in said.json["files"] if name.endswith(".xlsx")]) == 22
    assert len([name for name in said.json["files"] if name.endswith(".docx")]) == 22
    assert not [name for name in said.json["files"] if "县政府" in name or "相关部门" in name]


def test_a_form_shows_the_plans_own_labels_and_keeps_its_marks_out_of_sight(sent: Path) -> None:
    book = form(sent).book
    assert [page.title for page in book.worksheets] == ["任务进展", "指标完成", "填报说明"]
    tasks, indicators = book.worksheets[0], book.worksheets[1]
    assert tasks["A4"].value == "一（一）1"
    assert [indicators[f"A{row}"].value for row in (4, 5)] == ["一（一）1①", "附件1第2项"]
    assert tasks.column_dimensions["M"].hidden
    assert tasks.protection.sheet
    assert tasks.protection.password is None
    assert not tasks["F4"].protection.locked
    assert tasks["B4"].protection.locked
    assert tasks.page_setup.orientation == "landscape"
    assert tasks.print_title_rows == "$1:$3"
    lists = [one.formula1 for one in tasks.data_validations.dataValidation if one.type == "list"]
    assert lists == ['"未启动,正常推进,滞后,已完成(待核)"']
    assert [prop.name for prop in book.custom_doc_props.props] == ["qualitytui-form"]


def test_an_existing_file_is_not_written_over_unasked(small: Program, sent: Path) -> None:
    assert small("forms", "out", str(sent), *ROUND).code == 1
    said = small("forms", "out", str(sent), *ROUND, "--replace", "--json")
    assert (said.code, said.json["entry"], said.json["round"]) == (0, None, 1)
    assert len(small("forms", "--json").json["rounds"]) == 1


def test_only_some_departments_are_asked(small: Program, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    assert small("forms", "out", str(folder), "--dept", "质监局", "农业局").code == 0
    assert len(list(folder.iterdir())) == 2
    assert small("forms", "out", "--dept", "经信局", str(folder)).code == 0
    assert len(list(folder.iterdir())) == 3


def test_a_dry_run_writes_no_file_and_no_round(small: Program, tmp_path: Path) -> None:
    before = small.hashes()
    assert small("forms", "out", str(tmp_path / "out"), "--dry-run").code == 0
    assert not (tmp_path / "out").exists()
    assert small.hashes() == before


def test_a_round_that_is_undone_leaves_its_forms_readable(small: Program, sent: Path, tmp_path: Path) -> None:
    undone = small("undo")
    assert "县质监局.xlsx" in undone.out
    filled = form(sent)
    filled.put("一（一）1", "状态", "正常推进")
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--yes", "--json")
    assert (said.code, said.json["files"][0]["round"]) == (0, None)
    assert taken(said) == {("1.1.1", "status"): "in_progress"}


@pytest.mark.usefixtures("sent")
def test_the_stamped_paper_is_recorded_apart(small: Program) -> None:
    assert small("forms", "paper", "质监局", "--on", "7月18日").code == 0
    (round_,) = small("forms", "--json").json["rounds"]
    assert {one["name"]: one["paper"] for one in round_["departments"]}["县质监局"] == "2013-07-18"
    assert small("forms", "paper", "质监局", "--on", "2013-08-18").code != 0


def test_who_is_missing_stands_in_status_and_in_the_week(small: Program, sent: Path, tmp_path: Path) -> None:
    blank = form(sent)
    said = small("forms", "in", str(blank.save(tmp_path / "blank.xlsx")), "--yes", "--json")
    assert (said.code, said.json["entry"], len(said.json["missing"])) == (0, None, 4)
    blank.sign()
    small("forms", "in", str(blank.save(tmp_path / "a.xlsx")), "--yes")
    forms = json.loads(small("status", "--json").out)["forms"]
    assert forms["missing"] == ["县经信局", "县强县办", "县农业局"]
    assert "县农业局" in small("report", "week").out.split("报送表：", 1)[1].splitlines()[0]
    late = small("forms", "--json", today="2013-07-30").json["rounds"][0]["departments"]
    assert {one["name"]: one["late_days"] for one in late}["县农业局"] == 4


def test_a_form_ends_the_silence_of_its_department(small: Program, sent: Path, tmp_path: Path) -> None:
    silent = [(one["ref"], one["department"]) for one in small("status", "--json").json["silences"]]
    assert ("1.1.1", "县质监局") in silent
    filled = form(sent)
    filled.put("一（一）1", "状态", "未启动")
    small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--yes")
    silent = [(one["ref"], one["department"]) for one in small("status", "--json").json["silences"]]
    assert ("1.1.1", "县质监局") not in silent


def test_departments_that_only_support_can_be_left_out(small: Program, tmp_path: Path) -> None:
    settings = small.home / ".config" / "qualitytui" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("[forms]\nsupport_only = false\n")
    assert small("forms", "out", str(tmp_path / "out")).code == 0
    assert not [path for path in (tmp_path / "out").iterdir() if "县经信局" in path.name]


def test_an_earlier_rounds_form_is_taken_as_that_rounds(small: Program, sent: Path, tmp_path: Path) -> None:
    assert small("forms", "out", str(tmp_path / "out2"), "--round", "2013年前三季度").code == 0
    filled = form(sent)
    filled.put("一（一）1", "本期进展情况", "迟来的")
    said = small("forms", "in", str(filled.save(tmp_path / "a.xlsx")), "--yes", "--json")
    assert (said.code, said.json["files"][0]["round"]) == (0, 1)
    returned = {
        one["round"]: [d["name"] for d in one["departments"] if d["returned"]]
        for one in small("forms", "--json").json["rounds"]
    }
    assert returned == {2: [], 1: ["县质监局"]}


def test_who_answers_an_earlier_round_is_still_missing_in_the_later_one(
    small: Program, sent: Path, tmp_path: Path
) -> None:
    small("forms", "out", str(tmp_path / "out2"), "--round", "2013年前三季度")
    earlier, later = form(sent), Filled(tmp_path / "out2" / "2013年前三季度 县农业局.xlsx")
    earlier.put("一（一）1", "本期进展情况", "迟来的")
    later.sign()
    files = [str(earlier.save(tmp_path / "in" / "a.xlsx")), str(later.save(tmp_path / "in" / "b.xlsx"))]
    said = small("forms", "in", *files, "--yes", "--json")
    assert said.json["missing"] == ["县质监局", "县经信局", "县强县办"]


def test_a_round_whose_day_has_passed_goes_on_only_to_a_new_day(small: Program, sent: Path, tmp_path: Path) -> None:
    assert sent.is_dir()
    late = small("forms", "out", str(tmp_path / "b"), *ROUND[:2], "--dept", "质监局", today="2013-07-29")
    assert (late.code, "2013-07-26" in late.err, "--by" in late.err) == (1, True, True)
    assert not (tmp_path / "b").exists()
    again = ("forms", "out", str(tmp_path / "b"), *ROUND[:2], "--dept", "质监局", "--by", "2013-08-02")
    assert small(*again, today="2013-07-29").code == 0
    (round_,) = small("forms", "--json", today="2013-07-29").json["rounds"]
    assert round_["by"] == "2013-08-02"


def test_a_filter_leaves_the_departments_and_rounds_that_it_means(small: Program, sent: Path) -> None:
    assert sent.is_dir()
    (round_,) = small("forms", "dept:质监局", "--json").json["rounds"]
    assert [one["name"] for one in round_["departments"]] == ["县质监局"]
    assert len(small("forms", "上半年", "--json").json["rounds"][0]["departments"]) == 4
    assert small("forms", "年报", "--fail-empty").code == 4
    assert small("forms", "oot").code == 2
    assert small("forms", "--plain", "--header").out.splitlines()[0].startswith("round\ttitle\tby")


def test_a_round_can_wait_for_the_stamped_papers_as_well(small: Program, sent: Path, tmp_path: Path) -> None:
    settings = small.home / ".config" / "qualitytui" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("[forms]\nstamped = true\n")
    blank = form(sent)
    blank.sign()
    small("forms", "in", str(blank.save(tmp_path / "a.xlsx")), "--yes")
    assert "纸质表未到：县质监局" in small("forms").out
    (round_,) = small("forms", "--json").json["rounds"]
    assert (round_["unstamped"], round_["complete"]) == (["县质监局"], False)
    small("forms", "paper", "质监局")
    (round_,) = small("forms", "--json").json["rounds"]
    assert (round_["unstamped"], len(round_["missing"])) == ([], 3)
