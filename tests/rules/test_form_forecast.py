"""The value expected at the end of the year, among the words of a reading."""

import pytest

from qualitytui.rules.form_forecast import forecast_in, with_forecast, without_forecast


@pytest.mark.parametrize("words", [None, "统计局", "统计局；佐证：简报"])
def test_it_is_added_replaced_and_taken_out_again(words: str | None) -> None:
    once = with_forecast(words, 96.5)
    assert forecast_in(once) == 96.5
    assert forecast_in(with_forecast(once, -3)) == -3
    assert with_forecast(once, -3).count("预计全年完成值") == 1
    assert without_forecast(once) == words


def test_words_without_it_tell_none() -> None:
    assert forecast_in(None) is None
    assert forecast_in("预计全年完成值：很高") is None
    assert forecast_in("预计全年完成值：1.2.3；统计局") is None
