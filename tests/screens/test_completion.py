import pytest

from qualitytui.model.filter import parse_filter
from qualitytui.model.filter_explanation import FilterWords
from qualitytui_screens.completion import offers

WORDS = FilterWords(
    departments=(
        ("县质监局", ("县质监局", "xianzhijianju", "xzjj", "质监局", "zhijianju", "zjj")),
        ("县住建局", ("县住建局", "xianzhujianju", "xzjj")),
        ("县财政局", ("县财政局", "xiancaizhengju", "xczj")),
        ("县 国税局", ("县 国税局", "xgsj")),
    ),
    sections=(("1", "总体要求"), ("2.1", "企业素质"), ("2.2", "质量安全")),
    plans=("tiantai-2013", "tiantai-2014"),
)


def lines(typed: str) -> list[str]:
    return [offer.line for offer in offers(typed, WORDS)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("dept:质监", "dept:县质监局"),
        ("dept:zhij", "dept:县质监局"),
        ("部门：xcz", "部门:县财政局"),
        ("lead:zjj", "lead:县质监局"),
        ("light:red -dept:财", "light:red -dept:县财政局"),
        ("dept:县质监局,财", "dept:县质监局,县财政局"),
        ("dept:国税", 'dept:"县 国税局"'),
        ("status:be", "status:behind"),
        ("状态:推", "状态:推进中"),
        ("in:2", "in:2.1"),
        ("in:安全", "in:2.2"),
        ("plan:tian", "plan:tiantai-2013"),
        ("due:over", "due:overdue"),
        ("期限:本", "期限:本周"),
        ("sta", "status:"),
        ("无", "无报:"),
        ("zjj", "dept:县质监局"),
    ],
)
def test_the_term_under_the_caret_is_completed(typed: str, first: str) -> None:
    assert lines(typed)[0] == first


@pytest.mark.parametrize("typed", ["", "light:red ", "dept:不存在", "nothing:x", "status:behind"])
def test_where_nothing_fits_nothing_is_offered(typed: str) -> None:
    assert lines(typed) == []


def test_every_line_offered_with_a_value_is_a_filter() -> None:
    for typed in ("dept:", "status:", "light:", "due:", "no:", "silent:", "kind:", "changed:", "plan:", "in:"):
        for line in lines(typed):
            assert parse_filter(line).text
