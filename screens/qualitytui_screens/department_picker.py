"""A department chosen by its name, an alias, pinyin or initials."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.workbook.queries.departments import departments_called
from qualitytui_screens.picker import Choice, Picker

if TYPE_CHECKING:
    from qualitytui_screens.services import AppServices


def ask_department(app: "AppServices", keys: Mapping[str, int], use: Callable[[int], None]) -> None:
    """Offers departments by name, and hands on the key of the one chosen."""

    def search(typed: str) -> Sequence[Choice[int]]:
        try:
            names = set(app.book.ask(departments_called, typed).values()) if typed.strip() else set(keys)
        except Refused:
            names = set()
        return [Choice(key, name, key) for name, key in keys.items() if name in names]

    def chosen(key: int | None) -> None:
        if key is not None:
            use(key)

    app.push_screen(Picker(say("which department?"), search(""), search=search), chosen)
