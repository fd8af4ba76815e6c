"""The open points of a plan before import, and the lines of its document left out."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from qualitytui.i18n import say
from qualitytui.model.findings import grouped, open_count
from qualitytui.model.plan import Finding, Plan
from qualitytui.sanitize import visible
from qualitytui_screens.text_screen import TextScreen


class DoubtsScreen(TextScreen):
    """The open points and the lines left out."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan

    def heading(self) -> str:
        """Names the plan."""
        return self.plan.title

    def text(self) -> Content:
        """The open points, then the lines left out with the reason."""
        plan = self.plan
        parts: list[str | tuple[str, str]] = [
            (say("open points: {count}", count=open_count(plan.findings)) + "\n", "bold"),
            *(part for heading, findings in grouped(plan.findings) for part in _under(heading, findings)),
            "\n",
            (say("lines left out: {count}", count=len(plan.skipped)) + "\n", "bold"),
            *(f"  {skipped.line}  {skipped.why}  {visible(skipped.text)}\n" for skipped in plan.skipped),
        ]
        return Content.assemble(*parts)


def _under(heading: str, findings: Sequence[Finding]) -> Iterator[str | tuple[str, str]]:
    yield f" {say(heading)}\n", "$text-warning"
    yield from (f"  {visible(finding.text)}\n" for finding in findings)
