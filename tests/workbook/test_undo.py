"""Undo gives back every row, for every command of the table."""

import sqlite3
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualitytui.config import Config
from qualitytui.data_class import replace
from qualitytui.errors import Refused
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command
from qualitytui.workbook.command_table import commands
from qualitytui.workbook.commands.department import AddAlias, MergeDepartments, RenameDepartment, SetContact
from qualitytui.workbook.commands.evidence import AddEvidence, DropEvidence
from qualitytui.workbook.commands.filing import CarryItems, ClosePlan, ReopenPlan
from qualitytui.workbook.commands.indicator import EditIndicator, MeasureIndicator, RetractMeasurement, SetGoalKind
from qualitytui.workbook.commands.items import AddNote, AddTask
from qualitytui.workbook.commands.office import SetOffice
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.commands.reports import CallDepartment, ReportProgress
from qualitytui.workbook.commands.restored import RecordRestore
from qualitytui.workbook.commands.rules import RecordSettings
from qualitytui.workbook.commands.separate import SeparateWorkbook
from qualitytui.workbook.commands.snapshot import RecordSnapshot
from qualitytui.workbook.commands.status import (
    CancelTask,
    CloseTask,
    MarkBehind,
    MarkReported,
    ReopenTask,
    ReturnTask,
    StartTask,
)
from qualitytui.workbook.commands.step import AddStep, DropStep, FinishStep
from qualitytui.workbook.commands.task import AssignDepartment, EditTask, SetDue, UnassignDepartment
from qualitytui.workbook.commands.view import BindView, DropView, RenameView, SaveView
from tests.samples import hand, make_workbook
from tests.workbook.assessment_examples import ASSESSMENT
from tests.workbook.supervision_examples import SUPERVISION
from tests.workbook.taken_in_examples import OTHER, TAKEN_IN

REF = ("1.1.1",)
EXAMPLES: dict[str, tuple[list[Command], Command]] = {
    "task.start": ([], StartTask(("1.1.1", "2.1"))),
    "task.behind": ([StartTask(REF)], MarkBehind(REF, note="企业不配合")),
    "task.reported": ([], MarkReported(REF)),
    "task.close": ([MarkReported(REF)], CloseTask(REF, checked_by="王科长", evidence="验收单")),
    "task.return": ([MarkReported(REF)], ReturnTask(REF, note="缺佐证")),
    "task.reopen": (
        [MarkReported(REF), CloseTask(REF, checked_by="王科长", no_evidence=True)],
        ReopenTask(REF, note="复查不合格"),
    ),
    "task.cancel": ([], CancelTask(REF, note="并入他项")),
    "task.note": ([], AddNote(REF, "无人接听")),
    "task.add": ([], AddTask("排查食品店", dept="质监局", due=date(2013, 9, 30), source="县长办公会议")),
    "indicator.kind": ([], SetGoalKind("A1.1", "比率")),
    "indicator.edit": ([], EditIndicator("A1.1", title="新名称")),
    "plan.close": ([], ClosePlan("sample-2013")),
    "plan.carry": (
        [replace(OTHER, key="next-2014"), AddStep("sample-2013:1.1.1", "列出名单")],
        CarryItems("sample-2013", ("1.1.1", "2.1"), into="next-2014"),
    ),
    "workbook.separate": ([], SeparateWorkbook(identity="2825ba199316ac109cd60bf91b9c7b34")),
    "task.evidence.add": ([], AddEvidence("1.1.1", "验收单", at="3号柜", checked_by="王科长")),
    "task.evidence.drop": ([AddEvidence("1.1.1", "验收单")], DropEvidence("1.1.1", 1)),
    "plan.reopen": ([ClosePlan("sample-2013")], ReopenPlan("sample-2013", reason="漏报")),
    "task.due": ([], SetDue(("1.1.1", "1.1.2"), date(2013, 9, 30), reason="上级推迟")),
    "task.report": ([], ReportProgress("1.1.1", "已导入3家", from_="质监局", by="王科长", via="电话")),
    "task.call": ([], CallDepartment("1.1.1", "已导入3家", by="王科长", value="3", problem="企业少")),
    "task.assign": ([], AssignDepartment("1.1.2", "县卫生局", role="support", new=True)),
    "task.unassign": ([], UnassignDepartment("1.1.1", "经信")),
    "task.edit": ([], EditTask("1.1.1", title="新标题")),
    "task.step.add": ([], AddStep("1.1.1", "列出名单", person="小李", due=date(2013, 6, 30))),
    "task.step.done": ([AddStep("1.1.1", "列出名单")], FinishStep("1.1.1", 1)),
    "task.step.drop": ([AddStep("1.1.1", "列出名单")], DropStep("1.1.1", 1)),
    "indicator.measure": ([], MeasureIndicator("A1.1", "96.2%", source="县农业局")),
    "indicator.retract": ([MeasureIndicator("A1.1", "96.2")], RetractMeasurement("2.1#1", 1)),
    "department.alias": ([], AddAlias("县质监局", "质量技术监督局")),
    "department.rename": ([], RenameDepartment("县质监局", "县市场监管局")),
    "department.contact": ([], SetContact("县质监局", person="王科长", phone="0576-83880000")),
    "department.merge": ([ReportProgress("2.1", "已查", from_="农业局")], MergeDepartments("农业局", "县质监局")),
    "office.set": ([], SetOffice("papers.supervise.code", "样质强督")),
    **TAKEN_IN,
    **SUPERVISION,
    **ASSESSMENT,
    "view.rename": ([], RenameView(2, "七天内")),
    "view.bind": ([], BindView(1, 3)),
    "view.save": ([], SaveView(5, "质监", "dept:质监局")),
    "view.drop": ([], DropView(1)),
}


