"""The plan's own labels of items, and when a round is due."""

from datetime import date

import pytest

from qualitytui.model.form_rounds import Schedule, schedule
from qualitytui.model.forms import label_key, paper_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("二（一）2", "二、(一) 2."),
        ("二（一）2③", "二(一)2(3)"),
        ("附件1第11项②", "附1-11（2）"),
        ("附件１第11项", "附件1第11项 "),
    ],
)
def test_a_label_is_the_same_however_it_is_typed(one: str, other: str) -> None:
    assert label_key(one) == label_key(other)


def test_labels_of_different_items_stay_apart() -> None:
    labels = ("二（一）2", "二（一）2①", "二（一）21", "附件1第1项", "附件1第11项", "附件1第1项①")
    assert len({label_key(label) for label in labels}) == len(labels)


@pytest.mark.parametrize(
    ("sent", "by", "expected"),
    [
        (date(2013, 6, 21), date(2013, 6, 28), Schedule("2013年上半年", date(2013, 6, 28), date(2013, 6, 25))),
        (date(2013, 8, 1), date(2013, 8, 5), Schedule("2013年7月", date(2013, 8, 5), date(2013, 7, 31))),
        (date(2013, 12, 27), date(2014, 1, 5), Schedule("2013年全年", date(2014, 1, 5), date(2013, 12, 31))),
        (date(2013, 7, 19), None, Schedule("2013年7月", date(2013, 7, 26), date(2013, 7, 23))),
    ],
)
def test_a_round_is_called_by_what_it_is_about(sent: date, by: date | None, expected: Schedule) -> None:
    assert schedule(sent, by, None) == expected


def test_a_paper_has_full_width_signs() -> None:
    text = "抽查率95%以上,其中(县质监局牵头,县经信局配合);合格率:见附件(2)"
    assert paper_text(text) == "抽查率95%以上，其中（县质监局牵头，县经信局配合）；合格率：见附件(2)"
