"""The settings of the office that the workbook keeps, and which department the office itself is."""

from qualitytui.model.department import called_like_office
from qualitytui.store.reader import Reader


def office_settings(reader: Reader) -> dict[str, str]:
    """The settings of the office that the workbook keeps, by their dotted keys."""
    return dict(reader.rows("SELECT key, value FROM setting ORDER BY id").fetchall())


def own_names(reader: Reader) -> tuple[str, ...]:
    """The departments that are the coordinator's own office.

    It is what the settings name, else what the workbook names where a department is called so, else those that are
    called like such an office.
    """
    names = tuple(name for (name,) in reader.rows("SELECT name FROM department ORDER BY id"))
    if reader.config.own_department:
        return (reader.config.own_department,)
    short = str(reader.config.office.get("office.short") or office_settings(reader).get("office.short", ""))
    return (short,) if short in names else called_like_office(names)


def is_numbered_in_other_years(reader: Reader, kind: str, year: int) -> bool:
    """Whether a letter of a kind has a number of another year."""
    sql = "SELECT count(*) FROM letter WHERE kind = ? AND running IS NOT NULL AND year <> ?"
    return bool(reader.rows(sql, (kind, year)).fetchone()[0])


def setting_changed_at(reader: Reader, key: str) -> str:
    """When a setting of the workbook was last changed; "" where it never was."""
    sql = (
        "SELECT max(a.at) FROM change c JOIN act a ON a.id = c.act JOIN setting s ON s.id = c.key "
        "WHERE c.tbl = 'setting' AND s.key = ?"
    )
    return reader.rows(sql, (key,)).fetchone()[0] or ""


def issuer_and_title(reader: Reader) -> tuple[str, str]:
    """The issuer and the title of the newest living plan, else of the newest; "" where there is none."""
    sql = "SELECT coalesce(issuer, ''), title FROM plan ORDER BY closed_on IS NOT NULL, year DESC, id DESC LIMIT 1"
    return reader.rows(sql).fetchone() or ("", "")
