"""Which acts are open to a letter and to an order, and what limits and numbers read like."""

import pytest

from qualitytui.errors import UsageRefused
from qualitytui.i18n import use
from qualitytui.model.supervision import (
    LETTER_STATES,
    LEVELS,
    RECTIFICATION_STATES,
    WRITTEN,
    Letter,
    Rectification,
    letter_number,
    letter_state_word,
    letter_ways,
    level_word,
    order_ways,
    rectification_state_word,
    working_days_meant,
)
from qualitytui.model.supervision_wording import late_words, letter_line, rectification_line


def letter(**more: object) -> Letter:
    blank: dict[str, object] = dict.fromkeys(Letter._fields)
    usual = {"id": 1, "kind": "supervise", "level": "blue", "department": "甲局", "state": "issued", "overdue": False}
    return Letter(**{**blank, **usual, "files": (), **more})  # type: ignore[arg-type]


def order(**more: object) -> Rectification:
    blank: dict[str, object] = dict.fromkeys(Rectification._fields)
    usual = {"problem": "问题", "department": "甲局", "state": "open", "by": "2013-06-30", "overdue": False}
    return Rectification(**{**blank, **usual, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "ways"),
    [
        ("draft", {"sign", "void"}),
        ("issued", {"delivered", "answered", "escalate", "void"}),
        ("delivered", {"answered", "escalate", "void"}),
        ("answered", {"settle", "return", "escalate", "void"}),
        ("returned", {"delivered", "answered", "escalate", "void"}),
        ("escalated", {"answered", "void"}),
        ("settled", set()),
        ("void", set()),
    ],
)
def test_the_acts_that_are_open_to_a_letter(state: str, ways: set[str]) -> None:
    assert set(letter_ways(letter(state=state))) == ways
    assert set(LETTER_STATES) == {
        *("draft", "issued", "delivered", "answered", "settled"),
        *("returned", "escalated", "void"),
    }


@pytest.mark.parametrize(("level", "goes_on"), [("blue", True), ("orange", True), ("red", False), (None, False)])
def test_no_colour_follows_red_and_none_a_notice(level: str | None, goes_on: bool) -> None:
    assert ("escalate" in letter_ways(letter(level=level))) is goes_on
    assert LEVELS == ("blue", "orange", "red")


@pytest.mark.parametrize(
    ("state", "ways"),
    [
        ("open", {"report", "extend", "close"}),
        ("reported", {"report", "extend", "close", "reopen"}),
        ("closed", {"reopen", "look"}),
    ],
)
def test_the_acts_that_are_open_to_an_order(state: str, ways: set[str]) -> None:
    assert set(order_ways(order(state=state))) == ways


def test_the_acts_that_write_a_file() -> None:
    assert set(WRITTEN) == {"supervise", "rectify", "escalate", "paper"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        *(("5d", 5), ("5", 5), ("5个工作日", 5), ("10天内", 10), ("+3", 3), (" 7 工作日 ", 7), ("5 working days", 5)),
        *(("1", 1), ("999", 999), ("3日", 3)),
    ],
)
def test_a_limit_is_so_many_working_days(text: str, days: int) -> None:
    assert working_days_meant(text) == days


@pytest.mark.parametrize("text", ["0", "0d", "1000", "-5", "五天", "", "5周", "5.5"])
def test_what_is_no_limit_is_refused(text: str) -> None:
    with pytest.raises(UsageRefused):
        working_days_meant(text)


def test_a_letter_is_numbered_by_series_year_and_count_and_a_draft_left_open() -> None:
    assert letter_number("天质强督", 2013, 1) == "天质强督〔2013〕1号"
    assert letter_number("天质强督", None, None) == "天质强督〔    〕  号"
    assert letter_number("天质强督", 2013, 0) == "天质强督〔2013〕0号"


def test_every_state_and_colour_has_a_word_of_its_own() -> None:
    use("zh")
    assert len({letter_state_word(state) for state in LETTER_STATES}) == len(LETTER_STATES)
    assert len({rectification_state_word(state) for state in RECTIFICATION_STATES}) == len(RECTIFICATION_STATES) == 3
    assert len({level_word(level) for level in (*LEVELS, None)}) == 4


def test_a_line_says_what_is_known_and_how_late_it_is() -> None:
    use("zh")
    late = letter_line(letter(number="〔2013〕1号", by="2013-07-10", overdue=True, late_days=9))
    assert late.split("  ")[1] == "甲局"
    assert "〔2013〕1号" in late
    assert "2013-07-10" in late
    assert late.endswith(late_words(9, is_overdue=True))
    assert "9" in late_words(9, is_overdue=False)
    assert late_words(9, is_overdue=False) != late_words(9, is_overdue=True)
    assert late_words(0, is_overdue=True) == late_words(None, is_overdue=False) == ""
    assert letter_line(letter()).count("  ") == 2
    assert rectification_line(order(overdue=True, late_days=3)).startswith("问题  甲局  ")
    assert rectification_line(order(overdue=True, late_days=3)).endswith(late_words(3, is_overdue=True))
    assert "2013-06-30" in rectification_line(order())
