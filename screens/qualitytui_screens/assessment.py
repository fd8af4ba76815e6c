"""The assessment of a year: every department with its score, band and rank, group by group."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import on
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from qualitytui.errors import Refused
from qualitytui.i18n import say, told
from qualitytui.model.assessment import DepartmentScore, Objection
from qualitytui.presentation.drawings.bars import goal_bar
from qualitytui.presentation.drawings.marks import Line as Drawn
from qualitytui.presentation.drawings.marks import Mode
from qualitytui.rules.assessment_rules import Rules
from qualitytui.sanitize import cut, folded, visible
from qualitytui.workbook.queries.assessment import assessment, blockers, list_objections
from qualitytui_screens.assessment_actions import AssessmentActions
from qualitytui_screens.assessment_page import PointsScreen
from qualitytui_screens.assessment_text import told_point
from qualitytui_screens.assessment_year import AssessmentYear, Wanted
from qualitytui_screens.header_lines import COLOURS
from qualitytui_screens.keys import ASSESSMENT, SCREEN, YEARS, bindings
from qualitytui_screens.line_dialog import LineDialog
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.widgets.columns import ListColumn
from qualitytui_screens.widgets.groups import Group
from qualitytui_screens.widgets.prose import fitted
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title

LIGHT_OF_BAND = {"A": "blue", "B": "green", "C": "yellow", "D": "red"}
DETAIL_LINES = 5
HEAD_LINES = 4
ROOMY = 20
"""The lines of a window in which the state may take several."""


class ScoreRow(NamedTuple):
    """A department's score under its place; `usual` is what the rules in force give where others are tried."""

    id: int
    score: DepartmentScore
    usual: DepartmentScore | None


def _block(name: str) -> ListColumn[ScoreRow]:
    def points(row: ScoreRow) -> str:
        return next((f"{one.score:.1f}" for one in row.score.blocks if one.name == name), "")

    return ListColumn[ScoreRow](5, points, from_width=70, head=HEADS[name])


HEADS = {
    "tasks": told("items"),
    "indicators": told("goals"),
    "returns": told("Forms"),
    "letters": told("letters"),
    "rectification": told("orders"),
}
"""What stands above the blocks, in at most five cells."""


def score_bar(one: DepartmentScore, cells: int, mode: Mode) -> Drawn:
    """The score as a bar of a hundred, in the colour of its band."""
    return goal_bar(min(one.score / 100, 1.0), None, cells, LIGHT_OF_BAND[one.band], mode)


COLUMNS = (
    ListColumn[ScoreRow](3, lambda row: str(row.score.rank), head=told("rank")),
    ListColumn[ScoreRow](16, lambda row: row.score.name, head=told("department")),
    ListColumn[ScoreRow](5, lambda row: f"{row.score.score:.1f}", head=told("points")),
    ListColumn[ScoreRow](10, lambda _: "", from_width=100, draw=lambda row, *room: score_bar(row.score, *room)),
    ListColumn[ScoreRow](
        4, lambda row: row.score.band, light=lambda row: LIGHT_OF_BAND[row.score.band], head=told("band")
    ),
    ListColumn[ScoreRow](
        5, lambda row: "" if row.score.self_score is None else f"{row.score.self_score:.1f}", head=told("own")
    ),
    *map(_block, HEADS),
    ListColumn[ScoreRow](0, lambda row: "；".join(remarks_of(row.score, row.usual)), head=told("remarks")),
)


def remarks_of(one: DepartmentScore, usual: DepartmentScore | None = None) -> list[str]:
    """What a score needs to be understood: what was given beside the blocks, what changed the band or would now."""
    found = [] if usual is None or (usual.score, usual.band) == (one.score, one.band) else [_usual(usual)]
    beside = {"bonus": say("bonus"), "adjust": say("adjustments")}
    found += [
        f"{beside[block.name]} {block.score:+.1f}" for block in one.blocks if block.name in beside and block.score
    ]
    found += [say("scaled")] if one.is_scaled else []
    found += [say("would be {score} now", score=f"{one.now:.1f}")] if one.now is not None else []
    found += [say("reviewed by the leading group")] if one.is_reviewed else []
    return [*found, *one.remarks]


def _usual(usual: DepartmentScore) -> str:
    return say("by the rules in force {score} {band}", score=f"{usual.score:.1f}", band=usual.band)


