"""task call: report, status and value as one entry; why an item is slow, wherever it is shown."""

from tests.cli.program import Program

SAID = {"problem": "资金未到位", "next_step": "召开协调会", "promised": "2013-09-30", "decision": "请县政府协调"}
REASONS: tuple[str, ...] = tuple(word for name, text in SAID.items() for word in (f"--{name.replace('_', '-')}", text))


def test_a_call_is_one_entry_and_one_undo(small: Program) -> None:
    before = small.item("2.1")
    entries = len(small("log", "--json").json["entries"])
    said = small("task", "call", "2.1", "已抽查230批", "--by", "王科长", "--value", "96.2%", *REASONS)
    assert said.code == 0, said.err
    item = small.item("2.1")
    assert item["status"] == "in_progress"
    assert item["last_report"] == {"on": "2013-07-19", "from": "县农业局", "text": "已抽查230批", **SAID}
    assert (item["reports"][0]["by"], item["reports"][0]["via"]) == ("王科长", "电话")
    (value,) = [one["latest"] for one in item["indicator_list"] if one["latest"]][:1]
    assert (value["value"], value["source"]) == (96.2, "县农业局")
    assert len(small("log", "--json").json["entries"]) == entries + 1
    assert small("undo").code == 0
    assert small.item("2.1") == before
    assert small("verify").code == 0


def test_the_status_told_comes_before_the_proposed_one(small: Program) -> None:
    assert small("task", "call", "2.1", "企业不配合", "--status", "滞后").code == 0
    assert small.item("2.1")["status"] == "behind"
    assert small("task", "call", "2.1", "还在谈").code == 0
    assert small.item("2.1")["status"] == "behind"
    assert small("task", "call", "1.1.2", "还没开始", "--status", "unchanged").code == 0
    assert small.item("1.1.2")["status"] == "not_started"
    assert small("task", "call", "1.1.2", "快了", "--status", "nonsense").code == 2
    assert small("task", "call", "1.1.2", "快了", "--status", "not_started").code == 2


def test_who_only_supports_does_not_start_an_item(small: Program) -> None:
    small("task", "call", "1.1.1", "已配合", "--from", "县经信局")
    assert small.item("1.1.1")["status"] == "not_started"
    small("task", "call", "1.1.1", "已布置", "--from", "质监局")
    assert small.item("1.1.1")["status"] == "in_progress"


def test_a_call_of_an_earlier_day_is_news_of_that_day_only(small: Program) -> None:
    small("task", "call", "2.1", "已开会", "--on", "2013-06-01")
    (one,) = [one for one in small("status", "--json").json["silences"] if one["ref"] == "2.1"]
    assert (one["last"], one["days"]) == ("2013-06-01", 48)


def test_a_value_without_its_indicator_is_refused_where_several_are_meant(demo_copy: Program) -> None:
    said = demo_copy("task", "call", "2.2.2", "已验收", "--value", "100")
    assert said.code == 2
    assert "A1.10" in said.err
    assert (
        demo_copy("task", "call", "2.2.2", "已验收", "--from", "交通运输局", "--value", "A1.10=100，A1.12＝99").code
        == 0
    )
    latest = {one["ref"]: one["latest"]["value"] for one in demo_copy.item("2.2.2")["indicator_list"] if one["latest"]}
    assert (latest["A1.10"], latest["A1.12"]) == (100, 99)
    assert demo_copy("task", "call", "4.1", "知道了", "--value", "3").code == 2


def test_what_is_doubtful_is_asked_about(small: Program) -> None:
    assert small("task", "call", "2.1", "合格率很高", "--value", "0.962", "--no-input").code == 2
    assert small("task", "call", "2.1", "下月完成", "--promised", "2013-07-01", "--no-input").code == 2
    assert small.item("2.1")["reports"] == []
    assert small("task", "call", "2.1", "合格率很高", "--value", "0.962", "--dry-run").code == 0


