"""The classes of a bulletin: every attributed task that is not cancelled stands in exactly one."""

from typing import Final, Literal, get_args

from qualitytui.model.status import UNFINISHED

PaceClass = Literal["done", "to_verify", "on_pace", "not_begun", "slow"]
PACE_CLASSES: Final[tuple[PaceClass, ...]] = get_args(PaceClass)


def is_slow(status: str, *, is_overdue: bool, is_silent: bool, has_late_step: bool, has_short_indicator: bool) -> bool:
    """Whether an unfinished task is slow: overdue, behind, silent, with a late step or an indicator short of its goal.

    What is reported or closed is never slow.
    """
    late = is_overdue or is_silent or has_late_step or has_short_indicator
    return status in UNFINISHED and (late or status == "behind")


def pace_class(status: str, *, slow: bool) -> PaceClass | None:
    """The class of a task; none where it is cancelled."""
    match status:
        case "cancelled":
            return None
        case "closed":
            return "done"
        case "reported":
            return "to_verify"
        case _ if slow:
            return "slow"
        case "not_started":
            return "not_begun"
        case _:
            return "on_pace"
