"""The row of a setting that the workbook keeps."""

from typing import ClassVar

from qualitytui.data_class import dataclass
from qualitytui.store.row import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingRow(Row):
    """One setting of the office by its dotted key, its value as text."""

    table: ClassVar[str] = "setting"
    key: str
    value: str