def test_reasons_are_shown_wherever_the_item_is(small: Program) -> None:
    small("task", "due", "2.1", "2013-07-01", "--yes")
    small("task", "report", "2.1", "进度慢", "--from", "农业局", *REASONS)
    small("task", "report", "2.1", "又开了会", "--from", "农业局")
    item = small.item("2.1")
    assert item["last_report"]["problem"] is None
    assert {name: item["reasons"][name] for name in SAID} == SAID
    shown = small("show", "2.1").out
    for word, text in (("存在问题", "资金未到位"), ("下一步措施", "召开协调会"), ("需协调事项", "请县政府协调")):
        assert f"{word}  {text}" in shown
    week = small("report", "week").out
    reason = "2013-07-19 资金未到位。下一步：召开协调会。承诺2013-09-30"
    assert f"责任：县农业局 | 逾期18天(14个工作日)、连续6次以上 | {reason}。需协调：请县政府协调 |" in week
    assert "原因（2013-07-19报）：资金未到位。下一步：召开协调会。预计2013年9月30日完成。需协调：请县政府协调。" in week
    bulletin = small("report", "bulletin").out
    assert f"7月1日、逾期18天(14个工作日)、连续6次以上 | {reason} |" in bulletin
    assert "请县政府协调" not in bulletin
    small("tables", "out", str(small.home))
    tables = (small.home / "tasks.csv").read_text(encoding="utf-8-sig")
    assert "资金未到位,召开协调会,2013-09-30,请县政府协调" in tables
    (found,) = small("tasks", "资金未到位", "--json").json["tasks"]
    assert found["ref"] == "2.1"
    changes = {one["field"]: one["after"] for one in small("changes", "--json").json["changes"]}
    assert changes["report.problem"] == "资金未到位"


def test_foreign_text_is_cleaned_and_can_be_forgotten(small: Program) -> None:
    small("task", "report", "2.1", "慢", "--problem", "张三\x1b]52;c;YQ==\x07不在\n第二行", "--decision", "找张三")
    problem = small.item("2.1")["last_report"]["problem"]
    assert "\x1b" not in problem
    assert "\n" not in problem
    small("department", "contact", "质监局", "--leader", "张三丰")
    assert small("forget", "张三", "--yes").code == 0
    for words in (("show", "2.1", "--json"), ("departments", "--json"), ("log", "--json"), ("changes", "--json")):
        assert "张三" not in small(*words).out, words
    assert small("tasks", "张三", "--json").json["tasks"] == []
    assert small("verify").code == 0


def test_what_is_for_those_above_does_not_leave_the_office(small: Program) -> None:
    small("task", "report", "2.1", "慢", "--from", "农业局", *REASONS)
    small("task", "note", "2.1", "县长已过问")
    small("department", "contact", "农业局", "--leader", "王副局长", "--leader-phone", "83111111", "--post", "科教科长")
    assert small("snapshot", "take", "--for-sharing").code == 0
    for path in (small.workbook.parent / "snapshots").rglob("*.*"):
        if path.suffix in {".csv", ".md", ".html", ".ics", ".toml"}:
            text = path.read_text(encoding="utf-8")
            for secret in ("请县政府协调", "县长已过问", "王副局长", "83111111", "科教科长"):
                assert secret not in text, (path.name, secret)


def test_the_past_has_no_reasons_yet(small: Program) -> None:
    small("task", "report", "2.1", "慢", *REASONS, today="2013-07-22")
    past = small("show", "2.1", "--as-of", "2013-07-21", "--json", today="2013-07-23").json["items"][0]
    assert past["reasons"] is None
    now = small("show", "2.1", "--json", today="2013-07-23").json["items"][0]
    assert now["reasons"]["decision"] == "请县政府协调"


def test_an_area_leader_is_noted_with_the_contact(small: Program) -> None:
    said = small(
        "department", "contact", "质监局", "--leader", "王副局长", "--leader-phone", "83111111", "--post", "科长"
    )
    assert said.code == 0
    (found,) = small("departments", "dept:质监局", "--json").json["departments"]
    assert (found["leader"], found["leader_phone"], found["post"], found["contact"]) == (
        "王副局长",
        "83111111",
        "科长",
        None,
    )
    assert "分管领导  县质监局 王副局长 83111111" in small("show", "1.1.1").out
    small("department", "contact", "质监局", "--leader=-", "--leader-phone=-", "--post=-")
    assert small.item("1.1.1")["contacts"] == []
