"""The lights and figures of tasks and indicators as SQL, built from their rules so that one pass tells them all."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from qualitytui.model.roles import ANSWERING
from qualitytui.model.status import UNFINISHED
from qualitytui.rules.figures.attainment import NEAR, share_passed
from qualitytui.rules.figures.silence import is_government, is_open_list
from qualitytui.rules.lights import INDICATOR_REASONS, LETTER_OVERDUE, TASK_REASONS, Borders, borders
from qualitytui.store.letter_terms import indicator_letter_overdue, task_letter_overdue
from qualitytui.store.office import own_names
from qualitytui.store.reader import Reader, marks


def quoted(words: tuple[str, ...]) -> str:
    """Words of our own as an SQL list."""
    return ", ".join(f"'{word}'" for word in words)


def light_of(reasons: Mapping[str, str]) -> str:
    """The light of a reason, as SQL over the column reason."""
    return "CASE reason " + " ".join(f"WHEN '{reason}' THEN '{light}'" for reason, light in reasons.items()) + " END"


def answers(kind: str, duty: str = "r") -> str:
    """Whether a responsibility for a task or indicator is that of who leads or, where nobody leads, is responsible."""
    return (
        f"({duty}.role = '{ANSWERING[0]}' OR ({duty}.role = '{ANSWERING[1]}' AND NOT EXISTS (SELECT 1 "
        f"FROM responsibility chief WHERE chief.{kind} = {duty}.{kind} AND chief.role = '{ANSWERING[0]}')))"
    )


ANSWERS = answers("task")
"""Whether a responsibility r for a task is that of who leads or, where nobody leads, of who is responsible."""
READING_DAY = """(SELECT max(m.on_date) FROM indicator i JOIN measurement m ON m.indicator = coalesce(i.same_as, i.id)
    WHERE i.task = r.task AND m.retracted_on IS NULL AND m.source IN (
        SELECT name FROM department WHERE id = r.department
        UNION ALL SELECT name FROM alias WHERE department = r.department))"""
LAST_WORD = f"""nullif(max(
    coalesce((SELECT max(on_date) FROM report WHERE task = r.task AND department = r.department), ''),
    coalesce((SELECT max(on_date) FROM news WHERE task = r.task AND department = r.department), ''),
    coalesce({READING_DAY}, '')), '')"""
"""The latest day of which a department r.department told something of the task r.task."""
FIRST_ASKED = """max(coalesce(p.issued, p.imported, ''), coalesce(t.made_on, ''), coalesce(r.since, ''))"""
"""From when on a department that never spoke is counted: the notice (or import), the item's making, its being given."""


def asked(reader: Reader) -> str:
    """Whether a department r is counted as silent where it says nothing, as SQL."""
    own, lists, governments = set[int](), set[int](), set[int]()
    names = own_names(reader)
    for key, known in reader.rows("SELECT id, name FROM department"):
        if known in names:
            own.add(key)
        elif is_open_list(known):
            lists.add(key)
        elif is_government(known):
            governments.add(key)
    never = ", ".join(map(str, sorted(own | lists)))
    decided = ", ".join(map(str, sorted(governments)))
    return f"r.department NOT IN ({never}) AND (r.by_hand = 1 OR r.department NOT IN ({decided}))"


def silent_pairs(reader: Reader, columns: str, where: str, more: str = "") -> str:
    """A SELECT over departments r that answer for unfinished tasks t of plans p, with more columns if asked for.

    `last_word` is the day of the last word, `first_asked` that from which it was asked.
    """
    return f"""SELECT {columns} FROM (SELECT r.task, r.department, r.role, r.position, {LAST_WORD} AS last_word,
        {FIRST_ASKED} AS first_asked{more}
        FROM responsibility r JOIN task t ON t.id = r.task JOIN plan p ON p.id = t.plan
        WHERE {where} AND {ANSWERS} AND {reader.once(asked)} AND t.status IN ({quoted(UNFINISHED)})) pair"""


SILENT_SINCE = "coalesce(pair.last_word, pair.first_asked)"
"""The day from which a pair's silence is counted."""


def is_silent(reader: Reader, task: str, since: str) -> str:
    """Whether a department that answers for the task has said nothing after the day `since`; both are SQL."""
    pairs = silent_pairs(reader, "1", f"r.task = {task}")
    return f"EXISTS ({pairs} WHERE {SILENT_SINCE} <= {since})"


