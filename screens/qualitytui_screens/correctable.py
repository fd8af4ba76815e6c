"""A screen that shows a plan which can be corrected before it is imported."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qualitytui.model.plan import Plan
from qualitytui.reading.conventions import Conventions
from qualitytui.reading.evidence import Item
from qualitytui.reading.proposed import Proposal
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui_screens.textual_compat.paced_screen import PacedScreen

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


class CorrectablePlan(PacedScreen[ImportPlan | None]):
    """What the dialogs that correct a plan ask of the screen that shows it."""

    app: "AppServices"
    plans: list[Plan]
    """The plan after each correction, the newest last."""
    proposals: Sequence[Proposal]
    source: Sequence[str]
    """The lines of the document."""
    custom: Conventions

    @property
    def plan(self) -> Plan:
        """The plan with every correction."""
        return self.plans[-1]

    @property
    @abstractmethod
    def item(self) -> Item:
        """What stands under the cursor: an item, a row of an annex, or a goal."""

    @abstractmethod
    def renew(self) -> None:
        """Shows the plan as corrected."""

    @abstractmethod
    def correct(self, change: Callable[[Plan], Plan], *, to_line: int = 0) -> None:
        """Makes a correction, or says why not; `to_line` is the line at which the cursor's item begins then."""
