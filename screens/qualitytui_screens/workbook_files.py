"""What is done with the workbook's file from the screens: checked, copied, replaced by a copy."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from qualitytui.i18n import say
from qualitytui.workbook.book import Workbook
from qualitytui_screens.long_work import do_apart, opened_apart
from qualitytui_screens.mode import may_write
from qualitytui_screens.picker import Picker, choices

if TYPE_CHECKING:
    from qualitytui.workbook.maintenance import Contents, Health
    from qualitytui_screens.services import AppServices


def check_workbook(app: "AppServices") -> None:
    """Says whether the workbook is whole, and what is wrong where it is not."""
    from qualitytui.workbook.maintenance import check  # noqa: PLC0415 - likewise

    def tell(health: "Health") -> None:
        if health.is_ok:
            app.show_message(say("{path} is intact.", path=health.path.name))
        else:
            app.warn("\n".join(f"{fault.where}: {fault.what}" for fault in health.faults))

    path = app.book.path
    do_apart(app, say("check whether the workbook is intact"), lambda: check(path), tell, is_writing=False)


def back_up(app: "AppServices") -> None:
    """Makes a verified copy beside the workbook."""

    def copy() -> Path:
        with opened_apart(app, is_today=True) as book:
            return book.back_up(None).path

    def tell(path: Path) -> None:
        app.show_message(say("Copied and checked: {path}", path=path))

    do_apart(app, say("a verified copy of the workbook"), copy, tell)


def ask_restore(app: "AppServices") -> None:
    """Offers the copies; the one chosen is put in the workbook's place after a question."""
    from qualitytui.workbook.maintenance import contents, kept_copies  # noqa: PLC0415 - on demand

    if not may_write(app):
        return
    copies = list(reversed(kept_copies(app.book.path)))
    if not copies:
        app.warn(say("There is no copy yet."))
        return

    def chosen(path: Path | None) -> None:
        if path is not None:
            title = say("reading {name}", name=path.name)
            do_apart(app, title, lambda: contents(path), partial(_ask_whether, app, path), is_writing=False)

    app.push_screen(
        Picker(say("Which copy?"), choices((f"{copy.at}  {copy.path.name}", copy.path) for copy in copies)), chosen
    )


def _ask_whether(app: "AppServices", path: Path, coming: "Contents") -> None:
    """Asks whether the workbook shall become what a copy is."""
    title = say(
        "The workbook becomes what {name} is: {tasks} tasks, {entries} entries. What it is now is kept.",
        name=path.name,
        tasks=coming.counts.get("task", 0),
        entries=coming.counts.get("act", 0),
    )
    pairs = [(say("leave it as it is"), False), (say("put the copy in its place"), True)]
    app.push_screen(Picker(title, choices(pairs)), lambda answer: _restore(app, path) if answer else None)


def _restore(app: "AppServices", source: Path) -> None:
    from qualitytui.workbook.maintenance import restore  # noqa: PLC0415 - on demand

    path = app.book.path

    def tell(backup: Path | None) -> None:
        app.book.close()
        app.switch_workbook(Workbook.open(path, app.hand, app.config), app.hand)
        app.show_message(say("{path} is now what {source} is.", path=path.name, source=source.name), str(backup or ""))

    title = say("putting {name} in the workbook's place", name=source.name)
    do_apart(app, title, lambda: restore(path, source, app.hand, app.config), tell)
