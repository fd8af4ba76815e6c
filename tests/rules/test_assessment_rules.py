"""The rules as the office edits them: defaults, parts, and what is wrong on which line."""

import pytest

from qualitytui.rules.assessment_rules import RulesError, default_text, parse_rules


def test_what_is_not_said_is_as_in_the_defaults() -> None:
    rules = parse_rules('schema = 1\nletters = { red = -6 }\nmax_A = "30%"\n')
    assert (rules.letters["red"], rules.letters["orange"], rules.max_a) == (-6, -2, 0.3)
    assert rules.period(2013) == ("2013-01-01", "2013-12-31")
    assert parse_rules('year = { from = "07-01", to = "06-30" }').period(2013) == ("2012-07-01", "2013-06-30")


def test_the_defaults_are_rules_themselves() -> None:
    assert parse_rules(default_text()).blocks["tasks"] == 40


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("schema = 1\n\nblocks = { tasks = 41 }", 3, "101"),
        ("schema = 1\nletters = { rde = -5 }", 2, "letters.red"),
        ("[letters]\n\nred = 5\n", 3, "letters.red"),
        ("[letters]\nred = -5\norange = 'x'\n", 3, "letters.orange"),
        ("schema = 1\nx=", 2, "TOML"),
        ("schema = 2", 1, "schema"),
        ("bands = { A = 70 }", 1, "A"),
        ('year = { from = "13-01", to = "12-31" }', 1, "year"),
        ('groups = { "甲" = "leads" }', 1, "supports"),
        ("credit = { closed = 1.2 }", 1, "credit.closed"),
        ("blok = 1", 1, "blocks"),
        ("blocks = 5", 1, "blocks"),
        ("not_assessed = [{ name = '县政府' }]", 1, "not_assessed"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, word: str) -> None:
    with pytest.raises(RulesError) as refused:
        parse_rules(text)
    assert refused.value.line == line
    assert word in refused.value.why
