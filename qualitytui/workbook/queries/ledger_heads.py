"""The remembered assignment of ledger headings to fields."""

from collections.abc import Mapping

from qualitytui.store.office import office_settings
from qualitytui.store.reader import Reader
from qualitytui.workbook.commands.old_ledger import HEADS


def remembered_heads(reader: Reader) -> Mapping[str, str]:
    """The field of each heading in earlier imports."""
    settings = office_settings(reader)
    return {key.removeprefix(HEADS): value for key, value in settings.items() if key.startswith(HEADS)}
