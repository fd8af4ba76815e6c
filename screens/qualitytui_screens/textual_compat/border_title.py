"""A title in the border of a widget; Textual paints all of the widget again for another one."""

from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget


def put_border_title(widget: Widget, title: Content) -> None:
    """Shows a title in the upper border, which alone is painted again."""
    before, widget._border_title = widget._border_title, title  # noqa: SLF001 - see the package
    if before != title:
        widget.refresh(Region(0, -1, widget.size.width, 1))
