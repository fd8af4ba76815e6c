"""Chinese numerals."""

import pytest

from qualitytui.model.numbering import chinese_number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        *(("零", 0), ("一", 1), ("两", 2), ("九", 9), ("十", 10), ("十一", 11), ("二十", 20), ("九十九", 99)),
        *(("一百", 100), ("一百零五", 105), ("一百二十三", 123), ("两千", 2000), ("三千零四十", 3040)),
        *(("一万", 10_000), ("十二万", 120_000), ("一万零三百", 10_300), ("二亿", 200_000_000), ("万", 10_000)),
        *(("二○一三", 2013), ("二〇一三", 2013), ("二零一三", 2013), ("一二", 12), ("百", 100), ("亿", 100_000_000)),
    ],
)
def test_a_numeral_is_its_number(text: str, number: int) -> None:
    assert chinese_number(text) == number


@pytest.mark.parametrize("text", ["", "甲", "12", "一甲", "十.五"])
def test_what_is_no_numeral_is_none(text: str) -> None:
    assert chinese_number(text) is None
