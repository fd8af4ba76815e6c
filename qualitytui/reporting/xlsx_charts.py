"""The charts of the Excel workbook's summary."""

from typing import TYPE_CHECKING, Any, Final

from qualitytui.i18n import say
from qualitytui.model.light import LIGHTS
from qualitytui.reporting.colours import LIGHT_COLOURS

if TYPE_CHECKING:
    from xlsxwriter import Workbook

CHART: Final = {"width": 490, "height": 320}


def lights_chart(book: "Workbook", name: str) -> Any:
    """The lights now and before, beside each other; `name` is that of the sheet with the numbers."""
    chart: Any = book.add_chart({"type": "column"})
    for row, is_now in ((5, False), (4, True)):
        points = [
            {"fill": {"color": LIGHT_COLOURS[light].solid, "transparency": 0 if is_now else 60}} for light in LIGHTS
        ]
        chart.add_series(
            {
                "name": [name, row, 0],
                "categories": [name, 3, 1, 3, len(LIGHTS)],
                "values": [name, row, 1, row, len(LIGHTS)],
                "points": points,
                "data_labels": {"value": True},
            }
        )
    chart.set_title({"name": say("Lights, now and before")})
    chart.set_legend({"none": True})
    chart.set_size(CHART)
    return chart


def trend_chart(book: "Workbook", name: str, top: int, weeks: int) -> Any:
    """The lights of each week, one above the other; the numbers stand below the row `top`."""
    chart: Any = book.add_chart({"type": "column", "subtype": "stacked"})
    first, last = top + 1, top + weeks
    for at, light in enumerate(LIGHTS, 2):
        fill = {"fill": {"color": LIGHT_COLOURS[light].solid}, "gap": 60}
        values = [name, first, at, last, at]
        chart.add_series({"name": [name, top, at], "categories": [name, first, 0, last, 0], "values": values, **fill})
    chart.set_title({"name": say("Lights, week by week")})
    chart.set_legend({"position": "bottom"})
    chart.set_size(CHART)
    return chart
