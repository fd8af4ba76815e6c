"""The plan's document, and the way in for another."""

from pathlib import Path
from typing import ClassVar

from textual.binding import Binding
from textual.content import Content

from qualitytui.errors import Refused
from qualitytui.text import visible
from qualitytui.words import say
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.documents import import_of
from qualitytui.workbook.queries.plans import plan_documents
from qualitytui_screens.correct import Line
from qualitytui_screens.keys import EVERYWHERE, PLAN, bindings
from qualitytui_screens.preview import Preview
from qualitytui_screens.proposal import ProposalScreen
from qualitytui_screens.reading import Reading


class PlanScreen(Reading):
    """The source document with what was understood beside each item, and what it leaves open."""

    BINDINGS: ClassVar[list[Binding]] = bindings(PLAN)
    KEYS = (*PLAN, *EVERYWHERE)

    def heading(self) -> str:
        """Names the screen."""
        return say("the plan's document")

    def text(self) -> Content:
        """Each plan: open points first, then the document, the item's ref before the line where it begins."""
        parts: list[str | tuple[str, str]] = []
        for document in self.app.book.ask(plan_documents):
            parts += [(visible(document.title) + "\n", "bold"), "\n"]
            if document.findings:
                parts.append((say("open points: {count}", count=len(document.findings)) + "\n", "bold"))
                parts += [f"  {visible(finding.text)}\n" for finding in document.findings]
                parts.append("\n")
            for number, line in enumerate(document.lines, 1):
                if number in document.skipped:
                    parts.append((visible(f"- {line}\n"), "$text-muted"))
                elif number in document.refs:
                    parts += [(f"{document.refs[number]} ", "bold $text-primary"), visible(line) + "\n"]
                else:
                    parts.append(visible(line) + "\n")
            parts.append("\n")
        return Content.assemble(*parts) if parts else Content(say("The workbook holds no plan yet."))

    def action_take_in(self) -> None:
        """Asks for a document, shows what is understood of it, and takes it in when it is accepted."""

        def typed(path: str | None) -> None:
            if path:
                try:
                    proposed = import_of(str(Path(path).expanduser()))
                except Refused as refusal:
                    self.app.refuse(refusal)
                    return
                self.app.push_screen(ProposalScreen(proposed), self._accepted)

        self.app.push_screen(Line(say("the document's path"), ""), typed)

    def _accepted(self, proposed: ImportPlan | None) -> None:
        """A new plan comes in at once; an amended one shows first what differs."""
        if proposed is None:
            return
        try:
            planned = self.app.book.do(proposed, dry_run=True)
            if not any(change.before is not None for change in planned.changes):
                self._take_in(proposed)
                return
        except Refused as refusal:
            self.app.refuse(refusal)
            return

        def decided(answer: bool | None) -> None:
            if answer:
                self._take_in(proposed)

        self.app.push_screen(Preview(planned), decided)

    def _take_in(self, proposed: ImportPlan) -> None:
        try:
            self.app.tell_outcome(self.app.book.do(proposed))
        except Refused as refusal:
            self.app.refuse(refusal)
