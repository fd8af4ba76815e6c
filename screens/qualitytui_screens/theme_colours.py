"""The colours of the themes in which the program begins; plain, because the first rows are painted without Textual."""

from collections.abc import Mapping
from typing import Final

from qualitytui.i18n import told
from qualitytui.named_tuple import NamedTuple

LIGHT_COLOURS: Final = {
    "red": "text-error",
    "yellow": "text-warning",
    "green": "text-success",
    "blue": "text-primary",
    "grey": "text-muted",
}
"""Which of the variables of a theme each light has."""


class Palette(NamedTuple):
    """The colours of a theme by what they are for, as Textual names it."""

    primary: str
    accent: str
    foreground: str
    background: str
    surface: str
    panel: str
    variables: Mapping[str, str]


PALETTES: Final[Mapping[str, Palette]] = {
    "dark": Palette(
        primary="#6cb6ff",
        accent="#c792ea",
        foreground="#e6e6e6",
        background="#16191d",
        surface="#1e2227",
        panel="#2a3038",
        variables={
            "boost": "#39434f",
            "primary-background": "#22394f",
            "text-error": "#ff8a80",
            "text-warning": "#ffd166",
            "text-success": "#7bd88f",
            "text-primary": "#6cb6ff",
            "text-muted": "#a8b0ba",
            "panel-lighten-2": "#4d5763",
        },
    ),
    "light": Palette(
        primary="#0b57a4",
        accent="#7a3e9d",
        foreground="#1f2328",
        background="#ffffff",
        surface="#f6f8fa",
        panel="#e4e9ee",
        variables={
            "boost": "#d3dbe4",
            "primary-background": "#d5e5f7",
            "text-error": "#a8201a",
            "text-warning": "#704400",
            "text-success": "#17602a",
            "text-primary": "#0b4f96",
            "text-muted": "#515a64",
            "panel-lighten-2": "#a5afba",
        },
    ),
    "contrast": Palette(
        primary="#8ad4ff",
        accent="#ffe14d",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#1c1c1c",
        variables={
            "boost": "#3a3a3a",
            "primary-background": "#3d3d00",
            "text-error": "#ff9b93",
            "text-warning": "#ffe14d",
            "text-success": "#6bff8a",
            "text-primary": "#8ad4ff",
            "text-muted": "#f0f0f0",
            "panel-lighten-2": "#ffffff",
        },
    ),
}
NAMES: Final = {
    "dark": told("dark colours"),
    "light": told("light colours"),
    "contrast": told("high contrast"),
    "terminal": told("the terminal's own colours"),
}
"""What a person can choose."""


def first_theme(wanted: str, chosen: str) -> str:
    """The theme of the start: that of the settings, else the one chosen last."""
    return wanted or (chosen if chosen in NAMES else "dark")
