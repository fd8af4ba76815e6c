"""A plan as it was read, item by item beside its source, before anything is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from qualitytui.errors import Refused
from qualitytui.model.plan import Finding, Plan, PlanTask
from qualitytui.reading import correcting
from qualitytui.rules.figures.naming import fitting_names
from qualitytui.text import line, visible
from qualitytui.words import say, told
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.documents import odd_in
from qualitytui_screens.correct import ROLES, ask_due, ask_role, ask_split, ask_title, ask_unneeded
from qualitytui_screens.keys import PROPOSAL, bindings
from qualitytui_screens.marked import marked
from qualitytui_screens.widgets.columns import ListColumn
from qualitytui_screens.widgets.foot import Foot
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title

if TYPE_CHECKING:
    from qualitytui_screens.app import QualityApp

NARROW = 100


@dataclass(frozen=True, slots=True)
class Proposed:
    """One item of the plan and its place in the list."""

    id: int
    task: PlanTask
    doubts: int


def _names(task: PlanTask) -> tuple[str, ...]:
    return tuple(one.name for one in task.departments if one.role != "support")


def _due(task: PlanTask) -> str:
    return max((one.date.isoformat()[5:] for one in task.deadlines if one.date), default="-")


COLUMNS = (
    ListColumn[Proposed](1, lambda one: "?" if one.doubts else "", light=lambda _: "yellow"),
    ListColumn[Proposed](7, lambda one: one.task.ref, head=told("ref")),
    ListColumn[Proposed](5, lambda one: _due(one.task), head=told("due")),
    ListColumn[Proposed](2, lambda one: str(len(one.task.targets) or ""), head=told("#")),
    ListColumn[Proposed](
        14,
        lambda one: "、".join(_names(one.task)),
        from_width=44,
        head=told("department"),
        fit=lambda one, cells: fitting_names(_names(one.task), cells) or "-",
        roomy_cells=22,
    ),
    ListColumn[Proposed](0, lambda one: one.task.title, head=told("task")),
)


class ProposalScreen(Screen[ImportPlan | None]):
    """What was understood of a document; it can be corrected, and is taken in only when accepted."""

    app: "QualityApp"
    BINDINGS: ClassVar[list[Binding]] = bindings(PROPOSAL)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = PROPOSAL

    def __init__(self, proposed: ImportPlan) -> None:
        super().__init__()
        self.proposed = proposed
        self.plans: list[Plan] = [proposed.plan]
        """The plan after each correction, the newest last."""
        self.source = proposed.source.splitlines()
        self.records = RecordList[Proposed](COLUMNS, self._read, id="proposed")

    @property
    def plan(self) -> Plan:
        """The plan with every correction."""
        return self.plans[-1]

    @property
    def item(self) -> PlanTask:
        """The item under the cursor."""
        return self.plan.tasks[max(self.records.cursor, 0)]

    def _read(self, ids: Sequence[int]) -> Sequence[Proposed]:
        return [Proposed(at, self.plan.tasks[at - 1], len(self._doubts(self.plan.tasks[at - 1]))) for at in ids]

    def _doubts(self, task: PlanTask) -> list[Finding]:
        return [one for one in self.plan.findings if one.ref.partition("#")[0] == task.ref]

    def compose(self) -> ComposeResult:
        """What it is, the items, the one under the cursor beside its source, keys."""
        yield Title()
        yield Static(id="lights")
        with Horizontal(id="halves"):
            yield self.records
            with VerticalScroll(id="beside", can_focus=False):
                yield Static(id="text")
        yield Foot(self.KEYS)

    def on_mount(self) -> None:
        """Shows the first item; says what in the document was no text."""
        self.renew()
        if odd := odd_in(self.proposed):
            self.app.warn("\n".join(odd))
        self.set_focus(self.records)

    def on_resize(self, event: events.Resize) -> None:
        """Puts the source below the items where the window is narrow."""
        self.set_class(event.size.width < NARROW, "narrow")

    def renew(self) -> None:
        """Shows the plan as corrected."""
        plan = self.plan
        self.records.fill(range(1, len(plan.tasks) + 1))
        self.query_one(Title).entitle(Content(visible(f"{say('to be taken in')}: {plan.title}")))
        counts = say(
            "{sections} sections, {tasks} tasks, {indicators} annex indicators, "
            "{open} open points, {skipped} lines left out",
            sections=len(plan.sections),
            tasks=len(plan.tasks),
            indicators=len(plan.indicators),
            open=len(plan.findings),
            skipped=len(plan.skipped),
        )
        corrected = "  " + say("corrected {count}", count=len(self.plans) - 1) if len(self.plans) > 1 else ""
        self.query_one("#lights", Static).update(Content(counts + corrected), layout=False)
        self._show()

    @on(RecordList.Moved)
    def _show(self) -> None:
        """The item's line in the document, and what was understood of it."""
        task = self.item
        source = self.source[task.line - 1] if 0 < task.line <= len(self.source) else task.text
        parts: list[str | tuple[str, str]] = [
            (say("line {number} of {name}", number=task.line, name=visible(self.proposed.source_name)) + "\n", "bold"),
            *marked(visible(line(source)), task),
            "\n\n",
            (f"{task.ref} {visible(task.title)}\n", "bold"),
        ]
        for role in ROLES:
            names = "、".join(one.name for one in task.departments if one.role == role)
            parts += [f"{say(role)} {visible(names)}\n"] if names else []
        parts += [f"{say('date')} {one.date or one.recurs or '-'}  {visible(one.text)}\n" for one in task.deadlines]
        parts += [f"{say('target')} {one.value:g}{visible(one.unit)}  {visible(one.text)}\n" for one in task.targets]
        parts += [(f"? {visible(one.text)}\n", "$text-warning") for one in self._doubts(task)]
        self.query_one("#text", Static).update(Content.assemble(*parts))
        self.query_one("#beside", VerticalScroll).scroll_home(animate=False)

    def correct(self, change: Callable[[Plan], Plan]) -> None:
        """Makes a correction, or says why not."""
        try:
            self.plans.append(change(self.plan))
        except Refused as refusal:
            self.app.refuse(refusal)
        self.renew()

    @on(RecordList.Opened)
    def action_accept(self) -> None:
        """Takes the plan in as it stands."""
        self.dismiss(replace(self.proposed, plan=self.plan))

    def action_title(self) -> None:
        """Asks for another title."""
        ask_title(self, self.item)

    def action_role(self) -> None:
        """Offers the departments and what they answer as."""
        ask_role(self, self.item)

    def action_split(self) -> None:
        """Offers the places at which a new item could begin."""
        ask_split(self, self.item)

    def action_join(self) -> None:
        """Makes the item part of the one before it."""
        ref = self.item.ref
        self.correct(lambda plan: correcting.joined(plan, ref))

    def action_unneeded(self) -> None:
        """Offers the numbers and dates that are none."""
        ask_unneeded(self, self.item)

    def action_due(self) -> None:
        """Asks for the deadline."""
        ask_due(self, self.item)

    def action_leave_out(self) -> None:
        """Takes the item out of the plan; its line is listed with those left out."""
        ref = self.item.ref
        self.correct(lambda plan: correcting.left_out(plan, ref))

    def action_undo(self) -> None:
        """Takes the last correction back."""
        if len(self.plans) > 1:
            self.plans.pop()
            self.renew()

    def action_doubts(self) -> None:
        """Goes to the next item that has an open point."""
        here = self.records.cursor
        places = [at for at, task in enumerate(self.plan.tasks) if self._doubts(task)]
        later = [at for at in places if at > here] or places
        if later:
            self.records.put_cursor(later[0])

    def action_all_doubts(self) -> None:
        """Shows every open point and every line left out."""
        from qualitytui_screens.doubts import DoubtsScreen  # noqa: PLC0415 - only here

        self.app.push_screen(DoubtsScreen(self.plan))

    def action_leave(self) -> None:
        """Takes nothing in."""
        self.dismiss(None)
