"""The rules as the office edits them: defaults, parts, and what is wrong on which line."""

import pytest

from qualitytui.rules.assessment_rules import RulesError, default_text, line_of, parse_rules


def test_what_is_not_said_is_as_in_the_defaults() -> None:
    rules = parse_rules('schema = 1\nletters = { red = -6 }\nmax_A = "30%"\n')
    assert (rules.letters["red"], rules.letters["orange"], rules.max_a) == (-6, -2, 0.3)
    assert rules.period(2013) == ("2013-01-01", "2013-12-31")
    assert parse_rules('year = { from = "07-01", to = "06-30" }').period(2013) == ("2012-07-01", "2013-06-30")


def test_a_period_of_one_day_is_of_its_year() -> None:
    assert parse_rules('year = { from = "12-31", to = "12-31" }').period(2013) == ("2013-12-31", "2013-12-31")


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


@pytest.mark.parametrize(
    "text",
    [
        'weights = { support_loses = "if_silent" }',
        'weights = { support_loses = "always" }',
        'weights = { support_loses = "never" }',
        "letters = { highest_only = false }",
        "letters = { extension_from = 1 }",
        "returns = { late_days = 1 }",
        "returns = { late = 0 }",
        "returns = { late = -1000 }",
        "letters = { red = -2.5 }",
        "bonus = { province = 0 }",
        "bonus = { province = 1000 }",
        "credit = { behind = 0, closed = 1 }",
        "max_A = 0.3",
        "max_A = 1",
        "max_A = '30％'",
        "max_A = '12.5%'",
        "groups = { '甲' = ['县质监局'], '乙' = 'leads', '丙' = 'supports' }",
        "not_assessed = [{ name = '县政府', why = '主体', host = '县府办' }]",
        "not_assessed = []",
        "reviewed_by_group = []",
        "bands = { A = 100, B = 80, C = 60 }",
        'year = { from = "01-01", to = "06-30" }',
    ],
)
def test_what_the_rules_may_say(text: str) -> None:
    parse_rules(text)


@pytest.mark.parametrize(
    "text",
    [
        'weights = { support_loses = "sometimes" }',
        "letters = { highest_only = 1 }",
        "letters = { extension_from = 0 }",
        "letters = { extension_from = 1.5 }",
        "letters = { extension_from = true }",
        "returns = { late = 0.1 }",
        "returns = { late = -1001 }",
        "rectification = { open = 1 }",
        "bonus = { province = -1 }",
        "bonus = { province = 1001 }",
        "credit = { closed = 1.01 }",
        "credit = { closed = -0.1 }",
        "credit = { closed = true }",
        "max_A = 0",
        "max_A = 1.1",
        "max_A = true",
        "max_A = '30'",
        "max_A = '130%'",
        "groups = {}",
        "groups = { '甲' = [], '乙' = 'leads', '丙' = 'supports' }",
        "groups = { '甲' = [' '], '乙' = 'leads', '丙' = 'supports' }",
        "groups = { '乙' = 'leads', '丙' = 'leads' }",
        "groups = { '乙' = 'leads', '丙' = 'supports', '丁' = 'supports' }",
        "not_assessed = [{ name = '县政府', why = ' ' }]",
        "not_assessed = [{ name = '县政府', why = '主体', who = '县府办' }]",
        "not_assessed = ['县政府']",
        "reviewed_by_group = [1]",
        "reviewed_by_group = '县质监局'",
        "bands = { A = 101 }",
        "bands = { A = 80, B = 80 }",
        "bands = { B = 60 }",
        'year = { from = "01-01" }',
        'year = { from = "02-29", to = "12-31" }',
        'year = { from = "1-1", to = "12-31" }',
        "year = { from = 1, to = 2 }",
    ],
)
def test_what_the_rules_may_not_say(text: str) -> None:
    with pytest.raises(RulesError):
        parse_rules(text)


def test_a_share_is_a_number_or_per_cent() -> None:
    assert [parse_rules(f"max_A = {text}").max_a for text in ("'30%'", "0.3", "1", "'12.5％'")] == [
        0.3,
        0.3,
        1.0,
        0.125,
    ]
    assert parse_rules("schema = 1").max_a is None


@pytest.mark.parametrize(
    ("text", "name", "key", "line"),
    [
        ("a = 1\nbands = { A = 90 }", "bands", None, 2),
        ("a = 1\nbands = { A = 90 }", "bands", "A", 2),
        ("[bands]\nA = 90\nB = 80", "bands", "B", 3),
        ("A = 1\n[bands]\nA = 90", "bands", "A", 3),
        ("bands.A = 90", "bands", "A", 1),
        ("a = 1\n\n[[hosts]]\nx = 1", "hosts", "x", 4),
        ("a = 1", "bands", "A", 1),
        ("a = 1\n[bands]", "bands", "A", 2),
    ],
)
def test_the_line_on_which_something_stands(text: str, name: str, key: str | None, line: int) -> None:
    assert line_of(text, name, key) == line
