"""What is shown, written to a file beside the workbook."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qualitytui.files import write_new
from qualitytui.model.indicator import Indicator
from qualitytui.model.task import Task
from qualitytui.reporting.csv import indicators_csv, tasks_csv
from qualitytui.words import say

if TYPE_CHECKING:
    from qualitytui_screens.app import QualityApp


def export_shown(app: "QualityApp", *, tasks: Sequence[Task] = (), indicators: Sequence[Indicator] = ()) -> None:
    """Writes tasks or indicators as CSV and says where; a file that stands there is never written over."""
    name, data = ("indicators", indicators_csv(indicators)) if indicators else ("tasks", tasks_csv(tasks))
    folder, day = app.book.path.parent, app.hand.today.isoformat()
    for nth in range(1, 1000):
        target = folder / (f"{name}-{day}.csv" if nth == 1 else f"{name}-{day}.{nth}.csv")
        try:
            write_new(target, data)
        except FileExistsError:
            continue
        except OSError as error:
            app.warn(say("{path} cannot be written: {why}.", path=target, why=error.strerror or error))
            return
        app.say_so(say("{count} rows written to {path}", count=len(indicators) or len(tasks), path=target))
        return
