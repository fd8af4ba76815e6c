"""The assessment by the command line: rules, scores, sheets, self-scores, objections, the decision and its lock."""

import io
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from qualitytui.i18n import use
from tests.cli.conftest import copied
from tests.cli.program import Program
from tests.workbook.assessed_year import BUILDERS, TOURISM, make_year

JANUARY = "2014-01-06"
DESPITE = ("--despite", "泛指单位另行明确")


@pytest.fixture(scope="session")
def year_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    use("zh")
    return make_year(tmp_path_factory.mktemp("assessed") / "workbook.db")


@pytest.fixture
def year(year_file: Path, tmp_path: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(copied(year_file, tmp_path), home, capsys)


def scores(year: Program, *words: str, today: str = JANUARY) -> dict[str, dict[str, object]]:
    found = year("assess", "scores", "--json", *words, today=today)
    assert found.code == 0, found.err
    return {one["name"]: one for one in found.json["departments"]}


def test_the_scores_as_json_have_what_the_contract_names(year: Program) -> None:
    found = year("assess", "scores", "--json", today=JANUARY).json
    assert (found["schema"], found["year"], found["as_of"], found["decided"]) == (1, 2013, JANUARY, False)
    one = next(one for one in found["departments"] if one["name"] == BUILDERS)
    assert {"name", "group", "score", "band", "rank", "self_score", "blocks", "points"} <= one.keys()
    assert (one["score"], one["band"], one["self_score"]) == (85.7, "B", None)
    assert {key for block in one["blocks"] for key in block} == {"name", "full", "score"}
    assert {key for point in one["points"] for key in point} == {"block", "what", "ref", "points", "entry", "why"}
    assert {key for other in found["not_assessed"] for key in other} == {"name", "why"}


def test_the_scores_of_an_earlier_evening_are_those_of_that_evening(year: Program) -> None:
    before = scores(year)
    assert year("assess", "adjust", "旅游局", "-2", "--reason", "组内评议", today="2014-02-10").code == 0
    assert scores(year, today="2014-02-10")[TOURISM]["score"] == 83.0
    assert scores(year, "--as-of", JANUARY, today="2014-02-10") == before


def test_other_rules_are_tried_and_change_nothing(year: Program, tmp_path: Path) -> None:
    file = tmp_path / "规则.toml"
    assert year("assess", "rules", "--to", str(file)).code == 0
    assert year("assess", "rules", "--to", str(file)).code == 1
    file.write_text(file.read_text(encoding="utf-8").replace("orange = -2", "orange = -4"), encoding="utf-8")
    before = year.workbook.read_bytes()
    assert scores(year, "--rules", str(file))[BUILDERS]["score"] == 83.7
    assert year.workbook.read_bytes() == before
    assert scores(year)[BUILDERS]["score"] == 85.7


def test_rules_are_set_for_a_year_journalled_and_undone(year: Program, tmp_path: Path) -> None:
    file = tmp_path / "规则.toml"
    file.write_text("letters = { orange = -4 }\n", encoding="utf-8")
    assert year("assess", "rules", "--set", str(file), "--dry-run", today=JANUARY).code == 0
    assert scores(year)[BUILDERS]["score"] == 85.7
    assert year("assess", "rules", "--set", str(file), today=JANUARY).code == 0
    assert scores(year)[BUILDERS]["score"] == 83.7
    assert "orange = -4" in year("assess", "rules", today=JANUARY).out
    assert year("undo", today=JANUARY).code == 0
    assert scores(year)[BUILDERS]["score"] == 85.7


def test_wrong_rules_are_refused_with_file_and_line(year: Program, tmp_path: Path) -> None:
    file = tmp_path / "规则.toml"
    file.write_text("schema = 1\n\nblocks = { tasks = 41 }\n", encoding="utf-8")
    for words in (("scores", "--rules"), ("rules", "--set")):
        said = year("assess", *words, str(file), today=JANUARY)
        assert said.code == 1
        assert f"{file} 第3行" in said.err


def test_an_objection_is_answered_and_accepting_it_needs_points(year: Program) -> None:
    assert year("assess", "object", "旅游局", "半年报已于6月28日报送", today=JANUARY).code == 0
    assert year("assess", "answer", "1", "accept", "--reason", "收件记录补齐", today=JANUARY).code == 2
    assert year("assess", "answer", "1", "reject", today=JANUARY).code == 2
    done = year("assess", "answer", "1", "accept", "--reason", "收件记录补齐", "--points", "3", today=JANUARY)
    assert done.code == 0, done.err
    assert scores(year)[TOURISM]["score"] == 88.0
    (one,) = year("assess", "objections", "--json", today=JANUARY).json["objections"]
    assert (one["department"], one["state"], one["answer"]) == (TOURISM, "accepted", "收件记录补齐")
    assert year("assess", "answer", "1", "reject", "--reason", "无", today=JANUARY).code == 1


def test_the_decision_is_refused_while_something_is_open(year: Program) -> None:
    year("assess", "object", "旅游局", "半年报已报", today=JANUARY)
    year("task", "reported", "3.3.4", today=JANUARY)
    year("forms", "paper", "旅游局", "--on", "2013-07-05", "--round", "2013年上半年", today=JANUARY)
    said = year("assess", "decide", today=JANUARY)
    assert said.code == 1
    for word in ("待核：三、（三）4", "一、（二）", "县旅游局 2013年上半年", "异议未答复：1 县旅游局"):
        assert word in said.err, word
    assert year("assess", "decide", *DESPITE, today=JANUARY).code == 0


def test_a_decided_year_is_locked_until_it_is_reopened_and_later_changes_stand_beside(year: Program) -> None:
    assert year("assess", "decide", today=JANUARY).code == 1
    assert year("assess", "decide", *DESPITE, today=JANUARY).code == 0
    for words in (
        ("adjust", "旅游局", "1", "--reason", "评议"),
        ("veto", "旅游局", "--reason", "事件"),
        ("record", "旅游局", "spread", "经验", "--evidence", "文"),
        ("object", "旅游局", "异议"),
        ("decide", *DESPITE),
    ):
        assert year("assess", *words, today=JANUARY).code == 1, words
    assert year("task", "reported", "3.3.4", today=JANUARY).code == 0
    found = year("assess", "scores", "--json", today=JANUARY).json
    assert found["decided"] is True
    one = next(one for one in found["departments"] if one["name"] == BUILDERS)
    assert (one["score"], one["now"]) == (85.7, 88.1)
    assert year("assess", "reopen", today=JANUARY).code == 2
    assert year("assess", "reopen", "--reason", "市里更正", today=JANUARY).code == 0
    assert scores(year)[BUILDERS]["score"] == 88.1
    assert year("assess", "adjust", "旅游局", "1", "--reason", "评议", today=JANUARY).code == 0


def test_a_veto_and_an_adjustment_need_a_reason_and_a_day_of_the_year(year: Program) -> None:
    assert year("assess", "veto", "建设规划局", today=JANUARY).code == 2
    assert year("assess", "adjust", "建设规划局", "-1", today=JANUARY).code == 2
    assert year("assess", "adjust", "建设规划局", "多", "--reason", "评议", today=JANUARY).code == 2
    assert (
        year("assess", "adjust", "建设规划局", "1", "--reason", "评议", "--on", "2012-12-01", today=JANUARY).code == 1
    )
    assert year("assess", "record", "建设规划局", "city", "表扬", today=JANUARY).code == 2
    assert year("assess", "veto", "建设规划局", "--reason", "较大事故", today=JANUARY).code == 0
    one = scores(year)[BUILDERS]
    assert (one["score"], one["band"]) == (85.7, "D")


def test_the_sheet_as_word_explains_every_point_without_entry_numbers(year: Program, tmp_path: Path) -> None:
    file = tmp_path / "评分表.docx"
    assert year("assess", "sheet", "建设规划局", "--to", str(file), today=JANUARY).code == 0
    (table,) = Document(str(file)).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["考核内容", "分值", "评分标准", "自评分", "核定分", "加减分事由及依据"]
    assert [row[4] for row in rows[1:6]] == ["34.0", "16.7", "14.0", "13.0", "8.0"]
    assert [row[4] for row in rows[-2:]] == ["85.7", "B"]
    text = "".join(cell for row in rows for cell in row)
    assert "2013年前三季度报送表：应于2013-09-30报，2013-10-08报，迟1个工作日，扣1.0分" in text
    assert "条记录" not in text
    assert "3.3.4" not in text


def test_every_department_has_its_sheets_and_none_names_another(year: Program, tmp_path: Path) -> None:
    folder = tmp_path / "评分表"
    said = year("assess", "sheet", "--all", "--to", str(folder), today=JANUARY)
    assert said.code == 0, said.err
    files = sorted(folder.iterdir())
    assert len(files) == 40
    book = openpyxl.load_workbook(next(one for one in files if TOURISM in one.name and one.suffix == ".xlsx"))
    text = "".join(str(cell) for row in book.worksheets[0].iter_rows(values_only=True) for cell in row if cell)
    assert TOURISM in text
    assert BUILDERS not in text
    assert year("assess", "sheet", "--all", "--to", str(folder), today=JANUARY).code == 1


def _filled(year: Program, tmp_path: Path, *points: str | int | None) -> Path:
    file = tmp_path / "自评.xlsx"
    assert year("assess", "sheet", "旅游局", "--blank", "--to", str(file), today="2013-12-02").code == 0
    book = openpyxl.load_workbook(file)
    page = book.worksheets[0]
    for row, value in zip(range(4, 9), points, strict=False):
        assert page.cell(row, 5).value is None
        page.cell(row, 4).value = value
        page.cell(row, 6).value = "说明"
    out = io.BytesIO()
    book.save(out)
    file.write_bytes(out.getvalue())
    return file


def test_self_scores_are_read_back_and_stand_beside_the_score(year: Program, tmp_path: Path) -> None:
    file = _filled(year, tmp_path, 58, 14, 15, 10, 2)
    said = year("assess", "self", "旅游局", str(file), "--year", "2013", today=JANUARY)
    assert said.code == 0, said.err
    assert scores(year)[TOURISM]["self_score"] == 99.0
    assert scores(year)[TOURISM]["score"] == 85.0
    assert year("assess", "self", "建设规划局", str(file), today=JANUARY).code == 1
    assert year("undo", today=JANUARY).code == 0
    assert scores(year)[TOURISM]["self_score"] is None


@pytest.mark.parametrize("points", [(61, 14, 15, 10, 2), ("好", 14, 15, 10, 2), (58, None, 15, 10)])
def test_a_self_score_beyond_its_block_no_number_or_missing_is_refused(
    year: Program, tmp_path: Path, points: tuple[str | int | None, ...]
) -> None:
    file = _filled(year, tmp_path, *points)
    said = year("assess", "self", "旅游局", str(file), today=JANUARY)
    assert said.code == 1
    assert scores(year)[TOURISM]["self_score"] is None


def test_draft_scores_and_objections_never_leave_the_office(year: Program) -> None:
    year("assess", "adjust", "旅游局", "-2", "--reason", "组内评议意见", today=JANUARY)
    year("assess", "object", "旅游局", "半年报其实已报", today=JANUARY)
    papers = (("report", "week"), ("report", "bulletin"), ("report", "department", "旅游局"))
    of_the_plan = ("考核验收", "完善考核体系")
    for words in papers:
        assert "考核" not in _without(year(*words, today=JANUARY).out, of_the_plan), words
    year("assess", "decide", *DESPITE, today=JANUARY)
    assert "考核结果" in year("report", "bulletin", today=JANUARY).out
    for words in papers:
        said = _without(year(*words, today=JANUARY).out, (*of_the_plan, "考核结果"))
        for secret in ("组内评议意见", "半年报其实已报", "泛指单位另行明确", "考核"):
            assert secret not in said, (words, secret)


def _without(text: str, pieces: tuple[str, ...]) -> str:
    for piece in pieces:
        text = text.replace(piece, "")
    return text


def test_the_ranking_is_by_group_and_says_who_is_not_assessed(year: Program) -> None:
    said = year("assess", "sheet", "--ranking", today=JANUARY).out
    assert "| 牵头责任类 | 2 | 县建设规划局 | 85.7 | B |" in said
    assert "县政府（考核主体）" in said


def test_an_objection_is_accepted_where_points_were_given_since_it_was_noted(year: Program) -> None:
    year("assess", "adjust", "旅游局", "1", "--reason", "早先的评议", today=JANUARY)
    year("assess", "object", "旅游局", "半年报已报", today=JANUARY)
    assert year("assess", "answer", "1", "accept", "--reason", "收件记录补齐", today=JANUARY).code == 2
    assert year("assess", "adjust", "旅游局", "3", "--reason", "补报属实", today=JANUARY).code == 0
    assert year("assess", "answer", "1", "accept", "--reason", "收件记录补齐", today=JANUARY).code == 0
    assert scores(year)[TOURISM]["score"] == 89.0


def test_who_is_not_assessed_is_said_with_the_reason(year: Program) -> None:
    said = year("assess", "scores", "县政府", today=JANUARY)
    assert (said.code, "考核主体" in said.err) == (0, True)


def test_rules_that_cannot_be_read_are_told_in_words(year: Program, tmp_path: Path) -> None:
    file = tmp_path / "规则.toml"
    file.write_text("schema = 1\nblocks = {tasks = 40,\n", encoding="utf-8")
    assert "第2行：不合 TOML 写法" in year("assess", "scores", "--rules", str(file), today=JANUARY).err
    file.write_text('year = { from = "13-01", to = "12-31" }\n', encoding="utf-8")
    assert '{"from": "13-01", "to": "12-31"}' in year("assess", "scores", "--rules", str(file), today=JANUARY).err
    said = year("assess", "scores", "--rules", str(tmp_path / "没有.toml"), today=JANUARY)
    assert (said.code, "没有文件" in said.err) == (1, True)


def test_the_plan_of_a_later_year_changes_no_score_whatever_its_days(year: Program, tmp_path: Path) -> None:
    before = scores(year)
    text = year("plan", "export", "tiantai-2013", today=JANUARY).out.replace("year = 2013", "year = 2014")
    (tmp_path / "plan.toml").write_text(text, encoding="utf-8")
    assert year("plan", "import", str(tmp_path / "plan.toml"), "--key", "next", "--yes", today=JANUARY).code == 0
    assert scores(year) == before


def test_points_from_before_a_merger_name_the_department_of_then(year: Program) -> None:
    year("assess", "record", "旅游局", "absent", "11月6日协调会", "--on", "2013-11-06", today=JANUARY)
    assert year("department", "merge", "旅游局", "商务局", today=JANUARY).code == 0
    found = year("assess", "scores", "商务局", "--json", today=JANUARY).json
    said = {point["what"] for one in found["departments"] for point in one["points"]}
    assert {"（原县旅游局）2013年上半年报送表", "（原县旅游局）11月6日协调会"} <= said
    assert any(one["name"] == "县旅游局" and "并入县商务局" in one["why"] for one in found["not_assessed"])
    assert year("undo", today=JANUARY).code == 0
    assert "原县旅游局" not in year("assess", "scores", "--json", today=JANUARY).out


def test_a_dash_means_standard_output(year: Program) -> None:
    said = year("assess", "sheet", "旅游局", "--to", "-", today=JANUARY)
    assert said.out.startswith("# 2013年度")


def test_the_rules_go_to_the_file_that_is_named_and_a_sheet_tries_others(year: Program, tmp_path: Path) -> None:
    file = tmp_path / "规则.toml"
    assert year("assess", "rules", str(file), today=JANUARY).code == 0
    file.write_text(file.read_text(encoding="utf-8").replace("orange = -2", "orange = -4"), encoding="utf-8")
    before = year.workbook.read_bytes()
    said = year("assess", "sheet", "建设规划局", "--rules", str(file), today=JANUARY)
    assert "橙色扣4" in said.out
    assert "83.7" in said.out
    assert year.workbook.read_bytes() == before
