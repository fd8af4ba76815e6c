"""The actions on one letter or one order, wherever it is shown."""

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from qualitytui.i18n import in_line, say
from qualitytui.model.forms import RoundState
from qualitytui.model.supervision import (
    Letter,
    Rectification,
    letter_state_word,
    letter_ways,
    order_ways,
    rectification_state_word,
)
from qualitytui.model.supervision_wording import letter_line, rectification_line
from qualitytui.workbook.command import Command
from qualitytui.workbook.command_table import kind_of
from qualitytui_screens.command_runner import CommandRunner
from qualitytui_screens.command_screen import CommandScreen, Item, item_at
from qualitytui_screens.picker import Picker, choices

if TYPE_CHECKING:
    from qualitytui.workbook.book import Workbook
    from qualitytui.workbook.outcome import Outcome
    from qualitytui_screens.services import AppServices

Matter = Letter | Rectification
NOTICE = "letters.rectify"


class MatterCommands(CommandRunner):
    """Runs commands about letters and orders."""

    def perform(self, book: "Workbook", command: Command, dry_run: bool) -> "Outcome":
        """Does a command; a letter signed without a file says which key writes one."""
        outcome = super().perform(book, command, dry_run)
        if dry_run or command.name != "letters.sign" or getattr(command, "to", None):
            return outcome
        more = say("{key} writes the signed paper to a file.", key=self.app.key("write_paper"))
        return outcome._replace(sentence=f"{outcome.sentence} · {more}")


class MatterActions:
    """Does the actions of the keys about the letter or the order that a screen means."""

    def __init__(self, screen: CommandScreen, matter: Callable[[], Matter | RoundState | None]) -> None:
        self._screen = screen
        self._commands = screen.commands
        self._matter = matter

    @property
    def app(self) -> "AppServices":
        """The app of the screen."""
        return self._screen.app

    def _letter_or_order(self) -> Matter | None:
        """The letter or the order meant; a warning where there is none."""
        matter = self._matter()
        if isinstance(matter, Letter | Rectification):
            return matter
        self.app.warn(say("No letter and no order is under the cursor."))
        return None

    def action_status(self) -> None:
        """Offers what can be done next with the letter or the order."""
        matter = self._letter_or_order()
        if matter is None:
            return
        kinds = next_commands(matter)
        if not kinds:
            self.app.show_message(say("Nothing is left to be done: {state}", state=_state(matter)))
            return
        offered = choices((say(kind.purpose()), kind) for kind in kinds)

        def chosen(kind: type[Command] | None) -> None:
            if kind is not None:
                self._commands.ask_for(kind, {"id": matter.id}, about=describe_matter(matter))

        self.app.push_screen(Picker(describe_matter(matter), offered), chosen)

    def _act(self, letter_verb: str | None, order_verb: str | None) -> None:
        """Asks for the command of a key, where it is one for what is meant and open to it."""
        matter = self._letter_or_order()
        if matter is None:
            return
        is_letter = isinstance(matter, Letter)
        verb = letter_verb if is_letter else order_verb
        if verb is None:
            self.app.warn(
                say("That is done to an order; this is a letter.")
                if is_letter
                else say("That is done to a letter; this is an order.")
            )
            return
        ways = letter_ways(matter) if isinstance(matter, Letter) else order_ways(matter)
        if verb not in ways:
            self._refuse(matter)
            return
        kind = kind_of(f"{'letters' if is_letter else 'rectify'}.{verb}")
        self._commands.ask_for(kind, {"id": matter.id}, about=describe_matter(matter))

    def _refuse(self, matter: Matter) -> None:
        if isinstance(matter, Letter):
            sentence = say(
                "Letter {id} is {state}; that cannot be done from there.", id=matter.id, state=_state(matter)
            )
        else:
            sentence = say("Order {id} is {state}; that cannot be done from there.", id=matter.id, state=_state(matter))
        self.app.warn(in_line(sentence, say("{key} offers what can.", key=self.app.key("status"))))

    def action_sign(self) -> None:
        """Signs a draft."""
        self._act("sign", None)

    def action_delivered(self) -> None:
        """Notes that the letter was delivered."""
        self._act("delivered", None)

    def action_answered(self) -> None:
        """Notes that the letter was answered."""
        self._act("answered", None)

    def action_report(self) -> None:
        """Notes what was reported on an order; of a letter, that it was answered."""
        self._act("answered", "report")

    def action_settle(self) -> None:
        """Settles a letter, strikes an order off."""
        self._act("settle", "close")

    def action_send_back(self) -> None:
        """Sends a letter back, takes an order up again."""
        self._act("return", "reopen")

    def action_escalate(self) -> None:
        """Drafts the letter of the next colour."""
        self._act("escalate", None)

    def action_void(self) -> None:
        """Withdraws a letter."""
        self._act("void", None)

    def action_due(self) -> None:
        """Moves the day of an order."""
        self._act(None, "extend")

    def action_write_paper(self) -> None:
        """Writes the letter to a file; of an order, drafts its notice."""
        matter = self._letter_or_order()
        if matter is not None:
            name = "letters.paper" if isinstance(matter, Letter) else NOTICE
            self._commands.ask_for(kind_of(name), {"id": matter.id}, about=describe_matter(matter))

    def action_item(self) -> None:
        """Opens the item of the letter or order."""
        from qualitytui_screens.item import ItemScreen  # noqa: PLC0415 - on demand
        from qualitytui_screens.letter_dialogs import kind_of  # noqa: PLC0415 - likewise

        items = self._screen.targets()
        if items:
            self.app.push_screen(ItemScreen("task" if kind_of(items[0]) == "task" else "indicator", [items[0].id], 0))
        else:
            self.app.warn(say("No item is under the cursor."))

    def action_copy(self) -> None:
        """Sends what is meant to the clipboard, in one line."""
        matter = self._letter_or_order()
        if matter is not None:
            self.app.copy(describe_matter(matter))


