"""The keys of every screen, in one table that bindings, footer and help are read off."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from textual.binding import Binding
from textual.keys import Keys, _character_to_key

from qualitytui.words import say

told = str
"""Marks a sentence for the catalogue where it cannot be said yet."""


@dataclass(frozen=True, slots=True)
class Key:
    """An action, the keys that do it, and what it is called."""

    action: str
    keys: str
    label: str
    in_footer: bool = False


GLOBAL = (
    Key("help", "question_mark,f1", told("help"), in_footer=True),
    Key("palette", "colon,ctrl+p", told("every command")),
    Key("undo", "u", told("undo"), in_footer=True),
    Key("redo", "ctrl+r", told("redo")),
    Key("snapshot", "w", told("weekly snapshot")),
    Key("board", "B", told("board")),
    Key("departments", "D", told("departments")),
    Key("calendar", "C", told("calendar")),
    Key("history", "H", told("history")),
    Key("snapshots", "S", told("snapshots")),
    Key("plan", "P", told("the plan's document")),
    Key("suspend_process", "ctrl+z", told("to the shell; fg comes back")),
)
SCREEN = (
    Key("renew", "f5", told("ask again")),
    Key("escape", "escape", told("one step back")),
    Key("back", "q", told("back, quit")),
)
EVERYWHERE = (*GLOBAL, *SCREEN)
ACTS = (
    Key("status", "s", told("status"), in_footer=True),
    Key("report", "r", told("report"), in_footer=True),
    Key("measure", "m", told("measure"), in_footer=True),
    Key("due", "t", told("deadline"), in_footer=True),
    Key("retract", "M", told("take a measurement back")),
    Key("assign", "a", told("departments and roles")),
    Key("steps", "b", told("steps")),
    Key("edit", "e", told("edit the wording")),
    Key("edit_outside", "ctrl+e", told("edit the text in your editor")),
    Key("copy", "y", told("copy")),
)
BOARD = (
    Key("filter", "slash", told("filter"), in_footer=True),
    Key("filter_menu", "f", told("filter by department, status, deadline")),
    Key("panel(1)", "l,tab,right", told("next panel")),
    Key("panel(-1)", "h,shift+tab,left", told("panel before")),
    Key("mark", "space", told("mark")),
    Key("mark_all", "V", told("mark all shown, or none")),
    Key("sort", "o", told("sort")),
    Key("export", "x", told("export what is shown")),
    Key("zoom", "z", told("zoom the panel")),
    *(Key(f"view({digit})", str(digit), told("saved view")) for digit in range(1, 10)),
)
ITEM = (
    Key("next(1)", "n", told("next item"), in_footer=True),
    Key("next(-1)", "N", told("item before")),
)
CALENDAR = (
    Key("panel", "tab,shift+tab", told("months, list"), in_footer=True),
    Key("export", "x", told("export what is shown")),
)
DEPARTMENTS = (
    Key("find", "slash", told("find a department"), in_footer=True),
    Key("sheet", "i", told("the department's sheet, also Enter"), in_footer=True),
    Key("panel(1)", "l,tab,right", told("next panel")),
    Key("panel(-1)", "h,shift+tab,left", told("panel before")),
    Key("alias", "A", told("another name for the department")),
    Key("rename", "E", told("rename the department")),
    Key("export", "x", told("export what is shown")),
)
HELP = (
    Key("chapter(1)", "n", told("next chapter"), in_footer=True),
    Key("chapter(-1)", "N", told("chapter before"), in_footer=True),
)
SHEET = (
    Key("copy", "y", told("copy"), in_footer=True),
    Key("export", "x", told("export what is shown"), in_footer=True),
)
SNAPSHOTS = (Key("verify", "v,enter", told("verify"), in_footer=True),)
HALF = {"、": "/", "。": ".", "　": " "}
"""Full-width keys whose half-width twin stands elsewhere in Unicode; a Chinese keyboard's / gives 、."""


WRITTEN = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "left": "Left",
    "right": "Right",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}
"""How keys are written whose names are not what they look like."""


def bindings(*tables: Iterable[Key]) -> list[Binding]:
    """The bindings of a screen."""
    return [Binding(key.keys, key.action, show=False, id=key.action) for table in tables for key in table]


def half_width(character: str | None) -> str | None:
    """The key that a full-width character stands for; None where it is no full-width key."""
    if character is None:
        return None
    if character in HALF:
        return HALF[character]
    code = ord(character)
    return chr(code - 0xFEE0) if 0xFF01 <= code <= 0xFF5E else None


def key_name(character: str) -> str:
    """Textual's name of a character's key."""
    return _character_to_key(character)


def shown_key(keys: str) -> str:
    """The first of the keys as a person writes it."""
    name = keys.split(",", maxsplit=1)[0].strip()
    if name in WRITTEN:
        return WRITTEN[name]
    if name.startswith("ctrl+"):
        return f"Ctrl-{name.removeprefix('ctrl+').upper()}"
    if name.startswith("shift+"):
        return f"Shift-{shown_key(name.removeprefix('shift+'))}"
    return name


def every_key() -> tuple[Key, ...]:
    """The whole table."""
    return (*EVERYWHERE, *ACTS, *BOARD, *ITEM, *CALENDAR[:1], *DEPARTMENTS, *HELP, *SNAPSHOTS)


def keymap_of(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The keys a person set, and a sentence for each that cannot be used: unknown, or taken by another action."""
    known = {key.action: key for key in every_key()}
    usable, warnings = dict[str, str](), list[str]()
    for action, keys in wanted.items():
        if action not in known:
            near = get_close_matches(action, known, n=1)
            warnings.append(
                say("config.toml [keys]: there is no action {name}.", name=action)
                + (" " + say("Did you mean {name}?", name=near[0]) if near else "")
            )
            continue
        bad = [key for key in map(str.strip, keys.split(",")) if not _is_key(key)]
        taken = _taken(action, keys, {name: usable.get(name, key.keys) for name, key in known.items()})
        if bad:
            warnings.append(say("config.toml [keys]: {action} = {key} is no key.", action=action, key=bad[0]))
        elif taken:
            warnings.append(
                say(
                    "config.toml [keys]: {key} is the key of {other} already; {action} keeps {usual}.",
                    key=keys,
                    other=taken,
                    action=action,
                    usual=shown_key(known[action].keys),
                )
            )
        else:
            usable[action] = keys
    return usable, warnings


def _is_key(key: str) -> bool:
    bare = key.removeprefix("ctrl+").removeprefix("shift+")
    return len(bare) == 1 or bare in {one.value for one in Keys} or bare == _character_to_key(bare[:1])


def _taken(action: str, keys: str, held: Mapping[str, str]) -> str | None:
    wanted = {_normal(key) for key in keys.split(",")}
    for other, theirs in held.items():
        if other != action and wanted & {_normal(key) for key in theirs.split(",")}:
            return other
    return None


def _normal(key: str) -> str:
    key = key.strip()
    return _character_to_key(key) if len(key) == 1 else key
