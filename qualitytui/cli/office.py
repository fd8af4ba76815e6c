"""The settings of the office, printed."""

from qualitytui.cli.json_views import SCHEMA
from qualitytui.cli.list_answer import answer
from qualitytui.cli.options import Namespace
from qualitytui.cli.terminal import Terminal
from qualitytui.cli.text_tables import Column
from qualitytui.i18n import say
from qualitytui.rules.office import shown
from qualitytui.sanitize import fold
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.office import OfficeSetting, list_office


def office(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists the settings of the office that match, and where each is from; without --json those that hold."""
    wanted = [fold(word) for word in options.filter]
    office_settings = [
        one for one in book.ask(list_office, book.config) if all(word in fold(one.key) for word in wanted)
    ]
    document = {
        "schema": SCHEMA,
        "filter": " ".join(options.filter),
        "settings": [
            {
                "key": setting.key,
                "value": list(setting.value) if isinstance(setting.value, tuple) else setting.value,
                "origin": setting.origin or None,
            }
            for setting in office_settings
        ],
    }
    shown_ones = (
        office_settings
        if options.json or options.plain or wanted
        else [setting for setting in office_settings if setting.origin]
    )
    known = office_columns()
    return answer(terminal, options, document, shown_ones, known, [column.name for column in known])


def office_columns() -> list[Column[OfficeSetting]]:
    """The columns of the settings."""
    return [
        Column("key", say("setting"), lambda office_setting: office_setting.key),
        Column("value", say("set to"), lambda office_setting: shown(office_setting.value)),
        Column(
            "origin",
            say("from"),
            lambda office_setting: _origin_word(office_setting.origin),
            0,
            lambda office_setting: office_setting.origin,
        ),
    ]


def _origin_word(origin: str) -> str:
    words = {
        "file": say("settings file"),
        "workbook": say("workbook"),
        "plan": say("plan"),
        "default": say("default"),
    }
    return words.get(origin, "")
