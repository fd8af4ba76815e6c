"""Lists as tables, as lines for programs, sorted, in chosen columns."""

import pytest

from qualitytui.sanitize import width
from tests.cli.program import Program


@pytest.mark.parametrize("command", ["tasks", "indicators", "departments", "due", "log", "changes", "status"])
@pytest.mark.parametrize("form", [(), ("--json",), ("--plain",)])
def test_nothing_matched_is_ended_with_four_where_asked_for(demo: Program, command: str, form: tuple[str]) -> None:
    nothing = (command, "无此内容", *form)
    assert demo(*nothing).code == 0
    assert demo(*nothing, "--fail-empty").code == 4
    assert demo(command, "质监局", *form, "--fail-empty").code == 0


def test_an_empty_list_says_so_on_stderr_and_prints_nothing(small: Program) -> None:
    said = small("tasks", "无此内容")
    assert (said.code, said.out) == (0, "")
    assert "无此内容" in said.err


def test_no_snapshot_and_no_finding_end_with_four_where_asked_for(small: Program) -> None:
    assert small("snapshot", "list", "--fail-empty").code == 4
    assert small("plan", "check", "--fail-empty").code == 4


def test_columns_are_those_named_in_that_order(small: Program) -> None:
    said = small("tasks", "--plain", "--header", "--columns", "title,ref")
    assert said.lines == ["title\tref", "推进企业提升素质\t1.1.1", "开展宣传\t1.1.2", "强化食品监管\t2.1"]


def test_an_unknown_column_names_those_there_are(small: Program) -> None:
    said = small("tasks", "--columns", "titel")
    assert said.code == 2
    assert "titel" in said.err
    assert "title" in said.err


def test_sorting_goes_by_each_field_in_turn_and_minus_turns_it_round(demo: Program) -> None:
    said = demo("tasks", "--sort", "-due,ref", "--json").json["tasks"]
    dated = [(task["due"], task["ref"]) for task in said if task["due"]]
    assert [due for due, _ in dated] == sorted((due for due, _ in dated), reverse=True)
    of_year_end = [ref for due, ref in dated if due == "2013-12-31"]
    assert of_year_end == sorted(of_year_end)
    assert all(task["due"] is None for task in said[len(dated) :])


def test_an_unknown_field_to_sort_by_names_those_there_are(small: Program) -> None:
    said = small("tasks", "--sort", "dou")
    assert said.code == 2
    assert "due" in said.err


def test_a_table_stands_in_columns_by_cells(demo: Program) -> None:
    said = demo("departments", "--columns", "lead,aliases,red,name")
    assert said.lines[0].split() == ["牵头", "别名", "红", "单位"]
    starts = {width(line) - width(line.split("  ")[-1].strip()) for line in said.lines}
    assert len(said.lines) > 20
    assert len(starts) == 1


def test_how_many_of_all_are_shown_is_said_on_stderr(demo: Program) -> None:
    said = demo("tasks", "status:closed")
    assert "4/32" in said.err
    assert len(said.lines) == 5


def test_brief_is_one_line(demo: Program) -> None:
    said = demo("status", "--brief")
    assert said.code == 0
    assert len(said.lines) == 1
    counts = demo("status", "--json").json["tasks"]
    assert f"{counts['total']}项任务" in said.out
    assert f"有责任单位的{counts['attributed']}项中办结{counts['done']}、待核{counts['to_verify']}" in said.out


def test_status_of_a_filter_counts_only_what_matches(demo: Program) -> None:
    every, some = demo("status", "--json").json, demo("status", "lead:质监局", "--json").json
    assert (every["tasks"]["total"], some["tasks"]["total"]) == (32, 7)
    assert sum(some["tasks"]["by_light"].values()) == sum(some["tasks"]["by_status"].values()) == 7


def test_the_journal_is_bounded_by_days_both_included(demo: Program) -> None:
    entries = demo("log", "--since", "2013-07-17", "--until", "2013-07-18", "--json").json["entries"]
    assert {entry["at"][:10] for entry in entries} == {"2013-07-17", "2013-07-18"}


