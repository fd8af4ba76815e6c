"""Base class of the app: colour theme after the colours the terminal has."""

from collections.abc import Mapping

from textual.actions import ActionParseResult, parse
from textual.app import App
from textual.dom import DOMNode
from textual.filter import NoColor

from qualitytui import log
from qualitytui.i18n import say
from qualitytui_screens.action_owners import method_of
from qualitytui_screens.textual_compat.control_char_filter import ControlCharFilter
from qualitytui_screens.textual_compat.key_queue import KeyQueueApp
from qualitytui_screens.textual_compat.scroll_bar import use_blank_scroll_bars
from qualitytui_screens.textual_compat.themes import THEMES
from qualitytui_screens.theme_colours import first_theme


class ThemedApp(KeyQueueApp):
    """Wears the theme of config.toml, else the one chosen last, else dark.

    Where there are but sixteen colours or none are wanted, the terminal's own; the settings may still name another.
    """

    def dress(self, wanted: str, chosen: str) -> list[str]:
        """Puts the theme on before the stylesheet is read, which would have to be read again; says what is wrong."""
        use_blank_scroll_bars()
        self._disable_notifications = self._disable_tooltips = True  # messages have one place, at the bottom
        for theme in THEMES:
            self.register_theme(theme)
        few = self.no_color or self.console.color_system == "standard"
        name, warnings = "terminal" if few else first_theme("", chosen), list[str]()
        self._filters.append(ControlCharFilter())
        if self.no_color:
            self._filters.append(NoColor())
        elif wanted in self.available_themes:
            name = wanted
        elif wanted:
            warnings.append(say("There is no theme {name}.", name=wanted))
        self.set_reactive(App.theme, name)
        self.set_class(True, f"-theme-{name}", update=False)
        self.set_class(self.current_theme.dark, "-dark-mode", update=False)
        self.set_class(not self.current_theme.dark, "-light-mode", update=False)
        self._refresh_truecolor_filter(self.ansi_theme)
        self.stylesheet.set_variables(self.get_css_variables())
        return warnings

    def may_do(self, action: str) -> bool:
        """Whether an action can be done now; where not, it has been said why."""
        return bool(action)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Does what a key stands for, unless it cannot be done now: on the node itself, else on one of its owners."""
        destination, name, parameters = parse(action) if isinstance(action, str) else action
        log.tell("debug", f"action {name}")
        if not self.may_do(name):
            return True
        node = self if default_namespace is None else default_namespace
        method = None if destination or hasattr(node, f"action_{name}") else method_of(node, name)
        if method is None:
            return await super().run_action(action, default_namespace, namespaces)
        if not node.check_action(name, parameters):
            return False
        method(*parameters)
        return True
