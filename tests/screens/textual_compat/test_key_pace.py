"""An answer is painted once it is whole; those to keys that come faster than that, together."""

from qualitytui_screens.textual_compat.key_pace import BURST, WHOLE, KeyPace


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_painted_while_a_key_is_handled_unless_that_takes_long() -> None:
    clock = Clock()
    pace = KeyPace(clock)
    assert not pace.is_answering
    pace.begin()
    assert pace.is_answering
    clock.now += WHOLE
    assert not pace.is_answering
    assert pace.end(is_last=True)
    assert not pace.is_answering


def test_of_keys_that_pile_up_a_few_are_painted_and_the_last() -> None:
    clock = Clock()
    pace = KeyPace(clock)
    painted = []
    for nth in range(20):
        pace.begin()
        clock.now += BURST / 4
        painted.append(pace.end(is_last=nth == 19))
    assert painted[0]
    assert painted[-1]
    assert sum(painted) <= 6
