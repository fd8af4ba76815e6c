"""The filter language on the command line: what each term of the contract finds in the small sample."""

from pathlib import Path

import pytest

from tests.cli.conftest import copied
from tests.cli.program import Program

WORK = (
    ("2013-06-03", "task", "start", "1.1.1"),
    ("2013-06-03", "task", "due", "1.1.2", "2013-07-10"),
    ("2013-06-03", "task", "behind", "1.1.2"),
    ("2013-06-04", "task", "step", "1.1.1", "add", "列出企业名单"),
    ("2013-07-12", "task", "report", "1.1.1", "已导入3家", "--from", "质监局", "--by", "王科长"),
    ("2013-07-12", "indicator", "measure", "A1.2", "2"),
    ("2013-07-15", "task", "due", "2.1", "2013-07-23"),
    ("2013-07-15", "task", "reported", "2.1"),
    ("2013-07-15", "department", "alias", "县质监局", "质量技术监督局"),
)
TASKS = [
    ("", "1.1.1 1.1.2 2.1"),
    ("提升", "1.1.1"),
    ("牵头", "1.1.1 1.1.2"),
    ("2.1", "2.1"),
    ("县强县办", "1.1.2"),
    ("王科长", "1.1.1"),
    ("已导入3家", "1.1.1"),
    ("zhijianju", "1.1.1"),
    ("zjj", "1.1.1"),
    ("提升 素质", "1.1.1"),
    ("提升 宣传", ""),
    ("dept:质监局", "1.1.1"),
    ("dept:质监局,农业局", "1.1.1 2.1"),
    ("dept:质量技术监督局", "1.1.1"),
    ("dept:zjj", "1.1.1"),
    ("-dept:质监局", "1.1.2 2.1"),
    ("lead:质监局", "1.1.1"),
    ("lead:经信局", ""),
    ("support:经信局", "1.1.1"),
    ("resp:农业局", "2.1"),
    ("status:behind,reported", "1.1.2 2.1"),
    ("status:open", "1.1.1 1.1.2 2.1"),
    ("status:in_progress", "1.1.1"),
    ("-status:behind", "1.1.1 2.1"),
    ("light:red", "1.1.2"),
    ("light:red,blue", "1.1.2 2.1"),
    ("light:green", "1.1.1"),
    ("due:overdue", "1.1.2"),
    ("due:7d", "2.1"),
    ("due:3d", ""),
    ("due:1w", "2.1"),
    ("due:2013-07", "1.1.2 2.1"),
    ("due:2013-12-31", "1.1.1"),
    ("due:2013-07-23..2013-12-31", "1.1.1 2.1"),
    ("due:..2013-07-22", "1.1.2"),
    ("due:none", ""),
    ("due:week", ""),
    ("due:month", "1.1.2 2.1"),
    ("due:quarter", "1.1.2 2.1"),
    ("in:1", "1.1.1 1.1.2"),
    ("in:1.1", "1.1.1 1.1.2"),
    ("in:2", "2.1"),
    ("plan:sample-2013", "1.1.1 1.1.2 2.1"),
    ("kind:task", "1.1.1 1.1.2 2.1"),
    ("kind:indicator", ""),
    ("silent:30d", ""),
    ("silent:7d", "1.1.1"),
    ("silent:8d", ""),
    ("silent:6d", "1.1.1"),
    ("no:report", "1.1.2 2.1"),
    ("no:step", "1.1.2 2.1"),
    ("no:due", ""),
    ("no:dept", ""),
    ("no:value", "1.1.1 2.1"),
    ("changed:7d", "1.1.1 2.1"),
    ("changed:4d", "2.1"),
    ("dept:质监局 status:open due:2013", "1.1.1"),
]
INDICATORS = [
    ("", "1.1.1#1 A1.1 A1.2"),
    ("no:value", "1.1.1#1 A1.1"),
    ("dept:质监局", "1.1.1#1 A1.2"),
    ("resp:农业局", "A1.1"),
    ("in:2", "A1.1"),
    ("kind:indicator", "1.1.1#1 A1.1 A1.2"),
    ("kind:task", ""),
    ("示范", "A1.2"),
    ("changed:7d", "A1.2"),
]
ALIASES = [
    ("部门:质监局", "dept:质监局"),
    ("牵头:质监局", "lead:质监局"),
    ("配合:经信局", "support:经信局"),
    ("责任:农业局", "resp:农业局"),
    ("状态:滞后,待核", "status:behind,reported"),
    ("状态:未完成", "status:open"),
    ("亮灯:红", "light:red"),
    ("期限:逾期", "due:overdue"),
    ("期限:7天", "due:7d"),
    ("期限:本月", "due:month"),
    ("期限:本季度", "due:quarter"),
    ("章节:1.1", "in:1.1"),
    ("计划:sample-2013", "plan:sample-2013"),
    ("类型:任务", "kind:task"),
    ("无报:7天", "silent:7d"),
    ("缺:进展", "no:report"),
    ("缺:步骤", "no:step"),
    ("变动:4天", "changed:4d"),
    ("-状态:滞后", "-status:behind"),
    ("状态：滞后，待核", "status:behind,reported"),
]


