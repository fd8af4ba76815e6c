from qualitytui.rules.figures.letters import days_late, is_letter_overdue, is_order_overdue


def test_a_letter_is_overdue_past_its_day_without_an_answer_unless_a_later_one_took_its_place() -> None:
    def late(
        state: str, by: str | None = "2013-08-08", answered: str | None = None, *, is_superseded: bool = False
    ) -> bool:
        return is_letter_overdue(state, by, answered, "2013-08-09", is_superseded=is_superseded)

    assert [state for state in ("draft", "issued", "delivered", "answered", "returned", "void") if late(state)] == [
        "issued",
        "delivered",
        "returned",
    ]
    assert not late("issued", "2013-08-09")
    assert not late("issued", None)
    assert not late("issued", answered="2013-08-09")
    assert not late("escalated", is_superseded=True)
    assert late("escalated")


def test_an_order_is_overdue_while_nothing_is_reported() -> None:
    assert is_order_overdue("open", "2013-11-04", "2013-11-05")
    assert not is_order_overdue("open", "2013-11-04", "2013-11-04")
    assert not is_order_overdue("reported", "2013-11-04", "2013-11-05")


def test_days_late_do_not_count_the_day_of_the_limit() -> None:
    assert days_late("2013-08-08", "2013-08-20") == 12
    assert days_late("2013-08-08", "2013-08-08") == days_late(None, "2013-08-08") == days_late("2013-08-08", None) == 0
