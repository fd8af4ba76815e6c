"""Concurrent changes: what others changed of a few items since a moment."""

from collections.abc import Sequence

from qualitytui.model.journal import FieldChange
from qualitytui.store.changes import changes_after
from qualitytui.store.entries import last_act
from qualitytui.store.reader import Reader
from qualitytui.store.refs import find_item


def newest_entry(reader: Reader) -> int:
    """The number of the newest entry of the journal."""
    return last_act(reader)


def changes_since(reader: Reader, refs: Sequence[str], entry: int) -> tuple[FieldChange, ...]:
    """Every field of these items that an entry after that one changed, in order."""
    items = {f"{kind}:{key}" for kind, key in (find_item(reader, ref) for ref in refs)}
    return changes_after(reader, entry, items)
