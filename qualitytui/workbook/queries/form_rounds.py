"""The rounds of return forms: who was asked, who has returned, who is missing."""

from collections.abc import Collection
from datetime import date

from qualitytui.errors import Refused
from qualitytui.model.filter import Filter, Term
from qualitytui.model.forms import Asked, Round, RoundState
from qualitytui.model.supervision import letter_number
from qualitytui.sanitize import fold
from qualitytui.store.departments import department_names, find_departments, meant_by
from qualitytui.store.form_notes import NoteNumber, note_number
from qualitytui.store.forms import asked_in, rounds, taken_back
from qualitytui.store.letters import next_note
from qualitytui.store.reader import Reader
from qualitytui.workbook.queries.office import first_number, paper_settings


def round_states(reader: Reader, filter_: Filter = Filter()) -> tuple[RoundState, ...]:  # noqa: B008 - a filter is frozen
    """Every round with who was asked, who returned when and how late, the newest first.

    A filter leaves the departments that it names, and the rounds in which one of them was asked; a word may also stand
    in the title of a round.
    """
    states = tuple(_state(reader, key, round_) for key, round_ in rounds(reader))
    named = meant_by(reader, filter_)
    words = [term for term in filter_.terms if term.key == "word"]
    if named is None and not words:
        return states
    names = department_names(reader)
    meant = set(names.values()) if named is None else {names[key] for key in named}
    narrowed = (_narrowed(reader, state, meant, words) for state in states)
    return tuple(state for state in narrowed if state.departments)


def _narrowed(reader: Reader, state: RoundState, names: Collection[str], words: Collection[Term]) -> RoundState:
    """A round with those of the named departments that every word means."""
    departments = [department for department in state.departments if department.name in names]
    for term in words:
        called = _called(reader, term.values[0])
        is_in_title = fold(term.values[0]) in fold(state.round.title)
        departments = [
            department for department in departments if (is_in_title or department.name in called) is not term.negated
        ]
    return state._replace(departments=tuple(departments))


def _called(reader: Reader, typed: str) -> set[str]:
    try:
        return {department_names(reader)[key] for key in find_departments(reader, typed)}
    except Refused:
        return set()


def latest_round(reader: Reader) -> RoundState | None:
    """The newest round."""
    known = rounds(reader)
    return _state(reader, *known[0]) if known else None


def _state(reader: Reader, key: int, round_: Round) -> RoundState:
    by = date.fromisoformat(round_.by)
    departments = list[Asked]()
    for number, name, items, indicators, returned, paper, others in asked_in(reader, key):
        on = date.fromisoformat(returned) if returned else reader.today
        late = (on - by).days
        departments.append(Asked(number, name, items, indicators, returned, paper, late if late > 0 else None, others))
    note = note_number(reader, key)
    return RoundState(round_, tuple(departments), reader.config.form_setting("stamped"), note and letter_number(*note))


def number_to_give(reader: Reader, token: str, sent: str) -> NoteNumber:
    """The number of a round's covering note: the one that it has, else the next of its year."""
    number = next((note_number(reader, key) for key, round_ in rounds(reader) if round_.token == token), None)
    if number is not None:
        return number
    series, year = paper_settings(reader, "forms").code, int(sent[:4])
    return NoteNumber(series, year, next_note(reader, series, year, first_number(reader, "forms", year)))


def missing_in(reader: Reader, number: int | None) -> tuple[str, ...]:
    """Who has not returned its form of a round, of the newest where none is named."""
    states = [state for state in round_states(reader) if number in {None, state.round.number}]
    return states[0].missing if states else ()


def files_taken_back(reader: Reader) -> list[str]:
    """The received files whose import was undone; they stay where they are kept."""
    return taken_back(reader)
