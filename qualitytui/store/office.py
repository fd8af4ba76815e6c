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
