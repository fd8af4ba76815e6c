"""The acts on one letter or one order, wherever it is shown."""

from collections.abc import Sequence

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.forms import RoundState
from qualitytui.model.item_page import TaskPage
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
from qualitytui.workbook.outcome import Outcome
from qualitytui.workbook.queries.items import item_page
from qualitytui_screens.command_screen import Item
from qualitytui_screens.items_screen import ItemsScreen
from qualitytui_screens.picker import Picker, choices

Matter = Letter | Rectification
NOTICE = "letters.rectify"


class Supervising(ItemsScreen):
    """Gives commands about the letter or the order that is meant."""

    def matter(self) -> Matter | RoundState | None:
        """The letter, the order or the round meant."""
        raise NotImplementedError

    def targets(self) -> Sequence[Item]:
        """The item that the letter or order is about."""
        held = self.matter()
        if not isinstance(held, Letter | Rectification) or held.ref is None:
            return []
        try:
            page = self.app.book.ask(item_page, f"{held.plan}:{held.ref}")
        except Refused:
            return []
        return [page.task if isinstance(page, TaskPage) else page.indicator]

    def addressed(self) -> str:
        """The department of the letter or order."""
        held = self.matter()
        return held.department if isinstance(held, Letter | Rectification) else ""

    def _held(self) -> Matter | None:
        held = self.matter()
        if isinstance(held, Letter | Rectification):
            return held
        self.app.warn(say("No letter and no order is under the cursor."))
        return None

    def action_status(self) -> None:
        """Offers what can be done next with the letter or the order."""
        held = self._held()
        if held is None:
            return
        noun, ways = ("letters", letter_ways(held)) if isinstance(held, Letter) else ("rectify", order_ways(held))
        kinds = [kind_of(f"{noun}.{verb}") for verb in ways]
        if isinstance(held, Rectification) and held.state != "closed":
            kinds.append(kind_of(NOTICE))
        if not kinds:
            self.app.show_message(say("Nothing is left to be done: {state}", state=_state(held)))
            return
        offered = choices((say((kind.__doc__ or "").strip().partition("\n")[0]), kind) for kind in kinds)

        def chosen(kind: type[Command] | None) -> None:
            if kind is not None:
                self.ask_for(kind, {"id": held.id}, about=told_matter(held))

        self.app.push_screen(Picker(told_matter(held), offered), chosen)

    def _act(self, letter_verb: str | None, order_verb: str | None) -> None:
        """Asks for the command of a key, where it is one for what is meant and open to it."""
        held = self._held()
        if held is None:
            return
        is_letter = isinstance(held, Letter)
        verb = letter_verb if is_letter else order_verb
        if verb is None:
            self.app.warn(
                say("That is done to an order; this is a letter.")
                if is_letter
                else say("That is done to a letter; this is an order.")
            )
            return
        ways = letter_ways(held) if isinstance(held, Letter) else order_ways(held)
        if verb not in ways:
            self._refuse(held)
            return
        kind = kind_of(f"{'letters' if is_letter else 'rectify'}.{verb}")
        self.ask_for(kind, {"id": held.id}, about=told_matter(held))

    def _refuse(self, held: Matter) -> None:
        if isinstance(held, Letter):
            sentence = say("Letter {id} is {state}; that cannot be done from there.", id=held.id, state=_state(held))
        else:
            sentence = say("Order {id} is {state}; that cannot be done from there.", id=held.id, state=_state(held))
        self.app.warn(f"{sentence} {say('{key} offers what can.', key=self.app.key('status'))}")

    def perform(self, command: Command, dry_run: bool) -> Outcome:
        """Does a command; a letter signed without a file says which key writes one."""
        outcome = super().perform(command, dry_run)
        if dry_run or command.name != "letters.sign" or getattr(command, "to", None):
            return outcome
        more = say("{key} writes the signed paper to a file.", key=self.app.key("write_paper"))
        return outcome._replace(sentence=f"{outcome.sentence} · {more}")

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
        held = self._held()
        if held is not None:
            name = "letters.paper" if isinstance(held, Letter) else NOTICE
            self.ask_for(kind_of(name), {"id": held.id}, about=told_matter(held))

    def action_item(self) -> None:
        """Opens the item that the letter or order is about."""
        from qualitytui_screens.item import ItemScreen  # noqa: PLC0415 - on demand
        from qualitytui_screens.letter_dialogs import kind_of  # noqa: PLC0415 - likewise

        items = self.targets()
        if items:
            self.app.push_screen(ItemScreen("task" if kind_of(items[0]) == "task" else "indicator", [items[0].id], 0))
        else:
            self.app.warn(say("No item is under the cursor."))

    def action_copy(self) -> None:
        """Sends what is meant to the clipboard, in one line."""
        held = self._held()
        if held is not None:
            self.app.copy(told_matter(held))


def _state(held: Matter) -> str:
    return letter_state_word(held.state) if isinstance(held, Letter) else rectification_state_word(held.state)


def told_matter(held: Matter) -> str:
    """A letter or an order in one line, with its item."""
    item = " ".join(filter(None, (held.ref, held.title)))
    said = letter_line(held) if isinstance(held, Letter) else rectification_line(held)
    return "\n".join(filter(None, (said, item)))
