"""What one department has to do by the plan, as it is handed out in May."""

from typing import NamedTuple

from qualitytui.model.indicator import Indicator
from qualitytui.model.task import Task


class SheetItem(NamedTuple):
    """One item with the department's role, cited by the plan's own label, and the numbers to reach in it."""

    label: str
    role: str
    task: Task
    targets: tuple[Indicator, ...]


class SheetIndicator(NamedTuple):
    """One indicator that the department answers for, cited by its label."""

    label: str
    indicator: Indicator


class TaskSheet(NamedTuple):
    """All items and indicators in which a department has a role, its own items first."""

    department: str
    today: str
    plans: tuple[tuple[str, str], ...]
    """Title and number of each plan."""
    items: tuple[SheetItem, ...]
    indicators: tuple[SheetIndicator, ...]

    def of_role(self, *roles: str) -> tuple[SheetItem, ...]:
        """The items in which it has one of these roles."""
        return tuple(item for item in self.items if item.role in roles)
