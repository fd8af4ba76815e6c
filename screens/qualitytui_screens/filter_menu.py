"""The filter by menu instead of typing."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from qualitytui.i18n import say
from qualitytui.model.filter import Filter, Term
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.model.status import STATUSES, status_word
from qualitytui.workbook.queries.departments import department_list
from qualitytui_screens.picker import Picker, choices

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


def ask_filter(app: "AppServices", current: Filter, use: Callable[[str], None]) -> None:
    """Asks for a key, then for its value, and hands back the filter with that term."""
    offered = choices(
        (
            (say("department, in any role"), "dept"),
            (say("department that leads"), "lead"),
            (say("status"), "status"),
            (say("deadline"), "due"),
            (say("light"), "light"),
            (say("without a report for long"), "silent"),
            (say("no filter"), ""),
        )
    )

    def key_chosen(key: str | None) -> None:
        if key == "":
            use("")
        elif key is not None:
            app.push_screen(
                Picker(say("filter"), choices(values_of(app, key)), is_typed=key in {"dept", "lead"}), value(key)
            )

    def value(key: str) -> Callable[[str | None], None]:
        def value_chosen(chosen: str | None) -> None:
            if chosen is not None:
                terms = tuple(term for term in current.terms if term.key != key)
                use(Filter((*terms, Term(key, (chosen,)))).text)

        return value_chosen

    app.push_screen(Picker(say("filter by"), offered), key_chosen)


def values_of(app: "AppServices", key: str) -> list[tuple[str, str]]:
    """What can be chosen for a key: how it reads, and the filter's value."""
    if key in {"dept", "lead"}:
        return [(name, name) for name in app.book.ask(department_list)]
    if key == "status":
        return [(say("open"), "open"), *((status_word(status), status) for status in STATUSES)]
    if key == "light":
        return [(light_word(light), light) for light in LIGHTS]
    if key == "silent":
        return [(say("{days} days", days=days), f"{days}d") for days in (15, 30, 45, 60, 90)]
    return [
        (say("overdue"), "overdue"),
        (say("this week"), "week"),
        (say("within 7 days"), "7d"),
        (say("within 30 days"), "30d"),
        (say("this month"), "month"),
        (say("this quarter"), "quarter"),
        (say("without a deadline"), "none"),
    ]
