"""The headings of the plan on the board, and the filter that the one under the cursor makes."""

from collections.abc import Sequence

from qualitytui.i18n import say
from qualitytui.model.board import Board as BoardView
from qualitytui.model.filter import Filter, Term
from qualitytui.model.summary import SectionLoad
from qualitytui_screens import list_columns
from qualitytui_screens.item_lists import ItemLists
from qualitytui_screens.section_loads import EVERYTHING, section_loads
from qualitytui_screens.widgets.record_list import RecordList


class Sections:
    """The list of headings; its first line stands for all of them."""

    def __init__(self, lists: ItemLists) -> None:
        self._lists = lists
        self.records = RecordList[SectionLoad](list_columns.SECTIONS, self._read, id="sections")

    def _read(self, ids: Sequence[int]) -> Sequence[SectionLoad]:
        """The headings of these ids."""
        loads = section_loads(self._lists.view) if self._lists.view is not None else {}
        return [loads[key] for key in ids if key in loads]

    def fill(self, view: BoardView) -> None:
        """Lists the headings that hold anything."""
        self.records.fill(section_loads(view))
        self.records.entitle(say("sections"))

    @property
    def filter(self) -> Filter:
        """The filter of the heading under the cursor."""
        current = self.records.current
        if current is None or current.id == EVERYTHING:
            return Filter()
        return Filter((Term("plan", (current.plan,)), Term("in", (current.ref,))))

    def widen(self) -> None:
        """Goes back to all headings."""
        self.records.put_cursor(0)
