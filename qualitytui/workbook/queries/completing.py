"""Completions of a partly typed word."""

from qualitytui.store import completions
from qualitytui.store.completions import Offer
from qualitytui.store.indicators import SORTABLE as INDICATOR_FIELDS
from qualitytui.store.reader import Reader
from qualitytui.store.saved_views import list_saved_views
from qualitytui.store.tasks import SORTABLE as TASK_FIELDS


def offers(reader: Reader, kind: str, typed: str) -> list[Offer]:
    """The words of one kind, each with what it means.

    A kind is task, indicator, item, department, section, plan, view, letter, rectification or
    assessment_objection.
    """
    match kind:
        case "department":
            return completions.departments_like(reader, typed)
        case "section":
            return completions.sections_like(reader, typed)
        case "plan":
            return completions.plans_like(reader, typed)
        case "view":
            views = list_saved_views(reader)
            return [(str(view.digit), view.name) for view in views if str(view.digit).startswith(typed)]
        case "letter" | "rectification" | "assessment_objection":
            return completions.numbers_like(reader, typed, kind)
        case _:
            return completions.items_like(reader, typed, kind)


def sort_fields(command: str) -> list[str]:
    """What a list can be sorted by."""
    return list(INDICATOR_FIELDS if command == "indicators" else TASK_FIELDS)
