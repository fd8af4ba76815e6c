"""The differences between two snapshots, or between a snapshot and now, item by item."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Static

from qualitytui.i18n import say, told
from qualitytui.model.change_text import ChangeText, beside_plans, plan_changes, plan_sentence, told_items
from qualitytui.model.journal import FieldChange
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.reporting.snapshot_comparison import Difference
from qualitytui.sanitize import visible
from qualitytui_screens.keys import SCREEN, bindings
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.textual_compat.paced_screen import PacedScreen
from qualitytui_screens.widgets.columns import ListColumn
from qualitytui_screens.widgets.footer import Footer
from qualitytui_screens.widgets.record_list import RecordList
from qualitytui_screens.widgets.title import Title

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One field that differs, in words, and its place in the list; the first of an item names it."""

    id: int
    change: ChangeText
    is_first: bool


def _short(line: ChangeLine) -> str:
    one = line.change
    mark = say("[corrects {week}] ", week=one.corrects) if one.corrects else ""
    return f"{mark}{one.before or '-'} -> {one.after or '-'}" if one.field else one.after


def _lines(changes: Sequence[FieldChange]) -> Iterator[ChangeLine]:
    """A line for each field, item by item; a plan that came or went whole is one line."""
    numbers = count(1)
    for plan in plan_changes(changes):
        yield ChangeLine(next(numbers), ChangeText("", plan.title, "", "", plan_sentence(plan), plan.at), is_first=True)
    for item in told_items(beside_plans(changes)):
        for nth, change in enumerate(item.changes):
            yield ChangeLine(next(numbers), change, is_first=nth == 0)


COLUMNS = (
    ListColumn[ChangeLine](7, lambda line: line.change.ref if line.is_first else "", head=told("ref")),
    ListColumn[ChangeLine](
        12, lambda line: line.change.title if line.is_first else "", from_width=100, head=told("title")
    ),
    ListColumn[ChangeLine](14, lambda line: line.change.field, from_width=60, head=told("field")),
    ListColumn[ChangeLine](0, _short, head=told("before -> after")),
)


class CompareScreen(PacedScreen[None]):
    """Two states side by side: the counts, then every field that differs."""

    app: "AppServices"
    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = SCREEN_KEYS["comparison"]

    def __init__(self, difference: Difference) -> None:
        super().__init__()
        self.found = difference
        self.lines = {line.id: line for line in _lines(difference.changes)}
        self.records = RecordList[ChangeLine](COLUMNS, self._read, id="differences")

    def _read(self, ids: Sequence[int]) -> Sequence[ChangeLine]:
        return [self.lines[key] for key in ids]

    def compose(self) -> ComposeResult:
        """Title, counts, the fields, the one under the cursor in full, keys."""
        yield Title(Content(visible(self._title())))
        yield Static(Content(visible(self._counts())), id="lights")
        yield self.records
        yield Static(id="detail")
        yield Footer(self.KEYS)

    def _title(self) -> str:
        since, until = self.found.since, self.found.until
        names = f"{since.name} ({since.as_of}) -> {until.name} ({until.as_of})"
        items = sum(line.is_first for line in self.lines.values())
        return f"{names}  {say('{count} items differ', count=items)}"

    def _counts(self) -> str:
        before, after = self.found.since.counts, self.found.until.counts
        pairs = [(light_word(light), before.get(light), after.get(light)) for light in LIGHTS]
        pairs.append((say("reached"), before.get("indicators_met"), after.get("indicators_met")))
        return "  ".join(f"{name} {now}" if now == then else f"{name} {then} -> {now}" for name, then, now in pairs)

    def on_mount(self) -> None:
        """Shows the fields."""
        self.records.fill(self.lines)
        self.set_focus(self.records)
        self._show()

    @on(RecordList.Moved)
    def _show(self) -> None:
        line = self.records.current
        if line is None:
            self.query_one("#detail", Static).update(Content(say("Nothing differs.")), layout=False)
            return
        change_text = line.change
        text = f"{change_text.ref} {change_text.title}\n{change_text.field}  {change_text.at}\n{_short(line)}"
        self.query_one("#detail", Static).update(Content(visible(text, keep_lines=True)), layout=False)

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
