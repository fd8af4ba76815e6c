import pytest

from qualitytui.rules.plan_label import plan_label, short_label


@pytest.mark.parametrize(
    ("headings", "number", "label"),
    [
        (["二、", "(一)"], "2.", "二、（一）2"),
        (["一、"], "(一)", "一、（一）"),
        (["三、", "（二）"], "5．", "三、（二）5"),
        ([], "7", "7"),
    ],
)
def test_an_item_is_called_as_its_plan_calls_it(headings: list[str], number: str, label: str) -> None:
    assert plan_label(headings, number) == label


def test_the_short_label_leaves_out_the_mark_alone() -> None:
    assert short_label("二、（一）2") == "二（一）2"
