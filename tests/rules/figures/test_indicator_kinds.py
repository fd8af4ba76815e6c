import pytest

from qualitytui.rules.figures.indicator_kinds import proposed_kind


@pytest.mark.parametrize(
    ("title", "text", "comparator", "value", "unit", "kind"),
    [
        ("抽查合格率", "抽查合格率保持在95%以上", "at_least", 95, "%", "rate"),
        ("新增导入卓越绩效模式企业", "新增5家以上", "at_least", 5, "家", "count"),
        ("特种设备事故率", "控制在0.48起/万台以下", "at_most", 0.48, "起/万台", "ceiling"),
        ("死亡人数", "少于3人", "less_than", 3, "人", "ceiling"),
        ("较大食品安全事故", "不发生较大食品安全事故", "equal", 0, "起", "zero"),
        ("较大事故", "控制为零", "at_most", 0, "起", "zero"),
        ("高新技术产业产值", "增长10%以上", "at_least", 10, "%", "growth"),
        ("农产品加工产值", "同比提高6.5个百分点", "at_least", 6.5, "个百分点", "growth"),
        ("顾客满意度", "80—90分", "between", 80, "分", "rate"),
        ("培训", "200至300人", "between", 200, "人", "rate"),
        ("投诉处理率", "达到100%", "equal", 100, "%", "rate"),
        ("培育企业", "约100家", "about", 100, "家", "count"),
        ("列入先进县行列", "列入先进县行列", None, None, None, None),
        ("覆盖率", "覆盖率大幅提高", "at_least", None, "%", None),
    ],
)
def test_the_kind_of_a_goal_is_proposed_by_its_own_words(
    title: str, text: str, comparator: str | None, value: float | None, unit: str | None, kind: str | None
) -> None:
    proposed = proposed_kind(title, text, comparator, value, unit)
    assert proposed.kind == kind
    assert proposed.reason


@pytest.mark.parametrize("unit", ["%", "％", "‰", "个百分点", "百分点", "分"])
def test_the_unit_of_a_share_makes_a_rate_and_with_growth_in_words_a_growth(unit: str) -> None:
    assert proposed_kind("某项", "达到95", "at_least", 95, unit) == ("rate", "share")
    assert proposed_kind("某项", "同比增长9", "at_least", 9, unit) == ("growth", "growth")


@pytest.mark.parametrize(
    ("title", "comparator", "value", "reason"),
    [
        ("较大事故", "less_than", 0, "zero"),
        ("较大事故", "about", 0, "zero"),
        ("较大事故", "at_least", 0, "amount"),
        ("某率达到目标", "at_least", 5, "share"),
        ("效率提升企业", "at_least", 5, "amount"),
        ("某率", None, 5, "number"),
    ],
)
def test_why_a_goal_is_of_its_kind(title: str, comparator: str | None, value: float, reason: str) -> None:
    assert proposed_kind(title, "", comparator, value, "家").reason == reason
