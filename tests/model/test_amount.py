"""Amounts as people type them, and how they are shown."""

import pytest

from qualitytui.errors import UsageRefused
from qualitytui.model.amount import parse_amount, shown_amount


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        *(
            ("96.2", "%", 96.2),
            ("96.2%", "%", 96.2),
            ("96.2％", "%", 96.2),
            ("96.2%", "％", 96.2),
            ("９６．２", "%", 96.2),
        ),
        *(("1,200", "家", 1200.0), ("1,234,567.5", "元", 1234567.5), ("5家", "家", 5.0), (" 5 家 ", "家", 5.0)),
        *(
            ("481/500", "%", 96.2),
            ("1/3", "%", 33.3333),
            ("5/1000", "‰", 5.0),
            ("0/5", "%", 0.0),
            ("1,000/2,000", "％", 50.0),
        ),
        *(("-3", "%", -3.0), ("+3", "%", 3.0), (".5", "%", 0.5), ("-.5", "", -0.5), ("0", "", 0.0)),
    ],
)
def test_an_amount_is_its_number(text: str, unit: str, value: float) -> None:
    assert parse_amount(text, unit) == value


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        *(("", "家"), ("甲", "家"), ("5%", "家"), ("5/10", "家"), ("5/0", "%"), ("-1/5", "%"), ("5/-10", "%")),
        *(("1,20", "家"), ("12,00", "家"), ("1e400", ""), ("9" * 400, ""), ("5.", ""), ("96.2‰", "%")),
    ],
)
def test_what_is_no_amount_is_refused(text: str, unit: str) -> None:
    with pytest.raises(UsageRefused):
        parse_amount(text, unit)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        *((95.0, "95"), (0.48, "0.48"), (-3.0, "-3"), (0.0, "0"), (1e15, "1000000000000000"), (33.3333, "33.3333")),
        *((0.1 + 0.2, "0.3"), (float("inf"), "inf"), (1234567.25, "1234567.25")),
    ],
)
def test_an_amount_is_shown_without_a_needless_fraction(value: float, shown: str) -> None:
    assert shown_amount(value) == shown
