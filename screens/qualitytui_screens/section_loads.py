"""The headings of the plan as the board lists them; its first line stands for all of them."""

from typing import Final

from qualitytui.i18n import say
from qualitytui.model.board import Board
from qualitytui.model.summary import SectionLoad

EVERYTHING: Final = 0
"""The id of the line that stands for all headings."""


def section_loads(view: Board) -> dict[int, SectionLoad]:
    """The headings that hold anything, by their ids, behind the line for all."""
    total = sum(view.by_light.values())
    everything = SectionLoad(EVERYTHING, "", "", "", say("all"), total, view.done, view.by_light, view.attributed)
    return {EVERYTHING: everything, **{section.id: section for section in view.sections if section.total}}
