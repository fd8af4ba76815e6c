"""The open points of a plan before import, and the lines of its document left out."""

from itertools import count

from textual.content import Content

from qualitytui.i18n import say
from qualitytui.model.plan import Plan
from qualitytui.sanitize import visible
from qualitytui_screens.plan_page import PageLook, heading_line, points_lines
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.text_screen import TextScreen
from qualitytui_screens.widgets.drawn import is_for_reader, mode_of


class DoubtsScreen(TextScreen):
    """The open points and the lines left out."""

    KEYS = SCREEN_KEYS["document"]
    is_for_reading = True

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan

    def heading(self) -> str:
        """Names the plan."""
        return self.plan.title

    def text(self) -> Content:
        """The open points, then the lines left out with the reason."""
        app, plan = self.app, self.plan
        look = PageLook(self.room, mode_of(app), not is_for_reader(app), app.hand.today.isoformat(), "")
        lines = [*points_lines(plan.findings, count(1), look)]
        if plan.skipped:
            lines += [Content(""), heading_line(say("lines left out: {count}", count=len(plan.skipped)))]
        rows = (f"  {skipped.line:>4}  {skipped.why}  {visible(skipped.text)}" for skipped in plan.skipped)
        return Content("\n").join([*lines, *map(Content, rows)])
