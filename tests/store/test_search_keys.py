import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypinyin import lazy_pinyin

from qualitytui.sanitize import fold
from qualitytui.store.search_keys import item_key, name_key, text_key, title_spellings


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("县质监局", {"县质监局", "xianzhijianju", "xzjj"}),
        ("重庆市", {"重庆市", "chongqingshi", "cqs"}),
        ("台州行", {"台州行", "taizhouxing", "tzx", "taizhouhang", "tzh"}),
        ("ＡＢ中心", {"ab中心", "abzhongxin"}),
        ("QTWB", {"qtwb"}),
    ],
)
def test_a_name_is_found_as_written_in_pinyin_and_by_initials(name: str, keys: set[str]) -> None:
    assert keys <= set(name_key(name).split("\n"))


def test_the_likeliest_reading_stands_before_the_others() -> None:
    keys = name_key("重庆").split("\n")
    assert keys[:3] == ["重庆", "chongqing", "cq"]


def test_a_name_of_many_readings_does_not_grow_without_end() -> None:
    keys = name_key("行长重乐大夫的地得着了").split("\n")
    assert len(keys) <= 33
    assert len(set(keys)) == len(keys)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=8))
def test_any_name_has_its_folded_self_first(name: str) -> None:
    assert name_key(name).split("\n")[0] == fold(name)


def test_the_texts_of_an_item_stand_a_line_each_and_the_empty_ones_nowhere() -> None:
    assert text_key("A1.1", "Ｇｂ／T  19580", None, "", "质量\n强县") == "a1.1\ngb/t 19580\n质量 强县"
    assert text_key(None) == ""


@pytest.mark.parametrize(
    ("title", "spellings"),
    [
        ("加强特种设备安全监管", ("jiaqiangtezhongshebeianquanjianguan", "jqtzsbaqjg")),
        ("“两个率”（电梯）", ("lianggelvdianti", "lgldt")),
        ("12345热线，3.5G网络", ("12345rexian3.5gwangluo", "12345rx3.5gwl")),
        ("安", ("an", "a")),
        ("GB/T 19580", ()),
        ("", ()),
    ],
)
def test_a_title_is_spelt_without_its_marks(title: str, spellings: tuple[str, ...]) -> None:
    assert title_spellings(title) == spellings
    assert item_key("1.1", title, "文").split("\n")[-len(spellings) - 1 :] == ["文", *spellings]


@pytest.mark.parametrize(
    "title", ["推进第12类企业3A级品牌", "A区县质监局2013年a", "银行重庆行长", "é1质", "", " ", "95%以上"]
)
def test_the_spelling_of_the_parts_of_a_word_is_that_of_the_word(title: str) -> None:
    words = [word for word in re.split(r"[^\w.]+|_+", fold(title)) if word]
    syllables = [(syllable, syllable in word) for word in words for syllable in lazy_pinyin(word)]
    whole = fold("".join(syllable for syllable, _ in syllables))
    initials = fold("".join(syllable if is_written else syllable[:1] for syllable, is_written in syllables))
    wanted = () if whole == "".join(words) else tuple(dict.fromkeys((whole, initials)))
    assert title_spellings(title) == wanted
