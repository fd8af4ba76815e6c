"""A form for any command, read off the command table."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Static

from qualitytui.errors import Refused
from qualitytui.model.dates import describe_day
from qualitytui.rules.plausibility import Doubt
from qualitytui.text import clean, unseen_in, visible
from qualitytui.words import say, told
from qualitytui.workbook.book import Outcome
from qualitytui.workbook.command import Argument, Command, arguments_of
from qualitytui_screens.editor import edit_outside
from qualitytui_screens.field import ChoiceField, LineField
from qualitytui_screens.meanwhile import Meanwhile, ask_meanwhile
from qualitytui_screens.preview import Preview
from qualitytui_screens.question import Question
from qualitytui_screens.remedies import explained
from qualitytui_screens.text_field import TextField
from qualitytui_screens.widgets.prose import Prose

Perform = Callable[[Command, bool], Outcome]
"""Does a command, or with True only tells what it would do."""


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
        asked = [one for one in arguments_of(kind) if one.name not in given and one.kind != "file"]
        self.asked = sorted(asked, key=lambda one: one.kind == "day" and not one.is_required)
        """In the command's order; a day that is today if not given comes last."""

    @property
    def today(self) -> date:
        """The day from which others are counted, asked each time."""
        return self._today()

    def compose(self) -> ComposeResult:
        """Title, what it is about, a line for each argument, room for a refusal."""
        with VerticalScroll(classes="dialog"):
            title = say((self.kind.__doc__ or "").strip().partition("\n")[0])
            yield Prose(Content(title), classes="dialog-title")
            if self.about:
                yield Prose(Content(visible(self.about, keep_lines=True)), classes="about")
            for argument in self.asked:
                yield from self._rows(argument)
            yield Prose(id="refusal")
            advice = say("Enter saves, Tab goes on, Esc leaves")
            if any(one.kind == "long_text" for one in self.asked):
                advice += say(", Ctrl-J a new line, Ctrl-T in your editor")
            yield Prose(Content(advice), classes="advice")

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
        name, value = f"field-{argument.name}", self.known.get(argument.name, "")
        if argument.kind == "flag":
            return ChoiceField((told("no"), told("yes")), "no", id=name)
        if argument.choices:
            words = argument.choices if argument.is_required or argument.default else ("", *argument.choices)
            return ChoiceField(words, value or argument.default or "", id=name)
        if argument.kind == "long_text":
            return TextField(value, id=name)
        guess = self.suggested.get(argument.name, "")
        return LineField(value or guess, id=name, is_suggested=bool(guess))

    @on(events.DescendantFocus)
    def _show_label(self, event: events.DescendantFocus) -> None:
        """Keeps the field's label in sight where the window is low."""
        name = (event.widget.id or "").removeprefix("field-")
        if name in {one.name for one in self.asked}:
            label = self.query_one(f"#label-{name}")
            self.call_after_refresh(self.query_one(VerticalScroll).scroll_to_widget, label, animate=False, top=True)

    @on(Input.Changed)
    def _meant(self, event: Input.Changed) -> None:
        """Says which day or department is understood."""
        name = (event.input.id or "").removeprefix("field-")
        argument = next((one for one in self.asked if one.name == name), None)
        if argument is None or argument.kind not in {"day", "department"}:
            return
        self.query_one(f"#meant-{name}", Static).update(self._understood(argument, event.value))

    def show_meanings(self) -> None:
        """Says anew which days are understood, where today is another."""
        for argument in self.asked:
            if argument.kind == "day":
                typed = self.query_one(f"#field-{argument.name}", Input).value
                self.query_one(f"#meant-{argument.name}", Static).update(self._understood(argument, typed))

    def _understood(self, argument: Argument, typed: str) -> Content:
        try:
            if not typed.strip():
                return Content("")
            if argument.kind == "day":
                day = argument.day_of(typed, self.today)
                return Content(f"{day.isoformat()} {describe_day(day, self.today)}")
            return Content(visible(self.explain(argument, typed))) if self.explain else Content("")
        except Refused as refusal:
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
                self.dismiss(self.perform(command, False))
        except Refused as refusal:
            self.refuse(refusal)

    def _preview(self, command: Command) -> None:
        """A change of several items shows first what it does to each."""
        planned = self.perform(command, True)

        def decided(answer: bool | None) -> None:
            if answer:
                try:
                    self.dismiss(self.perform(command, False))
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
        """Says why not; what was typed stays."""
        self.query_one("#refusal", Static).update(Content(visible(explained(refusal, self._keymap), keep_lines=True)))

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
            return argument.day_of(typed, self.today)
        if argument.kind == "number":
            return _whole(typed)
        return tuple(typed.replace(",", " ").split()) if argument.kind == "refs" else typed

    def action_leave(self) -> None:
        """Does nothing."""
        self.dismiss(None)


def _whole(typed: str) -> int:
    if not typed.isascii() or not typed.isdigit():
        raise Refused(say("{text} is no whole number.", text=typed), "")
    return int(typed)
