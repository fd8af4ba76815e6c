"""Other content of a return form: added columns, other matters, remarks."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from qualitytui.exchange.forms.marks import is_mark
from qualitytui.exchange.worksheet import SheetRow
from qualitytui.model import form_columns as layout
from qualitytui.sanitize import clean, line

REMARK: Final = re.compile(r"[（(]?(?:备注|附注|注|说明|补充)")
"""The prefix of a row with a remark on the whole form."""

FOOT: Final = (*layout.FOOT_ABOVE, *layout.FOOT_BELOW)


def added_columns(head: SheetRow, rows: Sequence[SheetRow], fields: Mapping[int, str]) -> list[str]:
    """The columns that somebody added and filled in."""
    added = {at: cell for at, cell in enumerate(head.cells) if at not in fields and line(cell) and not is_mark(cell)}
    return [
        line(cell)
        for at, cell in added.items()
        if any(at < len(row.cells) and row.cells[at].strip() for row in rows) and line(cell) not in _OURS
    ]


_OURS: Final = frozenset({"规则", "原因", "单元格", "文件"})


def other_matters(rows: Sequence[SheetRow], fields: Mapping[int, str]) -> Iterator[str]:
    """What stands in the free rows below the items: rows without label and mark."""
    at = {field: column for column, field in fields.items()}
    if "progress" not in at or "title" not in at:
        return
    is_below = False
    for row in rows:
        texts = {name: clean(row.cells[at[name]]).strip() if at[name] < len(row.cells) else "" for name in at}
        if layout.FREE_ROW in (cell.strip() for cell in row.cells):
            is_below = True
            continue
        has_mark = any(is_mark(cell) for cell in row.cells)
        is_foot = any(cell.strip().startswith(FOOT) for cell in row.cells)
        if has_mark or is_foot:
            continue
        if REMARK.match(texts["label"]):
            yield line(" ".join(cell.strip() for cell in row.cells if cell.strip()))
        elif not texts["label"] and (texts["progress"] or (is_below and texts["title"])):
            yield "：".join(filter(None, (texts["title"], texts["progress"])))