def tables(book: Workbook) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the journal's."""
    with sqlite3.connect(book.path) as connection:
        names = [
            row[0]
            for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
            if row[0] not in {"act", "change", "sqlite_sequence"}
        ]
        found = {name: connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall() for name in names}
    connection.close()
    return found


def test_every_command_of_the_table_has_an_example() -> None:
    assert set(commands()) - {RecordSnapshot.name, RecordRestore.name, RecordSettings.name} == set(EXAMPLES)


@pytest.mark.parametrize("name", EXAMPLES)
def test_undo_gives_back_every_row_and_redo_puts_them_again(book: Workbook, name: str) -> None:
    before_it, command = EXAMPLES[name]
    for earlier in before_it:
        book.do(earlier)
    before = tables(book)
    outcome = book.do(command)
    after = tables(book)
    assert outcome.entry is not None
    assert outcome.changes
    assert after != before
    book.undo()
    assert tables(book) == before
    book.redo()
    assert tables(book) == after


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_dry_run_tells_the_changes_and_makes_none(book: Workbook, name: str) -> None:
    before_it, command = EXAMPLES[name]
    for earlier in before_it:
        book.do(earlier)
    before = book.path.read_bytes(), tables(book)
    tried = book.do(command, dry_run=True)
    assert (book.path.read_bytes(), tables(book)) == before
    assert tried.entry is None
    done = book.do(command)
    assert tried.changes == done.changes
    assert tried.sentence == done.sentence


def test_undo_reaches_back_across_restarts(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "workbook.db")
    states = []
    for command in (StartTask(REF), MarkReported(REF), CloseTask(REF, checked_by="王科长", no_evidence=True)):
        with Workbook.open(path, hand(), Config()) as book:
            states.append(tables(book))
            book.do(command)
    for state in reversed(states):
        with Workbook.open(path, hand(), Config()) as book:
            book.undo()
            assert tables(book) == state
    for state in states[1:]:
        with Workbook.open(path, hand(), Config()) as book:
            book.redo()
            assert tables(book) == state


def test_an_old_entry_is_not_undone_under_later_work(book: Workbook) -> None:
    first = book.do(StartTask(REF))
    book.do(MarkReported(REF))
    before = tables(book)
    with pytest.raises(Refused, match=str(first.entry)):
        book.undo(first.entry)
    assert tables(book) == before


def test_an_old_entry_that_nothing_touched_since_is_undone_alone(book: Workbook) -> None:
    first = book.do(StartTask(REF))
    book.do(StartTask(("2.1",)))
    book.undo(first.entry)
    with pytest.raises(Refused):
        book.undo(first.entry)
    statuses = {row[3]: row[10] for row in tables(book)["task"]}
    assert statuses == {"1.1.1": "not_started", "1.1.2": "not_started", "2.1": "in_progress"}


def test_new_work_after_an_undo_ends_redo(book: Workbook) -> None:
    book.do(StartTask(REF))
    book.undo()
    book.do(StartTask(("2.1",)))
    with pytest.raises(Refused):
        book.redo()


ACTS = st.lists(st.sampled_from([*(name for name in EXAMPLES if name != "plan.import"), "undo", "redo"]), max_size=12)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_any_work_is_taken_back_whole_by_as_many_undos(
    tmp_path_factory: pytest.TempPathFactory, acts: list[str]
) -> None:
    path = make_workbook(tmp_path_factory.mktemp("law") / "workbook.db")
    with Workbook.open(path, hand(), Config()) as book:
        book.daily.is_wanted = False
        start = tables(book)
        stack, undone = [start], []
        for act in acts:
            try:
                if act == "undo" and len(stack) > 1:
                    book.undo()
                    undone.append(stack.pop())
                elif act == "redo" and undone:
                    book.redo()
                    stack.append(undone.pop())
                elif act in EXAMPLES and book.do(EXAMPLES[act][1]).entry is not None:
                    stack.append(tables(book))
                    undone.clear()
            except Refused:
                pass
            assert tables(book) == stack[-1]
        for state in reversed(stack[:-1]):
            book.undo()
            assert tables(book) == state


def test_the_import_is_one_entry(book: Workbook) -> None:
    with sqlite3.connect(book.path) as connection:
        found = connection.execute("SELECT command, arguments FROM act ORDER BY id").fetchall()
    connection.close()
    assert found[0][0] == ImportPlan.name
    assert "sample-2013" in found[0][1]
    assert [row[0] for row in found[1:]] == ["view.save"] * 4


def test_a_merger_in_a_year_on_file_is_taken_back_and_put_again(book: Workbook) -> None:
    before, command = EXAMPLES["department.merge"]
    for one in (*before, ClosePlan("sample-2013"), command):
        book.do(one)
    merged = tables(book)
    book.undo()
    book.redo()
    assert tables(book) == merged


ADDING = {
    *("task.note", "task.add", "task.evidence.add", "task.report", "task.call", "task.step.add", "indicator.measure"),
    *("tables.ledger", "letters.supervise", "letters.paper", "letters.rectify", "rectify.open", "rectify.report"),
    *("rectify.look", "assess.adjust", "assess.veto", "assess.record", "assess.object", "view.bind"),
}
"""The commands that add a fact each time, or exchange two things; every other sets what then stands."""


@pytest.mark.parametrize("name", sorted(EXAMPLES.keys() - ADDING))
def test_what_stands_already_is_not_entered_a_second_time(book: Workbook, name: str) -> None:
    before_it, command = EXAMPLES[name]
    for earlier in (*before_it, command):
        book.do(earlier)
    with suppress(Refused):
        assert book.do(command).entry is None
