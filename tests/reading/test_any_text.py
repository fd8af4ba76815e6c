"""No text, however broken, crashes the reader, and what it says of it can be written down and read again."""

from hypothesis import given, settings
from hypothesis import strategies as st

from qualitytui.errors import Refused
from qualitytui.model.date_phrases import plain_numerals
from qualitytui.reading import attribution, dates, deadlines, numbers
from qualitytui.reading.plan_toml import from_toml, to_toml
from qualitytui.reading.reader import read_text
from tests.reading.scoring import PLANS

PIECES = st.sampled_from(
    [
        *"一二三十百千万0123456789年月日底前、，。；：()（）《》“”〔〕【】%％—-~*|\t\n 　.．第条章节附件每季半上下",
        *(
            "牵头单位：",
            "责任单位：",
            "完成时限：",
            "配合",
            "牵头",
            "负责",
            "（县质监局牵头，县经信局、农业局等配合）",
            "市、县政府",
        ),
        *(
            "广州、深圳市政府",
            "年底前",
            "2012—2015年",
            "第三季度",
            "印发之日起30日内",
            "99999999999个工作日内",
            "“十二五”末",
        ),
        *(
            "5家以上",
            "0.48起/万台",
            "百个",
            "万名",
            "3—5个",
            "95%～97%",
            "控制在",
            "以下",
            "给予最高",
            "不发生",
            "事故",
        ),
        *(
            "\n一、",
            "\n（一）",
            "\n1.",
            "\n(1)",
            "\n①",
            "\n第一条 ",
            "\n附件1\n",
            "\n附件：1.",
            "\n2013年5月9日\n",
            "\n序号\t工作任务\t牵头单位\t\n",
        ),
        *(
            "\n1\t新增名牌3个\t县质监局\t\n",
            "| 序号 | 任务 | 责任单位 |\n",
            "条件之一的：\n",
            "某县人民政府",
            "行动计划\n",
            "〃",
            "\x1f",
            "\u202e",
            "⑴",
            "㈠",
        ),
    ]
)
LINES = [line for path in sorted(PLANS.glob("*.txt")) for line in path.read_text(encoding="utf-8").split("\n")]


def read_and_written(text: str) -> None:
    try:
        plan = read_text(text)
    except Refused:
        return
    assert from_toml(to_toml(plan)) == plan
    refs = [task.ref for task in plan.tasks] + [section.ref for section in plan.sections]
    assert len(refs) == len(set(refs))


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(max_examples=300)
def test_pieces_of_the_genre_in_any_order_crash_nothing(text: str) -> None:
    read_and_written(text)


@given(st.text(max_size=200))
@settings(max_examples=100)
def test_any_text_crashes_nothing(text: str) -> None:
    read_and_written("一、" + text)


@given(st.lists(st.sampled_from(LINES), max_size=40), st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_lines_of_real_plans_shuffled_and_cut_crash_nothing(lines: list[str], random: object) -> None:
    cut = [line[random.randint(0, 9) :][: random.randint(1, 300)] for line in lines]  # type: ignore[attr-defined]
    read_and_written("\n".join(cut))


SIGNED = (
    (attribution.APART, attribution.APART_SIGN),
    (deadlines.LIKE_A_DAY, deadlines.DAY_SIGN),
    (numbers.VALUE, numbers.DIGIT),
    (numbers.TIME, numbers.DIGIT),
    (numbers.OPEN, numbers.DIGIT),
    (numbers.SHARE, numbers.SPELT),
    (numbers.SPELLED, numbers.SPELT),
    (numbers.RATIO, numbers.BOUND),
)
"""Forms that are tried on a text only where a sign of them stands in it."""


def tried(text: str) -> None:
    for form, sign in SIGNED:
        assert sign.search(text) or not form.search(text)
    plain, _ = plain_numerals(text)
    held = {*plain} | (dates.OF_A_YEAR if dates.A_YEAR.search(plain) else frozenset())
    for needs, form, _ in (*dates.FORMS, *dates.LIMITS):
        assert not needs or needs & held or not form.search(plain)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_a_form_stands_in_no_text_on_which_it_is_not_tried(text: str) -> None:
    tried(text)


def test_a_form_stands_in_no_line_of_a_plan_on_which_it_is_not_tried() -> None:
    for line in LINES:
        tried(line)
