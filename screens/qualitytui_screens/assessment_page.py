"""One department's score: every point under its block, with the fact, its day and the entry of the journal."""

from collections import Counter
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from qualitytui.errors import Refused
from qualitytui.i18n import say, told
from qualitytui.model.assessment import BlockScore, DepartmentScore, Point
from qualitytui.model.filter import Filter
from qualitytui.model.journal import JournalSpan
from qualitytui.presentation.drawings.bars import goal_bar
from qualitytui.presentation.drawings.marks import text_of
from qualitytui.sanitize import folded, visible
from qualitytui.workbook.queries.assessment import score_of, self_scores_of
from qualitytui.workbook.queries.history import list_entries
from qualitytui_screens.assessment_actions import AssessmentActions
from qualitytui_screens.assessment_text import block_word
from qualitytui_screens.assessment_year import AssessmentYear, Wanted
from qualitytui_screens.keys import ASSESSMENT, SCREEN, bindings
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.widgets.columns import ListColumn
from qualitytui_screens.widgets.groups import Group
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title

DETAIL_LINES = 5


class PointRow(NamedTuple):
    """A point and its place."""

    id: int
    point: Point


def _light(row: PointRow) -> str:
    return "red" if row.point.points < 0 else "green" if row.point.points > 0 else "grey"


COLUMNS = (
    ListColumn[PointRow](6, lambda row: f"{row.point.points:+.1f}", light=_light, head=told("points")),
    ListColumn[PointRow](5, lambda row: str(row.point.entry or ""), head=told("entry")),
    ListColumn[PointRow](40, lambda row: row.point.what, from_width=100, head=told("what")),
    ListColumn[PointRow](0, lambda row: f"{row.point.why}", from_width=100, head=told("fact and day")),
)
NARROW = (
    *COLUMNS[:2],
    ListColumn[PointRow](0, lambda row: f"{row.point.what}  {row.point.why}", head=told("fact and day")),
)
WIDE = 100


BAR = 20
"""The cells of the bar that shows how much of a block is reached."""


class PointsScreen(AssessmentYear):
    """The points of one department; Enter opens the item that a point is about."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, ASSESSMENT)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["points"]

    def __init__(self, name: str, wanted: Wanted = Wanted()) -> None:  # noqa: B008 - it cannot be changed
        super().__init__(wanted)
        self.owners_of_actions = (AssessmentActions(self),)
        self.department = name
        self.rows: dict[int, PointRow] = {}
        self.records = RecordList[PointRow](COLUMNS, self._read, id="points")

    def _read(self, ids: Sequence[int]) -> Sequence[PointRow]:
        return [self.rows[key] for key in ids if key in self.rows]

    def again(self) -> "PointsScreen":
        """The same department."""
        return PointsScreen(self.department, self.wanted)

    def score(self) -> DepartmentScore | None:
        """The score shown; None once the department is not assessed any more."""
        try:
            return score_of(self.view, self.department)
        except Refused:
            return None

    def on_mount(self) -> None:
        """Asks for the first time."""
        self.renew()
        self.set_focus(self.records)

    def on_resize(self) -> None:
        """Fact and what it is about stand apart where there is room."""
        self.records.columns = COLUMNS if self.app.size.width >= WIDE else NARROW
        self.records.refresh()
        self._show()

    def renew(self) -> None:
        """Computes again; the cursor begins on the first point."""
        is_first = not self.rows
        self.ask_again()
        score = self.score()
        points = (
            [point for block in score.blocks for point in score.points if point.block == block.name] if score else []
        )
        self.rows = {nth: PointRow(nth, point) for nth, point in enumerate(points, 1)}
        groups = self._groups(score) if score else []
        self.records.fill(self.rows, groups=groups, cursor=1 if is_first and points else None)
        head = (
            f"{score.score:.1f}  {score.band}  {score.group} {say('rank')} {score.rank}"
            if score
            else say("not assessed")
        )
        self.query_one(Title).entitle(Content(visible(f"{self.view.year}  {self.department}  {head}")))
        self.query_one("#kinds", Static).update(Content(visible(self.state_line())), layout=False)
        self._show()

    def _groups(self, score: DepartmentScore) -> list[Group]:
        """The head of each block: its points out of the full ones, and what the department gives itself."""
        own = {
            self_score.block: self_score.points
            for self_score in self.app.book.ask(self_scores_of, score.name, self.view.year)
        }
        sizes = Counter(point.block for point in score.points)

        def note(block: BlockScore) -> str:
            text = f"  {say('own')} {own[block.name]:.1f}" if block.name in own else ""
            share = min(block.score / block.full, 1.0) if block.full > 0 else 0.0
            bar = text_of(goal_bar(share, None, BAR, "", "plain")) if block.full > 0 else ""
            return f"{block.score:.1f} / {block.full:g}{text}  {bar}".rstrip()

        return [Group(block_word(block.name), sizes[block.name], note(block)) for block in score.blocks]

    @on(RecordList.Moved)
    def _show(self) -> None:
        """The point under the cursor in full, and the entry of the journal that shows it."""
        row, cells = self.records.current, max(self.app.size.width - 4, 20)
        score = self.score()
        group = self.records.group
        if row is None:
            said = [f"{group.title}  {group.note}"] if group else []
            said += [say("Nothing was lost or given in this part.")] if group and not group.size else []
            lines = [*said, *(score.remarks if score else ())]
        else:
            point = row.point
            lines = [f"{point.points:+.1f}  {point.what}  {point.why}", *self._entry(point.entry)]
        text = "\n".join(part for line in lines for part in folded(visible(line), cells, DETAIL_LINES - 1))
        self.query_one("#detail", Static).update(Content(text), layout=False)

    def _entry(self, number: int | None) -> list[str]:
        """The entry of the journal in words."""
        if number is None:
            return [say("no entry of the journal: nothing was written, and that is the fact")]
        entries = self.app.book.ask(list_entries, Filter(), JournalSpan(after=number - 1, upto=number))
        return [
            f"{say('entry {entry}', entry=entry.id)}  {entry.at[:16].replace('T', ' ')}  {entry.who}  {entry.said}"
            for entry in entries
        ]

    @on(RecordList.Opened)
    def _open(self) -> None:
        """Opens the item of the point."""
        from qualitytui_screens.item import open_items  # noqa: PLC0415 - on demand

        row = self.records.current
        if row is None or row.point.ref is None:
            self.app.show_message(say("No item is under the cursor."))
        else:
            open_items(self.app, [row.point.ref])
