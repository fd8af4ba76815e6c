"""The first rows of the board of a large workbook, to be shown while all is being counted."""

from qualitytui.model.board import Board
from qualitytui.model.light import LIGHTS
from qualitytui.model.summary import IndicatorCounts
from qualitytui.store.ordered_ids import first_by_light_and_due
from qualitytui.store.plans import list_plans
from qualitytui.store.reader import Reader
from qualitytui.store.saved_views import list_saved_views
from qualitytui.store.tasks import count_tasks

LARGE = 5_000
"""From how many tasks on the first rows are there sooner by themselves than with everything counted."""
ROWS = 60
"""How many rows are found first: more than a window has."""


def first_rows(reader: Reader) -> Board | None:
    """The most urgent tasks of a large workbook, nothing counted; None of any other, and where few are overdue."""
    total = count_tasks(reader)
    ids = first_by_light_and_due(reader, ROWS) if total >= LARGE else ()
    if not ids:
        return None
    return Board(
        today=reader.today.isoformat(),
        filter="",
        plans=list_plans(reader),
        by_light=dict.fromkeys(LIGHTS, 0),
        indicators=IndicatorCounts(0, 0, 0, 0, 0),
        sections=(),
        task_total=total,
        task_ids=ids,
        indicator_total=0,
        indicator_ids=(),
        views=list_saved_views(reader),
        is_counted=False,
    )
