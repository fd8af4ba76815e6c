"""A form for any command, read off the command table."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from qualitytui.errors import Refused
from qualitytui.model.dates import describe_day
from qualitytui.rules.plausibility import Doubt
from qualitytui.text import clean, unseen_in, visible
from qualitytui.words import say
from qualitytui.workbook.book import Outcome
from qualitytui.workbook.command import Argument, Command, arguments_of
from qualitytui_screens.argument_field import field_for, whole_number
from qualitytui_screens.editor import edit_outside
from qualitytui_screens.field import ChoiceField, LineField
from qualitytui_screens.meanwhile import Meanwhile, ask_meanwhile
from qualitytui_screens.preview import Preview
from qualitytui_screens.question import Question
from qualitytui_screens.remedies import explained, explained_in_form
from qualitytui_screens.text_field import TextField
from qualitytui_screens.widgets.dialog import Dialog
from qualitytui_screens.widgets.prose import Prose

Perform = Callable[[Command, bool], Outcome]
"""Does a command, or with True only tells what it would do."""

ROOMY = 16
"""Lines of a window from which on the head of a form is shown with its first field."""


class Form(ModalScreen[Outcome | None]):
    """Asks for the arguments that are not given yet, does the command, stays open where it refuses."""

    AUTO_FOCUS = "LineField, TextField, ChoiceField"
    BINDINGS: ClassVar[list[Binding]] = [  # type: ignore[assignment]  # a list of bindings is one kind of what may stand here
        Binding("escape", "leave", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("up", "app.focus_previous", show=False),
    ]

    def __init__(
        self,
        kind: type[Command],
        given: Mapping[str, Any],
        perform: Perform,
        today: Callable[[], date],
        *,
        about: str = "",
        known: Mapping[str, str] | None = None,
        suggested: Mapping[str, str] | None = None,
        explain: Callable[[Argument, str], str] | None = None,
        meanwhile: Meanwhile | None = None,
        doubts: Callable[[Command], list[Doubt]] | None = None,
        draft: Mapping[str, str] | None = None,
        keep_draft: Callable[[Mapping[str, str]], None] | None = None,
    ) -> None:
        super().__init__()
        self.doubts = doubts or (lambda command: command.doubts(today()))
        self.kind = kind
        self.given = dict(given)
        self.perform = perform
        self._today = today
        self.about = about
        self.known = known or {}
        self.suggested = suggested or {}
        self.explain = explain
        self.meanwhile = meanwhile
        self._said_at_field: dict[str, str] = {}
        """What is wrong with what was typed into a field, by its name."""
        self.draft = draft or {}
        self.keep_draft = keep_draft
        """Takes what was typed and not saved, by field; nothing where it was saved."""
        self._first: dict[str, str] = {}
        """What each field held before anything was typed."""
        asked = [one for one in arguments_of(kind) if one.name not in given]
        self.asked = sorted(asked, key=lambda one: one.kind == "day" and not one.is_required)
        """In the command's order; a day that is today if not given comes last."""

    def compose(self) -> ComposeResult:
        """Title, keys, room for a refusal, what it is about, a line for each argument."""
        title = say((self.kind.__doc__ or "").strip().partition("\n")[0])
        with Dialog(self.about or title):
            yield Prose(Content(title), classes="dialog-title")
            advice = say("Enter saves, Tab goes on, Esc leaves")
            if any(one.kind == "long_text" for one in self.asked):
                advice += say(", Ctrl-J a new line, Ctrl-T in your editor")
            yield Prose(Content(advice), classes="advice")
            yield Prose(id="refusal")
            if self.draft:
                yield Prose(Content(say("a draft: what was typed before and not saved")), classes="advice")
            if self.about:
                yield Prose(Content(visible(self.about, keep_lines=True)), classes="about")
            for argument in self.asked:
                yield from self._rows(argument)

    def _rows(self, argument: Argument) -> Iterator[Widget]:
        star = "*" if self._is_needed(argument) else ""
        yield Prose(Content(f"{say(argument.help)}{star}"), classes="label", id=f"label-{argument.name}")
        yield self._field(argument)
        if unseen := unseen_in(self.known.get(argument.name, "")):
            yield Static(Content(say("holds characters that are not seen: {names}", names=unseen)), classes="meant")
        if argument.kind in {"day", "department"}:
            yield Static(id=f"meant-{argument.name}", classes="meant")

    def _is_needed(self, argument: Argument) -> bool:
        """Whether nothing is done without it."""
        return argument.is_required or (argument.name == "note" and self.kind.needs_note)

    def _field(self, argument: Argument) -> Widget:
        first = self._first_value(argument)
        self._first[argument.name] = first
        value = self.draft.get(argument.name, first)
        is_suggested = bool(self.suggested.get(argument.name)) and argument.name not in self.draft
        return field_for(argument, value, is_suggested=is_suggested)

    def _first_value(self, argument: Argument) -> str:
        """What stands in a field before anything is typed."""
        known = self.known.get(argument.name, "")
        if argument.kind == "flag":
            return known or "no"
        if argument.choices:
            return known or str(argument.default or "")
        return known if argument.kind == "long_text" else known or self.suggested.get(argument.name, "")

    def _typed(self) -> dict[str, str]:
        """What was typed, by field."""
        values = {one.name: self.query_one(f"#field-{one.name}").value for one in self.asked}  # type: ignore[attr-defined]  # each of our fields has one
        return {name: value for name, value in values.items() if value != self._first[name]}

    def _leave_with(self, outcome: Outcome) -> None:
        """Leaves after the command was done; no draft is left."""
        (self.keep_draft or dict)({})
        self.dismiss(outcome)

    def on_mount(self) -> None:
        """Begins at the first field for which nothing is suggested yet, where the ones before it are."""
        first = next((one for one in self.asked if not self.suggested.get(one.name)), None)
        if first is not None:
            self.set_focus(self.query_one(f"#field-{first.name}"))

    @on(events.DescendantFocus)
    @on(events.Resize)
    def _show_label(self) -> None:
        """Keeps the field's label in sight where the window is low; with the first field what the form is about."""
        name = (self.focused.id or "").removeprefix("field-") if self.focused else ""
        if self.asked and name == self.asked[0].name and self.size.height >= ROOMY:
            self.call_after_refresh(self.query_one(Dialog).scroll_home, animate=False)
        elif name in {one.name for one in self.asked}:
            label = self.query_one(f"#label-{name}")
            self.call_after_refresh(self.query_one(Dialog).scroll_to_widget, label, animate=False, top=True)

    @on(Input.Changed)
    def _meant(self, event: Input.Changed) -> None:
        """Says which day or department is understood."""
        name = (event.input.id or "").removeprefix("field-")
        argument = next((one for one in self.asked if one.name == name), None)
        if argument is None or argument.kind not in {"day", "department"}:
            return
        self.query_one(f"#meant-{name}", Static).update(self._understood(argument, event.value))
        if name == "from_":
            self._follow_department(event.value)

    def _follow_department(self, typed: str) -> None:
        """Takes back the person that was only suggested where another department is typed, and brings them again."""
        person = self.suggested.get("by", "")
        if person and any(one.name == "by" for one in self.asked):
            field = self.query_one("#field-by", LineField)
            if field.value in {"", person}:
                field.value = person if typed == self._first["from_"] else ""

    def show_meanings(self) -> None:
        """Says anew which days are understood, where today is another."""
        for argument in self.asked:
            if argument.kind == "day":
                typed = self.query_one(f"#field-{argument.name}", Input).value
                self.query_one(f"#meant-{argument.name}", Static).update(self._understood(argument, typed))

    def _understood(self, argument: Argument, typed: str) -> Content:
        self._said_at_field.pop(argument.name, None)
        try:
            if not typed.strip():
                return Content("")
            if argument.kind == "day":
                today = self._today()
                day = argument.day_of(typed, today)
                return Content(f"{day.isoformat()} {describe_day(day, today)}")
            return Content(visible(self.explain(argument, typed))) if self.explain else Content("")
        except Refused as refusal:
            self._said_at_field[argument.name] = refusal.sentence
            return Content.styled(visible(explained(refusal, self._keymap, " ")), "$text-warning")

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
        """What others did is known, and the form holds nevertheless."""
        if self.meanwhile:
            self.meanwhile.accept()
        self._save()

    def _save(self) -> None:
        try:
            command = self.kind(**self.given, **{one.name: self._value(one) for one in self.asked})
            doubts = self.doubts(command)
        except Refused as refusal:
            self.refuse(refusal)
            return
        if doubts:
            self.app.push_screen(Question(doubts), lambda answer: self._perform(command) if answer else None)
        else:
            self._perform(command)

    def _perform(self, command: Command) -> None:
        """Does the command, one of several items after they were shown."""
        try:
            if command.is_bulk:
                self._preview(command)
            else:
                self._leave_with(self.perform(command, False))
        except Refused as refusal:
            self.refuse(refusal)

    def _preview(self, command: Command) -> None:
        """A change of several items shows first what it does to each."""
        planned = self.perform(command, True)

        def decided(answer: bool | None) -> None:
            if answer:
                try:
                    self._leave_with(self.perform(command, False))
                except Refused as refusal:
                    self.refuse(refusal)

        self.app.push_screen(Preview(planned), decided)

    def on_screen_suspend(self) -> None:
        """Makes room for what is shown over it; hidden it would lose the focus."""
        self.query_one(".dialog").styles.offset = (0, self.size.height)

    def on_screen_resume(self) -> None:
        """Is there again."""
        self.query_one(".dialog").styles.offset = (0, 0)

    def refuse(self, refusal: Refused) -> None:
        """Says why not, unless it stands at its field; what was typed stays."""
        if refusal.sentence in self._said_at_field.values():
            return
        why = self.query_one("#refusal", Static)
        labels = {one.name: say(one.help) for one in self.asked}
        why.update(Content(visible(explained_in_form(refusal, self._keymap, labels), keep_lines=True)))
        why.add_class("said")
        self.call_after_refresh(self.query_one(Dialog).scroll_home, animate=False)

    @property
    def _keymap(self) -> Mapping[str, str]:
        """The person's own keys."""
        return getattr(self.app, "keymap", {})

    def _value(self, argument: Argument) -> Any:
        typed = clean(self.query_one(f"#field-{argument.name}").value).strip()  # type: ignore[attr-defined]  # each of our fields has one
        if argument.kind == "flag":
            return typed == "yes"
        if not typed:
            if self._is_needed(argument):
                self.set_focus(self.query_one(f"#field-{argument.name}"))
                raise Refused(say("{what} is missing.", what=say(argument.help)), "")
            return argument.emptied if self.known.get(argument.name) and argument.emptied else argument.default
        if argument.kind == "day":
            return argument.day_of(typed, self._today())
        if argument.kind == "number":
            return whole_number(typed)
        return tuple(typed.replace(",", " ").split()) if argument.kind == "refs" else typed

    def action_leave(self) -> None:
        """Does nothing; what was typed is kept as a draft."""
        (self.keep_draft or dict)(self._typed())
        self.dismiss(None)
