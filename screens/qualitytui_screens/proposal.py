"""A plan as it was read, item by item beside its source, before anything is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from qualitytui.data_class import replace
from qualitytui.errors import Refused
from qualitytui.i18n import say, told
from qualitytui.model.plan import Finding, Plan, PlanGoal, PlanIndicator, PlanTask
from qualitytui.reading.conventions import custom_of
from qualitytui.reading.evidence import Evidence, Item
from qualitytui.reading.proposed import Proposal, doubts_about, proposals, refs_in
from qualitytui.rules.figures.naming import fitting_names
from qualitytui.sanitize import visible
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.documents import counts_of, odd_in
from qualitytui_screens.correcting_keys import CorrectingKeys
from qualitytui_screens.evidence_text import doubt_parts, source_parts, understood_parts
from qualitytui_screens.keys import bindings
from qualitytui_screens.question import Question
from qualitytui_screens.reading_keys import PROPOSAL
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.widgets.columns import ListColumn
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.page import Page
from qualitytui_screens.widgets.prose import Prose, fitted
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.scroll import Scroll
from qualitytui_screens.widgets.title import Title

NARROW = 100
COUNT_LINES = 3
"""How many lines the counts take at most."""


@dataclass(frozen=True, slots=True)
class Proposed:
    """One item, row of an annex or goal of the plan, and its place in the list."""

    id: int
    item: Item
    doubts: int


def _names(item: Item) -> tuple[str, ...]:
    departments = () if isinstance(item, PlanGoal) else item.departments
    return tuple(department.name for department in departments if department.role != "support")


def _due(item: Item) -> str:
    deadlines = () if isinstance(item, PlanIndicator) else item.deadlines
    return max((deadline.date.isoformat() for deadline in deadlines if deadline.date), default="-")


def _count(item: Item) -> str:
    if isinstance(item, PlanIndicator):
        return "1" if item.target else ""
    return str(len(item.targets) or "")


def _doubts(plan: Plan, item: Item) -> list[Finding]:
    return [] if isinstance(item, PlanGoal) else doubts_about(plan, item.ref)


def _ref(item: Item) -> str:
    return say("own goal") if isinstance(item, PlanGoal) else item.ref


COLUMNS = (
    ListColumn[Proposed](1, lambda proposed: "?" if proposed.doubts else "", light=lambda _: "yellow"),
    ListColumn[Proposed](6, lambda proposed: _ref(proposed.item), head=told("ref")),
    ListColumn[Proposed](10, lambda proposed: _due(proposed.item), head=told("due")),
    ListColumn[Proposed](2, lambda proposed: _count(proposed.item), head=told("#")),
    ListColumn[Proposed](
        13,
        lambda one: "、".join(_names(one.item)),
        from_width=44,
        head=told("department"),
        fit=lambda proposed, cells: fitting_names(_names(proposed.item), cells) or "-",
    ),
    ListColumn[Proposed](
        0,
        lambda proposed: proposed.item.text if isinstance(proposed.item, PlanGoal) else proposed.item.title,
        head=told("task"),
    ),
)


class Beside(Page):
    """The pane beside the list; it scrolls by the keys of the list when it has the focus."""

    BINDINGS: ClassVar[list[Binding]] = [Binding("space", "scroll(15)", show=False)]


class ProposalScreen(CorrectingKeys):
    """What was understood of a document; it can be corrected, and is imported only when accepted."""

    BINDINGS: ClassVar[list[Binding]] = bindings(PROPOSAL)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["proposal"]

    def __init__(self, proposed: ImportPlan) -> None:
        super().__init__()
        self.proposed = proposed
        self.plans: list[Plan] = [proposed.plan]
        has_lines = not proposed.source_name.lower().endswith(".toml")
        self.source = proposed.source.splitlines() if has_lines else []
        self.custom = custom_of(proposed.source)
        self.items: list[Item] = []
        self.evidence = Evidence(proposed.plan, self.source)
        self.proposals: list[Proposal] = []
        self._counted = ""
        """What was found in the document, in numbers."""
        self.records = RecordList[Proposed](COLUMNS, self._read, id="proposed")

    @property
    def item(self) -> Item:
        """What stands under the cursor: an item, a row of an annex, or a goal."""
        return self.items[min(max(self.records.cursor, 0), len(self.items) - 1)]

    def _read(self, ids: Sequence[int]) -> Sequence[Proposed]:
        return [Proposed(at, self.items[at - 1], len(_doubts(self.plan, self.items[at - 1]))) for at in ids]

    def compose(self) -> ComposeResult:
        """What it is, the items, the one under the cursor beside its source, keys."""
        yield Title()
        yield Static(id="lights")
        with Horizontal(id="halves"):
            yield self.records
            with Beside(id="beside", can_focus=True):
                yield Prose(id="text")
        yield Footer(self.KEYS)

    def on_mount(self) -> None:
        """Shows the first item; says what in the document was no text."""
        self.renew()
        if odd := odd_in(self.proposed):
            self.app.warn("\n".join(odd))
        self.set_focus(self.records)

    def on_resize(self, event: events.Resize) -> None:
        """Puts the source below the items where the window is narrow."""
        self.set_class(event.size.width < NARROW, "narrow")
        self._show_counts()

    def renew(self) -> None:
        """Shows the plan as corrected."""
        plan = self.plan
        self.items = [*plan.tasks, *plan.indicators, *plan.goals]
        self.evidence = Evidence(plan, self.source)
        self.records.fill(range(1, len(self.items) + 1))
        self.query_one(Title).entitle(Content(visible(f"{say('to be imported')}: {plan.title}")))
        corrected = "  " + say("corrected {count}", count=len(self.plans) - 1) if len(self.plans) > 1 else ""
        self._counted = counts_of(plan) + corrected
        self._show_counts()
        self._show()

    def _show_counts(self) -> None:
        """The counts in as many lines as they take."""
        lines = fitted([visible(self._counted)], max(self.app.size.width, 20), COUNT_LINES)
        counts = self.query_one("#lights", Static)
        counts.styles.height = len(lines)
        counts.update(Content("\n".join(lines)))

    @on(RecordList.Moved)
    def _show(self) -> None:
        """The item's lines in the document, what was understood of them, the doubts and their readings."""
        item = self.item
        doubts = _doubts(self.plan, item)
        self.proposals = proposals(self.plan, item, doubts, self.custom) if isinstance(item, PlanTask) else []
        parts = [
            *doubt_parts(doubts, self.proposals),
            (f"{visible(self.proposed.source_name)}\n", "bold"),
            *source_parts(self.evidence.lines(item)),
            "\n",
            *understood_parts(item),
        ]
        self.query_one("#text", Static).update(Content.assemble(*parts))
        self.query_one("#beside", Scroll).scroll_home(animate=False)

    def correct(self, change: Callable[[Plan], Plan], *, to_line: int = 0) -> None:
        """Makes a correction, or says why not; the cursor goes to the item that begins on a line, if one is given."""
        try:
            self.plans.append(change(self.plan))
        except Refused as refusal:
            self.app.refuse(refusal)
        self.renew()
        places = [at for at, task in enumerate(self.plan.tasks) if to_line and task.line == to_line]
        if places:
            self.records.put_cursor(places[0])

    @on(RecordList.Opened)
    def action_open(self) -> None:
        """Shows the whole document where the item stands in it."""
        from qualitytui_screens.evidence_screen import EvidenceScreen  # noqa: PLC0415 - on demand

        self.app.push_screen(EvidenceScreen(self.plan, self.evidence, self.item))

    def action_accept(self) -> None:
        """Takes the plan in as it stands."""
        self.dismiss(replace(self.proposed, plan=self.plan))

    def action_panel(self) -> None:
        """Goes to the other pane."""
        beside = self.query_one("#beside")
        self.set_focus(self.records if self.focused is beside else beside)

    def action_doubts(self) -> None:
        """Goes to the next item that has an open point."""
        refs = {ref for finding in self.plan.findings for ref in refs_in(finding)}
        here = self.records.cursor
        places = [at for at, one in enumerate(self.items) if not isinstance(one, PlanGoal) and one.ref in refs]
        later = [at for at in places if at > here] or places
        if later:
            self.records.put_cursor(later[0])
        else:
            self.app.show_message(say("No item has an open point."))

    def action_all_doubts(self) -> None:
        """Shows every open point and every line left out."""
        from qualitytui_screens.open_points import DoubtsScreen  # noqa: PLC0415 - on demand

        self.app.push_screen(DoubtsScreen(self.plan))

    def action_leave(self) -> None:
        """Takes nothing in; asks where something was corrected."""
        if len(self.plans) == 1:
            self.dismiss(None)
            return

        def decided(answer: bool | None) -> None:
            if answer:
                self.dismiss(None)

        count = len(self.plans) - 1
        sentence = say("{count} corrections are lost when you leave: leave?", count=count)
        self.app.push_screen(Question([sentence]), decided)
