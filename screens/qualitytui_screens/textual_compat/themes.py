"""The colours: dark, light, high contrast, and the terminal's own sixteen."""

from textual.theme import Theme

from qualitytui_screens.theme_colours import PALETTES

THEMES = (
    *(
        Theme(
            name=name,
            primary=palette.primary,
            accent=palette.accent,
            foreground=palette.foreground,
            background=palette.background,
            surface=palette.surface,
            panel=palette.panel,
            dark=name != "light",
            variables={**palette.variables, "accent": palette.accent},  # which Textual would round
        )
        for name, palette in PALETTES.items()
    ),
    Theme(
        name="terminal",
        ansi=True,
        primary="ansi_bright_cyan",
        accent="ansi_bright_magenta",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={
            "text-error": "ansi_bright_red",
            "text-warning": "ansi_bright_yellow",
            "text-success": "ansi_bright_green",
            "text-primary": "ansi_bright_cyan",
            "text-muted": "ansi_white",
            "panel-lighten-2": "ansi_white",
            "ansi-background": "ansi_black",
            "ansi-foreground": "ansi_white",
            "border-blurred": "ansi_black",
            "block-cursor-foreground": "ansi_black",
            "block-cursor-background": "ansi_white",
            "screen-selection-background": "ansi_blue",
            "screen-selection-foreground": "ansi_bright_white",
            "input-cursor-background": "ansi_white",
            "input-cursor-foreground": "ansi_black",
            "input-cursor-text-style": "none",
            "input-selection-background": "ansi_blue",
            "input-selection-foreground": "ansi_bright_white",
        },
    ),
)
"""What a person can choose; any other theme of Textual's can be named in config.toml."""