def items_about(app: "AppServices", matter: Matter | RoundState | None) -> Sequence[Item]:
    """The item that a letter or an order is about."""
    if not isinstance(matter, Letter | Rectification) or matter.ref is None:
        return []
    item = item_at(app, f"{matter.plan}:{matter.ref}")
    return [] if item is None else [item]


def department_about(matter: Matter | RoundState | None) -> str:
    """The department of a letter or an order; "" of a round."""
    return matter.department if isinstance(matter, Letter | Rectification) else ""


def _state(matter: Matter) -> str:
    return letter_state_word(matter.state) if isinstance(matter, Letter) else rectification_state_word(matter.state)


def describe_matter(matter: Matter) -> str:
    """A letter or an order in one line, with its item."""
    item = " ".join(filter(None, (matter.ref, matter.title)))
    text = letter_line(matter) if isinstance(matter, Letter) else rectification_line(matter)
    return "\n".join(filter(None, (text, item)))


def next_commands(matter: Matter) -> list[type[Command]]:
    """The commands that are open to a letter or an order as it stands."""
    noun, ways = ("letters", letter_ways(matter)) if isinstance(matter, Letter) else ("rectify", order_ways(matter))
    kinds = [kind_of(f"{noun}.{verb}") for verb in ways]
    if isinstance(matter, Rectification) and matter.state != "closed":
        kinds.append(kind_of(NOTICE))
    return kinds


def next_line(matter: Matter, key: str) -> str:
    """What can be done next, in a few words each, behind the key that offers it; "" where nothing is left."""
    sentences = [say(kind.purpose()) for kind in next_commands(matter)]
    shorter = [re.split("[:：;；，,]", one)[0].rstrip(".。") for one in sentences]
    return f"{key}  {' · '.join(shorter)}" if shorter else ""
