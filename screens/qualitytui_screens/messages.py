"""Base class of the app: messages in the status bar, and the terminal's clipboard."""

from time import monotonic

from qualitytui import log
from qualitytui.errors import Refused
from qualitytui.i18n import say, told
from qualitytui.sanitize import visible
from qualitytui_screens.keymap import key_of
from qualitytui_screens.remedies import explained
from qualitytui_screens.textual_compat.themed_app import ThemedApp
from qualitytui_screens.widgets.footer import Footer, show_in_dialog

QUIT_SECONDS = 2.0
"""Within how many seconds a second Ctrl-C leaves."""
COPY_LIMIT = 74_000
"""What terminals take of a copied text, in bytes before encoding."""


class MessageApp(ThemedApp):
    """Says everything at the bottom, or in the dialog that is open."""

    keymap: dict[str, str]
    _asked_to_quit = -QUIT_SECONDS

    def key(self, action: str) -> str:
        """The person's key for an action."""
        return key_of(self.keymap, action)

    def show_message(self, sentence: str, hint: str = "") -> None:
        """Shows a sentence at the bottom until the next key."""
        for screen in reversed(self.screen_stack):
            for foot in screen.query(Footer):
                foot.tell(sentence, hint)
                return

    def warn(self, sentence: str) -> None:
        """Shows a warning where messages stand: in the form that is open, else at the bottom."""
        self.notify(visible(sentence, keep_lines=True), severity="warning", markup=False)
        if not show_in_dialog(self.screen, sentence):
            first, _, hint = sentence.partition("\n")
            self.show_message(first, hint)

    def refuse(self, refusal: Refused) -> None:
        """Shows why something was not done, and what to do."""
        log.tell("error", f"{type(refusal).__name__}, code {refusal.code}")
        self.warn(explained(refusal, self.keymap))

    def copy(self, text: str) -> None:
        """Sends text to the terminal, which may or may not keep it."""
        if len(text.encode()) > COPY_LIMIT:
            self.warn(say("The text is too long for a terminal's clipboard; nothing was sent."))
            return
        self.copy_to_clipboard(visible(text, keep_lines=True))
        self.show_message(say("Sent to the terminal; whether it took it, it does not say."))

    def action_help_quit(self) -> None:
        """Says how to leave; pressed once more it leaves."""
        if monotonic() - self._asked_to_quit < QUIT_SECONDS:
            self.exit(0)
        self._asked_to_quit = monotonic()
        sentence = told("Ctrl-C again leaves the program; {key} goes back.")
        if not show_in_dialog(self.screen, say(sentence, key=self.key("escape"))):
            self.show_message(say(sentence, key=self.key("back")))
