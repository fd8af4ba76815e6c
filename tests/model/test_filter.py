"""The filter language: the laws of what is typed and what comes back."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qualitytui.errors import UsageRefused
from qualitytui.model.filter import KEYS, Filter, Term, of_plans, parse_filter, parse_words
from qualitytui.model.light import LIGHTS
from qualitytui.model.status import STATUSES

WORDS = st.text(st.characters(exclude_characters='"', exclude_categories=["Cs"]), min_size=1, max_size=8).filter(
    lambda word: word == word.strip() and bool(word)
)
VALUES: dict[str, Any] = {
    "word": WORDS,
    "dept": WORDS,
    "lead": WORDS,
    "in": WORDS,
    "status": st.sampled_from(STATUSES),
    "light": st.sampled_from(LIGHTS),
    "due": st.sampled_from(["overdue", "none", "week", "7d", "2013-09", "2013-06-01..2013-09-30"]),
    "no": st.sampled_from(["dept", "due", "report", "step", "value", "evidence"]),
    "silent": st.integers(0, 999).map(lambda days: f"{days}d"),
}


@st.composite
def terms(draw: st.DrawFn) -> Term:
    key = draw(st.sampled_from(sorted(VALUES)))
    most = 1 if key == "word" else 3
    values = draw(st.lists(VALUES[key], min_size=1, max_size=most, unique=True))
    return Term(key, tuple(values), draw(st.booleans()))


@given(st.lists(terms(), max_size=4))
def test_a_filter_typed_again_as_it_is_shown_is_the_same_filter(found: list[Term]) -> None:
    filter_ = Filter(tuple(found))
    assert parse_filter(filter_.text) == filter_
    assert parse_filter(parse_filter(filter_.text).text).text == filter_.text


@given(st.text(st.sampled_from("-－:：,，\"“”' 　dept部门statusopen质监局7.d"), max_size=30))
def test_whatever_is_typed_is_a_filter_or_refused_with_a_hint(text: str) -> None:
    for parse in (parse_filter, lambda line: parse_words([line])):
        refusal = refused(parse, text)
        assert refusal is None or (refusal.sentence and refusal.hint)


def refused(parse: Callable[[str], Filter], text: str) -> UsageRefused | None:
    try:
        parse(text)
    except UsageRefused as refusal:
        return refusal
    return None


@pytest.mark.parametrize(("chinese", "english"), KEYS.items())
def test_each_chinese_key_is_its_english_one(chinese: str, english: str) -> None:
    values = {"status": "behind", "light": "red", "due": "none", "kind": "task", "no": "due", "goal": "rate"}
    value = {**values, "state": "draft"}.get(english, "7d")
    for colon in ":：":
        assert parse_filter(f"-{chinese}{colon}{value}") == parse_filter(f"-{english}:{value}")


def test_quotes_of_every_kind_keep_blanks_commas_and_colons_together() -> None:
    for quoted in ('"甲, 乙:丙"', "“甲, 乙:丙”", "'甲, 乙:丙'"):
        assert parse_filter(quoted) == Filter((Term("word", ("甲, 乙:丙",)),))
        assert parse_filter(f"dept:{quoted},丁") == Filter((Term("dept", ("甲, 乙:丙", "丁")),))


def test_a_value_that_begins_with_minus_keeps_its_meaning_where_it_is_saved() -> None:
    wanted = Filter((Term("word", ("-提升",)), Term("dept", ("-局",)), Term("word", ("-3",), negated=True)))
    assert parse_filter(wanted.text) == wanted
    assert '"-提升"' in wanted.text


def test_an_option_of_words_keeps_its_blanks_and_a_line_parts_them() -> None:
    assert [term.values for term in parse_filter("质监 局").terms] == [("质监",), ("局",)]
    assert [term.values for term in parse_filter('"质监 局"').terms] == [("质监 局",)]
    assert [term.values for term in parse_words(["质监 局"]).terms] == [("质监 局",)]
    assert [term.values for term in parse_filter("“质监 局” 丙").terms] == [("质监 局",), ("丙",)]
    assert [term.values for term in parse_filter("it's").terms] == [("it's",)]


@pytest.mark.parametrize(
    ("text", "key", "values", "negated"),
    [
        ("dept:质监局,发改局", "dept", ("质监局", "发改局"), False),
        ("-dept:质监局", "dept", ("质监局",), True),
        ("－部门：质监局，发改局", "dept", ("质监局", "发改局"), True),
        ("-", "word", ("-",), False),
        ('"-质监"', "word", ("-质监",), False),
        ('dept:"甲:乙,丙"', "dept", ("甲:乙,丙",), False),
        ("期限:本周", "due", ("week",), False),
        ("期限:逾期", "due", ("overdue",), False),
        ("due:无", "due", ("none",), False),
        ("due:本季度", "due", ("quarter",), False),
        ("due:本年", "due", ("year",), False),
        ("due:本月", "due", ("month",), False),
        ("无报:30天", "silent", ("30d",), False),
        ("changed:2W", "changed", ("2w",), False),
        ("状态:滞后", "status", ("behind",), False),
        ("status:Behind", "status", ("behind",), False),
        ("light:RED", "light", ("red",), False),
    ],
)
def test_a_term_is_its_key_and_values(text: str, key: str, values: tuple[str, ...], negated: bool) -> None:
    assert parse_filter(text).terms == (Term(key, values, negated),)


def test_the_items_of_plans_are_those_of_their_keys_and_without_a_key_everything() -> None:
    assert of_plans(("a", "", "b c")) == parse_filter('plan:a,"b c"')
    assert of_plans(("", "")) == of_plans(()) == Filter()


def test_only_silence_may_be_asked_for_without_a_value() -> None:
    assert parse_filter("silent:").terms == (Term("silent", ("",)),)
    for key in ("due", "dept", "changed"):
        assert refused(parse_filter, f"{key}:") is not None
