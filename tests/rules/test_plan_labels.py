"""How the plan numbers an item."""

import pytest

from qualitytui.rules.plan_labels import annex_label, task_label


@pytest.mark.parametrize(
    ("numbers", "label"),
    [
        (("二、", "(一)", "2."), "二、（一）2"),
        (("三、", "（五）", "2."), "三、（五）2"),
        (("一、", "(三)"), "一、（三）"),
        (("四、",), "四"),
        (("X3",), "交办3"),
    ],
)
def test_an_item_is_called_by_the_plans_own_number(numbers: tuple[str, ...], label: str) -> None:
    assert task_label(numbers) == label


def test_an_annex_row_is_called_by_its_number() -> None:
    assert annex_label("A1.11.2", "11") == "附件1第11项"
    assert annex_label("A2.3", "3") == "附件2第3项"
