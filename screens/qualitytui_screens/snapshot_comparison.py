"""The differences between two snapshots, or between a snapshot and now, item by item."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from qualitytui.i18n import say, told
from qualitytui.model.change_text import (
    ChangeText,
    ItemChangeText,
    beside_plans,
    field_word,
    plan_changes,
    plan_sentence,
    told_items,
)
from qualitytui.model.journal import FieldChange
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.presentation.drawings.bars import stacked_bar
from qualitytui.reporting.snapshot_comparison import Difference, Side
from qualitytui.sanitize import capital, pad, visible, width
from qualitytui_screens.item import open_items
from qualitytui_screens.keys import LONG_TEXTS, SCREEN, bindings
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.textual_compat.paced_screen import PacedScreen
from qualitytui_screens.whole_text import WholeTextScreen
from qualitytui_screens.widgets.columns import ListColumn
from qualitytui_screens.widgets.drawn import COLOURS, is_for_reader, mode_of, shown_line
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.groups import Group
from qualitytui_screens.widgets.prose import fitted
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """What differs in one thing, in words, and its place in the list."""

    id: int
    change: ChangeText


NEW_ROWS: Final = (
    ("report.on_date", "report.department", "report.person", "report.via", "report.text"),
    ("measurement.on_date", "measurement.value", "measurement.source", "measurement.definition"),
)
"""The fields of what is new below an item and reads best on one line, in that order; the last word is the longest."""
FIRST: Final = ("status", "due", "measurement.value", "report.text")
"""The fields whose items stand first."""
LOW: Final = 16
"""The lines of a window below which the counts have no room."""
BARS: Final = ((110, 36), (90, 20), (0, 10))
"""From which width of the window on the bar of lights has how many cells."""


def _short(line: ChangeLine) -> str:
    one = line.change
    mark = say("[corrects {week}] ", week=one.corrects) if one.corrects else ""
    if not one.field or not one.before:
        return f"{mark}{one.after or '-'}"
    return f"{mark}{one.before} -> {one.after or '-'}"


def _whole(line: ChangeLine) -> str:
    """The item, the field and when it changed, and the change."""
    one = line.change
    return f"{one.ref} {one.title}\n{one.field}  {one.at}\n{_short(line)}"


def on_one_line(changes: Sequence[ChangeText]) -> Iterator[ChangeText]:
    """The changes of an item, a new report or a new value on one line."""
    words = [{field_word(field): field for field in fields} for fields in NEW_ROWS]
    new: list[ChangeText] = []
    for change in changes:
        kind = next((nth for nth, names in enumerate(words) if change.field in names and not change.before), None)
        begun = {one.field for one in new}
        if new and (kind is None or change.field in begun or new[0].field not in words[kind]):
            yield _line_of(new)
            new = []
        if kind is None:
            yield change
        else:
            new.append(change)
    if new:
        yield _line_of(new)


def _line_of(new: Sequence[ChangeText]) -> ChangeText:
    """The fields of a new report or value as one sentence."""
    values = {one.field: one.after for one in new if one.after}
    fields = next(fields for fields in NEW_ROWS if field_word(fields[0]) in values or field_word(fields[-1]) in values)
    name = field_word("report.text" if fields is NEW_ROWS[0] else "measurement.value")
    parts = [values[field_word(field)] for field in fields if field_word(field) in values]
    return new[0]._replace(field=name, before="", after="  ".join(parts))


def lines_by_item(changes: Sequence[FieldChange]) -> tuple[dict[int, ChangeLine], list[Group], list[str]]:
    """The lines below the name of their item, what changed its status or deadline first; the refs of the items."""
    lines, groups, refs = dict[int, ChangeLine](), list[Group](), list[str]()
    for plan in plan_changes(changes):
        text = ChangeText("", plan.title, "", "", plan_sentence(plan), plan.at)
        lines[len(lines) + 1] = ChangeLine(len(lines) + 1, text)
        groups.append(Group(plan.title, 1, ""))
        refs.append("")
    order = [field_word(field) for field in FIRST]
    for item in sorted(told_items(beside_plans(changes)), key=lambda item: _place(item, order)):
        texts = sorted(on_one_line(item.changes), key=lambda one: one.field not in order[:2])
        for text in texts:
            lines[len(lines) + 1] = ChangeLine(len(lines) + 1, text)
        groups.append(Group(f"{item.ref} {item.title}".strip(), len(texts), ""))
        refs.append(item.ref)
    return lines, groups, refs


def _place(item: ItemChangeText, order: Sequence[str]) -> int:
    """How early an item stands: by the weightiest of its fields that differ."""
    fields = {change.field for change in item.changes}
    return next((nth for nth, name in enumerate(order) if name in fields), len(order))


COLUMNS = (
    ListColumn[ChangeLine](12, lambda line: line.change.field, head=told("field"), light=lambda _: "blue"),
    ListColumn[ChangeLine](0, _short, head=told("before -> after")),
)


class CompareScreen(PacedScreen[None]):
    """Two states side by side: the counts, then every field that differs."""

    app: "AppServices"
    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, LONG_TEXTS)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["comparison"]

    def __init__(self, difference: Difference) -> None:
        super().__init__()
        self.found = difference
        self.lines, self.groups, self.refs = lines_by_item(difference.changes)
        self.records = RecordList[ChangeLine](COLUMNS, self._read, id="differences")
        self.records.empty = say("Nothing differs.")

    def _read(self, ids: Sequence[int]) -> Sequence[ChangeLine]:
        return [self.lines[key] for key in ids]

    def compose(self) -> ComposeResult:
        """Title, the counts of both sides, the items, the line under the cursor in full, keys."""
        yield Title(Content(visible(self._title())))
        yield Static(id="year")
        yield self.records
        yield Static(id="detail")
        yield Footer(self.KEYS)

    def _title(self) -> str:
        since, until = self.found.since, self.found.until
        names = f"{since.name} ({since.as_of}) -> {until.name} ({until.as_of})"
        return f"{names}  {say('{count} items differ', count=len(self.groups))}"

    def _counts(self) -> Content:
        """Both sides as bars of lights below each other, and what became more and less."""
        sides = (self.found.since, self.found.until)
        cells = next(cells for least, cells in BARS if self.app.size.width >= least)
        names = [f"{side.name} {side.as_of}" if side.as_of not in side.name else side.name for side in sides]
        room = max(map(width, names)) + 2
        lines = [
            Content.assemble(pad(name, room), *self._bar(side, cells), self._numbers(side))
            for name, side in zip(names, sides, strict=True)
        ]
        return Content("\n").join([*lines, self._moves(room)])

    def _bar(self, side: Side, cells: int) -> tuple[Content, str]:
        if is_for_reader(self.app):
            return Content(""), ""
        lights = {str(light): side.counts.get(light, 0) for light in LIGHTS}
        return shown_line(stacked_bar(lights, cells, mode_of(self.app))), "  "

    def _numbers(self, side: Side) -> Content:
        lights = (Content.styled(f"{light_word(one)} {side.counts.get(one, 0)}", COLOURS[one]) for one in LIGHTS)
        met = Content(f"{say('reached')} {side.counts.get('indicators_met', 0)}")
        return Content("  ").join([*lights, met])

    def _moves(self, room: int) -> Content:
        """What is more or less than before, what is worse in red."""
        before, after = self.found.since.counts, self.found.until.counts
        named = [(light_word(light), light, light in {"red", "yellow"}) for light in LIGHTS]
        moves = [Content(pad(capital(say("change")), room))]
        for name, key, is_worse in (*named, (say("reached"), "indicators_met", False)):
            by = after.get(key, 0) - before.get(key, 0)
            if by:
                is_bad = by > 0 if is_worse else by < 0 and key != "grey"
                moves.append(Content.styled(f"{name} {by:+d}  ", COLOURS["red" if is_bad else "green"]))
        return Content("").join(moves if len(moves) > 1 else [*moves, Content(say("every count is the same"))])

    def on_mount(self) -> None:
        """Shows the items."""
        self.records.fill(self.lines, groups=self.groups)
        self.set_focus(self.records)
        self._show()

    def on_resize(self) -> None:
        """Draws the bars for the new width; in a low window the items have their lines."""
        self.query_one("#year").display = self.app.size.height >= LOW
        self.query_one("#year", Static).update(self._counts())
        self._show()

    @on(RecordList.Moved)
    def _show(self) -> None:
        line, pane = self.records.current, self.query_one("#detail", Static)
        if line is None:
            group = self.records.group
            pane.update(Content(visible(group.title) if group else say("Nothing differs.")), layout=False)
            return
        text = _whole(line).splitlines()
        cells, rows = max(self.app.size.width - 4, 20), max(pane.content_size.height, 1)
        pane.update(Content("\n".join(fitted([visible(part) for part in text], cells, rows))), layout=False)

    @on(RecordList.Opened)
    def _open(self) -> None:
        """Opens the item of the line as it is now."""
        line, group = self.records.current, self.records.group
        ref = line.change.ref if line else self.refs[self.groups.index(group)] if group else ""
        if ref:
            open_items(self.app, [ref])
        else:
            self.app.show_message(say("No item is under the cursor."))

    def action_whole(self) -> None:
        """Shows the whole change."""
        if self.records.current is not None:
            self.app.push_screen(WholeTextScreen(self._title(), _whole(self.records.current)))

    def action_copy(self) -> None:
        """Sends the whole change to the terminal's clipboard."""
        if self.records.current is not None:
            self.app.copy(_whole(self.records.current))

    def again(self) -> "CompareScreen":
        """The same in another language."""
        return CompareScreen(self.found)

    def action_renew(self) -> None:
        """Repaints; two states that were compared do not change."""
        self.app.repaint()

    def action_escape(self) -> None:
        """Goes back."""
        self.dismiss()

    def action_back(self) -> None:
        """Goes back."""
        self.dismiss()
