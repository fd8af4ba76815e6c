"""config: every setting and where it came from."""

from typing import Any

from qualitytui.config import Config
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
        if name != "keys":
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
