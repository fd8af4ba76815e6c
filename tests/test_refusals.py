"""What is said below the two front ends names no flag and no command of theirs."""

import ast
import re
from pathlib import Path

from qualitytui import errors
from qualitytui.cli import remedies as flags
from qualitytui_screens import remedies as keys
from tests.catalogue import ROOT, said_in

CORE = ("store", "workbook", "reporting", "exchange", "model", "rules", "reading")
SPOKEN = re.compile(r"qualitytui |(^|[\s(])--[a-z]")
"""A command of ours, or a flag."""


def test_no_sentence_of_the_core_names_a_flag_or_a_command() -> None:
    files = [path for name in CORE for path in (ROOT / "qualitytui" / name).rglob("*.py")]
    sentences = [(path.name, one) for path in files for one in said_in(ast.parse(path.read_text(encoding="utf-8")))]
    assert [(name, one) for name, one in sentences if SPOKEN.search(one)] == []


def test_both_front_ends_word_every_remedy() -> None:
    assert set(flags.WORDS) == set(keys.WORDS) == remedies()


def remedies() -> set[str]:
    """Every remedy there is: what the type of them names, which is there for type checkers only."""
    tree = ast.parse(Path(errors.__file__).read_text(encoding="utf-8"))
    (kind,) = (node.value for node in ast.walk(tree) if isinstance(node, ast.Assign) if "Literal" in ast.dump(node))
    return {str(node.value) for node in ast.walk(kind) if isinstance(node, ast.Constant)}
