"""The lights as SQL, so that a hundred thousand are told in one pass; a test holds them to the rules."""

from datetime import date

from qualitytui.model.attainment import NEAR
from qualitytui.model.light import LightDay, light_day
from qualitytui.store.reader import Reader

LIGHT = """CASE
    WHEN status = 'cancelled' THEN 'grey'
    WHEN status IN ('closed', 'reported') THEN 'blue'
    WHEN due < day THEN 'red'
    WHEN status = 'behind' OR due <= soon THEN 'yellow'
    WHEN status = 'not_started' THEN 'grey'
    WHEN coalesce(last_news, '') < silent_before THEN 'yellow'
    ELSE 'green' END"""
"""The light of a task with its status, due, last_news, and the borders of its day."""

REACHED = f"""coalesce(CASE comparator
    WHEN 'at_least' THEN latest >= value
    WHEN 'more_than' THEN latest > value
    WHEN 'at_most' THEN latest <= value
    WHEN 'less_than' THEN latest < value
    WHEN 'between' THEN latest BETWEEN value AND coalesce(upper, value)
    WHEN 'about' THEN latest >= value OR abs(latest - value) <= abs(value) * {NEAR}
    WHEN 'equal' THEN CASE value WHEN 0 THEN latest = value ELSE latest >= value END
    END, 0)"""
"""Whether an indicator with its comparator, value, upper and latest is reached."""
ATTAINMENT = """CASE
    WHEN latest IS NULL OR value IS NULL OR comparator IS NULL THEN NULL
    WHEN comparator IN ('at_most', 'less_than') OR value = 0 OR (comparator = 'between' AND latest > value) THEN
        CASE WHEN is_reached THEN 1.0
        WHEN latest > 0 AND coalesce(upper, value) > 0 THEN max(coalesce(upper, value) / latest, 0.0)
        ELSE 0.0 END
    WHEN value > 0 THEN max(latest / value, 0.0)
    ELSE is_reached * 1.0 END"""
"""How far it has come, where is_reached is known; columns as in `attainment`."""
INDICATOR_LIGHT = """CASE
    WHEN latest IS NULL OR value IS NULL OR comparator IS NULL THEN 'grey'
    WHEN is_reached THEN 'blue'
    WHEN day > end_day OR comparator IN ('at_most', 'less_than') OR (comparator = 'equal' AND value = 0)
        OR (comparator = 'between' AND latest > upper) THEN 'red'
    WHEN attainment >= passed THEN 'green'
    ELSE 'yellow' END"""
"""The light of an indicator, where attainment and passed are known besides."""
PASSED = """CASE WHEN end_day > start_day
    THEN min(max((julianday(day) - julianday(start_day)) / (julianday(end_day) - julianday(start_day)), 0.0), 1.0)
    ELSE 1.0 END"""
"""The share of the time from start_day to end_day that has passed on a day."""
START = "CASE WHEN issued < end_day THEN issued ELSE substr(end_day, 1, 4) || '-01-01' END"


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
