"""Row lookup of departments, for commands that write."""

from qualitytui.store.departments import one_department
from qualitytui.store.reader import Reader
from qualitytui.store.rows import AliasRow, DepartmentRow
from qualitytui.store.transaction import Transaction


def department_row(reader: Reader, name: str) -> DepartmentRow:
    """The row of the department that a typed name means; refuses an ambiguous or unknown one."""
    key, full, search = one_department(reader, name)
    return DepartmentRow(id=key, name=full, search=search)


def add_department(tx: Transaction, name: str) -> DepartmentRow:
    """The department of exactly that name or alias, created where there is none."""
    from qualitytui.store.search_keys import name_key  # noqa: PLC0415 - loads pinyin

    department_rows = tx.find(DepartmentRow, name=name)
    if department_rows:
        return department_rows[0]
    alias = tx.find(AliasRow, name=name)
    if alias:
        return tx.find(DepartmentRow, id=alias[0].department)[0]
    return tx.put(DepartmentRow(name=name, search=name_key(name)))


def is_taken(tx: Transaction, name: str) -> bool:
    """Whether a department has that name or alias."""
    rows = tx.connection.execute(
        "SELECT 1 FROM department WHERE name = ?1 UNION ALL SELECT 1 FROM alias WHERE name = ?1", (name,)
    )
    return rows.fetchone() is not None
