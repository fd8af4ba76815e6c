"""The weeks kept so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from qualitytui.errors import Refused
from qualitytui.model.light import LIGHTS, light_word
from qualitytui.paths import snapshots_folder
from qualitytui.reporting.kept import Kept, list_snapshots
from qualitytui.reporting.verifying import verify_snapshot
from qualitytui.text import visible
from qualitytui.words import say
from qualitytui_screens.keys import EVERYWHERE, SCREEN, SNAPSHOTS, bindings
from qualitytui_screens.widgets.foot import Foot
from qualitytui_screens.widgets.record_list import ListColumn, RecordList

if TYPE_CHECKING:
    from qualitytui_screens.app import QualityApp


@dataclass(frozen=True, slots=True)
class Line:
    """One snapshot and its place in the list."""

    id: int
    kept: Kept


def _light_count(light: str) -> ListColumn[Line]:
    return ListColumn(6, lambda line: f"{light_word(light)} {line.kept.counts.get(light, '')}", light=lambda _: light)


COLUMNS = (
    ListColumn[Line](12, lambda line: line.kept.name),
    ListColumn[Line](10, lambda line: line.kept.as_of),
    *(_light_count(light) for light in LIGHTS),
    ListColumn[Line](0, lambda line: str(line.kept.path)),
)


class SnapshotsScreen(Screen[None]):
    """Weeks with their counts; one can be verified."""

    app: "QualityApp"
    BINDINGS: ClassVar[list[Binding]] = bindings(SCREEN, SNAPSHOTS)  # type: ignore[assignment]  # one kind of what may stand here
    KEYS = (*SNAPSHOTS, *EVERYWHERE)

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[int, Line] = {}
        self.records = RecordList[Line](COLUMNS, self._read, id="snapshots")

    def _read(self, ids: Sequence[int]) -> Sequence[Line]:
        return [self.lines[one] for one in ids if one in self.lines]

    def compose(self) -> ComposeResult:
        """Title, the weeks, what a check found, keys."""
        yield Static(id="title")
        yield self.records
        yield Static(id="detail")
        yield Foot(self.KEYS)

    def on_mount(self) -> None:
        """Looks into the folder for the first time."""
        self.app.changed.subscribe(self, lambda _: self.renew())
        self.renew()
        self.set_focus(self.records)

    def renew(self) -> None:
        """Looks into the folder again."""
        folder = snapshots_folder(self.app.book.path)
        found = list_snapshots(folder)
        self.lines = {nth: Line(nth, kept) for nth, kept in enumerate(reversed(found), 1)}
        self.records.fill(self.lines)
        self.query_one("#title", Static).update(Content(visible(f"{say('snapshots')}  {len(found)}  {folder}")))
        if not found:
            self._say(say("There is no snapshot yet; w takes one."))

    @on(RecordList.Opened)
    def action_verify(self) -> None:
        """Checks every file of the week under the cursor."""
        line = self.records.current
        if line is None:
            return
        try:
            verdict = verify_snapshot(line.kept.path)
        except Refused as refusal:
            self._say(refusal.sentence)
            return
        bad = [f"{one.path}: {one.fault}" for one in verdict.files if not one.is_ok]
        good = say("{snapshot} is whole.", snapshot=verdict.snapshot)
        self._say(
            "\n".join([say("{snapshot} is not as it was written.", snapshot=verdict.snapshot), *bad]) if bad else good
        )

    def _say(self, sentence: str) -> None:
        self.query_one("#detail", Static).update(Content(visible(sentence, keep_lines=True)), layout=False)

    def action_renew(self) -> None:
        """Looks again."""
        self.renew()

    def action_escape(self) -> None:
        """Goes back."""
        self.dismiss()

    def action_back(self) -> None:
        """Goes back."""
        self.dismiss()
