"""The pane below the lists of supervision: the round, the letter or the order under the cursor in words."""

from typing import TYPE_CHECKING, Final

from textual.content import Content

from qualitytui.i18n import say
from qualitytui.model.forms import RoundState
from qualitytui.model.supervision import Letter
from qualitytui.reporting.supervision_page import missing_line
from qualitytui.sanitize import cut, folded, line, visible
from qualitytui.workbook.queries.departments import contacts_of
from qualitytui_screens.header_lines import COLOURS
from qualitytui_screens.matter_actions import Matter, describe_matter, next_line

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices

DETAIL_LINES: Final = 5


def matter_detail(matter: Matter, cells: int, key: str) -> Content:
    """A letter or an order: its number and state, its item, its reason, what can be done behind its key."""
    first, *rest = describe_matter(matter).split("\n")
    if isinstance(matter, Letter):
        number = "" if matter.number else say("draft {id}", id=matter.id)
        why = matter.reason or matter.remark or ""
    else:
        number = say("order {id}", id=matter.id)
        why = matter.report or matter.measure or ""
    lines = [
        cut(visible(line(one)), cells)
        for one in (f"{number}  {first}".strip(), *rest, why, next_line(matter, key))
        if one
    ]
    return Content.assemble((lines[0], COLOURS["red"] if matter.overdue else "bold"), "\n", "\n".join(lines[1:]))


def round_detail(app: "AppServices", state: RoundState, cells: int) -> Content:
    """Who is missing, each with the number to call."""
    missing = [department for department in state.departments if department.returned is None]
    if not missing:
        return Content(say("Every form is back."))
    contacts = dict(app.book.ask(contacts_of, [asked.name for asked in missing]))
    head = say("not back: {count} of {all}", count=len(missing), all=len(state.departments))
    called = [missing_line(asked, contacts) for asked in missing if asked.name in contacts]
    others = "、".join(asked.name for asked in missing if asked.name not in contacts)
    text = line("；".join([*called, *([f"{say('no contact noted')}: {others}"] if others else [])]))
    lines = folded(visible(text), cells, DETAIL_LINES - 1)
    return Content.assemble((head, "bold"), "\n", "\n".join(lines))


def nothing_text(app: "AppServices", at: int, *, is_filtered: bool) -> str:
    """What a list says that has nothing in it."""
    if is_filtered:
        return say("Nothing here matches the filter; {key} takes it away.", key="Esc")
    if at == 0:
        return say("No return form was sent yet; {key} sends them.", key=app.key("send_forms"))
    if at == 1:
        return say("There is no letter yet; {key} on an item drafts one.", key=app.key("letter"))
    return say("There is no order yet; {key} opens one.", key=app.key("order"))
