"""The first workbook, or a sample of one, made from the screens."""

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from qualitytui.i18n import say
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.demo import make_demo
from qualitytui.workbook.initial_commands import first_commands
from qualitytui_screens.board import BoardScreen

if TYPE_CHECKING:
    from qualitytui.workbook.commands.plan import ImportPlan
    from qualitytui_screens.services import AppServices


def make_workbook(app: "AppServices", plan: "ImportPlan | None") -> None:
    """Makes the workbook and goes to its board."""
    app.use(Workbook.create(app.path, app.hand, app.config, first_commands(plan, app.config)))
    app.switch_screen(BoardScreen())
    if plan is not None:
        count, key = len(plan.plan.findings), app.key("plan")
        text = say("The workbook is made. Open points: {count}; {key} shows them.", count=count, key=key)
        app.call_later(app.show_message, text)


def make_sample(app: "AppServices") -> None:
    """Makes a sample in a temporary folder and goes to its board."""
    app.path = Path(tempfile.mkdtemp(prefix="qualitytui-demo-")) / "workbook.db"
    as_of = make_demo(app.path, app.config)
    app.hand = app.hand.on(as_of)
    app.is_demo = True
    app.use(Workbook.open(app.path, app.hand, app.config))
    app.switch_screen(BoardScreen())
    app.show_message(say("A sample: everything in it is invented. It is in {path}.", path=app.path))
