"""What happened to a deadline: set, brought forward, or extended."""

from typing import Literal

DeadlineMove = Literal["set", "advanced", "extended"]


def deadline_move(before: str | None, after: str, *, was_assumed: bool, on: str) -> DeadlineMove:
    """What a deadline changed on a day is; an assumed day that has not passed by then is no deadline before.

    Days are ISO text. Only an extension needs a reason and is counted.
    """
    if before is None or (was_assumed and before >= on):
        return "set"
    return "advanced" if after < before else "extended"
