"""The weeks kept so far, how the counts went, and what can be done with them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from qualitytui.i18n import say, told
from qualitytui.model.dates import iso_week
from qualitytui.model.light import LIGHTS, SIGNS, Light
from qualitytui.model.working_days import last_working_day_of_week
from qualitytui.paths import snapshots_folder
from qualitytui.presentation.drawings.bars import stacked_bar
from qualitytui.presentation.drawings.time_axis import Axis, Point, time_axis
from qualitytui.reporting.snapshot_comparison import Difference, compare
from qualitytui.reporting.snapshot_store import SnapshotInfo, list_snapshots
from qualitytui.reporting.verification import VerificationResult, recorded, verify_snapshot
from qualitytui.sanitize import cut, visible
from qualitytui.workbook.queries.history import first_day
from qualitytui_screens.book_screen import BookScreen
from qualitytui_screens.desktop_folder import open_folder
from qualitytui_screens.keys import SCREEN, SNAPSHOTS, bindings
from qualitytui_screens.long_work import do_apart, work_on
from qualitytui_screens.picker import Picker, choices
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.services import present_hand
from qualitytui_screens.snapshot_comparison import CompareScreen
from qualitytui_screens.snapshot_dialog import take_week
from qualitytui_screens.widgets.columns import ListColumn
from qualitytui_screens.widgets.drawn import mode_of, shown_lines
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.prose import fitted
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title

BAR = 16
"""The cells of the bar of lights."""


@dataclass(frozen=True, slots=True)
class SnapshotLine:
    """One snapshot, its place in the list, and the one of the week before."""

    id: int
    snapshot: SnapshotInfo
    before: SnapshotInfo | None

    def count(self, name: str) -> str:
        """A count, and by how much it differs from the week before."""
        now = self.snapshot.counts.get(name, 0)
        then = self.before.counts.get(name, 0) if self.before else now
        return str(now) if now == then else f"{now}{now - then:+d}"

    def lights(self) -> dict[str, int]:
        """How many tasks had each light."""
        return {light: self.snapshot.counts.get(light, 0) for light in LIGHTS}


def _light(light: Light) -> ListColumn[SnapshotLine]:
    return ListColumn(6, lambda line: line.count(light), light=lambda _: light, head=SIGNS[light])


COLUMNS = (
    ListColumn[SnapshotLine](10, lambda line: line.snapshot.name, head=told("week")),
    *(_light(light) for light in LIGHTS),
    ListColumn[SnapshotLine](6, lambda line: line.count("done"), light=lambda _: "blue", head=told("closed")),
    ListColumn[SnapshotLine](6, lambda line: line.count("silent"), from_width=76, head=told("Silent")),
    ListColumn[SnapshotLine](6, lambda line: line.count("indicators_met"), from_width=86, head=told("met")),
    ListColumn[SnapshotLine](
        BAR,
        lambda _: "",
        from_width=64,
        head=told("lights"),
        draw=lambda line, cells, mode: stacked_bar(line.lights(), cells, mode),
    ),
    ListColumn[SnapshotLine](4, lambda line: say("later") if line.snapshot.is_late else "", from_width=100),
    ListColumn[SnapshotLine](0, lambda line: line.snapshot.as_of, head=told("day")),
)


class SnapshotsScreen(BookScreen):
    """Weeks with their counts and where these went; one can be verified, two compared, a missed one taken."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, SNAPSHOTS)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["snapshots"]

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[int, SnapshotLine] = {}
        self._said = ""
        self._about: SnapshotInfo | None = None  # the week that is spoken of below the list
        self.records = RecordList[SnapshotLine](COLUMNS, self._read, id="snapshots")

    def _read(self, ids: Sequence[int]) -> Sequence[SnapshotLine]:
        return [self.lines[one] for one in ids if one in self.lines]

    def compose(self) -> ComposeResult:
        """Title, the weeks, what a check found, keys."""
        yield Title()
        yield self.records
        yield Static(id="burn-up")
        yield Static(id="detail")
        yield Footer(self.KEYS)

    def on_mount(self) -> None:
        """Looks into the folder for the first time."""
        self.renew()
        self.set_focus(self.records)

    @property
    def _folder(self) -> Path:
        return snapshots_folder(self.app.path)

    def renew(self) -> None:
        """Looks into the folder again."""
        found = list_snapshots(self._folder, recorded(self.app.book))
        befores: list[SnapshotInfo | None] = [
            next((older for older in reversed(found[:nth]) if older.week < snapshot.week), None)
            for nth, snapshot in enumerate(found)
        ]
        pairs = reversed(list(zip(found, befores, strict=True)))
        self.lines = {nth: SnapshotLine(nth, snapshot, before) for nth, (snapshot, before) in enumerate(pairs, 1)}
        self.records.fill(self.lines)
        self.query_one(Title).entitle(Content(visible(f"{say('snapshots')}  {len(found)}  {self._folder}")))
        self._follow()
        self.call_after_refresh(self._draw)

    def on_resize(self, event: events.Resize) -> None:
        """Draws the year where there is room."""
        self.set_class(event.size.height >= 34, "tall")
        self.call_after_refresh(self._say_again)
        self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        """Draws what was closed week by week against the pace of the year."""
        pane, snapshots = self.query_one("#burn-up", Static), [line.snapshot for line in reversed(self.lines.values())]
        room, today = pane.content_size, present_hand(self.app).today
        if not snapshots or room.height < 5:
            pane.update(Content(""), layout=False)
            return
        readings = tuple(Point(date.fromisoformat(one.as_of), float(one.counts.get("done", 0))) for one in snapshots)
        total = float(snapshots[-1].counts.get("attributed", snapshots[-1].counts.get("tasks", 0)))
        first, last = date(today.year, 1, 1), date(today.year, 12, 31)
        axis = Axis(
            min(first, readings[0].day),
            max(last, readings[-1].day),
            today,
            readings,
            (total,),
            (Point(first, 0.0), Point(last, total)),
            light="blue",
        )
        head = Content.styled(
            say("closed week by week, . the pace of the year, to all {total}", total=int(total)), "$text-muted"
        )
        lines = time_axis(axis, room.width, room.height - 1, mode_of(self.app))
        pane.update(Content("\n").join([head, shown_lines(lines)]), layout=False)

    @on(RecordList.Moved)
    def _follow(self) -> None:
        """Speaks of the week under the cursor; what was found of it stays where it is the same one."""
        line = self.records.current
        if line is None or line.snapshot != self._about:
            self._show(line)

    def _show(self, line: SnapshotLine | None) -> None:
        """Says of a week where it is, or how the first one is made."""
        self._about = line.snapshot if line else None
        if line is None:
            self._say(say("There is no snapshot yet; {key} takes one.", key=self.app.key("snapshot")))
            return
        what = say(
            "Enter verifies it, {compare} compares it with now, {mark} marks two to compare with each other.",
            compare=self.app.key("compare"),
            mark=self.app.key("mark"),
        )
        snapshot, room = line.snapshot, max(self.size.width - 4, 10)
        self._say(f"{snapshot.name}  {snapshot.as_of}\n{what}\n{cut(visible(str(snapshot.path)), room)}")

    def _current(self) -> SnapshotLine | None:
        """The week under the cursor; a warning where there is none."""
        if self.records.current is None:
            self.app.warn(say("There is no snapshot yet; {key} takes one.", key=self.app.key("snapshot")))
        return self.records.current

    @on(RecordList.Opened)
    def action_verify(self) -> None:
        """Checks every file of the week under the cursor."""
        line = self._current()
        if line is None:
            return
        path, records = line.snapshot.path, recorded(self.app.book)

        def tell(verdict: VerificationResult) -> None:
            bad = [f"{one.path}: {one.fault}" for one in verdict.faults]
            good = say("{snapshot} is intact.", snapshot=verdict.snapshot)
            sentence = say("{snapshot} is not as it was written.", snapshot=verdict.snapshot) if bad else good
            self._say("\n".join([sentence, str(path), *bad]))

        do_apart(
            self.app,
            say("checking {name}", name=line.snapshot.name),
            lambda: verify_snapshot(path, records),
            tell,
            refuse=lambda refusal: self._say(refusal.sentence),
            is_writing=False,
        )

    def action_mark(self) -> None:
        """Marks the week under the cursor, or takes its mark away."""
        self.records.toggle_mark()

    def action_compare(self) -> None:
        """Compares the two weeks marked, or the one under the cursor with now."""
        marked = sorted(self.records.marked & set(self.lines), reverse=True)
        line = self._current()
        if line is None:
            return
        if len(marked) > 2:
            self.app.warn(say("Mark two weeks with Space, or none to compare one with now."))
            return
        paths = [self.lines[one].snapshot.path for one in marked] if marked else [line.snapshot.path]

        def show(difference: Difference) -> None:
            self.app.push_screen(CompareScreen(difference))

        work_on(self.app, say("comparing"), lambda book: compare(book, *paths), show, is_writing=False)

    def action_missed(self) -> None:
        """Offers the weeks that were missed, to be taken from the journal."""
        missed = self._missed()
        if not missed:
            self.app.show_message(say("No week was missed."))
            return

        def chosen(day: date | None) -> None:
            if day is not None:
                take_week(self.app, day)

        offered = choices((f"{iso_week(day)}  {day}", day) for day in missed)
        self.app.push_screen(Picker(say("Which missed week?"), offered), chosen)

    def _missed(self) -> list[date]:
        """The last working day of each week that is over and has no snapshot, the newest first."""
        begun = self.app.book.ask(first_day)
        today = present_hand(self.app).today
        if begun is None:
            return []
        weeks = {line.snapshot.week for line in self.lines.values()}
        monday = today - timedelta(days=today.weekday() + 7)
        days = []
        while monday + timedelta(days=6) >= begun:
            if iso_week(monday) not in weeks:
                days.append(max(last_working_day_of_week(monday), begun))
            monday -= timedelta(days=7)
        return days

    def action_copy(self) -> None:
        """Sends the path of the week under the cursor to the clipboard."""
        line = self._current()
        if line is not None:
            self.app.copy(str(line.snapshot.path))

    def action_folder(self) -> None:
        """Opens the folder of the week under the cursor on a desktop."""
        line, copy = self._current(), self.app.key("copy")
        if line is not None and not open_folder(line.snapshot.path):
            self.app.warn(say("There is no desktop here to open it on; {key} copies the path.", key=copy))

    def _say(self, sentence: str) -> None:
        """Says something below the list."""
        self._said = sentence
        self._say_again()

    def _say_again(self) -> None:
        """Says it in the room that there is now."""
        pane = self.query_one("#detail", Static)
        room = pane.content_size
        lines = fitted([visible(self._said, keep_lines=True)], room.width or self.size.width, max(room.height, 1))
        pane.update(Content("\n".join(lines)), layout=False)
