"""The share of a plan's year that has passed, by the clock of the settings."""

from datetime import date

from qualitytui.rules.figures.attainment import share_passed


def share_of_days(first: date, last: date, today: date) -> float:
    """The share of the days from first to last that is gone, both ends included."""
    return min(max(((today - first).days + 1) / ((last - first).days + 1), 0.0), 1.0)


def year_share(clock: str, issued: str | None, year: int, today: date) -> float:
    """The share that is gone of the calendar year, or of the time since the notice, in days or working days."""
    new_year, last = date(year, 1, 1), date(year, 12, 31)
    first = min(date.fromisoformat(issued), last) if issued else new_year
    if clock == "working_days":
        return share_passed(*(day.isoformat() for day in (first, last, today)))
    return share_of_days(new_year if clock == "year" else first, last, today)