def silent_tasks(reader: Reader, since: str = "") -> str:
    """The tasks of which a department that answers has said nothing since a day or its plan's border, as a SELECT.

    It looks at every task once, which for all of them is a third of what `is_silent` takes.
    """
    border = since or _of_plans(reader, "silent_since")
    pairs = silent_pairs(reader, "pair.task", "1", f", {border} AS border")
    return f"{pairs} WHERE {SILENT_SINCE} <= pair.border"


def _attributing(reader: Reader) -> str:
    """Which responsibilities r make somebody answer for a task, as SQL; an open list is nobody."""
    lists = [str(key) for key, name in reader.rows("SELECT id, name FROM department") if is_open_list(name)]
    return f"r.role IN ({quoted(ANSWERING)}) AND r.department NOT IN ({', '.join(lists)})"


def is_attributed(reader: Reader) -> str:
    """Whether somebody leads or is responsible for the task `facts`, as SQL."""
    return f"EXISTS (SELECT 1 FROM responsibility r WHERE r.task = facts.id AND {reader.once(_attributing)})"


def attributed_tasks(reader: Reader) -> str:
    """The tasks that somebody leads or is responsible for, found in one pass, as a SELECT."""
    return f"SELECT r.task FROM responsibility r WHERE r.task IS NOT NULL AND {reader.once(_attributing)}"


def task_reason(red: Iterable[int]) -> str:
    """Why a task has its light, as SQL over the columns of `facts`: the first that fits; `red` have a red indicator."""
    tests = {
        "overdue": f"facts.due < facts.day AND facts.status IN ({quoted(UNFINISHED)})",
        "letter_overdue": task_letter_overdue("facts.id", "facts.day"),
        "cancelled": "facts.status = 'cancelled'",
        "closed": "facts.status = 'closed'",
        "reported": "facts.status = 'reported'",
        "due_near": "facts.due <= facts.near",
        "behind": "facts.status = 'behind'",
        "silent": "facts.is_silent",
        "step_late": "EXISTS (SELECT 1 FROM step WHERE task = facts.id AND done_on IS NULL AND due < facts.day)",
        "indicator_red": f"facts.id IN ({', '.join(map(str, red))})",
        "not_started": "facts.status = 'not_started'",
    }
    return _first(TASK_REASONS, tests)


def _first(reasons: Mapping[str, str], tests: Mapping[str, str]) -> str:
    cases = " ".join(f"WHEN {tests[reason]} THEN '{reason}'" for reason in reasons if reason in tests)
    return f"CASE {cases} ELSE '{next(reason for reason in reversed(list(reasons)) if reason not in tests)}' END"


MET = f"""coalesce(CASE comparator
    WHEN 'at_least' THEN decided >= value
    WHEN 'more_than' THEN decided > value
    WHEN 'at_most' THEN decided <= value
    WHEN 'less_than' THEN decided < value
    WHEN 'between' THEN decided BETWEEN value AND coalesce(upper, value)
    WHEN 'about' THEN abs(decided - value) <= abs(value) * {NEAR}
    WHEN 'equal' THEN CASE value WHEN 0 THEN decided = value ELSE decided >= value END
    END, 0)"""
"""Whether the value that decides meets the target, as its comparator says."""

INDICATOR_TESTS = {
    "no_number": "goal_kind IS NULL OR comparator IS NULL OR value IS NULL",
    "no_value_at_end": "decided IS NULL AND day > end_day",
    "no_value_after_half": "decided IS NULL AND year_share > 0.5",
    "no_value": "decided IS NULL",
    "occurred": "goal_kind = 'zero' AND decided > 0",
    "met_at_end": "day > end_day AND is_met",
    "missed": "day > end_day",
    "met": "goal_kind = 'count' AND is_met",
    "above_range": "comparator = 'between' AND goal_kind IN ('rate', 'growth') AND decided > coalesce(upper, value)",
    "exceeded": "goal_kind = 'ceiling' AND NOT is_met",
    "within": "goal_kind IN ('ceiling', 'zero')",
    "met_now": "goal_kind IN ('rate', 'growth') AND is_met",
    "below_target": "goal_kind IN ('rate', 'growth')",
    "on_pace": "decided / value >= passed",
}
"""Why an indicator has its light: the first that fits; a count that is behind its pace is left."""
INDICATOR_REASON = _first(INDICATOR_REASONS, INDICATOR_TESTS)

