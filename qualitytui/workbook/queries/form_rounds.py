"""The rounds of return forms: who was asked, who has returned, who is missing."""

from collections.abc import Collection
from datetime import date

from qualitytui.model.forms import Asked, Round, RoundState
from qualitytui.store.forms import asked_in, rounds, taken_back
from qualitytui.store.reader import Reader


def round_states(reader: Reader) -> tuple[RoundState, ...]:
    """Every round with who was asked, who returned when and how late, the newest first."""
    return tuple(_state(reader, key, round_) for key, round_ in rounds(reader))


def latest_round(reader: Reader) -> RoundState | None:
    """The newest round."""
    found = rounds(reader)
    return _state(reader, *found[0]) if found else None


def _state(reader: Reader, key: int, round_: Round) -> RoundState:
    by = date.fromisoformat(round_.by)
    departments = list[Asked]()
    for number, name, items, indicators, returned, paper in asked_in(reader, key):
        on = date.fromisoformat(returned) if returned else reader.today
        late = (on - by).days
        departments.append(Asked(number, name, items, indicators, returned, paper, late if late > 0 else None))
    return RoundState(round_, tuple(departments))


def missing_in(reader: Reader, numbers: Collection[int]) -> tuple[str, ...]:
    """Who has not returned its form of these rounds, or of the newest where none is named."""
    states = round_states(reader)
    meant = [one for one in states if one.round.number in numbers] or list(states[:1])
    return tuple(dict.fromkeys(name for one in meant for name in one.missing))


def files_taken_back(reader: Reader) -> list[str]:
    """The received files whose import was undone; they stay where they are kept."""
    return taken_back(reader)
