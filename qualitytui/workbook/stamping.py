"""Before each journal entry: records changed settings of the rules and checks the date."""

from datetime import date
from typing import Final

from qualitytui.i18n import say
from qualitytui.store.journal import write_entry
from qualitytui.store.newest_entry import last_day
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.commands.rules import RecordSettings
from qualitytui.workbook.queries.order import has_other_settings

LONG: Final = 366
"""Days without an entry after which the clock is questioned."""


def before_entry(tx: Transaction, who: str, at: str, *, is_record: bool) -> str:
    """Records the settings of the rules where they differ from the journal; returns a doubt about the date.

    An entry that only records something, such as a snapshot, has no settings noted for it.
    """
    latest = last_day(tx.reader)
    if not is_record and has_other_settings(tx.reader):
        command = RecordSettings(tx.reader.config.rules)
        text = command.apply(tx)
        write_entry(
            Transaction(tx.reader), at=at, who=who, command=command.name, arguments=command.arguments(), text=text
        )
    ahead = (date.fromisoformat(at[:10]) - date.fromisoformat(latest or at[:10])).days
    if ahead > LONG:
        return say("dated {day}, {count} days after the last entry; is the clock right?", day=at[:10], count=ahead)
    if ahead >= 0:
        return ""
    return say("dated {day}, before earlier entries ({latest}); is the clock right?", day=at[:10], latest=latest)