DISTANCE = """CASE WHEN goal_kind IS NULL OR goal_kind = 'count' OR decided IS NULL THEN NULL
    WHEN comparator = 'between' AND decided > coalesce(upper, value) THEN decided - coalesce(upper, value)
    ELSE decided - value END"""
"""How far the value that decides is from the target, in the target's own unit; nothing for a count."""

INDICATOR_FIGURES = f"""
    WITH goals AS MATERIALIZED ({{goals}}) SELECT reasoned.*,
    CASE WHEN {indicator_letter_overdue("reasoned.keeper", "reasoned.day")} THEN '{LETTER_OVERDUE}'
    ELSE {light_of(INDICATOR_REASONS)} END AS light FROM (
    SELECT paced.*, {INDICATOR_REASON} AS reason,
        CASE WHEN goal_kind = 'count' AND value > 0 THEN max(decided / value, 0.0) END AS attainment,
        {DISTANCE} AS distance
    FROM (SELECT judged.*, {{passed}} AS passed, {{year_share}} AS year_share, {MET} AS is_met
    FROM (SELECT known.*, CASE WHEN known.goal_kind = 'zero' THEN coalesce(nullif(worst, 0), by_end) ELSE by_end END
        AS decided
    FROM goals known) judged) paced) reasoned"""
"""The figures of the goals. MATERIALIZED keeps SQLite from writing the subqueries of a goal again at each mention of
a column, which made twenty thousand instructions of a statement."""

KNOWN_GOAL = """
    SELECT i.id, i.task AS task_id, coalesce(i.same_as, i.id) AS keeper, k.comparator, k.value, k.upper, k.goal_kind,
        dated.end_day, dated.first_day, dated.issued, dated.closed_on, coalesce(dated.closed_on, '{today}') AS day,
        (SELECT m.value FROM measurement m WHERE m.indicator = k.id AND m.retracted_on IS NULL
            AND m.on_date <= dated.end_day ORDER BY m.on_date DESC, m.id DESC LIMIT 1) AS by_end,
        CASE WHEN k.goal_kind = 'zero' THEN (SELECT max(m.value) FROM measurement m WHERE m.indicator = k.id
            AND m.retracted_on IS NULL AND m.value > 0 AND m.on_date BETWEEN dated.first_day AND dated.end_day)
        END AS worst
    FROM indicator i JOIN indicator k ON k.id = coalesce(i.same_as, i.id) JOIN (
        SELECT j.id, y.first_day, y.issued, y.closed_on, coalesce((
            SELECT max(d.date) FROM deadline d JOIN task o ON o.id = d.task
            WHERE d.task = j.task AND d.date = o.due_original), y.year || '-12-31') AS end_day
        FROM indicator j JOIN (SELECT q.*, q.year || '-01-01' AS first_day FROM (
            SELECT id, issued, closed_on, coalesce(year, substr(coalesce(issued, imported, '{today}'), 1, 4)) AS year
            FROM plan) q) y ON y.id = j.plan) dated ON dated.id = i.id
    {only}"""
"""Every indicator with its goal (that of the half that keeps the readings), its year and end, and the value that
decides: the last for a day up to its end, or in a goal of zero one above it."""

SHARE = """CASE WHEN {last} >= {first} THEN min(max((julianday(day) - julianday({first}) + 1.0)
    / (julianday({last}) - julianday({first}) + 1.0), 0.0), 1.0) ELSE 1.0 END"""
"""The share of the days from first to last that is gone on the day, both ends counted."""


def indicator_figures(reader: Reader, only: str = "") -> str:
    """The relation of indicators with kind, value that decides, met, distance, light and its reason, as SQL.

    `only` is a WHERE clause over the indicator i and the half k that keeps its readings; without it all are taken.
    """
    goals = KNOWN_GOAL.format(today=reader.today.isoformat(), only=only)
    year_share = SHARE.format(first="first_day", last="substr(first_day, 1, 4) || '-12-31'")
    return INDICATOR_FIGURES.format(goals=goals, passed=_passed(reader), year_share=year_share)


