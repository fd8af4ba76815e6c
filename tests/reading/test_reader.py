"""Texts of the genre, read and held against truths made by hand; the figures may only rise.

Those in the project were written for it, but for the bundled plan. Published ones stand beside the project where
somebody has put them there, as `../shared/plans`; their tests skip where they do not.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from qualitytui.reading.plan_json import to_json
from qualitytui.reading.plan_toml import to_toml
from qualitytui.reading.reader import read_file
from tests.reading.scoring import PLANS, read_truth, score

BUNDLED = Path("data/qualitytui_data/plans/tiantai-2013")
TRUTHS = sorted([*PLANS.glob("*.toml"), *PLANS.glob("*.truth.json")])
SHARED = Path(__file__).parents[3] / "shared"
SCORER = SHARED / "tools" / "score_plan.py"
PUBLISHED = [
    (truth, text)
    for truth in sorted(SHARED.glob("plans/*.truth.json"))
    for text in sorted(truth.parent.glob(f"{truth.name.removesuffix('.truth.json')}*"))
    if text.suffix in {".txt", ".docx"}
]
SCORED = ("items", "refs", "links", "deadlines", "targets", "indicators", "goals")
FLOOR: dict[str, dict[str, float]] = {}
"""What is not yet read without fault: for each text the least F1 it must keep; all other figures are 1."""


@pytest.mark.parametrize("truth", TRUTHS, ids=lambda path: path.name.split(".")[0])
def test_a_text_is_read_as_well_as_ever(truth: Path) -> None:
    known = read_truth(truth)
    floor = FLOOR.get(truth.name.split(".")[0], {})
    for name, one in score(known, read_file(known.text)).items():
        assert round(one.f1, 3) >= floor.get(name, 1), (name, one.missed, one.invented)


@pytest.mark.skipif(not PUBLISHED, reason="no published plans stand beside the project in ../shared/plans")
@pytest.mark.parametrize(("truth", "text"), PUBLISHED or [(SHARED, SHARED)], ids=lambda path: path.name)
def test_a_published_text_is_read_as_well_as_ever(truth: Path, text: Path, tmp_path: Path) -> None:
    said = tmp_path / "read.json"
    said.write_text(json.dumps(to_json(read_file(text))), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, SCORER, truth, said, "--json"], capture_output=True, text=True, encoding="utf-8", check=True
    )
    scores = json.loads(done.stdout)
    assert {name: scores[name]["f1"] for name in SCORED} == dict.fromkeys(SCORED, 1.0)


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
