"""A form for any command, read off the command table."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, Static

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.sanitize import visible
from qualitytui.workbook.command import Command
from qualitytui.workbook.outcome import Outcome
from qualitytui_screens.conflict import ConflictCheck, ask_meanwhile
from qualitytui_screens.external_editor import edit_outside
from qualitytui_screens.field import ChoiceField
from qualitytui_screens.fields_screen import FieldsScreen
from qualitytui_screens.form_fields import field_of
from qualitytui_screens.preview import Preview
from qualitytui_screens.question import Question
from qualitytui_screens.remedies import explained_in_form
from qualitytui_screens.text_field import TextField
from qualitytui_screens.widgets.dialog import Dialog
from qualitytui_screens.widgets.prose import Prose

Run = Callable[[Command, bool, Callable[[Outcome], None], Callable[[Refused], None]], None]
"""Does a command, or with True only says what it would do; goes on with the outcome or with a refusal."""

ROOMY = 16
"""Lines of a window from which on the head of a form is shown with its first field."""


class Form(FieldsScreen):
    """Asks for the arguments that are not given yet, does the command, stays open where it refuses."""

    AUTO_FOCUS = "LineField, TextField, ChoiceField"
    is_form: ClassVar[bool] = True
    """Tells a form from other screens where this module need not be loaded."""
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # a list of bindings is one kind of what may stand here
        Binding("escape", "leave", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(
        self,
        kind: type[Command],
        given: Mapping[str, Any],
        run: Run,
        today: Callable[[], date],
        *,
        about: str = "",
        meanwhile: ConflictCheck | None = None,
        keep_draft: Callable[[Mapping[str, str]], None] | None = None,
        **fields: Any,
    ) -> None:
        super().__init__(kind, given, today, **fields)
        self.run_command = run
        self.about = about
        self.meanwhile = meanwhile
        self.keep_draft = keep_draft
        """Takes what was typed and not saved, by field; nothing where it was saved."""

    def compose(self) -> ComposeResult:
        """Title, keys, room for a refusal, what it is about, a line for each argument."""
        title = say(self.kind.purpose())
        with Dialog(self.about or title):
            yield Prose(Content(title), classes="dialog-title")
            advice = say("Enter saves, Tab goes on, Esc leaves")
            if any(argument.kind == "long_text" for argument in self.asked):
                advice += say(", Ctrl-J a new line, Ctrl-T in your editor")
            yield Prose(Content(advice), classes="advice")
            yield Prose(id="refusal")
            if self.draft:
                yield Prose(Content(say("a draft: what was typed before and not saved")), classes="advice")
            if self.about:
                yield Prose(Content(visible(self.about, keep_lines=True)), classes="about")
            for argument in self.asked:
                yield from self.rows_of(argument)

    def _leave_with(self, outcome: Outcome) -> None:
        """Leaves after the command was done; no draft is left."""
        (self.keep_draft or dict)({})
        self.dismiss(outcome)

    def on_mount(self) -> None:
        """Begins at the first field for which nothing is suggested yet, where the ones before it are."""
        first = next((argument for argument in self.asked if not self.suggested.get(argument.name)), None)
        if first is not None:
            self.set_focus(self.query_one(f"#field-{first.name}"))
        self.mark_needed()

    @on(events.DescendantFocus)
    @on(events.Resize)
    def _show_label(self) -> None:
        """Keeps the field's label in sight where the window is low; with the first field what the form is about."""
        name = (self.focused.id or "").removeprefix("field-") if self.focused else ""
        if self.asked and name == self.asked[0].name and self.size.height >= ROOMY:
            self.call_after_refresh(self.query_one(Dialog).scroll_home, animate=False)
        elif name in {spec.name for spec in self.asked}:
            label = self.query_one(f"#label-{name}")
            self.call_after_refresh(self.query_one(Dialog).scroll_to_widget, label, animate=False, top=True)

    @on(TextField.Outside)
    def _write_outside(self, event: TextField.Outside) -> None:
        text = edit_outside(self.app, event.field.text)
        if text is not None:
            event.field.load_text(text)
            event.field.move_cursor(event.field.document.end)

    @on(Input.Submitted)
    @on(TextField.Submitted)
    @on(ChoiceField.Submitted)
    def _submit(self) -> None:
        theirs = self.meanwhile.changes() if self.meanwhile else ()
        if theirs:
            ask_meanwhile(self.app, theirs, self._keep, self.action_leave)
        else:
            self._save()

    def _keep(self) -> None:
        """Keeps the form in spite of the changes by others."""
        if self.meanwhile:
            self.meanwhile.accept()
        self._save()

    def _save(self) -> None:
        try:
            values = {argument.name: self._value(argument) for argument in self.asked}
            self._at = ""
            command = self.kind(**self.given, **values)
            doubts = self.doubts(command)
        except Refused as refusal:
            self.refuse(refusal)
            return
        finally:
            self._at = ""
        if doubts:
            self.app.push_screen(Question(doubts), lambda answer: self._perform(command) if answer else None)
        else:
            self._perform(command)

    def _perform(self, command: Command) -> None:
        """Does the command, one of several items after they were shown."""
        if command.is_bulk:
            self.run_command(command, True, partial(self._preview, command), self.refuse)
        else:
            self.run_command(command, False, self._leave_with, self.refuse)

    def _preview(self, command: Command, planned: Outcome) -> None:
        """A change of several items shows first what it does to each."""

        def decided(answer: bool | None) -> None:
            if answer:
                self.run_command(command, False, self._leave_with, self.refuse)

        self.app.push_screen(Preview(planned), decided)

    def on_screen_suspend(self) -> None:
        """Makes room for the screen above; a hidden form would lose the focus."""
        self.query_one(".dialog").styles.offset = (0, self.size.height)

    def on_screen_resume(self, _: events.ScreenResume) -> None:
        """Restores the form."""
        self.query_one(".dialog").styles.offset = (0, 0)

    def refuse(self, refusal: Refused) -> None:
        """Says why not, at the field that is wrong where it is known; what was typed stays, the cursor goes there."""
        text = next((name for name, sentence in self._said_at_field.items() if sentence == refusal.sentence), "")
        at = text or self._at or field_of(refusal, self.asked, self._texts())
        if at:
            self.set_focus(self.query_one(f"#field-{at}"))
        if text:
            return
        why, dialog = self.query_one("#refusal", Static), self.query_one(Dialog)
        labels = {argument.name: say(argument.help) for argument in self.asked}
        why.update(Content(visible(explained_in_form(refusal, self._keymap, labels), keep_lines=True)))
        why.add_class("said")
        dialog.move_child(why, after=self.query_one(f"#field-{at}" if at else ".advice"))
        if at:
            self.call_after_refresh(why.scroll_visible, animate=False)
        else:
            self.call_after_refresh(dialog.scroll_home, animate=False)

    def action_leave(self) -> None:
        """Does nothing; what was typed is kept as a draft."""
        (self.keep_draft or dict)(self._typed())
        self.dismiss(None)
