"""Departments: found by name, alias, pinyin or initials."""

from collections.abc import Collection, Sequence

from qualitytui.errors import UsageRefused
from qualitytui.i18n import say
from qualitytui.model.department import Contact
from qualitytui.model.filter_terms import Filter
from qualitytui.sanitize import fold
from qualitytui.store.plans import nearest_hint
from qualitytui.store.reader import Reader, marks

LEVELS = "省市区县旗州镇乡"


def named_like(reader: Reader, pattern: str) -> list[int]:
    """The departments whose name, alias, pinyin or initials match a LIKE pattern."""
    return [
        row[0]
        for row in reader.rows(
            "SELECT id FROM department WHERE search LIKE ?1 ESCAPE '\\' "
            "UNION SELECT department FROM alias WHERE search LIKE ?1 ESCAPE '\\'",
            (pattern,),
        )
    ]


def find_departments(reader: Reader, value: str) -> list[int]:
    """The departments that a typed name matches: the exact name first, then an alias or initials, then a substring.

    Raises UsageRefused with the nearest name when there is none.
    """
    very = reader.rows("SELECT id FROM department WHERE name = ?", (value,)).fetchone()
    if very is not None:
        return [very[0]]
    names = _names(reader)
    wanted = fold(value)
    for is_meant in (_is_exactly, _is_without_level, _contains):
        ids = list(dict.fromkeys(key for key, search in names if is_meant(wanted, search.split("\n"))))
        if ids:
            return ids
    known = [search.split("\n")[0] for _, search in names]
    raise UsageRefused(say("There is no department {name}.", name=value), nearest_hint(wanted, known))


def _names(reader: Reader) -> list[tuple[int, str]]:
    return reader.rows(
        "SELECT id, search FROM department UNION ALL SELECT department, search FROM alias ORDER BY 1"
    ).fetchall()


def _is_exactly(wanted: str, keys: Sequence[str]) -> bool:
    return wanted in keys


def _is_without_level(wanted: str, keys: Sequence[str]) -> bool:
    return keys[0][:1] in LEVELS and keys[0][1:] == wanted


def _contains(wanted: str, keys: Sequence[str]) -> bool:
    return any(wanted in key for key in keys)


def one_department(reader: Reader, name: str) -> tuple[int, str, str]:
    """Id, name and search key of the one department a person means; refuses where several or none can be meant."""
    ids = find_departments(reader, name)
    departments = reader.rows(
        f"SELECT id, name, search FROM department WHERE id IN ({marks(ids)}) ORDER BY id", ids
    ).fetchall()
    if len(departments) > 1:
        raise UsageRefused(
            say(
                "{name} can mean several departments: {names}.",
                name=name,
                names="、".join(department[1] for department in departments),
            ),
            say("Write the whole name."),
        )
    key, full, search = departments[0]
    return int(key), str(full), str(search)


def department_names(reader: Reader) -> dict[int, str]:
    """The name of each department."""
    return dict(reader.rows("SELECT id, name FROM department ORDER BY id").fetchall())


def meant_by(reader: Reader, filter_: Filter) -> set[int] | None:
    """The departments that a filter asks for by name, None where it names none."""
    ids: set[int] | None = None
    for term in filter_.terms:
        if term.key in {"dept", "answers", "lead", "support", "resp"} and not term.negated:
            meant = {key for value in term.values for key in find_departments(reader, value)}
            ids = meant if ids is None else ids & meant
    return ids


def aliases(reader: Reader) -> dict[int, list[str]]:
    """The other names of each department."""
    by_department: dict[int, list[str]] = {}
    for department, name in reader.rows("SELECT department, name FROM alias ORDER BY id"):
        by_department.setdefault(department, []).append(name)
    return by_department


def search_keys(reader: Reader) -> dict[int, list[str]]:
    """What finds each department: its names, their pinyin and initials."""
    by_department: dict[int, list[str]] = {}
    for key, search in _names(reader):
        by_department.setdefault(key, []).extend(search.split("\n"))
    return by_department


def contacts(reader: Reader) -> dict[int, Contact]:
    """Whom to call in each department where somebody is named."""
    return {
        key: Contact(*values)
        for key, *values in reader.rows("SELECT department, person, phone, post, leader, leader_phone FROM contact")
    }


def contacts_named(reader: Reader, names: Collection[str]) -> tuple[tuple[str, Contact], ...]:
    """Whom to call in these departments, where somebody is named; each with the department's name."""
    known, called = department_names(reader), contacts(reader)
    return tuple((name, called[key]) for key, name in known.items() if name in names and key in called)
