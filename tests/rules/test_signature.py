import pytest

from qualitytui.rules.signature import signature_indents


@pytest.mark.parametrize(
    ("name", "day", "sealed", "plain"),
    [
        (4.0, 6.0, (5.0, 4.0), (6.0, 2.0)),
        (20.0, 6.0, (0.0, 7.0), (2.0, 14.0)),
        (8.0, 6.0, (3.0, 4.0), (2.0, 2.0)),
    ],
)
def test_the_name_is_centred_over_the_day_or_the_day_begins_two_characters_later(
    name: float, day: float, sealed: tuple[float, float], plain: tuple[float, float]
) -> None:
    assert tuple(signature_indents(name, day, is_sealed=True)) == sealed
    assert tuple(signature_indents(name, day, is_sealed=False)) == plain
