"""The week's snapshot, taken with one key from anywhere."""

from typing import TYPE_CHECKING

from qualitytui.errors import Refused
from qualitytui.model.dates import iso_week
from qualitytui.paths import snapshots_folder
from qualitytui.reporting.snapshot import take_snapshot
from qualitytui.words import say
from qualitytui_screens.pick import Pick, choices

if TYPE_CHECKING:
    from qualitytui_screens.app import QualityApp


def take_week(app: "QualityApp") -> None:
    """Takes the week's snapshot; where the week exists, asks."""
    week = iso_week(app.hand.today)
    if not (snapshots_folder(app.path) / week).exists():
        _take(app, replace=False)
        return

    def decided(replace: bool | None) -> None:
        if replace:
            _take(app, replace=True)

    offered = choices(((say("keep it"), False), (say("write it anew, keep the old one as {week}.1", week=week), True)))
    app.push_screen(Pick(say("The snapshot {week} exists already.", week=week), offered), decided)


def _take(app: "QualityApp", *, replace: bool) -> None:
    try:
        taken = take_snapshot(app.book, snapshots_folder(app.path), replace=replace)
    except Refused as refusal:
        app.refuse(refusal)
        return
    app.say_so(
        say("Snapshot {week}: {count} files in {path}", week=taken.week, count=len(taken.files), path=taken.path)
    )
    app.changed.publish(None)