class AssessmentScreen(AssessmentYear):
    """Scores by group; Enter shows every point of a department."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, ASSESSMENT, YEARS)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["assessment"]

    def __init__(self, wanted: Wanted = Wanted()) -> None:  # noqa: B008 - it cannot be changed
        super().__init__(wanted)
        self.owners_of_actions = (AssessmentActions(self),)
        self.rows: dict[int, ScoreRow] = {}
        self.numbers: dict[str, int] = {}
        """The number of each department's row, by which the cursor stays where ranks change."""
        self.objections: tuple[Objection, ...] = ()
        self.records = RecordList[ScoreRow](COLUMNS, self._read, id="scores")

    def _read(self, ids: Sequence[int]) -> Sequence[ScoreRow]:
        return [self.rows[one] for one in ids if one in self.rows]

    def again(self) -> "AssessmentScreen":
        """The same year by the same rules."""
        return AssessmentScreen(self.wanted)

    def score(self) -> DepartmentScore | None:
        """The score under the cursor."""
        row = self.records.current
        return row.score if row else None

    def on_mount(self) -> None:
        """Asks for the first time."""
        self.renew()
        self.set_focus(self.records)

    def on_resize(self) -> None:
        """Cuts the lines to the new width."""
        self._head()
        self._show()

    def renew(self) -> None:
        """Computes again."""
        self.ask_again()
        view = self.view
        self.objections = self.app.book.ask(list_objections, view.year)
        usual = {} if self.wanted.rules is None else self._usual(view.year)
        groups = dict.fromkeys(one.group for one in view.departments)
        shown = [one for name in groups for one in sorted(view.departments, key=_place) if one.group == name]
        numbered = [(self.numbers.setdefault(one.name, len(self.numbers) + 1), one) for one in shown]
        self.rows = {number: ScoreRow(number, one, usual.get(one.name)) for number, one in numbered}
        sizes = {name: sum(one.group == name for one in shown) for name in groups}
        self.records.fill(self.rows, groups=[Group(name, size, "") for name, size in sizes.items()])
        self._head()
        self._show()

    def _usual(self, year: int) -> dict[str, DepartmentScore]:
        return {one.name: one for one in self.app.book.ask(assessment, year).departments}

    def _head(self) -> None:
        """The year with how many have each band; the state, and what stands in the way of deciding."""
        view, cells = self.view, max(self.app.size.width - 1, 20)
        bands = "  ".join(f"{band} {sum(one.band == band for one in view.departments)}" for band in LIGHT_OF_BAND)
        title = f"{say('assessment')} {view.year}  {bands}"
        self.query_one(Title).entitle(Content(visible(title)))
        rows = HEAD_LINES if self.app.size.height >= ROOMY else 1
        lines = fitted([visible("  ".join([self.state_line(), *self._waiting()]))], cells, rows)
        colour = COLOURS["yellow"] if self.wanted.rules else COLOURS["blue" if view.decided else "grey"]
        state = self.query_one("#kinds", Static)
        state.styles.height = len(lines)
        state.update(Content.styled("\n".join(lines), colour), layout=False)

    def _waiting(self) -> list[str]:
        if self.view.decided or self.wanted.rules:
            return []
        still = self.app.book.ask(blockers, self.view.year)
        return [say("before it is decided: {what}", what=say("; ").join(still).removesuffix("。"))] if still else []

    @on(RecordList.Moved)
    def _show(self) -> None:
        """The score under the cursor: its remarks, its objections, where most points were lost."""
        one, cells = self.score(), max(self.app.size.width - 4, 20)
        if one is None:
            others = "、".join(f"{other.name}（{other.why}）" for other in self.view.not_assessed)
            undecided = "、".join(self.view.undecided)
            said = [say("Not assessed: {names}.", names=others)] if others else []
            said += [say("counted to nobody, undecided who answers: {names}", names=undecided)] if undecided else []
            parts = "\n".join(part for line in said for part in folded(visible(line), cells, 3))
            self.query_one("#detail", Static).update(Content(parts), layout=False)
            return
        remarks = "；".join(remarks_of(one))
        place = say("rank {rank} of {group}", rank=one.rank, group=one.group)
        head = "  ".join(filter(None, (one.name, f"{one.score:.1f}", one.band, place, remarks)))
        objected = [f"{say('objection')} {objection.id}: {objection.text}" for objection in self._objections(one.name)]
        lost = sorted((point for point in one.points if point.points), key=lambda point: point.points)
        lines = [cut(visible(line), cells) for line in (*objected, *map(told_point, lost))][: DETAIL_LINES - 1]
        lines += [] if lost else [say("No points were lost. Enter shows what each block rests on.")]
        text = Content.assemble((cut(visible(head), cells), "bold"), "\n", "\n".join(lines))
        self.query_one("#detail", Static).update(text, layout=False)

    def _objections(self, name: str) -> list[Objection]:
        return [one for one in self.objections if one.department == name and one.state == "open"]

    @on(RecordList.Opened)
    def _open(self) -> None:
        one = self.score()
        if one is not None:
            self.app.push_screen(PointsScreen(one.name, self.wanted))

    def action_trial(self) -> None:
        """Scores by the rules of a file; nothing is changed."""
        from qualitytui_screens.assessment_files import ask_trial  # noqa: PLC0415 - on demand

        def tried(file: str, rules: Rules) -> None:
            self.want(self.wanted._replace(rules=rules, file=file))

        ask_trial(self, tried)

    def action_other_year(self) -> None:
        """Asks for another year."""

        def typed(year: str | None) -> None:
            if year and year.isascii() and year.isdigit() and len(year) == 4:
                self.want(self.wanted._replace(year=int(year)))
            elif year:
                self.app.warn(say("{text} is not a year.", text=year))

        self.app.push_screen(LineDialog(say("the year that is assessed"), str(self.view.year)), typed)

    def want(self, wanted: Wanted) -> None:
        """Shows another year or other rules; where that is refused, says why and stays."""
        before = self.wanted
        self.wanted = wanted
        try:
            self.renew()
        except Refused as refusal:
            self.wanted = before
            self.app.refuse(refusal)
            self.renew()

    def action_escape(self) -> None:
        """Ends a trial, else goes back."""
        if self.wanted.rules is not None:
            self.want(Wanted(self.wanted.year))
            self.app.show_message(say("The trial is over; these are the rules in force."))
        else:
            self.dismiss()


def _place(one: DepartmentScore) -> int:
    return one.rank