@pytest.fixture(scope="module")
def worked_file(small_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small sample after some weeks of work."""
    from qualitytui.cli.dispatch import main

    path = copied(small_file, tmp_path_factory.mktemp("worked"))
    for today, *words in WORK:
        code = main(words, {"QUALITYTUI_WORKBOOK": str(path), "QUALITYTUI_TODAY": today, "HOME": str(path.parent)})
        assert code == 0, words
    return path


@pytest.fixture
def worked(worked_file: Path, home: Path, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(worked_file, home, capsys)


@pytest.mark.parametrize(("filter_", "refs"), TASKS)
def test_a_filter_finds_these_tasks(worked: Program, filter_: str, refs: str) -> None:
    assert worked("tasks", *filter_.split(), "--plain", "--columns", "ref").refs == refs.split()


@pytest.mark.parametrize(("filter_", "refs"), INDICATORS)
def test_a_filter_finds_these_indicators(worked: Program, filter_: str, refs: str) -> None:
    assert sorted(worked("indicators", *filter_.split(), "--plain", "--columns", "ref").refs) == refs.split()


@pytest.mark.parametrize(("chinese", "english"), ALIASES)
def test_the_chinese_name_finds_the_same_as_the_english(worked: Program, chinese: str, english: str) -> None:
    one, other = worked("tasks", chinese, "--json"), worked("tasks", english, "--json")
    assert one.code == 0
    assert one.json["tasks"] == other.json["tasks"]
    assert one.json["shown"] > 0


def test_the_filter_comes_back_as_it_would_be_typed(worked: Program) -> None:
    assert worked("tasks", "状态:滞后,待核", "--json").json["filter"] == "status:behind,reported"


def test_a_negated_word_follows_two_dashes(worked: Program) -> None:
    assert worked("tasks", "--plain", "--columns", "ref", "--", "-zjj").refs == ["1.1.2", "2.1"]
    assert worked("tasks", "--plain", "--columns", "ref", "--", "-提升", "宣传").refs == ["1.1.2"]


def test_a_quoted_value_keeps_its_blank(worked: Program) -> None:
    assert worked("tasks", "--plain", "--columns", "ref", '"提升 素质"').refs == []


@pytest.mark.parametrize(
    ("term", "nearest"),
    [
        ("stauts:behind", "status"),
        ("状况:滞后", "状态"),
        ("status:behnd", "behind"),
        ("light:rad", "red"),
        ("dept:质检局", "县质监局"),
        ("lead:强县斑", "县强县办"),
        ("in:1.2", "1.1"),
        ("plan:sample-2014", "sample-2013"),
        ("kind:taks", "task"),
        ("no:reports", "report"),
        ("due:7x", "7d"),
        ("silent:soon", "30d"),
        ("changed:x", "30d"),
        ("dept:", "dept:质监局"),
    ],
)
def test_a_term_that_names_nothing_known_is_refused_with_what_was_likely_meant(
    worked: Program, term: str, nearest: str
) -> None:
    said = worked("tasks", term)
    assert (said.code, said.out) == (2, "")
    sentence, hint = said.err.splitlines()
    assert sentence.startswith("qualitytui: ")
    assert nearest in hint


def test_a_whole_filter_in_one_word_is_taken_like_a_line(worked: Program) -> None:
    for line in ("status:open lead:质监局", "提升 lead:质监局", "状态:未完成 -部门:农业局 dept:质监局"):
        assert worked("tasks", line, "--plain", "--columns", "ref").refs == ["1.1.1"]
    assert worked("tasks", "提升 素质", "--plain", "--columns", "ref").refs == []


def test_people_who_report_are_found_by_pinyin_and_initials(worked: Program) -> None:
    for word in ("wangkezhang", "wkz", "王科长", "WKZ"):
        assert worked("tasks", word, "--plain", "--columns", "ref").refs == ["1.1.1"], word


def test_every_list_refuses_an_unknown_term(worked: Program) -> None:
    for command in ("status", "tasks", "indicators", "departments", "due", "log", "changes"):
        assert worked(command, "nonsense:1").code == 2, command


@pytest.mark.parametrize("term", ["due:9999999d", "changed:9999999d", "silent:9999999w", "due:9999-12-31"])
def test_a_span_that_no_calendar_holds_is_a_usage_sentence(demo: Program, term: str) -> None:
    said = demo("tasks", term)
    assert said.code == 2
    assert "9999" in said.err


@pytest.mark.parametrize("term", ["due:下周", "due:9月", "due:9月底", "due:三季度", "due:明天", "due:2013年9月"])
def test_a_filter_takes_the_words_of_a_day(demo: Program, term: str) -> None:
    assert demo("tasks", term).code == 0
