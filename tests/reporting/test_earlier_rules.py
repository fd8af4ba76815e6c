"""Snapshots of earlier rules keep their own figures, and what is made again of them says whose rules it follows."""

import tomllib
from pathlib import Path

import tomli_w

from qualitytui.config import Config
from qualitytui.i18n import speaking
from qualitytui.paths import MANIFEST
from qualitytui.reporting.snapshot import take_snapshot
from qualitytui.reporting.snapshot_store import follows_todays_rules, kept_in
from qualitytui.workbook.book import Workbook


def aged(path: Path) -> None:
    """Takes away what manifests did not say before, and counts as they did."""
    manifest = tomllib.loads((path / MANIFEST).read_text(encoding="utf-8"))
    del manifest["figures"], manifest["rules"]["pace"]
    manifest["counts"] = {"tasks": 3, "blue": 1, "indicators": 4, "indicators_met": 2}
    (path / MANIFEST).write_text(tomli_w.dumps(manifest), encoding="utf-8")


def test_a_snapshot_of_earlier_rules_is_known_and_shown_with_its_own_figures(book: Workbook, tmp_path: Path) -> None:
    path = take_snapshot(book, tmp_path / "snapshots").path
    assert follows_todays_rules(path)
    aged(path)
    assert not follows_todays_rules(path)
    assert kept_in(path).counts == {"tasks": 3, "blue": 1, "indicators": 4, "indicators_met": 2}


def test_a_snapshot_is_in_the_language_of_the_settings_whatever_the_terminal_speaks(
    book: Workbook, tmp_path: Path
) -> None:
    with speaking("en"):
        path = take_snapshot(book, tmp_path / "one").path
    assert "质量强县工作周报" in (path / "report.md").read_text(encoding="utf-8")
    with Workbook.open(book.path, book.hand, Config(language="en")) as english:
        path = take_snapshot(english, tmp_path / "two").path
    assert "Weekly report" in (path / "report.md").read_text(encoding="utf-8")
