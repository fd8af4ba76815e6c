"""The keys that correct the item under the cursor of a plan that was read."""

from qualitytui.i18n import say
from qualitytui.model.plan import PlanGoal, PlanTask
from qualitytui.reading import correcting
from qualitytui.reading.correcting_lines import item_from_line
from qualitytui_screens import plan_edit_dialogs as fields
from qualitytui_screens import plan_structure_dialogs as structure
from qualitytui_screens.correctable import CorrectablePlan


class CorrectingKeys(CorrectablePlan):
    """Each key asks for what it needs and makes one correction, which one undo takes back."""

    def _body_item(self) -> PlanTask | None:
        """The item under the cursor; a warning where it is a row of an annex or a goal."""
        item = self.item
        if isinstance(item, PlanTask):
            return item
        self.app.warn(say("That is for items of the plan's body."))
        return None

    def _owned(self) -> fields.Corrected | None:
        """The item or the row of an annex under the cursor; a warning where it is a goal."""
        item = self.item
        if not isinstance(item, PlanGoal):
            return item
        self.app.warn(say("A goal of the document has nobody and no title; + makes an item of it."))
        return None

    def action_title(self) -> None:
        """Asks for another title."""
        if item := self._owned():
            fields.ask_title(self, item)

    def action_owners(self) -> None:
        """Asks for the departments on one line."""
        if item := self._owned():
            fields.ask_owners(self, item)

    def action_role(self) -> None:
        """Offers the departments and what they answer as."""
        if item := self._owned():
            fields.ask_role(self, item)

    def action_rename(self) -> None:
        """Offers the departments for another name everywhere."""
        item = self.item
        structure.ask_rename(self, None if isinstance(item, PlanGoal) else item)

    def action_split(self) -> None:
        """Offers the places at which a new item could begin."""
        if task := self._body_item():
            structure.ask_split(self, task)

    def action_join(self) -> None:
        """Makes the item part of the one before it."""
        if task := self._body_item():
            self.correct(lambda plan: correcting.join_items(plan, task.ref))

    def action_section(self) -> None:
        """Offers the headings for the item."""
        if task := self._body_item():
            structure.ask_section(self, task)

    def action_add(self) -> None:
        """Makes an item of the goal under the cursor, or of a line of the document."""
        item = self.item
        if isinstance(item, PlanGoal):
            custom = self.custom
            self.correct(lambda plan: item_from_line(plan, item.line, item.text, custom), to_line=item.line)
        else:
            structure.ask_line(self)

    def action_number(self) -> None:
        """Offers the numbers of the text, to be added or corrected."""
        if item := self._owned():
            fields.ask_number(self, item)

    def action_unneeded(self) -> None:
        """Offers the numbers and dates that are none."""
        if item := self._owned():
            fields.ask_unneeded(self, item)

    def action_due(self) -> None:
        """Asks for the deadline."""
        if task := self._body_item():
            fields.ask_due(self, task)

    def action_due_also(self) -> None:
        """Asks for one deadline more."""
        if task := self._body_item():
            fields.ask_due(self, task, also=True)

    def action_leave_out(self) -> None:
        """Takes the item out of the plan; its line is listed with those left out."""
        if item := self._owned():
            self.correct(lambda plan: correcting.remove_item(plan, item.ref))

    def action_read_as(self, digit: int) -> None:
        """Takes the proposed reading of that digit; 0 says that the item is right as it was read."""
        item = self.item
        if not digit and isinstance(item, PlanTask):
            self.correct(lambda plan: correcting.as_read(plan, item.ref))
        elif 0 < digit <= len(self.proposals):
            self.correct(self.proposals[digit - 1].change)

    def action_undo(self) -> None:
        """Takes the last correction back."""
        if len(self.plans) > 1:
            self.plans.pop()
            self.renew()
