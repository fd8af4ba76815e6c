"""Values that are likely slips are asked about, the others never."""

import pytest

from qualitytui.rules.plausibility import Goal, value_doubts

RATE = Goal("抽查合格率", "%", "at_least", 95)
COUNT = Goal("示范项目", "个", "at_least", 3)
GROWTH = Goal("发明专利授权数量增长", "%", "at_least", 10)
CEILING = Goal("超标率", "%", "at_most", 12)


@pytest.mark.parametrize(
    ("value", "goal", "codes"),
    [
        (96.2, RATE, []),
        (0.962, RATE, ["hundredfold"]),
        (1, RATE, ["hundredfold"]),
        (0, RATE, []),
        (1.1, RATE, []),
        (-5, RATE, ["negative"]),
        (-1, COUNT, ["negative"]),
        (0.5, COUNT, []),
        (0.5, GROWTH, []),
        (-3, GROWTH, []),
        (0.5, CEILING, []),
        (0.5, RATE._replace(target=None), []),
    ],
)
def test_only_what_is_likely_a_slip_is_asked_about(value: float, goal: Goal, codes: list[str]) -> None:
    assert [one.code for one in value_doubts(value, goal)] == codes
