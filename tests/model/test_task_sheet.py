"""The task sheet of a department."""

from typing import Any, cast

from qualitytui.model.task_sheet import SheetItem, TaskSheet


def test_the_items_of_a_role_or_of_several() -> None:
    task = cast("Any", None)
    items = tuple(SheetItem(str(nth), role, task, ()) for nth, role in enumerate(("lead", "support", "responsible")))
    sheet = TaskSheet("甲局", "2013-07-19", (), items, ())
    assert [one.label for one in sheet.of_role("support")] == ["1"]
    assert [one.label for one in sheet.of_role("lead", "responsible")] == ["0", "2"]
    assert sheet.of_role("other") == ()
