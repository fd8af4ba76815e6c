"""Reports made again from a snapshot kept long ago: the same bytes, whatever was worked, set or reworded since."""

import shutil
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from qualitytui.config import Config
from qualitytui.errors import Damaged
from qualitytui.reporting.formats import FILES, ReportSource
from qualitytui.reporting.snapshot import take_snapshot
from qualitytui.reporting.snapshot_comparison import open_kept
from qualitytui.reporting.snapshot_store import hash_of
from qualitytui.reporting.template import TEMPLATES
from qualitytui.reporting.verification import verify_snapshot
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator, RetractMeasurement
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.queries.week import week_of
from tests.acts import old_schema
from tests.samples import hand

FRIDAYS = {"2013-W29": date(2013, 7, 19), "2013-W30": date(2013, 7, 26)}


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The office's own templates: one reworded, one as it was built in."""
    folder = tmp_path / "templates"
    shutil.copytree(TEMPLATES / "zh", folder)
    week = folder / "week.md"
    week.write_text(week.read_text(encoding="utf-8").replace("本周变动", "本县本周变动"), encoding="utf-8")
    return folder


@pytest.fixture
def settings(own: Path) -> Config:
    holidays = {"2013": {"off": ["07-12", "09-19..09-21"], "work": []}}
    return Config(reporting_interval_days=10, own_department="某县强县办", templates=str(own), holidays=holidays)


@pytest.fixture
def folder(book: Workbook, tmp_path: Path, settings: Config) -> Iterator[Path]:
    """Two Fridays' snapshots, the second with a correction of the first; then work goes on and everything is reset."""
    folder = tmp_path / "snapshots"
    assert settings.teach_holidays() == ()
    for day in FRIDAYS.values():
        with Workbook.open(book.path, hand(day), settings) as then:
            then.do(MeasureIndicator("A1.1", "95.1", on=date(2013, 7, 18)))
            if day == FRIDAYS["2013-W30"]:
                then.do(RetractMeasurement("A1.1", 1))
            take_snapshot(then, folder)
    with Workbook.open(book.path, hand(date(2013, 8, 2)), settings) as later:
        later.do(StartTask(("2.1",)))
        later.do(ReportProgress("1.1.1", "又导入1家", on=date(2013, 7, 10)))
    for path in Path(settings.templates).iterdir():
        path.write_text("改过了", encoding="utf-8")
    Config().teach_holidays()
    yield folder
    Config().teach_holidays()


def made_again(path: Path, config: Config) -> dict[str, bytes]:
    with open_kept(path, config) as kept:
        kept.config.teach_holidays()
        source = ReportSource(kept.ask(week_of), "week", kept.config.own_templates)
        return {name: write(source) for name, (_, write) in FILES.items()}


@pytest.mark.parametrize("week", FRIDAYS)
def test_every_file_of_an_older_week_is_made_again_byte_for_byte(folder: Path, own: Path, week: str) -> None:
    path = folder / week
    today = Config(reporting_interval_days=3, templates=str(own))
    again = made_again(path, today)
    assert again == {name: (path / name).read_bytes() for name in FILES}
    report = again["report.md"].decode()
    assert "本县本周变动" in report
    assert "某县强县办" in report
    assert ("自2013年7月12日起" in report) == (week == "2013-W29")
    assert ("更正2013-W29" in report) == (week == "2013-W30")


def test_a_snapshot_of_an_older_schema_is_still_made_again(folder: Path) -> None:
    path = folder / "2013-W29"
    database, manifest = path / "workbook.db", path / "manifest.toml"
    kept = hash_of(database)
    old_schema(database)
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(kept, hash_of(database)), encoding="utf-8")
    before = database.read_bytes()
    assert made_again(path, Config()) == {name: (path / name).read_bytes() for name in FILES}
    assert database.read_bytes() == before


def test_only_the_templates_that_differ_are_kept_and_each_has_its_hash(folder: Path) -> None:
    path = folder / "2013-W29"
    assert [one.name for one in (path / "templates").iterdir()] == ["week.md"]
    manifest = tomllib.loads((path / "manifest.toml").read_text(encoding="utf-8"))
    assert set(manifest["sha256"]) == {*FILES, "workbook.db", "templates/week.md"}
    assert manifest["rules"]["holidays"] == {"2013": {"off": ["07-12", "09-19..09-21"], "work": []}}
    assert "corrections" not in manifest
    assert verify_snapshot(path).is_ok


def test_a_template_edited_in_the_snapshot_is_found_and_no_report_is_made_with_it(folder: Path) -> None:
    path = folder / "2013-W29"
    for harm in ("edit", "add", "link"):
        week = path / "templates" / "week.md"
        kept = week.read_bytes()
        if harm == "edit":
            week.write_bytes(kept + b" ")
        elif harm == "add":
            (path / "templates" / "base.md").write_bytes(b"x")
        else:
            (path / "templates" / "base.md").unlink()
            (path / "templates").rename(path.parent / "elsewhere")
            (path / "templates").symlink_to(path.parent / "elsewhere")
        with pytest.raises(Damaged, match="templates"):
            made_again(path, Config())
        if harm == "edit":
            week.write_bytes(kept)


def test_what_leaves_without_its_workbook_keeps_no_templates_and_none_are_kept_where_none_differ(
    book: Workbook, own: Path, tmp_path: Path
) -> None:
    own_words = Config(templates=str(own))
    with Workbook.open(book.path, hand(), own_words) as then:
        for name, only, is_for_sharing in (("some", ("md",), False), ("shared", None, True)):
            taken = take_snapshot(then, tmp_path / name, only=only, is_for_sharing=is_for_sharing)
            assert not (taken.path / "templates").exists()
            assert "本县本周变动" in (taken.path / "report.md").read_text(encoding="utf-8")
    built_in = Config(templates=str(TEMPLATES / "zh"))
    with Workbook.open(book.path, hand(), built_in) as then:
        assert not (take_snapshot(then, tmp_path / "plain").path / "templates").exists()
