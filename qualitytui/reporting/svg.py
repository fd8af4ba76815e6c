"""A drawing as SVG that stands in a page."""

from html import escape
from typing import Final

from qualitytui.reporting.drawing import LOOKS, Drawing, Group, Letters, Rect, Shape, Stroke

DASHES: Final = ("", ' stroke-dasharray="5 2.5"', ' stroke-dasharray="1.5 2"')
FONT: Final = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',SimHei,sans-serif"


def svg_of(drawing: Drawing) -> str:
    """The drawing; its items are links to the story of each."""
    has_links = any(isinstance(shape, Group) for shape in drawing.shapes)
    role = "group" if has_links else "img"
    body = "".join(_group(shape) if isinstance(shape, Group) else _shape(shape) for shape in drawing.shapes)
    size = f"{drawing.width:g} {drawing.height:g}"
    return (
        f'<svg class="drawing" viewBox="0 0 {size}" role="{role}" aria-label="{escape(drawing.words)}"'
        f' style="aspect-ratio:{drawing.width:g}/{drawing.height:g}" font-family="{FONT}">{body}</svg>'
    )


def _group(group: Group) -> str:
    shapes = "".join(map(_shape, group.shapes))
    past = f' data-past="{escape(group.past)}"' if group.past else ""
    hint = f"<title>{escape(group.hint)}</title>" if group.hint else ""
    return f'<a href="#{group.goal}" aria-label="{escape(group.words)}"{past}>{hint}{shapes}</a>'


def look_rules() -> str:
    """The looks of tiles as rules for a page that replays them."""
    return "\n".join(
        f'.drawing a[data-look="{name}"] rect {{ fill: {look.fill}; stroke: {look.edge}; stroke-width: '
        f"{look.thickness:g}; stroke-dasharray: {'2 1.5' if look.is_dashed else 'none'}; }} "
        f'.drawing a[data-look="{name}"] text {{ fill: {look.ink}; }}'
        for name, look in LOOKS.items()
    )


def _shape(shape: Shape) -> str:
    match shape:
        case Rect():
            edge = f' stroke="{shape.edge}" stroke-width="{shape.thickness:g}"' if shape.edge else ""
            dash = ' stroke-dasharray="2 1.5"' if shape.is_dashed else ""
            place = f'x="{shape.x:g}" y="{shape.y:g}" width="{shape.width:g}" height="{shape.height:g}"'
            return f'<rect {place} fill="{shape.fill}"{edge}{dash}/>'
        case Stroke():
            points = " ".join(f"{x:g},{y:g}" for x, y in shape.points)
            looks = f'stroke="{shape.color}" stroke-width="{shape.thickness:g}"{DASHES[shape.dash]}'
            return f'<polyline points="{points}" fill="none" {looks}/>'
        case Letters():
            bold = ' font-weight="bold"' if shape.is_bold else ""
            anchor = "" if shape.anchor == "start" else f' text-anchor="{shape.anchor}"'
            looks = f'font-size="{shape.size:g}" fill="{shape.color}"{anchor}{bold}'
            return f'<text x="{shape.x:g}" y="{shape.y:g}" {looks}>{escape(shape.text)}</text>'
