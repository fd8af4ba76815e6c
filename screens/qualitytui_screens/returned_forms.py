"""Returned forms as they were read, field by field, before anything of them is written."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from qualitytui.errors import Refused
from qualitytui.exchange.forms.deciding import Deciding, first_deciding
from qualitytui.exchange.forms.differing import without_differing
from qualitytui.exchange.forms.form_diff import FormDiff
from qualitytui.exchange.forms.importing import import_forms
from qualitytui.exchange.forms.received_files import with_places
from qualitytui.exchange.forms.rejects import has_rejects, rejects_file
from qualitytui.exchange.forms.results import FileResult
from qualitytui.i18n import say
from qualitytui.model.dates import parse_day
from qualitytui.paths import typed_path
from qualitytui.reporting.file_placement import write_file
from qualitytui.sanitize import line, visible
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.outcome import Outcome
from qualitytui.workbook.queries.departments import department_called
from qualitytui.workbook.queries.form_rounds import missing_in
from qualitytui_screens.keys import bindings
from qualitytui_screens.line_dialog import LineDialog
from qualitytui_screens.long_work import change, is_large_file, work_on
from qualitytui_screens.outcome_message import tell_outcome
from qualitytui_screens.reading_keys import RETURNS
from qualitytui_screens.returned_rows import BETWEEN, COLUMNS, ReturnedRow, file_detail, row_detail, rows_of
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.textual_compat.paced_screen import PacedScreen
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.groups import HEAD
from qualitytui_screens.widgets.prose import fitted
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


class ReturnedScreen(PacedScreen[None]):
    """Every field of every file, before and after; what is ticked is imported as one entry."""

    app: "AppServices"
    BINDINGS: ClassVar[list[Binding]] = bindings(RETURNS)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["returned forms"]

    def __init__(
        self, weighing: FormDiff, results: Sequence[FileResult], paths: Sequence[Path], passed_over: str = ""
    ) -> None:
        super().__init__()
        self.passed_over = passed_over
        """What is said of files that are no forms."""
        self.weighing = weighing
        self.paths = paths
        self.on_day: date = weighing.today
        self.decided: list[Deciding] = [first_deciding(results)]
        """What was decided after each act, the newest last."""
        self.rows: dict[int, ReturnedRow] = {}
        self.places: list[int] = []
        self.records = RecordList[ReturnedRow](
            COLUMNS, lambda ids: [self.rows[key] for key in ids if key in self.rows], id="returned"
        )

    @property
    def deciding(self) -> Deciding:
        """What is decided so far."""
        return self.decided[-1]

    def compose(self) -> ComposeResult:
        """Title, the fields, the one under the cursor in full, keys."""
        yield Title()
        yield self.records
        yield Static(id="detail")
        yield Footer(self.KEYS)

    def on_mount(self) -> None:
        """Shows the first field."""
        self.renew()
        self.set_focus(self.records)
        self.action_next_doubt(after=-1)
        if self.passed_over:
            self.app.show_message(self.passed_over)

    def renew(self) -> None:
        """Shows what is decided; the cursor stays where it is."""
        rows, groups, self.places = rows_of(self.deciding)
        self.rows = {row.id: row for row in rows}
        self.records.fill(self.rows, groups=groups)
        files, accepted, left, refused = self.deciding.counts()
        counts = say(
            "{files} files: {taken} fields imported, {left} not, {refused} refused",
            files=files,
            taken=accepted,
            left=left,
            refused=refused,
        )
        self.query_one(Title).entitle(Content(f"{say('returned forms')}  {counts}  {self.on_day}"))
        self._show()

    def decide(self, deciding: Deciding) -> None:
        """Keeps a decision, which can be taken back."""
        self.decided.append(deciding)
        self.renew()

    @on(RecordList.Moved)
    @on(events.Resize)
    def _show(self) -> None:
        """The row under the cursor in full, or the file."""
        row, at, cells = self.records.current, self._file(), max(self.app.size.width - 4, 20)
        of_file = file_detail(self.deciding.results[at]) if at is not None else []
        lines = row_detail(row) if row is not None else of_file
        if row is not None and row.refused is not None and row.refused.meant:
            lines.append(say("{key} takes {meant}.", key=self.app.key("meant"), meant=row.refused.meant))
        pane = self.query_one("#detail", Static)
        texts = fitted([visible(line(part)) for part in lines], cells, max(pane.content_size.height, len(lines)))
        pane.update(Content("\n".join(texts)), layout=False)

    def _file(self) -> int | None:
        """The file under the cursor, by its head or one of its fields."""
        row, key = self.records.current, self.records.cursor_id
        at = row.at if row is not None else self.places[HEAD - key] if key is not None and key <= HEAD else BETWEEN
        return None if at == BETWEEN else at

    def action_mark(self) -> None:
        """Ticks the field under the cursor or takes the tick away; on a head that of the file."""
        row = self.records.current
        if row is None:
            self.action_file()
        elif row.taken is None:
            self.app.show_message(say("A digit says whom to believe.") if row.differing else row_detail(row)[-1])
        elif row.at in self.deciding.left_files:
            self.app.show_message(say("The whole file is left out; {key} selects it.", key=self.app.key("file")))
        else:
            self.decide(self.deciding.with_field(row.at, row.taken))
            self.records.put_cursor(self.records.cursor + 1)

    def action_file(self) -> None:
        """Ticks the file under the cursor or takes the tick away."""
        at = self._file()
        if at is not None and self.deciding.results[at].received is not None:
            self.decide(self.deciding.with_file(at))
        else:
            self.app.show_message(say("Nothing of this file can be imported."))

    def action_believe(self, number: int) -> None:
        """Believes one of the departments that differ on the field under the cursor."""
        row = self.records.current
        statements = row.differing if row is not None else ()
        if number <= len(statements):
            self.decide(self.deciding.believing(self.weighing, statements[number - 1]))
        else:
            self.app.show_message(say("No such department differs on what is under the cursor."))

    def action_meant(self) -> None:
        """Takes the refused value under the cursor as the number that it looks like."""
        row = self.records.current
        if row is not None and row.refused is not None and row.refused.meant:
            self.decide(self.deciding.as_meant(self.weighing, row.refused))
        else:
            self.app.show_message(say("The value under the cursor looks like no other."))

    def action_next_doubt(self, after: int | None = None) -> None:
        """Goes to the next field that needs a look, after the cursor or after another line."""
        here = self.records.cursor if after is None else after
        places = [nth for nth, key in enumerate(self.records.ids) if key > HEAD and self.rows[key].needs_look]
        later = [nth for nth in places if nth > here] or places
        if later:
            self.records.put_cursor(later[0])

    def action_received(self) -> None:
        """Asks on which day the forms came."""

        def typed(words: str | None) -> None:
            if words is None:
                return
            try:
                day = parse_day(words, self.weighing.today, "past")
            except Refused as refusal:
                self.app.refuse(refusal)
                return
            if day > self.weighing.today:
                self.app.warn(say("{day} lies ahead.", day=day))
                return
            self.on_day = day
            self.renew()

        self.app.push_screen(LineDialog(say("the day they came"), self.on_day.isoformat()), typed)

    def action_of_department(self) -> None:
        """Asks of which department the file under the cursor is, and reads it again."""
        at = self._file()
        if at is not None:
            name = self.deciding.results[at].file
            heading = f"{name}\n{say('of which department the file is')}"
            self.app.push_screen(LineDialog(heading, ""), partial(self._read_as, at))

    def _read_as(self, at: int, typed: str | None) -> None:
        if not typed:
            return
        facts, path = self.weighing.facts, self.paths[at]

        def read(book: Workbook) -> FileResult:
            return FormDiff(facts, self.weighing.today, book.ask(department_called, typed)).weigh([path])[0]

        def show(result: FileResult) -> None:
            results = list(self.deciding.results)
            results[at] = result
            self.decide(first_deciding(without_differing(results, facts))._replace(left_files=self.deciding.left_files))

        work_on(self.app, say("reading {name}", name=path.name), read, show, is_long=is_large_file(path))

    def action_rejects(self) -> None:
        """Writes what is refused to a file, to be corrected there and imported again."""
        if not has_rejects(self.deciding.results):
            self.app.show_message(say("Nothing is refused."))
            return
        usual = self.app.book.path.parent / f"退改 {self.weighing.today}.xlsx"

        def typed(path: str | None) -> None:
            if not path:
                return
            try:
                target = typed_path(path)
                content = rejects_file(self.deciding.results, target)
                write_file(target, content, hint=say("Name another file."))
            except Refused as refusal:
                self.app.refuse(refusal)
                return
            self.app.show_message(say("What was refused is in {path}; correct it there and import it.", path=target))

        self.app.push_screen(LineDialog(say("write what is refused to a file"), str(usual)), typed)

    @on(RecordList.Opened)
    def action_accept(self) -> None:
        """Takes in what is ticked, as one entry."""
        files = with_places(self.deciding.accepted(), self.on_day.isoformat())
        if not files:
            self.app.show_message(say("No file is selected; nothing was imported."))
            return

        def write(book: Workbook) -> tuple[list[FileResult], Outcome]:
            results, outcome = import_forms(book, files, self.on_day)
            return results, outcome.settled()

        def tell(answer: tuple[list[FileResult], Outcome]) -> None:
            results, outcome = answer
            newest = max((result.round for result in results if result.round is not None), default=None)
            missing = self.app.book.ask(missing_in, newest)
            more = [say("missing: {names}", names="、".join(missing))] if missing else []
            if outcome.refused:
                more.insert(0, say("{count} refused while they were written", count=len(outcome.refused)))
            self.dismiss()
            tell_outcome(self.app, outcome._replace(sentence="  ".join([outcome.sentence, *more])))

        title = say("writing {count} files into the workbook", count=len(files))
        change(self.app, title, write, tell, is_long=True)

    def action_undo(self) -> None:
        """Takes the last decision back."""
        if len(self.decided) > 1:
            self.decided.pop()
            self.renew()

    def action_leave(self) -> None:
        """Takes nothing in."""
        self.dismiss()
        self.app.show_message(say("Nothing was imported."))
