"""The settings of the office: their values, their defaults, and the levels of a letter."""

import pytest

from qualitytui.rules.office import KEYS, assembled, default_names, defaults, distribution, full_key, parsed, shown


def test_the_plan_gives_the_names_in_full() -> None:
    names = default_names("县强县办", "天台县人民政府办公室", "2013年度天台县质量强县建设行动计划")
    assert names["office.name"] == "天台县质量强县工作领导小组办公室"
    assert names["office.group"] == "天台县质量强县工作领导小组"
    assert names["office.parent"] == "天台县人民政府"
    assert default_names("市强市办", "台州市人民政府办公室", "")["office.group"] == "台州市质量强市工作领导小组"
    assert default_names("县强县办", "", "仙居县质量强县工作要点")["office.parent"] == "仙居县人民政府"


def test_without_a_county_the_name_is_the_plans() -> None:
    assert default_names("县强县办", "", "工作要点")["office.name"] == "县强县办"
    assert default_names("", "", "")["office.name"] == ""
    assert default_names("县质量办", "天台县人民政府办公室", "")["office.name"] == "县质量办"
    assert default_names("县质量办公室", "", "")["office.group"] == "县质量"


def test_a_level_has_what_it_does_not_say_from_its_kind() -> None:
    values = defaults(default_names("县强县办", "天台县人民政府办公室", ""))
    office = assembled(values | {"papers.supervise.code": "天质强督", "papers.supervise.issuer": "县府办"})
    assert [office.paper("supervise", level).limit for level in ("blue", "orange", "red")] == [5, 5, 3]
    assert {office.paper("supervise", level).code for level in ("blue", "orange", "red")} == {"天质强督"}
    assert office.paper("supervise", "orange").issuer == "县府办"
    assert office.paper("supervise", "red").issuer == "天台县质量强县工作领导小组"
    assert office.paper("supervise", "red").copy_to == ("县政府督查室", "县考核办")
    assert (office.paper("rectify").limit, office.paper("rectify").layout) == (10, "letter")
    assert office.paper("forms").seal
    assert office.paper("forms").code == ""


@pytest.mark.parametrize(
    ("key", "raw", "value"),
    [
        ("office.name", "  县强县办\n ", "县强县办"),
        ("papers.forms.copy_to", "县府办，县考核办、督查室", ("县府办", "县考核办", "督查室")),
        ("papers.forms.copy_to", ["县府办", "县考核办"], ("县府办", "县考核办")),
        ("papers.supervise.limit", "5", 5),
        ("papers.supervise.next", 9, 9),
        ("papers.supervise.limit", "1", 1),
        ("papers.supervise.limit", "9999", 9999),
        *((("papers.forms.seal", word, True)) for word in ("yes", "true", "是", "有", " YES ")),
        *((("papers.forms.seal", word, False)) for word in ("no", "false", "无", False)),
        ("papers.forms.copy_to", "甲,,乙;丙\n丁", ("甲", "乙", "丙", "丁")),
        ("papers.supervise.colours", "", ()),
        ("office.name", "", ""),
        ("papers.forms.layout", "document", "document"),
        ("papers.rectify.layout", "document", "document"),
        ("papers.bulletin.layout", "bulletin", "bulletin"),
        ("papers.supervise.orange.layout", "form", "form"),
        ("papers.forms.seal", "否", False),
        ("papers.forms.seal", True, True),
        ("papers.forms.layout", "letter", "letter"),
    ],
)
def test_a_value_is_read_as_its_setting_takes_it(key: str, raw: object, value: object) -> None:
    assert parsed(key, raw) == value
    assert parsed(key, shown(parsed(key, raw))) == value


