"""The lights of tasks as SQL, so that a hundred thousand are told in one pass; a test holds them to the rule."""

from datetime import date

from qualitytui.model.light import LightDay, light_day
from qualitytui.store.reader import Reader

LIGHT = """CASE
    WHEN status = 'cancelled' THEN 'grey'
    WHEN status IN ('closed', 'reported') THEN 'blue'
    WHEN due < day THEN 'red'
    WHEN status = 'behind' OR due <= soon THEN 'yellow'
    WHEN status = 'not_started' THEN 'grey'
    WHEN last_news IS NULL OR last_news < silent_before THEN 'yellow'
    ELSE 'green' END"""
"""The light of a task with its status, due, last_news, and the borders of its day."""


def day_columns(reader: Reader) -> str:
    """The columns day, soon and silent_before of a row of plan p; a plan whose year is over stands on its last day."""
    over = [row[0] for row in reader.rows("SELECT DISTINCT year FROM plan WHERE year < ?", (reader.today.year,))]
    last = {year: _borders(reader, date(year, 12, 31)) for year in over}
    now = _borders(reader, reader.today)
    return ", ".join(
        f"{_by_year(getattr(now, field), {year: getattr(one, field) for year, one in last.items()})} AS {name}"
        for name, field in (("day", "today"), ("soon", "soon"), ("silent_before", "silent_before"))
    )


def _borders(reader: Reader, day: date) -> LightDay:
    config = reader.config
    return light_day(day, soon_days=config.soon_working_days, silent_days=config.reporting_interval_days)


def _by_year(now: str, last: dict[int, str]) -> str:
    if not last:
        return f"'{now}'"
    cases = " ".join(f"WHEN {year} THEN '{day}'" for year, day in last.items())
    return f"CASE p.year {cases} ELSE '{now}' END"
