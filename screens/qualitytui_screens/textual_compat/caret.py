"""The cell of an input's caret."""

from textual.widgets import Input


def caret_cell(field: Input) -> int:
    """In which cell of the value the caret stands; `Input.cursor_screen_offset` is one too far at the end."""
    return field._position_to_cell(field.cursor_position)  # noqa: SLF001 - see the package
