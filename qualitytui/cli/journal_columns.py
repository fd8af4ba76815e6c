"""The columns of the journal and of lists of changes."""

from qualitytui.cli.text_tables import Column
from qualitytui.i18n import say
from qualitytui.model.journal import FieldChange, JournalEntry
from qualitytui.model.value_text import entry_words


def entry_columns() -> list[Column[JournalEntry]]:
    """Every column of the journal."""
    return [
        Column("entry", say("entry"), lambda entry: str(entry.id)),
        Column("at", say("when"), lambda entry: entry.at.replace("T", " ")),
        Column("by", say("who"), lambda entry: entry.who),
        Column("command", say("command"), lambda entry: entry.command),
        Column("refs", say("items"), lambda entry: ",".join(entry.refs)),
        Column("corrects", say("corrects"), lambda entry: entry.corrects or ""),
        Column("text", say("what"), entry_words),
    ]


ENTRIES = ("entry", "at", "by", "text")
OF_FEW_WIDTHS = frozenset({"entry", "at", "by", "command"})
"""The columns of the journal whose widths are known before its entries are read."""


def change_columns() -> list[Column[FieldChange]]:
    """Every column of a list of changes; what stood there and stands there is not cut below 30 cells."""
    from qualitytui.cli.columns import field_column  # noqa: PLC0415 - the list of entries needs none
    from qualitytui.presentation.change_fields import CHANGE_COLUMNS, CHANGE_FIELDS  # noqa: PLC0415 - likewise

    limits = {"before": 30, "after": 30}
    columns = (field_column(CHANGE_FIELDS[name], name, limits.get(name, 0)) for name in CHANGE_COLUMNS)
    return [column._replace(plain=None) if column.name == "at" else column for column in columns]


CHANGES = ("ref", "field", "before", "after", "at", "corrects", "title")
