"""The blocks with capped deductions (returns, letters, rectification), and the bonuses."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from fractions import Fraction

from qualitytui.i18n import say
from qualitytui.model.assessment import BONUSES, DepartmentFacts, LetterFact, OrderFact, RecordFact, ReturnFact
from qualitytui.model.supervision import LEVELS, level_word
from qualitytui.model.working_days import working_days_between
from qualitytui.rules.assessment_points import Line, exact
from qualitytui.rules.assessment_rules import Rules
from qualitytui.sanitize import fold

DAY = timedelta(days=1)


def _line(points: float, what: str, why: str, **more: object) -> Line:
    return Line(exact(points), what, why, **more)  # type: ignore[arg-type]  # the fields of a line


def _of(former: str, what: str) -> str:
    """What a line is about, with the department that it was of where that is part of another now."""
    return say("formerly {name}: {what}", name=former, what=what) if former else what


def return_lines(facts: DepartmentFacts, rules: Rules, day: str) -> Iterator[Line]:
    """Deductions for return forms: late, missing, sent back, corrected."""
    of = rules.returns
    for form in facts.returns:
        if form.returned is None:
            if form.by < day:
                why = say("due {due}, not returned", due=form.by)
                yield _line(of["missing"], _form(form), why, entry=form.entry)
        elif form.returned > form.by:
            late = working_days_between(date.fromisoformat(form.by) + DAY, date.fromisoformat(form.returned))
            points = of["late"] if late <= of["late_days"] else of["very_late"]
            why = say("due {due}, came {day}, {count} working days late", due=form.by, day=form.returned, count=late)
            yield _line(points, _form(form), why, entry=form.entry)
    for record in facts.records:
        if record.kind in {"rework", "corrected"}:
            yield _recorded(of[record.kind], record)


def _form(form: ReturnFact) -> str:
    return _of(form.former, say("return form {round}", round=form.round))


def _recorded(points: float, record: RecordFact) -> Line:
    evidence = f"；{record.evidence}" if record.evidence else ""
    return _line(points, _of(record.former, record.matter), f"{record.on}{evidence}", entry=record.entry)


def letter_lines(facts: DepartmentFacts, rules: Rules) -> Iterator[Line]:
    """Deductions for letters (only the highest of each chain), repeated extensions and absences."""
    of = rules.letters
    for letter in _counted(facts.letters, is_highest_only=bool(of["highest_only"])):
        points = {"orange": of["orange"], "red": of["red"]}.get(letter.level)
        if points is None:
            points = of["blue_unanswered"] if letter.is_late else 0
        if points:
            yield _line(
                points, _cited(letter), _of_letter(letter), ref=letter.ref, label=letter.label, entry=letter.entry
            )
    for extension in facts.extensions:
        what, more = f"{extension.label} ", {"ref": extension.ref, "label": extension.label, "entry": extension.entry}
        if extension.nth >= of["extension_from"]:
            why = say(
                "{day}: extended from {before} to {after}",
                day=extension.on,
                before=extension.before,
                after=extension.after,
            )
            yield _line(of["extension"], what + say("extension no. {nth}", nth=extension.nth), why, **more)
        if extension.on > extension.before:
            why = say("{day}: asked for after the limit of {before}", day=extension.on, before=extension.before)
            yield _line(of["extension_late"], what + say("extension asked for late"), why, **more)
    for record in facts.records:
        if record.kind in {"absent", "extension_late"}:
            yield _recorded(of[record.kind], record)


def _counted(letters: Iterable[LetterFact], *, is_highest_only: bool) -> list[LetterFact]:
    """The letters that count: of several on one matter the highest level, the last of it."""
    if not is_highest_only:
        return list(letters)
    highest: dict[str, LetterFact] = {}
    for letter in letters:
        best = highest.get(letter.matter)
        if best is None or _height(letter) >= _height(best):
            highest[letter.matter] = letter
    return list(highest.values())


def _height(letter: LetterFact) -> tuple[int, bool, str]:
    return LEVELS.index(letter.level), letter.is_late, letter.on


def _cited(letter: LetterFact) -> str:
    return _of(letter.former, f"{letter.label} {level_word(letter.level)}{letter.number}")


def _of_letter(letter: LetterFact) -> str:
    late = say("; not answered in time") if letter.is_late else ""
    return say("signed on {day}, to be answered by {by}", day=letter.on, by=letter.by) + late


def order_lines(orders: Iterable[OrderFact], rules: Rules, period: tuple[str, str], day: str) -> Iterator[Line]:
    """Deductions for rectification orders."""
    of = rules.rectification
    first, last = period
    for order in orders:
        what = _of(order.former, " ".join(filter(None, (order.label, order.problem))))
        more = {"ref": order.ref, "label": order.label}
        is_open = order.ended is None or order.ended > last
        if first <= order.by <= last and is_open and order.by < min(day, last) and day >= last:
            yield _line(
                of["open"], what, say("to be put right by {by}, still open", by=order.by), entry=order.entry, **more
            )
        elif first <= order.by <= last and order.ended is not None and order.ended > order.by:
            why = say("to be put right by {by}, done on {day}", by=order.by, day=order.ended)
            yield _line(of["late"], what, why, entry=order.entry, **more)
        for on, entry in order.rejected:
            if first <= on <= last:
                yield _line(of["rejected"], what, say("report sent back on {day}", day=on), entry=entry, **more)
        for on, entry in order.reopened:
            if first <= on <= last:
                yield _line(of["reopened"], what, say("taken up again on {day}", day=on), entry=entry, **more)
        if order.is_repeated and first <= order.opened <= last:
            why = say("opened on {day}, the same was ordered before", day=order.opened)
            yield _line(of["repeated"], what, why, entry=order.entry, **more)


def bonus_lines(records: Iterable[RecordFact], rules: Rules) -> Iterator[Line]:
    """Bonuses: each matter once at its highest level; approvals by a leader up to their own cap."""
    highest: dict[str, RecordFact] = {}
    for record in records:
        best = highest.get(fold(record.matter))
        if record.kind in BONUSES and (best is None or rules.bonus[record.kind] > rules.bonus[best.kind]):
            highest[fold(record.matter)] = record
    of_leader = Fraction(0)
    for record in highest.values():
        points = exact(rules.bonus[record.kind])
        if record.kind == "leader":
            points = min(points, exact(rules.bonus["leader_max"]) - of_leader)
            of_leader += points
        if points > 0:
            yield _recorded(float(points), record)


def adjust_lines(records: Iterable[RecordFact]) -> Iterator[Line]:
    """Manual adjustments by the leading group, with their reasons."""
    for record in records:
        if record.kind == "adjust":
            what = _of(record.former, say("adjustment by the leading group"))
            yield _line(record.points or 0, what, f"{record.on} {record.matter}", entry=record.entry)
