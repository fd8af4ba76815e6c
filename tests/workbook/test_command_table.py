"""The table of commands names for each module exactly the nouns whose commands stand in it."""

import subprocess
import sys
from pathlib import Path

import pytest

from qualitytui.workbook.command_table import FOLDER, MODULES, commands, commands_of, kind_of

NOUNS = sorted({noun for nouns in MODULES.values() for noun in nouns})


def test_each_module_holds_commands_of_the_nouns_it_is_entered_under() -> None:
    held: dict[str, set[str]] = {}
    for name, kind in commands().items():
        held.setdefault(kind.__module__.removeprefix(f"{FOLDER}."), set()).add(name.partition(".")[0])
    assert held == {module: set(nouns) for module, nouns in MODULES.items()}


def test_every_module_of_commands_is_entered() -> None:
    import qualitytui.workbook.commands as package

    folder = Path(next(iter(package.__path__)))
    asked = (path for path in folder.rglob("*.py") if "@command(" in path.read_text(encoding="utf-8"))
    assert {".".join(path.relative_to(folder).with_suffix("").parts) for path in asked} == set(MODULES)


@pytest.mark.parametrize("noun", NOUNS)
def test_the_commands_of_a_noun_stand_as_in_the_whole_table(noun: str) -> None:
    whole = {name: kind for name, kind in commands().items() if name.startswith(f"{noun}.")}
    assert list(commands_of(noun).items()) == list(whole.items())
    assert all(kind_of(name) is kind for name, kind in whole.items())


def test_a_noun_by_itself_has_all_its_commands_in_a_fresh_process() -> None:
    code = (
        "import sys; from qualitytui.workbook.command_table import commands_of;"
        "print(*(name for noun in sys.argv[1:] for name in commands_of(noun)))"
    )
    for noun in ("letters", "plan", "task"):
        ran = subprocess.run([sys.executable, "-c", code, noun], capture_output=True, text=True, check=True)
        assert ran.stdout.split() == list(commands_of(noun))
