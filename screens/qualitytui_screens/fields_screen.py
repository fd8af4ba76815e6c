"""The fields of a form: what each asks for, what stands in it, and which must be filled in."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Final

from textual import events, on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.dates import describe_day
from qualitytui.rules.plausibility import Doubt
from qualitytui.sanitize import capital, clean, invisible_in, visible
from qualitytui.workbook.command import Argument, Command, arguments_of
from qualitytui.workbook.outcome import Outcome
from qualitytui_screens.argument_field import field_for, whole_number
from qualitytui_screens.field import LineField
from qualitytui_screens.form_fields import missing_fields, stand_in_for
from qualitytui_screens.remedies import explained_in_line
from qualitytui_screens.textual_compat.paced_screen import PacedDialog
from qualitytui_screens.widgets.prose import Prose

BLANKED: Final = frozenset({"text", "long_text", "person", "department"})
"""The kinds of fields that are tried blank, so that one keeps its star once it is filled in."""


COLON = re.compile("[:：]")


def _is_today_if_not_given(argument: Argument) -> bool:
    return argument.kind == "day" and not argument.is_required and not argument.is_deadline


class FieldsScreen(PacedDialog[Outcome | None]):
    """The fields for the arguments of a command that are not given yet."""

    def __init__(
        self,
        kind: type[Command],
        given: Mapping[str, Any],
        today: Callable[[], date],
        *,
        known: Mapping[str, str] | None = None,
        suggested: Mapping[str, str] | None = None,
        explain: Callable[[Argument, str], str] | None = None,
        doubts: Callable[[Command], list[Doubt]] | None = None,
        draft: Mapping[str, str] | None = None,
        a_department: Callable[[], str] = str,
    ) -> None:
        super().__init__()
        self.doubts = doubts or (lambda command: command.doubts(today()))
        self.kind = kind
        self.given = dict(given)
        self._today = today
        self.known = known or {}
        self.suggested = suggested or {}
        self.explain = explain
        self.draft = draft or {}
        self._said_at_field: dict[str, str] = {}
        """What is wrong with what was typed into a field, by its name."""
        self._a_department = a_department
        """The name of a department, whichever; it stands for one that is not typed yet."""
        self._seen: Mapping[str, str] | None = None
        """What was typed when it was last asked which fields must be filled in."""
        self._at = ""
        """The field that is being read."""
        self._first: dict[str, str] = {}
        """What each field held before anything was typed."""
        asked = [spec for spec in arguments_of(kind) if spec.name not in given]
        self.asked = sorted(asked, key=_is_today_if_not_given)
        """In the command's order; a day that is today if not given comes last."""

    def rows_of(self, argument: Argument) -> Iterator[Widget]:
        """The label, the field, and room for what is understood in it."""
        yield Prose(self._label(argument, is_needed=False), classes="label", id=f"label-{argument.name}")
        yield self._field(argument)
        if unseen := invisible_in(self.known.get(argument.name, "")):
            yield Static(Content(say("holds characters that are not seen: {names}", names=unseen)), classes="meant")
        if argument.kind in {"day", "department"}:
            yield Static(id=f"meant-{argument.name}", classes="meant")

    def _label(self, argument: Argument, *, is_needed: bool) -> Content:
        """The label of a field, with a star where nothing is done without it."""
        text = say(argument.help)
        if argument.choices:
            text = COLON.split(text)[0]  # what can be chosen stands in the field
        return Content(f"{capital(text)}{'*' if is_needed or self._is_needed(argument) else ''}")

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

    def _texts(self) -> dict[str, str]:
        """What stands in each field."""
        return {argument.name: self.query_one(f"#field-{argument.name}").value for argument in self.asked}  # type: ignore[attr-defined]  # each of our fields has one

    def _typed(self) -> dict[str, str]:
        """What was typed, by field."""
        return {name: value for name, value in self._texts().items() if value != self._first[name]}

    @on(events.DescendantFocus)
    def mark_needed(self) -> None:
        """Puts a star at each field that must be filled in, seen what is typed so far."""
        if not self.asked or (typed := self._texts()) == self._seen:
            return
        self._seen = typed
        values = {
            argument.name: None if argument.kind in BLANKED else self._value_or_none(argument)
            for argument in self.asked
        }
        missing = missing_fields(
            lambda given: self.kind(**self.given, **given),
            values,
            self.asked,
            self.doubts,
            lambda argument: stand_in_for(argument, self._today(), self._a_department),
        )
        for argument in self.asked:
            label = self._label(argument, is_needed=argument.name in missing)
            self.query_one(f"#label-{argument.name}", Prose).update(label)

    def _value_or_none(self, argument: Argument) -> Any:
        """What a field holds; None where that cannot be taken."""
        try:
            return self._read(argument)
        except Refused:
            return None

    @on(Input.Changed)
    def _meant(self, event: Input.Changed) -> None:
        """Says which day or department is understood."""
        name = (event.input.id or "").removeprefix("field-")
        argument = next((argument for argument in self.asked if argument.name == name), None)
        if argument is None or argument.kind not in {"day", "department"}:
            return
        self.query_one(f"#meant-{name}", Static).update(self._understood(argument, event.value))
        if name == "from_":
            self._follow_department(event.value)

    def _follow_department(self, typed: str) -> None:
        """Takes back the person that was only suggested where another department is typed, and brings them again."""
        person = self.suggested.get("by", "")
        if person and any(argument.name == "by" for argument in self.asked):
            field = self.query_one("#field-by", LineField)
            if field.value in {"", person}:
                field.value = person if typed == self._first["from_"] else ""

    def show_meanings(self) -> None:
        """Says again which days are understood, where today is another."""
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
            meant = self.explain(argument, typed) if self.explain else ""
            return Content(visible(meant) if meant != typed.strip() else "")
        except Refused as refusal:
            self._said_at_field[argument.name] = refusal.sentence
            return Content.styled(visible(explained_in_line(refusal, self._keymap)), "$text-warning")

    def _value(self, argument: Argument) -> Any:
        """What a field holds; refused where it must be filled in and is not."""
        self._at = argument.name
        value = self._read(argument)
        if self._is_needed(argument) and not self._texts()[argument.name].strip():
            raise Refused(say("{what} is missing.", what=say(argument.help)), "")
        return value

    def _read(self, argument: Argument) -> Any:
        typed = clean(self._texts()[argument.name]).strip()
        if argument.kind == "flag":
            return typed == "yes"
        if not typed:
            return argument.emptied if self.known.get(argument.name) and argument.emptied else argument.default
        if argument.kind == "day":
            return argument.day_of(typed, self._today())
        if argument.kind == "number":
            return whole_number(typed)
        return tuple(typed.replace(",", " ").split()) if argument.kind == "refs" else typed

    @property
    def _keymap(self) -> Mapping[str, str]:
        """The person's own keys."""
        return getattr(self.app, "keymap", {})
