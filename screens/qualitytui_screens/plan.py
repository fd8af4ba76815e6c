"""The plan's document, and the way in for another."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding
from textual.content import Content

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.filter import of_plans, parse_filter
from qualitytui.model.findings import DECIDED, OpenPoint, refs_of_both
from qualitytui.model.plan import PlanGoal
from qualitytui.paths import typed_path
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.finding import DecideFinding, LinkIndicators
from qualitytui.workbook.commands.goal import TakeGoal
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.commands.step import AddStep
from qualitytui.workbook.documents import import_of
from qualitytui.workbook.outcome import Outcome
from qualitytui.workbook.plan_writer import due_of
from qualitytui.workbook.queries.items import list_tasks
from qualitytui.workbook.queries.plans import all_plans, goals_of, plan_documents, points
from qualitytui_screens.keys import PLAN, bindings
from qualitytui_screens.line_dialog import LineDialog
from qualitytui_screens.long_work import MANY_ITEMS, change, is_large_file, run_command, work_on
from qualitytui_screens.outcome_message import tell_outcome
from qualitytui_screens.picker import Picker, choices
from qualitytui_screens.plan_page import PageLook, plan_page
from qualitytui_screens.preview import Preview
from qualitytui_screens.proposal import ProposalScreen
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.text_screen import TextScreen
from qualitytui_screens.widgets.drawn import is_for_reader, mode_of

SPREADSHEETS = frozenset((".xlsx", ".xls", ".ods", ".csv", ".xlsm"))


class PlanScreen(TextScreen):
    """The source document with what was understood beside each item, and what it leaves open."""

    BINDINGS: ClassVar[list[Binding]] = bindings(PLAN)
    KEYS = SCREEN_KEYS["plan"]
    asks_much = True

    def heading(self) -> str:
        """Names the screen."""
        return say("the plan's document")

    def text_in(self, book: Workbook) -> Content:
        """Each plan: what it leaves open, then its document, beside it how every item stands."""
        app, lines = self.app, list[Content]()
        look = PageLook(self.room, mode_of(app), not is_for_reader(app), app.hand.today.isoformat(), app.key("decide"))
        every = book.ask(points)
        for plan, document in zip(book.ask(all_plans), book.ask(plan_documents), strict=True):
            tasks = {task.ref: task for task in book.ask(list_tasks, of_plans([plan.key])).tasks}
            lines += plan_page(plan, document, [one for one in every if one.plan == plan.key], tasks, look)
        return Content("\n").join(lines) if lines else Content(say("The workbook holds no plan yet."))

    def action_take_in(self) -> None:
        """Asks for a document, shows what is understood of it, and takes it in when it is accepted."""

        def typed(path: str | None) -> None:
            if path:
                try:
                    document = typed_path(path)
                    if document.suffix.lower() in SPREADSHEETS:
                        self._take_ledger(path)
                        return
                except Refused as refusal:
                    self.app.refuse(refusal)
                    return
                self._read(document)

        self.app.push_screen(LineDialog(say("the document's path"), ""), typed)

    def _read(self, document: Path) -> None:
        """Reads a document and shows what is understood of it."""

        def show(proposed: ImportPlan) -> None:
            self.app.push_screen(ProposalScreen(proposed), self._accepted)

        title, is_long = say("reading {name}", name=document.name), is_large_file(document)
        work_on(self.app, title, lambda _: import_of(str(document)), show, is_long=is_long)

    def _take_ledger(self, path: str) -> None:
        """Shows what the heads of a ledger hold, and takes it in when it is accepted."""
        from qualitytui.exchange.ledger.sheets import Ledger, key_of, read_ledger  # noqa: PLC0415 - only for spreadsheets
        from qualitytui.workbook.queries.ledger_heads import remembered_heads  # noqa: PLC0415 - likewise
        from qualitytui_screens.ledger import LedgerScreen  # noqa: PLC0415 - likewise

        document = typed_path(path)

        def decided(command: Command | None) -> None:
            if command is not None:
                self._do(command)

        def read(book: Workbook) -> Ledger:
            return read_ledger(document, book.ask(remembered_heads))

        def show(ledger: Ledger) -> None:
            self.app.push_screen(LedgerScreen(ledger, key_of(path)), decided)

        title, is_long = say("reading {name}", name=document.name), is_large_file(document)
        work_on(self.app, title, read, show, is_long=is_long)

    def _accepted(self, proposed: ImportPlan | None) -> None:
        """A new plan comes in at once; an amended one shows first what differs."""
        if proposed is None:
            return
        command, is_long = proposed, len(proposed.plan.tasks) >= MANY_ITEMS

        def write() -> None:
            title = say("writing {name}", name=command.source_name)
            change(self.app, title, lambda book: book.do(command).settled(), self._tell, is_long=True)  # it is copied

        def decided(answer: bool | None) -> None:
            if answer:
                write()

        def foreseen(planned: Outcome) -> None:
            if any(change.before is not None for change in planned.changes):
                self.app.push_screen(Preview(planned), decided)
            else:
                write()

        title = say("comparing {name}", name=command.source_name)
        work_on(self.app, title, lambda book: book.do(command, dry_run=True), foreseen, is_long=is_long)

    def _tell(self, outcome: Outcome) -> None:
        tell_outcome(self.app, outcome)

    def action_goal(self) -> None:
        """Asks which goal of a plan's own, and whether it becomes an item with its indicators or a step of an item."""
        goals = [
            (key, goal)
            for key in (plan.key for plan in self.app.book.ask(all_plans))
            for goal in self.app.book.ask(goals_of, key)
        ]
        if not goals:
            self.app.warn(say("No plan has goals of its own outside its items."))
            return

        def chosen(one: tuple[str, PlanGoal] | None) -> None:
            if one is not None:
                self.app.push_screen(Picker(one[1].text, choices(self._uses(*one))), use_chosen)

        def use_chosen(act: Callable[[], None] | None) -> None:
            if act is not None:
                act()

        self.app.push_screen(
            Picker(say("which goal"), choices((goal.text, (key, goal)) for key, goal in goals)), chosen
        )

    def _uses(self, key: str, goal: PlanGoal) -> list[tuple[str, Callable[[], None]]]:
        """What can be made of a goal: an item, or a step of one."""
        return [
            (say("an item of its own, its numbers as indicators"), lambda: self._do(TakeGoal(goal.line, plan=key))),
            (say("a step of an item"), lambda: self._ask_step(key, goal)),
        ]

    def _ask_step(self, key: str, goal: PlanGoal) -> None:
        tasks = self.app.book.ask(list_tasks, parse_filter(f'plan:"{key}"')).tasks
        due = due_of(goal.deadlines)

        def chosen(ref: str | None) -> None:
            if ref is not None:
                self._do(AddStep((f"{key}:{ref}",), goal.text, due=due.date if due else None))

        offered = choices((f"{task.ref} {task.title}", task.ref) for task in tasks)
        self.app.push_screen(Picker(say("a step of which item?"), offered, is_typed=True), chosen)

    def action_decide(self) -> None:
        """Asks which open point, and what holds."""
        open_points = [one for one in self.app.book.ask(points) if one.finding.kind != DECIDED]
        if not open_points:
            self.app.warn(say("Nothing is left open."))
            return
        named = [(one.finding.text if one.id < 10 else f"{one.id}  {one.finding.text}", one) for one in open_points]
        offered = choices(named, [str(one.id) if one.id < 10 else "" for one in open_points])
        self.app.push_screen(Picker(say("decide an open point"), offered), self._decide)

    def _decide(self, point: OpenPoint | None) -> None:
        if point is None:
            return
        both = refs_of_both(point.finding)
        if not both:
            self._ask(point, None)
            return

        def chosen(pair: tuple[str, ...] | None) -> None:
            if pair is not None:
                self._ask(point, pair)

        pairs = [(say("{ref} holds, one goal", ref=one), (one, other)) for one, other in (both, both[::-1])]
        offered = choices([*pairs, (say("decide otherwise"), tuple[str, ...]())])
        self.app.push_screen(Picker(point.finding.text, offered), chosen)

    def _ask(self, point: OpenPoint, pair: tuple[str, ...] | None) -> None:
        """Asks for the words of a decision and gives it."""

        def typed(words: str | None) -> None:
            if words:
                self._do(self._linking(point, pair, words) if pair else DecideFinding(point.id, words))

        self.app.push_screen(LineDialog(f"{point.finding.text}\n{say('what holds, and why')}", ""), typed)

    def _linking(self, point: OpenPoint, pair: tuple[str, ...], typed: str) -> Command:
        holds, other = (f"{point.plan}:{ref}" if self.app.has_several_plans else ref for ref in pair)
        return LinkIndicators(holds, other, note=typed)

    def _do(self, command: Command) -> None:
        run_command(self.app, command, lambda book, is_tried: book.do(command, dry_run=is_tried), self._tell)
