"""The first workbook, or a sample of one, made from the screens."""

import shutil
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.demo import make_demo
from qualitytui.workbook.initial_commands import first_commands
from qualitytui_screens.board import BoardScreen
from qualitytui_screens.long_work import do_apart

if TYPE_CHECKING:
    from qualitytui.workbook.commands.plan import ImportPlan
    from qualitytui_screens.services import AppServices

Refuse = Callable[[Refused], None]
"""Says why there is none."""


def make_workbook(app: "AppServices", plan: "Callable[[], ImportPlan] | None", refuse: Refuse) -> None:
    """Makes the workbook and goes to its board."""

    def make() -> "ImportPlan | None":
        read = plan() if plan is not None else None
        Workbook.create(app.path, app.hand, app.config, first_commands(read, app.config)).close()
        return read

    def show(read: "ImportPlan | None") -> None:
        app.use(Workbook.open(app.path, app.hand, app.config))
        app.switch_screen(BoardScreen())
        if read is not None:
            count, key = len(read.plan.findings), app.key("plan")
            text = say("The workbook is made. Open points: {count}; {key} shows them.", count=count, key=key)
            app.call_later(app.show_message, text)

    do_apart(app, say("making the workbook"), make, show, refuse=refuse)


def make_sample(app: "AppServices", refuse: Refuse) -> None:
    """Makes a sample in a temporary folder and goes to its board."""
    folder = Path(tempfile.mkdtemp(prefix="qualitytui-demo-"))

    def make() -> date:
        try:
            return make_demo(folder / "workbook.db", app.config)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def show(as_of: date) -> None:
        app.path = folder / "workbook.db"
        app.hand = app.hand.on(as_of)
        app.is_demo = True
        app.use(Workbook.open(app.path, app.hand, app.config))
        app.switch_screen(BoardScreen())
        app.show_message(say("A sample: everything in it is invented. It is in {path}.", path=app.path))

    do_apart(app, say("making the sample"), make, show, refuse=refuse)
