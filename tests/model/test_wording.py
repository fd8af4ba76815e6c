from collections.abc import Iterator

import pytest

from qualitytui.model.indicator import Indicator
from qualitytui.model.plan import Target
from qualitytui.model.wording import lateness, shown_distance
from qualitytui.words import speaking


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    with speaking("zh"):
        yield


@pytest.mark.parametrize(
    ("due", "words"),
    [
        ("2013-06-28", "逾期21天(15个工作日)"),
        ("2013-07-18", "逾期1天(1个工作日)"),
        ("2013-07-19", "今天到期"),
        ("2013-07-24", "剩3个工作日"),
    ],
)
def test_lateness_is_counted_from_the_day_after(due: str, words: str) -> None:
    assert lateness(due, "2013-07-19") == words


@pytest.mark.parametrize(
    ("kind", "unit", "distance", "words"),
    [
        ("rate", "%", 95.8 - 96, "-0.2个百分点"),
        ("rate", "%", 0.0, "0个百分点"),
        ("growth", "%", 1.8, "+1.8个百分点"),
        ("ceiling", "起/万台", 0.51 - 0.48, "超0.03起/万台"),
        ("ceiling", "起/万台", -0.1, "低于上限0.1起/万台"),
        ("count", "家", None, ""),
    ],
)
def test_a_distance_is_told_in_the_unit_of_the_target(kind: str, unit: str, distance: float | None, words: str) -> None:
    target = Target("at_least", 1.0, unit, "")
    blank = dict.fromkeys(("number", "title", "source", "task", "condition", "due", "attainment", "same_as"))
    one = Indicator(id=1, ref="A1", plan="p", target=target, departments=(), latest=None, light="", changed="", **blank)  # type: ignore[arg-type]
    assert shown_distance(one._replace(goal_kind=kind, distance=distance)) == words