def test_the_journal_is_filtered_by_item(demo: Program) -> None:
    entries = demo("log", "in:2.2.1", "--json").json["entries"]
    assert entries
    assert all("2.2.1" in entry["refs"] or not entry["refs"] for entry in entries)


def test_the_newest_entries_of_the_journal_are_listed_alone(demo: Program) -> None:
    for filter_ in ((), ("in:2.2.1",)):
        entries = demo("log", *filter_, "--json").json["entries"]
        assert demo("log", *filter_, "--last", "2", "--json").json["entries"] == entries[:2]
    assert len(demo("log", "--last", "3", "--plain").lines) == 3
    for odd in ("0", "-1", "two", "²"):
        assert demo("log", "--last", odd).code == 2


def test_several_items_are_shown_with_a_blank_line_between(demo: Program) -> None:
    said = demo("show", "2.2.1", "A1.1")
    blocks = said.out.split("\n\n")
    assert [block.split()[1] for block in blocks] == ["2.2.1", "A1.1"]


@pytest.mark.parametrize("ref", ["3.2.5", "tiantai-2013:3.2.5", "A1.5.2", "1.3#2"])
def test_an_item_is_shown_by_every_kind_of_ref(demo: Program, ref: str) -> None:
    (item,) = demo("show", ref, "--json").json["items"]
    assert item["ref"] == ref.rpartition(":")[2]


def test_a_ref_that_two_plans_have_is_refused_with_both(small: Program) -> None:
    exported = small("plan", "export").out
    file = small.home / "other.toml"
    file.write_text(exported, encoding="utf-8")
    assert small("plan", "import", str(file), "--key", "other").code == 0
    said = small("show", "1.1.1")
    assert said.code == 1
    assert "sample-2013:1.1.1" in said.err
    assert "other:1.1.1" in said.err
    assert small("show", "other:1.1.1").code == 0


def test_plain_speaks_in_the_words_of_filters_and_json_in_any_language(demo: Program) -> None:
    names = "ref,light,status,due,due_source,lead,departments"
    chinese, english = (demo("--lang", lang, "tasks", "--plain", "--columns", names) for lang in ("zh", "en"))
    assert chinese.out == english.out
    for line, task in zip(chinese.lines, demo("tasks", "--json").json["tasks"], strict=True):
        ref, light, status, due, due_source, lead, departments = line.split("\t")
        assert (ref, light, status) == (task["ref"], task["light"], task["status"])
        assert (due or None, due_source or None) == (task["due"], task["due_source"])
        named = {f"{one['role']}:{one['name']}" for one in task["departments"]}
        assert set(filter(None, departments.split(","))) == named
        assert {f"lead:{name}" for name in lead.split(",")} <= named or not any("lead:" in one for one in named)


def test_plain_indicators_hold_numbers_as_numbers(demo: Program) -> None:
    names = "ref,latest,attainment,comparator,value,unit"
    said = demo("indicators", "--plain", "--columns", names)
    for line, one in zip(said.lines, demo("indicators", "--json").json["indicators"], strict=True):
        ref, latest, attainment, comparator, value, unit = line.split("\t")
        assert (ref, comparator, unit) == (one["ref"], one["target"]["comparator"], one["target"]["unit"])
        assert float(value) == one["target"]["value"]
        assert (float(latest) if latest else None) == (one["latest"] and one["latest"]["value"])
        assert (attainment == "") == (one["attainment"] is None)


def test_plain_departments_count_nothing_as_zero(small: Program) -> None:
    said = small("departments", "dept:质监局", "--plain", "--columns", "lead,support,red,name")
    assert said.lines == ["1\t0\t0\t县质监局"]


def test_columns_may_be_parted_by_full_width_commas_and_blanks(small: Program) -> None:
    assert small("tasks", "--plain", "--columns", "ref， status,").lines[0] == "1.1.1\tnot_started"