@pytest.mark.parametrize(
    ("key", "raw"),
    [
        ("papers.supervise.limit", "0"),
        ("papers.supervise.limit", "五"),
        ("papers.supervise.limit", "10000"),
        ("papers.supervise.limit", "-1"),
        ("papers.supervise.limit", "５"),
        ("papers.supervise.limit", False),
        ("office.name", " \n "),
        ("papers.forms.layout", ""),
        ("papers.forms.copy_to", ["甲", 7]),
        ("papers.forms.copy_to", {"甲": 1}),
        ("papers.supervise.limit", True),
        ("papers.forms.seal", "maybe"),
        ("papers.forms.layout", "poster"),
        ("papers.forms.layout", "form"),
        ("papers.supervise.layout", "letter"),
        ("papers.supervise.red.layout", "document"),
        ("papers.ledger.layout", "bulletin"),
        ("papers.brief.layout", "document"),
        ("office.name", 7),
        ("papers.forms.copy_to", 7),
    ],
)
def test_a_value_that_does_not_fit_is_refused(key: str, raw: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parsed(key, raw)


def test_a_key_without_a_dot_is_the_offices_own() -> None:
    assert full_key("Phone") == "office.phone"
    assert full_key("papers.self-assessment.issuer") in KEYS


def test_every_setting_of_the_office_is_known() -> None:
    names = {key.removeprefix("office.") for key in KEYS if key.startswith("office.")}
    assert names == {"name", "short", "group", "parent", "contact", "phone", "fax", "email", "address"}
    kinds = {key.split(".")[1] for key in KEYS if key.startswith("papers.")}
    assert kinds == {
        *("forms", "supervise", "rectify", "ledger"),
        *("scores", "brief", "bulletin", "self_assessment"),
    }
    assert {key for key in KEYS if ".orange." in key} == {
        key.replace(".red.", ".orange.") for key in KEYS if ".red." in key
    }
    assert "papers.supervise.red.next" not in KEYS
    assert "papers.supervise.blue.limit" not in KEYS


def test_a_value_is_printed_as_it_is_typed() -> None:
    assert [shown(value) for value in (True, False, ("甲", "乙"), 5, "甲", None)] == [
        "yes",
        "no",
        "甲、乙",
        "5",
        "甲",
        "",
    ]


@pytest.mark.parametrize(
    ("names", "groups"),
    [
        (
            ("报：领导小组组长", "副组长", "送：领导小组成员单位"),
            (("报", "领导小组组长、副组长"), ("送", "领导小组成员单位")),
        ),
        (("县府办", "县考核办"), (("送", "县府办、县考核办"),)),
        (("发: 各单位", "送：县府办", "发：各乡镇"), (("发", "各单位、各乡镇"), ("送", "县府办"))),
        ((), ()),
    ],
)
def test_whom_a_paper_goes_to(names: tuple[str, ...], groups: tuple[tuple[str, str], ...]) -> None:
    assert distribution(names) == groups


def test_what_holds_where_nobody_says_otherwise() -> None:
    values = defaults(default_names("县强县办", "天台县人民政府办公室", ""))
    assert values["papers.brief.copy_to"] == ("报：领导小组组长", "副组长", "送：领导小组成员单位")
    assert (values["papers.brief.copies"], values["papers.supervise.copies"]) == (3, 2)
    assert values["papers.supervise.colours"] == ("蓝色", "橙色", "红色")
    limits = {"forms": 5, "supervise": 5, "supervise.red": 3, "rectify": 10}
    assert {kind: values[f"papers.{kind}.limit"] for kind in limits} == limits
    assert values["papers.bulletin.issuer"] == "天台县质量强县工作领导小组"
    assert values["papers.self_assessment.issuer"] == "天台县人民政府"
    assert values["papers.rectify.issuer"] == "天台县质量强县工作领导小组办公室"
    assert "papers.supervise.orange.issuer" not in values
    assert full_key("office.Name") == "office.name"
    assert assembled({}).colours == assembled({"papers.supervise.colours": "蓝色"}).colours == ()
    assert [assembled(values).colour(level) for level in ("blue", "red", None)] == ["蓝色", "红色", ""]
