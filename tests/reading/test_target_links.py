from qualitytui.model.plan import PlanIndicator, PlanTask, Target
from qualitytui.reading.target_links import linked


def target(text: str, value: float = 5, unit: str = "家") -> Target:
    return Target("at_least", value, unit, text)


def row(title: str, value: float = 5) -> PlanIndicator:
    return PlanIndicator("A1.1", "1", title, None, target("5家", value), (), None)


def task(text: str) -> PlanTask:
    return PlanTask(ref="2.1", number="1.", section="2", title="推进", text=text, line=1, targets=(target(text),))


def test_a_row_is_linked_to_the_words_that_name_the_same_thing_and_number() -> None:
    found = linked((row("卓越绩效模式"),), (task("新增导入卓越绩效模式企业5家以上"),))
    assert found[0].same_as == "2.1#1"


def test_a_common_beginning_alone_links_nothing() -> None:
    found = linked((row("质量管理培训"),), (task("全县新增取得质量管理体系认证的服务企业5家以上"),))
    assert found[0].same_as is None


def test_another_number_links_nothing() -> None:
    found = linked((row("卓越绩效模式", 6),), (task("新增导入卓越绩效模式企业5家以上"),))
    assert found[0].same_as is None
