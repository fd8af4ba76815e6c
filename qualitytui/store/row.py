"""What every row of a table has."""

from typing import ClassVar

from qualitytui.data_class import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of one table; `id` is None until the row is put for the first time."""

    table: ClassVar[str]
    id: int | None = None

    @property
    def row_id(self) -> int:
        """The id of a row that is written."""
        if self.id is None:
            raise LookupError(f"a row of {self.table} that was not put yet has no id")
        return self.id
