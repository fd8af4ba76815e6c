"""The actions on one department: find it, call it, note its contact, rename it."""

from qualitytui.model.department import DepartmentStanding
from qualitytui.workbook.commands.department import AddAlias, RenameDepartment
from qualitytui_screens.command_screen import CommandScreen
from qualitytui_screens.contact import ask_contact
from qualitytui_screens.department_picker import ask_department
from qualitytui_screens.department_sheet import SheetScreen
from qualitytui_screens.widgets.record_list import RecordList


class DepartmentActions:
    """Does the actions of the keys about the department under the cursor of a list."""

    def __init__(self, screen: CommandScreen, departments: RecordList[DepartmentStanding]) -> None:
        self._screen = screen
        self._departments = departments

    @property
    def _name(self) -> str | None:
        current = self._departments.current
        return current.name if current else None

    def action_sheet(self) -> None:
        """Opens the sheet of the department."""
        if self._name is not None:
            self._screen.app.push_screen(SheetScreen(self._name))

    def action_find(self) -> None:
        """Goes to a department by its name, an alias, pinyin or initials."""
        records = self._departments

        def go(key: int) -> None:
            records.put_cursor(records.ids.index(key))
            self._screen.set_focus(records)

        names = {one.name: one.id for one in records.records(records.ids)}
        ask_department(self._screen.app, names, go)

    def action_contact(self) -> None:
        """Notes whom to call, and under which number."""
        one = self._departments.current
        if one is not None:
            ask_contact(self._screen.commands, one.name, one.load.contact)

    def action_calls(self) -> None:
        """Opens the list of whom to call today."""
        from qualitytui_screens.call_list import CallListScreen  # noqa: PLC0415 - on demand

        self._screen.app.push_screen(CallListScreen())

    def action_alias(self) -> None:
        """Gives the department another name by which it is found."""
        if self._name is not None:
            self._screen.commands.ask_for(AddAlias, {"department": self._name}, about=self._name)

    def action_rename(self) -> None:
        """Gives the department a new name."""
        name = self._name
        if name is not None:
            self._screen.commands.ask_for(RenameDepartment, {"department": name}, about=name, known={"title": name})
