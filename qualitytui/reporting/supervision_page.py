"""Everything about one letter, order or round of return forms, part by part, as pages show it."""

from collections.abc import Iterator, Mapping

from qualitytui.i18n import say
from qualitytui.model.department import Contact
from qualitytui.model.forms import Asked, RoundState
from qualitytui.model.supervision import Letter, Rectification, letter_state_word, level_word, rectification_state_word
from qualitytui.model.supervision_wording import late_words

Field = tuple[str, str]


def letter_title(letter: Letter) -> str:
    """The number of a letter, or that it is a draft, and its kind and colour."""
    return f"{letter.number or say('draft {id}', id=letter.id)}  {level_word(letter.level)}"


def letter_fields(letter: Letter) -> Iterator[Field]:
    """The parts of a letter that have something to say, each with its name."""
    return ((name, text) for name, text in _letter(letter) if text)


def _letter(letter: Letter) -> Iterator[Field]:
    late = late_words(letter.late_days, is_overdue=letter.overdue)
    yield say("no."), str(letter.id)
    yield say("state"), "  ".join(filter(None, (letter_state_word(letter.state), late)))
    yield say("department"), letter.department
    yield say("item"), " ".join(filter(None, (letter.ref, letter.title)))
    yield say("order"), str(letter.rectification or "")
    yield say("to be answered by"), letter.by or _limit(letter)
    yield say("why this colour"), letter.reason or ""
    yield say("follows letter"), str(letter.follows or "")
    yield say("drafted on"), letter.drafted
    yield say("signed on"), letter.on or ""
    yield say("approved by"), letter.approved_by or ""
    yield say("delivered on"), " ".join(filter(None, (letter.delivered, letter.delivered_to)))
    yield say("answered on"), letter.answered or ""
    yield say("ended on"), letter.ended or ""
    yield say("remark"), letter.remark or ""
    for path in letter.files:
        yield say("file"), path


def _limit(letter: Letter) -> str:
    return say("{count} working days after signing", count=letter.within) if letter.within else ""


def order_fields(order: Rectification) -> Iterator[Field]:
    """The parts of an order that have something to say, each with its name."""
    return ((name, text) for name, text in _order(order) if text)


def _order(order: Rectification) -> Iterator[Field]:
    late = late_words(order.late_days, is_overdue=order.overdue)
    yield say("no."), str(order.id)
    yield say("state"), "  ".join(filter(None, (rectification_state_word(order.state), late)))
    yield say("department"), order.department
    yield say("problem"), order.problem
    yield say("item"), " ".join(filter(None, (order.ref, order.title)))
    yield say("opened on"), order.opened
    yield say("to be put right by"), order.by
    yield say("extensions"), str(order.extensions or "")
    yield say("measures taken"), order.measure or ""
    yield say("goal of it"), order.goal or ""
    yield say("found by"), order.found_by or ""
    yield say("ordered before"), str(order.repeats or "")
    yield say("taken up again"), str(order.reopened or "")
    yield say("report"), " ".join(filter(None, (order.reported, order.report)))
    yield say("struck off on"), order.closed or ""
    yield say("checked by"), order.checked_by or ""
    yield say("evidence"), order.evidence or ""
    yield say("approved by"), order.approved_by or ""
    yield say("signed and stamped"), say("yes") if order.stamped else ""
    yield say("second look"), order.looked_on or order.second_look or ""


def round_fields(state: RoundState, contacts: Mapping[str, Contact]) -> Iterator[Field]:
    """A round: when it went out, who is missing with the number to call, who has returned and how late."""
    yield say("forms sent on"), state.round.sent
    yield say("to be back by"), state.round.by
    yield say("figures as of"), state.round.cutoff
    if state.number:
        yield say("covering note"), state.number
    for department in state.departments:
        if department.returned is None:
            yield say("not back"), missing_line(department, contacts)
    for department in state.departments:
        if department.returned is not None:
            late = say("came {days} days late", days=department.late_days) if department.late_days else ""
            paper = say("stamped paper {day}", day=department.paper) if department.paper else ""
            yield say("came back"), "  ".join(filter(None, (department.name, department.returned, late, paper)))
            if department.others:
                yield say("other matters"), f"{department.name}  {department.others}"


def missing_line(asked: Asked, contacts: Mapping[str, Contact]) -> str:
    """A department whose form is not back, and whom to call there."""
    contact = contacts.get(asked.name)
    return f"{asked.name} {contact.text if contact and contact.text else say('no contact noted')}"
