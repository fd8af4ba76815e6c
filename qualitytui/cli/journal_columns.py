"""The columns of the journal and of lists of changes."""

from collections.abc import Callable

from qualitytui.cli.text_tables import Column
from qualitytui.i18n import say
from qualitytui.model.journal import Entry, FieldChange
from qualitytui.model.value_text import entry_words, shown_value


def entry_columns() -> list[Column[Entry]]:
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


def change_columns() -> list[Column[FieldChange]]:
    """Every column of a list of changes."""
    from qualitytui.model.change_text import field_word  # noqa: PLC0415 - the list of entries needs none

    return [
        Column("ref", say("ref"), lambda change: change.ref),
        Column("field", say("field"), lambda change: field_word(change.field), 0, lambda change: change.field),
        _side("before", say("before"), lambda change: change.before),
        _side("after", say("after"), lambda change: change.after),
        Column("at", say("when"), lambda change: (change.at or "").replace("T", " ")),
        Column("by", say("who"), lambda change: change.by or ""),
        Column("entry", say("entry"), lambda change: str(change.entry or "")),
        Column("corrects", say("corrects"), lambda change: change.corrects or ""),
        Column("title", say("title"), lambda change: change.title),
    ]


def _side(name: str, heading: str, of: Callable[[FieldChange], str | float | None]) -> Column[FieldChange]:
    """What stood there before or stands there after, in words; to programs as it is kept."""
    from qualitytui.model.change_text import told_value  # noqa: PLC0415 - likewise

    return Column(
        name,
        heading,
        lambda change: shown_value(told_value(change.field, of(change))),
        30,
        lambda change: shown_value(of(change)),
    )


CHANGES = ("ref", "field", "before", "after", "at", "corrects", "title")
