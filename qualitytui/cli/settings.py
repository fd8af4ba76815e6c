"""config: every setting of this run and where it came from."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from qualitytui.cli import reads
from qualitytui.cli.list_answer import answer
from qualitytui.cli.options import Namespace, Options
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.cli.text_tables import Column
from qualitytui.config import FORM_SETTINGS, OFFICE, Config, usable_values
from qualitytui.i18n import language, say
from qualitytui.model.form_columns import FORM_STATUSES, INDICATOR_COLUMNS, TASK_COLUMNS
from qualitytui.paths import config_file, person
from qualitytui.rules.office import shown as office_text
from qualitytui.sanitize import fold
from qualitytui.toml_text import line_of

LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


class Setting(NamedTuple):
    """One setting: its value, its default, what gave it (flag, environment, file, locale, clock or default), where."""

    name: str
    value: str | int
    default: str | int | None
    origin: str
    where: str | None


def config(run: Run, words: list[str]) -> int:
    """Lists every setting and where it came from."""
    options = Options("config")
    reads.add_common(options, READ)
    if wants_help(words):
        return show_help(run, "config", options)
    arguments: Namespace = options.read(words)
    path = Path(config_file(run.environ))
    wanted = [fold(word) for word in arguments.filter]
    settings = [setting for setting in _settings(run, path) if all(word in fold(setting.name) for word in wanted)]
    document = {
        "schema": 1,
        "filter": " ".join(arguments.filter),
        "file": str(path),
        "file_exists": path.exists(),
        "settings": [setting._asdict() for setting in settings],
    }
    if not (arguments.json or arguments.plain):
        missing = "" if path.exists() else " " + say("(there is none; the defaults hold)")
        run.terminal.tell(say("Settings file: {path}", path=path) + missing)
    return answer(run.terminal, arguments, document, settings, _columns(), [column.name for column in _columns()])


READ = reads.Read("", (), "settings", reads.columned)
"""Its options are those of a list; its help is in the table of verbs."""


def _columns() -> list[Column[Setting]]:
    return [
        Column("name", say("setting"), lambda setting: setting.name),
        Column("value", say("set to"), lambda setting: str(setting.value)),
        Column("origin", say("from"), lambda setting: _origin_word(setting.origin), 0, lambda setting: setting.origin),
        Column("default", say("default"), lambda setting: "" if setting.default is None else str(setting.default)),
        Column("where", say("where"), lambda setting: setting.where or ""),
    ]


def _origin_word(origin: str) -> str:
    return {
        "flag": say("command line"),
        "environment": say("environment"),
        "file": say("settings file"),
        "locale": say("locale"),
        "clock": say("clock"),
        "default": say("default"),
    }[origin]


def _settings(run: Run, path: Path) -> Iterator[Setting]:
    yield _of_run(run, "workbook", str(run.path), run.globals.workbook, "default")
    yield _of_run(run, "today", run.hand.today.isoformat(), run.globals.today, "clock")
    yield _language(run)
    color = run.globals.color
    is_default = color == "auto"
    yield Setting("color", color, "auto", "default" if is_default else "flag", None if is_default else "--color")
    yield _who(run)
    usable, _ = usable_values(path)
    defaults = Config()._asdict()
    for name, default in defaults.items():
        if name not in {"keys", "holidays", "forms", *OFFICE}:
            yield _of_file(name, usable.get(name, default), default, path if name in usable else None)
    for name, key in sorted(usable.get("keys", {}).items()):
        yield _of_file(f"keys.{name}", key, None, path)
    for table in OFFICE:
        for key, value in usable.get(table, {}).items():
            yield _of_file(key, office_text(value), None, path)
    forms = usable.get("forms", {})
    for name, default in FORM_SETTINGS.items():
        value = _form_value(name, forms.get(name, default))
        yield _of_file(f"forms.{name}", value, _form_value(name, default), path if name in forms else None)
    for year, days in sorted(usable.get("holidays", {}).items()):
        text = "; ".join(f"{name} {' '.join(spans)}" for name, spans in days.items())
        yield _of_file(f"holidays.{year}", text, None, path)


def _form_value(name: str, value: Any) -> str | int:
    """A setting of return forms as listed; unset columns and words show their defaults."""
    if name == "statuses":
        return "、".join((value or FORM_STATUSES).values())
    if name == "task_columns":
        return "、".join(value or [column.heading for column in TASK_COLUMNS])
    if name == "indicator_columns":
        return "、".join(value or [column.heading for column in INDICATOR_COLUMNS])
    return bool(value)


def _of_run(run: Run, name: str, value: str, flag: str | None, otherwise: str) -> Setting:
    if flag:
        return Setting(name, value, None, "flag", f"--{name}")
    variable = f"QUALITYTUI_{name.upper()}"
    if run.environ.get(variable):
        return Setting(name, value, None, "environment", variable)
    return Setting(name, value, None, otherwise, None)


def _language(run: Run) -> Setting:
    asked = run.globals.lang if run.globals.lang != "auto" else None
    if asked or run.environ.get("QUALITYTUI_LANG") not in {None, "", "auto"}:
        return _of_run(run, "lang", language(), asked, "default")._replace(default="auto")
    variable = next((name for name in LOCALE if run.environ.get(name)), None)
    if variable and run.environ[variable].lower().startswith(("zh", "en")):
        return Setting("lang", language(), "auto", "locale", variable)
    return Setting("lang", language(), "auto", "default", None)


def _who(run: Run) -> Setting:
    variable = next((name for name in ("QUALITYTUI_WHO", "USER", "LOGNAME", "USERNAME") if run.environ.get(name)), None)
    return Setting("who", person(run.environ), None, "environment" if variable else "default", variable)


def _of_file(name: str, value: Any, default: str | int | None, path: Path | None) -> Setting:
    if path is None:
        return Setting(name, value, default, "default", None)
    return Setting(name, value, default, "file", f"{path}:{line_of(name, path.read_text('utf-8-sig'))}")
