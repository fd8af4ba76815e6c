"""What is an option, what is its value and what is a word."""

import pytest

from qualitytui.cli.options import Globals, Options, split_globals
from qualitytui.errors import UsageRefused


def options() -> Options:
    made = Options("tasks")
    made.add_argument("filter", nargs="*")
    made.add_argument("--json", action="store_true")
    made.add_argument("--sort", default="")
    made.add_argument("--number", type=int)
    return made


@pytest.mark.parametrize(
    ("words", "filter_", "sort"),
    [
        (["-status:closed"], ["-status:closed"], ""),
        (["-状态：已办结", "-质量"], ["-状态：已办结", "-质量"], ""),
        (["--json", "-dept:zjj", "x"], ["-dept:zjj", "x"], ""),
        (["x", "--sort", "due", "y"], ["x", "y"], "due"),
        (["--sort", "-due,ref"], [], "-due,ref"),
        (["--sort=-due"], [], "-due"),
        (["--", "-zjj", "--json"], ["-zjj", "--json"], ""),
        (["a", "--", "b"], ["a", "b"], ""),
    ],
)
def test_minus_begins_a_filter_a_value_or_a_word_after_two_dashes(
    words: list[str], filter_: list[str], sort: str
) -> None:
    given = options().read(words)
    assert (given.filter, given.sort) == (filter_, sort)


@pytest.mark.parametrize("words", [["-zjj"], ["--jso"], ["--sort"], ["--sort", "--json"], ["--number", "x"], ["-x"]])
def test_what_is_no_option_is_refused(words: list[str]) -> None:
    with pytest.raises(UsageRefused):
        options().read(words)


def test_global_options_may_stand_anywhere_before_two_dashes() -> None:
    assert split_globals(["tasks", "--today", "2013-07-19", "x", "--ascii"]) == (
        Globals(today="2013-07-19", ascii=True),
        ["tasks", "x"],
    )
    assert split_globals(["tasks", "--", "--today"]) == (Globals(), ["tasks", "--", "--today"])
