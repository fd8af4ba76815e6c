"""Real and made-up texts of the genre, read and held against truths made by hand; the figures may only rise."""

from pathlib import Path

import pytest

from qualitytui.reading.plan_toml import to_toml
from qualitytui.reading.reader import read_file
from tests.reading.scoring import PLANS, read_truth, score

BUNDLED = Path("data/qualitytui_data/plans/tiantai-2013")
TRUTHS = sorted([*PLANS.glob("*.toml"), *PLANS.glob("*.truth.json")])
FLOOR: dict[str, dict[str, float]] = {}
"""What is not yet read without fault: for each text the least F1 it must keep; all other figures are 1."""


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.name.split(".")[0])
def test_a_text_is_read_as_well_as_ever(truth: Path) -> None:
    known = read_truth(truth)
    floor = FLOOR.get(truth.name.split(".")[0], {})
    for name, one in score(known, read_file(known.text)).items():
        assert round(one.f1, 3) >= floor.get(name, 1), (name, one.missed, one.invented)


def test_the_bundled_plan_is_what_the_reader_reads_in_its_notice() -> None:
    assert to_toml(read_file(BUNDLED / "notice.txt")) == (BUNDLED / "plan.toml").read_text(encoding="utf-8")


def test_the_word_file_and_the_web_page_hold_the_same_plan() -> None:
    web, word = read_file(PLANS / "tiantai-2013.txt"), read_file(PLANS / "tiantai-2013.docx")
    assert [(t.ref, t.departments, len(t.targets)) for t in word.tasks] == [
        (t.ref, t.departments, len(t.targets)) for t in web.tasks
    ]
    assert [(i.ref, i.target and i.target.value) for i in word.indicators] == [
        (i.ref, i.target and i.target.value) for i in web.indicators
    ]
