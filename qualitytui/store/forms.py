"""Return forms as the store holds them: rounds, who was asked, what came back, and what a form is held against."""

from qualitytui.model.forms import Round
from qualitytui.named_tuple import NamedTuple
from qualitytui.store.reader import Reader

REASONS = ("problem", "next_step", "promised", "decision", "evidence")
"""What a report gives beside its text."""
ROUND = "number, title, token, sent, by_date, cutoff"


class OwnReport(NamedTuple):
    """The last report of a department on a task, with the reasons it gives."""

    on: str
    text: str
    reasons: tuple[tuple[str, str], ...] = ()


class Received(NamedTuple):
    """A file that was received and is not taken back."""

    id: int
    name: str
    department: str | None
    round: int | None
    foot: tuple[object, ...] = ()
    """Department and round by their ids, the day and who filled it in, his telephone, what else it tells."""


def identity(reader: Reader) -> str:
    """The workbook's own mark, which all its copies share."""
    row = reader.rows("SELECT workbook FROM identity").fetchone()
    return str(row[0]) if row else ""


def rounds(reader: Reader) -> list[tuple[int, Round]]:
    """Every round by its id, the newest first."""
    rows = reader.rows(f"SELECT id, {ROUND} FROM form_round ORDER BY number DESC")
    return [(key, Round(*values)) for key, *values in rows]


def asked_in(reader: Reader, round_: int) -> list[tuple[int, str, int, int, str | None, str | None, str | None]]:
    """Who was asked in a round: id, name, items, indicators, the day of the first file back, that of the paper, more.

    The last is what else the department told, file by file.
    """
    return reader.rows(
        "SELECT a.department, d.name, a.items, a.indicators, "
        "(SELECT min(f.received_on) FROM form_file f WHERE f.round = a.round AND f.department = a.department), "
        "a.paper_on, (SELECT group_concat(f.others, char(10)) FROM form_file f "
        "WHERE f.round = a.round AND f.department = a.department) "
        "FROM form_asked a JOIN department d ON d.id = a.department WHERE a.round = ? ORDER BY a.id",
        (round_,),
    ).fetchall()


def received_files(reader: Reader) -> dict[str, Received]:
    """The files received, by their SHA-256."""
    rows = reader.rows(
        "SELECT f.sha256, f.id, f.name, d.name, r.number, f.department, f.round, f.filled_on, f.sender, f.phone, "
        "f.others FROM form_file f "
        "LEFT JOIN department d ON d.id = f.department LEFT JOIN form_round r ON r.id = f.round"
    )
    return {digest: Received(key, name, unit, number, tuple(foot)) for digest, key, name, unit, number, *foot in rows}


def own_reports(reader: Reader) -> dict[tuple[int, int], OwnReport]:
    """The last report of each department on each task, by the ids of both."""
    rows = reader.rows(
        f"SELECT department, task, on_date, text, {', '.join(REASONS)} FROM report "
        "WHERE department IS NOT NULL ORDER BY on_date, id"
    )
    return {
        (department, task): OwnReport(
            on, text, tuple((name, value) for name, value in zip(REASONS, reasons, strict=True) if value)
        )
        for department, task, on, text, *reasons in rows
    }


def said_in_round(reader: Reader) -> dict[tuple[str, int], dict[int, tuple[float, str]]]:
    """What each department's form of a round said of an indicator: value and day, by token and indicator."""
    values: dict[tuple[str, int], dict[int, tuple[float, str]]] = {}
    for token, indicator, department, value, on in reader.rows(
        "SELECT r.token, m.indicator, n.id, m.value, m.on_date FROM measurement m JOIN form_file f ON f.id = m.form "
        "JOIN form_round r ON r.id = f.round "
        "JOIN (SELECT id, name FROM department UNION SELECT department, name FROM alias) n ON n.name = m.source "
        "WHERE m.retracted_on IS NULL ORDER BY m.id"
    ):
        values.setdefault((token, indicator), {})[department] = (value, on)
    return values


def status_moved_by(reader: Reader) -> dict[int, set[int]]:
    """The departments whose forms moved the status of a task last; empty where something else moved it since."""
    departments: dict[int, set[int]] = {}
    for task, department in reader.rows(
        "WITH last AS (SELECT key AS task, max(act) AS act FROM change WHERE tbl = 'task' AND before IS NOT NULL "
        "AND after IS NOT NULL AND json_extract(before, '$.status') <> json_extract(after, '$.status') GROUP BY key) "
        "SELECT last.task, json_extract(n.after, '$.department') FROM last "
        "JOIN act a ON a.id = last.act AND a.command = 'forms.in' "
        "JOIN change n ON n.act = last.act AND n.tbl = 'news' AND json_extract(n.after, '$.task') = last.task"
    ):
        departments.setdefault(task, set()).add(department)
    return departments


def department_keys(reader: Reader) -> dict[str, int]:
    """The id of each department by its name and each of its other names."""
    return dict(reader.rows("SELECT name, department FROM alias UNION ALL SELECT name, id FROM department").fetchall())


def taken_back(reader: Reader) -> list[str]:
    """The files that were received by an entry that is undone, as they are kept."""
    rows = reader.rows(
        "SELECT DISTINCT json_extract(c.after, '$.kept') FROM change c JOIN act a ON a.id = c.act "
        "WHERE c.tbl = 'form_file' AND a.command = 'forms.in' AND NOT EXISTS "
        "(SELECT 1 FROM form_file f WHERE f.id = c.key) ORDER BY c.id"
    )
    return [path for (path,) in rows if path]


def task_addresses(reader: Reader) -> list[tuple[int, str, str]]:
    """The id, the plan's key and the ref of every task."""
    return reader.rows("SELECT t.id, p.key, t.ref FROM task t JOIN plan p ON p.id = t.plan").fetchall()


def indicator_addresses(reader: Reader) -> list[tuple[int, str, str, str]]:
    """The id, the plan's key and the ref of every indicator, and the ref of the half that has the measurements."""
    return reader.rows(
        "SELECT i.id, p.key, i.ref, k.ref FROM indicator i JOIN plan p ON p.id = i.plan "
        "JOIN indicator k ON k.id = coalesce(i.same_as, i.id)"
    ).fetchall()
