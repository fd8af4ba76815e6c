"""What a person said that the heads of ledgers hold."""

from collections.abc import Mapping

from qualitytui.store.office import office_settings
from qualitytui.store.reader import Reader
from qualitytui.workbook.commands.old_ledger import HEADS


def remembered_heads(reader: Reader) -> Mapping[str, str]:
    """The field of each head that a ledger was taken in with."""
    settings = office_settings(reader)
    return {key.removeprefix(HEADS): value for key, value in settings.items() if key.startswith(HEADS)}
