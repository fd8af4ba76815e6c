"""The open tasks on an axis of days, as many as there is room for around one of them."""

from collections.abc import Mapping, Sequence
from datetime import date

from textual.content import Content

from qualitytui.i18n import say
from qualitytui.model.calendar import WorkSpan
from qualitytui.model.task import Task
from qualitytui.presentation.drawings.gantt import BARS, MOVED, STEPS, Span, Work, gantt_row
from qualitytui.presentation.drawings.marks import Mode
from qualitytui.presentation.drawings.time_axis import month_line
from qualitytui.sanitize import pad, visible
from qualitytui_screens.widgets.drawn import COLOURS, shown_line

NAME, WIDE_NAME = 22, 40
"""The cells of a task's ref and title, in a narrow window and in a wide one."""


def gantt(
    spans: Sequence[WorkSpan], tasks: Mapping[int, Task], chosen: int, today: date, cells: int, rows: int, mode: Mode
) -> Content:
    """The months, then a row for each task around the chosen one."""
    if not spans or rows < 2:
        return Content("")
    room = WIDE_NAME if cells >= 110 else NAME
    works = [_work(span) for span in spans]
    last = max(*(work.due for work in works), today)
    span = Span(min(*(work.begin for work in works), today), last, today)
    at = next((nth for nth, work_span in enumerate(spans) if work_span.task == chosen), 0)
    first = max(min(at - (rows - 1) // 2, len(spans) - (rows - 1)), 0)
    signs = {"bar": BARS[mode], "step": STEPS[mode], "moved": MOVED[mode]}
    head = pad(say("{bar} to the deadline {step} step {moved} moved", **signs), room)
    lines = [Content.styled(head + month_line(span.first, span.last, cells - room), "$text-muted")]
    for work_span, work in list(zip(spans, works, strict=True))[first : first + rows - 1]:
        task = tasks.get(work_span.task)
        sign = ">" if work_span.task == chosen else " "
        name = pad(visible(f"{sign}{task.ref} {task.title}" if task else sign), room - 1) + " "
        style = COLOURS[work_span.light] + (" bold" if work_span.task == chosen else "")
        lines.append(Content.styled(name, style) + shown_line(gantt_row(work, span, cells - room, mode)))
    return Content("\n").join(lines)


def _work(work_span: WorkSpan) -> Work:
    day = date.fromisoformat
    return Work(
        work_span.light,
        day(work_span.begin),
        day(work_span.due),
        tuple(map(day, work_span.steps)),
        tuple(map(day, work_span.moved)),
    )