def test_what_is_due_is_shown_in_the_columns_asked_for(small: Program) -> None:
    assert small("due", "--plain", "--columns", "ref,due").lines == ["1.1.1\t2013-12-31"]
    assert small("due", "--columns", "due,ref").lines[1] == "  2013-12-31  1.1.1"


def test_views_are_listed_narrowed_and_changed_under_one_word(small: Program) -> None:
    assert small("views", "list", "--json").json == small("views", "--json").json
    assert small("views", "逾期", "--plain", "--columns", "digit").lines == ["3"]
    assert small("views", "due:week", "--plain").lines == ["2\t本周\tdue:week"]
    assert small("views", "save", "5", "红灯", "--filter", "亮灯:红").code == 0
    assert small("views", "rename", "5", "红的").code == 0
    assert small("views", "bind", "5", "2").code == 0
    assert small("views", "drop", "3").code == 0
    assert [line.split("\t") for line in small("views", "--plain").lines] == [
        ["1", "全部", ""],
        ["2", "红的", "light:red"],
        ["4", "牵头在我", "lead:县强县办"],
        ["5", "本周", "due:week"],
    ]
    assert small("views", "bind", "5", "0").code == 1
    assert small("views", "rename", "9", "无").code == 1


@pytest.fixture
def two(small: Program) -> Program:
    """A workbook of two plans with the same refs."""
    file = small.home / "other.toml"
    file.write_text(small("plan", "export").out, encoding="utf-8")
    assert small("plan", "import", str(file), "--key", "Other").code == 0
    return small


def test_the_plans_own_order_is_turned_round_whole(two: Program) -> None:
    for field in ("ref", "number", "section"):
        ahead = two("tasks", "--plain", "--columns", "ref", "--sort", field).refs
        back = two("tasks", "--plain", "--columns", "ref", "--sort", f"-{field}，ref").refs
        assert [ref[:5] for ref in ahead] == sorted((ref[:5] for ref in ahead), reverse=True), field
        assert [ref[:5] for ref in back] == sorted(ref[:5] for ref in ahead), field


def test_tasks_are_sorted_by_what_their_columns_show(demo: Program) -> None:
    for field, key in (("extensions", "extensions"), ("steps", "steps"), ("lead", "lead")):
        shown = demo("tasks", "--sort", f"-{field}", "--plain", "--columns", key).lines
        first = [line.partition("/")[2] or line.partition(",")[0] for line in shown]
        assert len(set(first)) > 1
        assert [one for one in first if one] == sorted((one for one in first if one), reverse=True), field


def test_a_ref_that_two_plans_have_is_written_with_its_plan(two: Program) -> None:
    refs = two("tasks", "--plain", "--columns", "ref").refs
    assert refs == [f"{plan}:{ref}" for plan in ("sample-2013", "Other") for ref in ("1.1.1", "1.1.2", "2.1")]
    assert two("show", *refs).code == 0
    assert two("show", *two("indicators", "--plain", "--columns", "ref").refs, "--json").code == 0
    assert "Other:1.1.1" in two("tasks").out
    assert "Other:1.1.1" in two("due").out
    assert "Other:1.1.1" in two("--today", "2014-01-06", "status").out
    assert "overdue\tOther:1.1.1\t1" in two("--today", "2014-01-06", "status", "--plain").lines
    assert "silent\tOther:2.1\t1" in two("--today", "2014-01-06", "status", "--plain").lines
    assert {line.split("\t")[0] for line in two("show", "Other:1.1.1", "--plain").lines} == {"Other:1.1.1"}
    assert {task["ref"] for task in two("tasks", "--json").json["tasks"]} == {"1.1.1", "1.1.2", "2.1"}


@pytest.mark.parametrize("ref", ["other:1.1.1", "OTHER:1.1.1", "Other：1.1.1", "Other:１.１.１", " Other:1.1.1 "])
def test_a_plan_is_named_in_any_case_and_width(two: Program, ref: str) -> None:
    (item,) = two("show", ref, "--json").json["items"]
    assert (item["plan"], item["ref"]) == ("Other", "1.1.1")


