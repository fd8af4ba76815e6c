"""The filters kept under digits."""

from qualitytui.model.board import SavedView
from qualitytui.store.reader import Reader


def list_saved_views(reader: Reader) -> tuple[SavedView, ...]:
    """The filters kept under digits."""
    return tuple(
        SavedView(*values) for values in reader.rows("SELECT digit, name, filter FROM saved_view ORDER BY digit")
    )
