"""The time of the computer's clock in its own time zone."""

from datetime import datetime


def local_now() -> datetime:
    """Now; in a time zone a day and more from UTC, which Python knows none of, without its offset."""
    now = datetime.now()  # noqa: DTZ005 - it is given its zone where that can be
    try:
        return now.astimezone()
    except ValueError:
        return now
