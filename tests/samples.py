"""A small plan and a workbook made of it, for tests that need one."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

from qualitytui.config import Config
from qualitytui.i18n import Language, language, use
from qualitytui.model.plan import (
    Attribution,
    Deadline,
    Plan,
    PlanIndicator,
    PlanSection,
    PlanTask,
    Target,
)
from qualitytui.workbook.book import Hand, Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import StartTask
from qualitytui.workbook.demo import make_demo
from qualitytui.workbook.initial_commands import first_commands
from qualitytui.workbook.maintenance import identity_in_file

ISSUED = date(2013, 5, 9)
TODAY = date(2013, 7, 19)

PLAN = Plan(
    title="2013年样本行动计划",
    document_number="样政办发〔2013〕1号",
    issuer="样县人民政府办公室",
    issued=ISSUED,
    year=2013,
    sections=(
        PlanSection("1", "一、", "提升素质"),
        PlanSection("1.1", "(一)", "企业素质"),
        PlanSection("2", "二、", "加强监管"),
    ),
    tasks=(
        PlanTask(
            ref="1.1.1",
            number="1.",
            section="1.1",
            title="推进企业提升素质",
            text="推进企业提升素质。到年底,新增导入卓越绩效模式企业5家以上。(县质监局牵头,县经信局配合)",
            line=3,
            departments=(Attribution("县质监局", "lead"), Attribution("县经信局", "support")),
            deadlines=(Deadline(date(2013, 12, 31), "到年底", assumed_year=True),),
            targets=(Target("at_least", 5, "家", "新增导入卓越绩效模式企业5家以上"),),
        ),
        PlanTask(
            ref="1.1.2",
            number="2.",
            section="1.1",
            title="开展宣传",
            text="开展宣传。(县强县办牵头,相关部门配合)",
            line=4,
            departments=(Attribution("县强县办", "lead"), Attribution("相关部门", "support")),
            open_ended=True,
        ),
        PlanTask(
            ref="2.1",
            number="(一)",
            section="2",
            title="强化食品监管",
            text="强化食品监管。抽查合格率保持在95%以上。(县农业局负责)",
            line=6,
            departments=(Attribution("县农业局", "responsible"),),
            targets=(Target("at_least", 95, "%", "抽查合格率保持在95%以上"),),
        ),
    ),
    indicators=(
        PlanIndicator(
            ref="A1.1",
            number="1",
            title="抽查合格率",
            condition=None,
            target=Target("at_least", 95, "%", "95%"),
            departments=(Attribution("县农业局", "responsible"),),
            same_as="2.1#1",
        ),
        PlanIndicator(
            ref="A1.2",
            number="2",
            title="示范项目",
            condition="其中农业不低于一半",
            target=Target("at_least", 3, "个", "3个"),
            departments=(Attribution("县质监局", "responsible"),),
        ),
    ),
)


def sample_import() -> ImportPlan:
    """The command that takes the small plan into a workbook."""
    return ImportPlan(key="sample-2013", plan=PLAN, source_name="sample.txt", source="样本")


def hand(today: date = TODAY) -> Hand:
    """A coordinator whose clock stands at ten."""
    return Hand(today, "陈协调", lambda: datetime.combine(today, time(10)))


def make_workbook(path: Path, today: date = ISSUED) -> Path:
    """A workbook of the small plan, made on the day the plan was issued."""
    return _put(_small(today, language()), path)


def make_sample(path: Path) -> Path:
    """The program's own sample workbook."""
    return _put(_sample(language()), path)


@cache
def _small(today: date, _spoken: Language) -> tuple[bytes, str]:
    """What a workbook of the small plan holds, and its identity; made once, as it takes longer than most tests."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.db"
        Workbook.create(path, hand(today), Config(), first_commands(sample_import(), Config())).close()
        return path.read_bytes(), identity_in_file(path) or ""


@cache
def _sample(_spoken: Language) -> tuple[bytes, str]:
    """What the sample workbook holds, and its identity; made once."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.db"
        make_demo(path, Config())
        return path.read_bytes(), identity_in_file(path) or ""


def made_once(name: str, path: Path, make: Callable[[], object]) -> Path:
    """What several tests begin with: the first of them makes it at its path, the others get a copy of the file."""
    key = f"{name} {language()}"
    if key not in _made:
        make()
        _made[key] = path.read_bytes(), identity_in_file(path) or ""
    else:
        path.unlink(missing_ok=True)
        _put(_made[key], path)
    return path


_made: dict[str, tuple[bytes, str]] = {}


def _put(made: tuple[bytes, str], path: Path) -> Path:
    """A copy with an identity of its own, where there is no file yet."""
    content, identity = made
    assert len(identity) == 32
    assert content.count(identity.encode()) == 1
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content.replace(identity.encode(), token_hex(16).encode()))
    path.chmod(0o600)
    return path


@contextmanager
def worked_on(path: Path) -> Iterator[Workbook]:
    """The small sample with a week's work in it."""
    with Workbook.open(made_once("worked on", path, lambda: _work(path)), hand(), Config()) as opened:
        yield opened


def _work(path: Path) -> None:
    with Workbook.open(make_workbook(path), hand(), Config()) as opened:
        opened.do(StartTask(("1.1.1",)))
        opened.do(ReportProgress("1.1.1", "已导入3家", from_="质监局", by="王科长"))
        opened.do(MeasureIndicator("A1.1", "96.2%", source="县农业局"))


@contextmanager
def demo_book(folder: Path) -> Iterator[Workbook]:
    """The program's own sample workbook, made in a folder and open on its day."""
    use("zh")
    with Workbook.open(make_sample(folder / "demo.db"), Hand(TODAY, "陈协调"), Config()) as book:
        yield book