def _passed(reader: Reader) -> str:
    """The share of its time that is gone by the clock that the setting names, as SQL."""
    clock = reader.config.pace
    if clock == "notice":
        return SHARE.format(first="coalesce(issued, first_day)", last="end_day")
    if clock != "working_days":
        return SHARE.format(first="first_day", last="end_day")
    ends = reader.rows(
        "SELECT DISTINCT coalesce(issued, year || '-01-01'), coalesce(d.date, year || '-12-31'), closed_on FROM plan "
        "LEFT JOIN task t ON t.plan = plan.id LEFT JOIN deadline d ON d.task = t.id WHERE year IS NOT NULL"
    )
    cases = " ".join(
        f"WHEN coalesce(issued, first_day) = '{first}' AND end_day = '{last}' THEN "
        f"{share_passed(first, last, closed or reader.today.isoformat())}"
        for first, last, closed in ends
    )
    return f"CASE {cases} ELSE {SHARE.format(first='first_day', last='end_day')} END" if cases else "1.0"


TOUCHED = """(EXISTS (SELECT 1 FROM measurement WHERE indicator = k.id) OR k.id IN (
    SELECT coalesce(half.same_as, half.id) FROM letter l JOIN indicator half ON half.id = l.indicator))"""
"""Which indicators can be red: without a reading or a letter none is."""
IS_ANY_TOUCHED = (
    "SELECT EXISTS (SELECT 1 FROM measurement) OR EXISTS (SELECT 1 FROM letter WHERE indicator IS NOT NULL)"
)


def red_indicators(reader: Reader) -> dict[int, list[str]]:
    """The refs of the red indicators of each task, a linked pair under the ref of the half that is listed."""
    return _red(reader, TOUCHED) if reader.rows(IS_ANY_TOUCHED).fetchone()[0] else {}


def red_indicators_of(reader: Reader, tasks: Sequence[int]) -> dict[int, list[str]]:
    """The same of a few tasks, of which most have no indicator that can be red."""
    where = f"i.task IN ({marks(tasks)}) AND {TOUCHED}"
    pairs = "indicator i JOIN indicator k ON k.id = coalesce(i.same_as, i.id)"
    is_any = reader.rows(f"SELECT EXISTS (SELECT 1 FROM {pairs} WHERE {where})", tasks).fetchone()[0]
    return _red(reader, where, tasks) if is_any else {}


def _red(reader: Reader, where: str, parameters: Sequence[object] = ()) -> dict[int, list[str]]:
    by_item: dict[int, list[str]] = {}
    for task, ref in reader.rows(
        f"SELECT DISTINCT task_id, k.ref FROM ({indicator_figures(reader, f'WHERE {where}')}) red "
        "JOIN indicator k ON k.id = red.keeper WHERE red.light = 'red' AND task_id IS NOT NULL ORDER BY k.position",
        parameters,
    ):
        by_item.setdefault(task, []).append(ref)
    return by_item


def day_columns(reader: Reader) -> str:
    """The columns day, near and silent_since of a row of plan p; a closed plan stands on the day it was closed."""
    return ", ".join(f"{_of_plans(reader, name)} AS {name}" for name in Borders._fields)


def _of_plans(reader: Reader, name: str) -> str:
    """One of the borders of a row of plan p, as SQL."""
    now, then = reader.once(_all_borders)
    return _by_plan(getattr(now, name), {key: getattr(one, name) for key, one in then.items()})


def _all_borders(reader: Reader) -> tuple[Borders, dict[int, Borders]]:
    """The borders of today, and those of each plan that is on file."""
    closed = reader.rows("SELECT id, closed_on FROM plan WHERE closed_on IS NOT NULL").fetchall()
    then = {key: _borders(reader, min(date.fromisoformat(day), reader.today)) for key, day in closed}
    return _borders(reader, reader.today), then


def _borders(reader: Reader, day: date) -> Borders:
    config = reader.config
    return borders(day, near_working_days=config.soon_working_days, silent_days=config.reporting_interval_days)


def _by_plan(now: str, then: dict[int, str]) -> str:
    if not then:
        return f"'{now}'"
    cases = " ".join(f"WHEN {key} THEN '{day}'" for key, day in then.items())
    return f"CASE p.id {cases} ELSE '{now}' END"


TASK_LIGHT = light_of(TASK_REASONS)