def test_an_unknown_plan_or_ref_of_a_plan_names_the_nearest(two: Program) -> None:
    assert "Other" in two("show", "Othr:1.1.1", "--json").refusal["hint"]
    assert "Other:1.1." in two("show", "Other:1.1.9", "--json").refusal["hint"]


def test_a_plain_page_holds_the_fields_of_json_in_any_language(demo: Program) -> None:
    chinese, english = (demo("--lang", lang, "show", "2.2.1", "A1.1", "--plain") for lang in ("zh", "en"))
    assert chinese.out == english.out
    fields = {(ref, field): value for ref, field, value in (line.split("\t") for line in chinese.lines)}
    task, indicator = demo("show", "2.2.1", "A1.1", "--json").json["items"]
    assert fields["2.2.1", "status"] == task["status"]
    assert fields["2.2.1", "departments.1.name"] == task["departments"][0]["name"]
    assert fields["2.2.1", "open_ended"] == "false"
    assert fields["2.2.1", "reports.1.text"] == task["reports"][0]["text"]
    assert fields["A1.1", "target.comparator"] == indicator["target"]["comparator"]
    assert fields["A1.1", "condition"] == ""


def test_the_journal_of_one_plan_holds_nothing_of_another_with_the_same_refs(two: Program) -> None:
    assert two("task", "start", "Other:1.1.1").code == 0
    newest = two("log", "plan:Other", "--json").json["entries"][0]
    assert newest["command"] == "task.start"
    assert "task.start" not in {one["command"] for one in two("log", "plan:sample-2013", "--json").json["entries"]}
    assert [one["after"] for one in changed(two, "plan:Other")] == ["in_progress"]
    assert [one["after"] for one in changed(two, "plan:sample-2013")] == ["not_started"]


def changed(program: Program, *filter_: str) -> list[dict[str, str]]:
    """How the status of 1.1.1 has changed."""
    found = program("changes", *filter_, "--json").json["changes"]
    return [one for one in found if (one["ref"], one["field"]) == ("1.1.1", "status")]


@pytest.mark.parametrize("words", [("changes", "--until"), ("log", "--since"), ("snapshot", "verify")], ids=" ".join)
def test_a_name_that_no_file_can_have_is_no_snapshot_and_no_error_of_the_program(
    small: Program, words: tuple[str, ...]
) -> None:
    assert small(*words, "x" * 5000).code in {1, 2}


@pytest.mark.parametrize("command", ["tasks", "due"])
def test_a_list_of_lines_is_that_of_whole_tasks_in_the_same_columns(demo: Program, command: str) -> None:
    columns = "light,ref,status,due,lead,plan,title"
    lines, whole = demo(command, "--columns", columns), demo(command, "--columns", f"{columns},steps")
    assert [line.split("  ")[:4] for line in lines.lines] == [line.split("  ")[:4] for line in whole.lines]
    assert demo(command, "--columns", columns, "--plain").lines


def test_an_unknown_column_names_all_there_are_in_a_list_of_lines_too(small: Program) -> None:
    assert "steps" in small("tasks", "--columns", "ref,late").err
    assert small("due", "--columns", "ref,late").code == 0


def test_a_list_of_columns_without_a_name_is_the_usual_one(small: Program) -> None:
    assert small("tasks", "--columns", ",").out == small("tasks").out


def test_columns_stand_below_each_other_in_a_pipe_too(demo: Program) -> None:
    head, *rows = demo("tasks", "in:3.1", "--columns", "ref,lead,title").lines
    at = width(head[: head.index("标题")])
    titles = {one["title"] for one in demo("tasks", "--json").json["tasks"]}
    for row in rows:
        title = next(title for title in titles if row.endswith(title))
        assert width(row.removesuffix(title)) == at, row
