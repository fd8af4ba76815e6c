"""The whole document at the place of one item, with what was understood of every item marked in it."""

from textual.content import Content

from qualitytui.model.plan import Plan
from qualitytui.reading.evidence import Evidence, Item, SourceLine
from qualitytui.sanitize import visible
from qualitytui_screens.evidence_text import Part, marked
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.text_screen import TextScreen
from qualitytui_screens.widgets.prose import Prose

AHEAD = 2
"""Lines shown above the first line of the item."""


class EvidenceScreen(TextScreen):
    """The document, line by line, opened where an item stands."""

    KEYS = SCREEN_KEYS["document"]
    is_for_reading = True

    def __init__(self, plan: Plan, evidence: Evidence, item: Item) -> None:
        super().__init__()
        self.plan = plan
        self.evidence = evidence
        self.item = item

    def heading(self) -> str:
        """Names the plan."""
        return self.plan.title

    def on_mount(self) -> None:
        """Opens the document at the item."""
        self.call_after_refresh(self._go)

    def _go(self) -> None:
        first = f"{next(iter(self.evidence.numbers(self.item)), 1):>4} "
        rows = self.query_one("#text", Prose).render().plain.split("\n")
        row = next((at for at, text in enumerate(rows) if text.startswith(first)), 0)
        self.query_one("#page").scroll_to(y=max(row - AHEAD, 0), animate=False)

    def text(self) -> Content:
        """Every line with its number; those of the item in full light, with the ref before each that begins one."""
        own = set(self.evidence.numbers(self.item))
        refs: dict[int, str] = {}
        for task in self.plan.tasks:
            refs[task.line] = f"{refs[task.line]} {task.ref}" if task.line in refs else task.ref
        lines = {source_line.number: source_line for source_line in self.evidence.lines(self.item)}
        for task in self.plan.tasks:
            for source_line in self.evidence.lines(task):
                lines.setdefault(source_line.number, source_line)
        parts: list[Part] = []
        for number, text in enumerate(self.evidence.source, 1):
            parts.append((f"{number:>4} ", "bold" if number in own else "$text-muted"))
            if number in refs:
                parts.append((f"{visible(refs[number])} ", "bold $text-primary"))
            parts += [*marked(lines.get(number, SourceLine(number, text, ()))), "\n"]
        return Content.assemble(*parts)
