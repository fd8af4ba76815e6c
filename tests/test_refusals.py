"""What is said below the two front ends names no flag and no command of theirs."""

import re

from qualitytui.cli import remedies as flags
from qualitytui.errors import Remedy
from qualitytui_screens import remedies as keys
from tests.catalogue import sentences_in_code

CORE = ("store", "workbook", "reporting", "exchange", "model", "rules", "reading")
SPOKEN = re.compile(r"qualitytui |(^|[\s(])--[a-z]")
"""A command of ours, or a flag."""


def test_no_sentence_of_the_core_names_a_flag_or_a_command() -> None:
    folders = tuple(f"qualitytui/{name}/" for name in CORE)
    said = {sentence: where for sentence, where in sentences_in_code().items() if SPOKEN.search(sentence)}
    assert {sentence: where for sentence, where in said.items() if where.startswith(folders)} == {}


def test_both_front_ends_word_every_remedy() -> None:
    assert set(flags.WORDS) == set(keys.WORDS) == set(Remedy)
