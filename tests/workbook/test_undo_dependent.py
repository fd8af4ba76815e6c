"""An entry that later ones stand on is not taken back before them, and the refusal says which, in which order."""

import pytest

from qualitytui.errors import Refused
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.department import AddAlias, MergeDepartments
from qualitytui.workbook.commands.items import AddNote, AddTask
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import MarkReported, StartTask
from qualitytui.workbook.commands.step import AddStep, FinishStep
from qualitytui.workbook.commands.task import AssignDepartment, UnassignDepartment
from qualitytui.workbook.commands.view import DropView, SaveView
from qualitytui.workbook.queries.history import entries_upon

ELSEWHERE = AddNote("1.1.1", "无关")
CASES: dict[str, tuple[Command, list[Command]]] = {
    "an item, and what was written about it": (
        AddTask("领导交办"),
        [AddNote("X1", "甲"), StartTask(("X1",)), ReportProgress("X1", "已查", from_="质监局")],
    ),
    "a department, and its alias": (
        AssignDepartment("1.1.2", "县旅游局", role="support", new=True),
        [AddAlias("县旅游局", "旅游"), ReportProgress("2.1", "已查", from_="县旅游局")],
    ),
    "a duty taken away, and the department merged": (
        UnassignDepartment("1.1.1", "经信"),
        [MergeDepartments("经信", "县质监局")],
    ),
    "a step, and its end": (AddStep("1.1.1", "列出名单"), [FinishStep("1.1.1", 1)]),
    "a status, and two later ones": (StartTask(("2.1",)), [MarkReported(("2.1",)), AddNote("2.1", "只是备注")]),
    "a view, and another in its place": (DropView(1), [SaveView(1, "新")]),
}


@pytest.mark.parametrize("case", CASES)
def test_what_stands_on_an_entry_is_named_and_can_be_taken_back_in_that_order(book: Workbook, case: str) -> None:
    if not book.ask(lambda reader: reader.rows("SELECT 1 FROM saved_view WHERE digit = 1").fetchall()):
        book.do(SaveView(1, "旧"))
    first, later = CASES[case]
    number = book.do(first).entry
    assert number is not None
    after = [book.do(command).entry for command in later]
    book.do(ELSEWHERE)
    with pytest.raises(Refused) as refusal:
        book.undo(number)
    assert "constraint" not in refusal.value.sentence
    assert "depend" not in (refusal.value.remedy or "")
    named = str(refusal.value.facts.get("entries") or refusal.value.facts["entry"]).split()
    assert set(map(int, named)) <= set(after)
    assert named == sorted(named, key=int, reverse=True)
    for entry in named:
        book.undo(int(entry))
    book.undo(number)


def test_what_only_tells_of_the_same_item_does_not_stand_on_it(book: Workbook) -> None:
    number = book.do(StartTask(("2.1",))).entry
    book.do(AddNote("2.1", "备注"))
    assert number is not None
    assert book.ask(entries_upon, number) == ()
    book.undo(number)
