"""What is asked before a supervision letter is drafted or signed: one matter, one letter, one colour after another."""

from datetime import date

from qualitytui.i18n import say
from qualitytui.model.supervision import LEVELS, NOT_SIGNED, RUNNING, level_word
from qualitytui.model.working_days import is_working_day
from qualitytui.rules.plausibility import Doubt
from qualitytui.store.supervision_rows import LetterRow
from qualitytui.store.transaction import Transaction


def limit_on_day_off(by: date | None) -> list[Doubt]:
    """A limit that lies on a day off; none where no day is given."""
    if by is None or is_working_day(by):
        return []
    return [Doubt("day_off", say("{day} is a day off. Keep it as the limit?", day=by))]


def on_item(tx: Transaction, kind: str, key: int, department: int) -> tuple[LetterRow, ...]:
    """The supervision letters to a department on an item that were signed and stand, the earliest first."""
    letter_rows = tx.find(LetterRow, about=(kind, key), department=department, kind="supervise")
    return tuple(row for row in letter_rows if row.state not in NOT_SIGNED)


def drafts_beside(tx: Transaction, row: LetterRow) -> str:
    """What is added to the sentence of a letter where another on the same matter is drafted and not signed."""
    kind, key = ("task", row.task or 0) if row.task is not None else ("indicator", row.indicator or 0)
    known = tx.find(LetterRow, about=(kind, key), department=row.department, kind="supervise", state="draft")
    drafts = [letter for letter in known if letter.id != row.id]
    if not drafts:
        return ""
    ids = "、".join(str(draft.id) for draft in drafts)
    return " · " + say("on the same matter a draft stands already: letter {ids}; sign it or withdraw it", ids=ids)


def standing_beside(tx: Transaction, row: LetterRow) -> tuple[LetterRow, ...]:
    """The other letters to the same department on the same matter that were signed and stand."""
    kind, key = ("task", row.task) if row.task is not None else ("indicator", row.indicator)
    if row.kind != "supervise" or key is None:
        return ()
    return tuple(letter_row for letter_row in on_item(tx, kind, key, row.department) if letter_row.id != row.id)


def running_already(level: str, standing: tuple[LetterRow, ...], ref: str, name: str) -> list[Doubt]:
    """A letter of the same colour, or of a later one, that still waits for its answer."""
    later = LEVELS[LEVELS.index(level) :]
    letter_row = next((row for row in reversed(standing) if row.level in later and row.state in RUNNING), None)
    if letter_row is None:
        return []
    sentence = say(
        "{ref}: a {level} to {name} is running already. Draft another?",
        ref=ref,
        level=level_word(letter_row.level),
        name=name,
    )
    return [Doubt("repeated", sentence)]


def same_day(standing: tuple[LetterRow, ...], on: str, ref: str, name: str) -> list[Doubt]:
    """Two colours for one matter on one day."""
    if not any(row.on_date == on for row in standing):
        return []
    sentence = say(
        "{ref}: a letter to {name} was signed on the same day. Send two colours on one day?", ref=ref, name=name
    )
    return [Doubt("same_day", sentence)]
