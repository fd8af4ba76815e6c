"""The sheet of one department, to read while one calls it, and to send it."""

from typing import ClassVar

from textual.binding import Binding
from textual.content import Content

from qualitytui.i18n import say
from qualitytui.model.department import DepartmentSheet
from qualitytui.model.light import light_word
from qualitytui.reporting.sheet import SheetLine, sheet_lines
from qualitytui.sanitize import folded, visible
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.department_sheets import department_sheet
from qualitytui_screens.export import export_shown
from qualitytui_screens.header_lines import COLOURS
from qualitytui_screens.keys import SHEET, bindings
from qualitytui_screens.phone_screen import PhoneScreen
from qualitytui_screens.screen_keys import SCREEN_KEYS
from qualitytui_screens.text_screen import FOREVER


class SheetScreen(PhoneScreen):
    """What to ask the department first, then everything it answers for."""

    BINDINGS: ClassVar[list[Binding]] = bindings(SHEET)
    KEYS = SCREEN_KEYS["sheet"]
    asks_much = True

    def again(self) -> "SheetScreen":
        """The sheet of the same department."""
        return SheetScreen(self.department)

    def sheet(self) -> DepartmentSheet:
        """The department as it stands now."""
        return self.app.book.ask(department_sheet, self.department)

    def heading(self) -> str:
        """Names the department."""
        return f"{say('sheet')}  {self.department}  {self.app.hand.today}"

    def text_in(self, book: Workbook) -> Content:
        """The lines; what hangs under one stands further in."""
        cells = max(self.room - 2, 20)
        parts: list[str | tuple[str, str]] = []
        sheet = book.ask(department_sheet, self.department)
        for line in sheet_lines(sheet):
            parts += self._line(line, cells)
        contact = sheet.standing.load.contact
        if contact is not None:
            leader = f"  {say('area leader')}  {contact.leader_text}" if contact.leader_text else ""
            parts.insert(0, (f"{say('contact')}  {visible(contact.text + leader)}\n", "bold"))
        return Content.assemble(*parts)

    def _line(self, line: SheetLine, cells: int) -> list[str | tuple[str, str]]:
        if line.light is None:
            text = "\n".join(folded(visible(line.text), cells, FOREVER))
            return [f"{text}\n"] if line.more else [(f"\n{text}\n", "bold")]
        hanging = "\n     ".join(folded(visible(line.text), cells - 5, FOREVER))
        more = "".join(f"     {one}\n" for one in folded(visible(line.more), cells - 5, 2)) if line.more else ""
        return [(f"  {light_word(line.light)}", COLOURS[line.light]), f" {hanging}\n", (more, "$text-muted")]

    def action_copy(self) -> None:
        """Sends the sheet to the terminal's clipboard, as it can be pasted into a message."""
        lines = [
            f"{light_word(line.light)} {line.text}" + (f"\n  {line.more}" if line.more else "")
            if line.light
            else line.text
            for line in sheet_lines(self.sheet())
        ]
        self.app.copy("\n".join(lines))

    def action_export(self) -> None:
        """Writes the tasks of the sheet into a CSV file."""
        export_shown(self.app, "tasks", [task.id for task in self.sheet().tasks])
