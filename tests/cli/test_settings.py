"""config: every setting and where it came from."""

from collections.abc import Iterator
from typing import Any

import pytest

from qualitytui.config import Config
from qualitytui.model.holidays import LEARNED
from tests.cli.program import Program


def written(program: Program, text: str) -> str:
    folder = program.home / ".config" / "qualitytui"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(text, encoding="utf-8")
    return str(folder / "config.toml")


def settings(program: Program, *words: str, **environ: str) -> dict[str, dict[str, Any]]:
    said = program(*words, "config", "--json", **environ)
    assert said.code == 0
    assert all(set(one) == {"name", "value", "default", "origin", "where"} for one in said.json["settings"])
    return {one["name"]: one for one in said.json["settings"]}


def test_every_setting_is_listed_with_its_default(nowhere: Program) -> None:
    found = settings(nowhere)
    for name, default in Config()._asdict().items():
        if name not in {"keys", "holidays", "forms", "office", "papers"}:
            assert found[name] == {
                "name": name,
                "value": default,
                "default": default,
                "origin": "default",
                "where": None,
            }
    assert list(nowhere.home.iterdir()) == []


def test_what_the_file_sets_is_named_with_its_line(nowhere: Program) -> None:
    path = written(nowhere, 'due_soon_days = 14\n\n[keys]\nreport = "R"\n')
    found = settings(nowhere)
    assert (found["due_soon_days"]["value"], found["due_soon_days"]["default"]) == (14, 7)
    assert (found["due_soon_days"]["origin"], found["due_soon_days"]["where"]) == ("file", f"{path}:1")
    assert (found["keys.report"]["value"], found["keys.report"]["where"]) == ("R", f"{path}:4")
    assert found["soon_working_days"]["origin"] == "default"


def test_a_flag_wins_over_the_environment_and_that_over_the_default(nowhere: Program) -> None:
    found = settings(nowhere, "--today", "2013-08-01", LANG="en_GB.UTF-8")
    assert (found["today"]["value"], found["today"]["origin"], found["today"]["where"]) == (
        "2013-08-01",
        "flag",
        "--today",
    )
    assert (found["workbook"]["origin"], found["workbook"]["where"]) == ("environment", "QUALITYTUI_WORKBOOK")
    assert (found["lang"]["value"], found["lang"]["origin"], found["lang"]["where"]) == ("en", "locale", "LANG")
    assert (found["who"]["value"], found["who"]["where"]) == ("陈协调", "QUALITYTUI_WHO")
    assert settings(nowhere, "--lang", "zh", LANG="en_GB.UTF-8")["lang"]["origin"] == "flag"
    assert settings(nowhere, QUALITYTUI_WORKBOOK="")["workbook"]["origin"] == "default"
    assert settings(nowhere, QUALITYTUI_TODAY="")["today"]["origin"] == "clock"


def test_a_setting_that_cannot_be_used_is_said_and_its_default_holds(nowhere: Program) -> None:
    written(nowhere, 'due_soon_days = "many"\nthem = "x"\n')
    said = nowhere("config", "due", "--plain")
    assert said.code == 0
    assert said.lines == ["due_soon_days\t7\tdefault\t7\t"]
    assert "many" in said.err
    assert "theme" in said.err


def test_settings_are_a_table_or_lines_of_the_columns_asked_for(nowhere: Program) -> None:
    assert nowhere("config", "theme", "--plain", "--header", "--columns", "name,origin").lines == [
        "name\torigin",
        "theme\tdefault",
    ]
    assert "config.toml" in nowhere("config").err
    assert nowhere("config", "nothing-so-called", "--fail-empty").code == 4


@pytest.fixture
def unknown_year() -> Iterator[str]:
    yield "2031"
    LEARNED.clear()


def test_the_holidays_of_a_year_can_be_given_by_hand(small: Program, unknown_year: str) -> None:
    assert unknown_year in small("status", today="2031-01-20").err
    path = written(small, '[holidays.2031]\noff = ["01-01", "01-23..01-29"]\nwork = ["02-01"]\n')
    assert small("status", today="2031-01-20").err == ""
    assert small("task", "due", "1.1.2", "+3工作日", "--json", "--dry-run", today="2031-01-22").json["changes"][0][
        "after"
    ] == ("2031-02-01")
    assert settings(small)["holidays.2031"] == {
        "name": "holidays.2031",
        "value": "off 01-01 01-23..01-29; work 02-01",
        "default": None,
        "origin": "file",
        "where": f"{path}:1",
    }


def test_holidays_that_are_none_are_said(small: Program, unknown_year: str) -> None:
    written(small, '[holidays.2031]\noff = ["春节"]\n')
    said = small("tasks")
    assert (said.code, unknown_year in said.err, "春节" in said.err) == (0, True, True)


@pytest.mark.parametrize("name", ["pace", "language", "theme"])
def test_a_setting_that_is_none_of_its_few_words_is_said_and_the_default_holds(small: Program, name: str) -> None:
    folder = small.home / ".config" / "qualitytui"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(f'{name} = "moon"\n')
    said = small("config", name, "--json")
    assert "moon" in said.err
    assert said.json["settings"][0]["value"] == said.json["settings"][0]["default"]
