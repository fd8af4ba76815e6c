"""The user's key bindings from config.toml, with validation."""

from collections.abc import Mapping
from difflib import get_close_matches

from textual.keys import Keys

from qualitytui.i18n import say
from qualitytui_screens.keys import WRITTEN, Key, key_name, shown_key
from qualitytui_screens.screen_keys import SCREEN_KEYS

SPELT = {text.lower(): name for name, text in WRITTEN.items()}
"""Keys as help and footer write them, in small letters."""


def every_key() -> tuple[Key, ...]:
    """The whole table, every action once."""
    return tuple({key.action: key for table in SCREEN_KEYS.values() for key in table}.values())


def key_of(keymap: Mapping[str, str], action: str) -> str:
    """The key of an action, as the person has it and writes it."""
    return shown_key(keymap.get(action) or next(key.keys for key in every_key() if key.action == action))


def keymap_of(wanted: Mapping[str, str]) -> tuple[dict[str, str], list[str]]:
    """The keys a person set, and a sentence for each that cannot be used: unknown, or taken by another action."""
    known = {key.action: key for key in every_key()}
    usable, warnings = dict[str, str](), list[str]()
    for action, keys in wanted.items():
        named = [_name(key) for key in keys.split(",") if key.strip()]
        if action not in known:
            warnings.append(say("config.toml [keys]: unknown action {name}.", name=action) + _nearest(action, known))
        elif None in named or not named:
            bad = next((key.strip() for key in keys.split(",") if _name(key) is None), keys)
            sentence = say("config.toml [keys]: {action} = {key} is not a key.", action=action, key=bad)
            warnings.append(sentence + _nearest(bad.lower(), [key_name.value for key_name in Keys]))
        else:
            usable[action] = ",".join(filter(None, named))
    while clash := _clash(usable, known):
        action, key, other = clash
        del usable[action]
        warnings.append(
            say(
                "config.toml [keys]: {key} is the key of {other} already; {action} keeps {usual}.",
                key=shown_key(key),
                other=other,
                action=action,
                usual=shown_key(known[action].keys),
            )
        )
    return usable, warnings


def _nearest(name: str, known: Mapping[str, object] | list[str]) -> str:
    near = get_close_matches(name, known, n=1)
    return " " + say("Did you mean {name}?", name=near[0]) if near else ""


def _name(key: str) -> str | None:
    """The name of a key however it is written, None where there is none."""
    key = key.strip()
    if len(key) == 1:
        return key_name(key)
    key = SPELT.get(key.lower(), key.lower().replace("ctrl-", "ctrl+").replace("shift-", "shift+"))
    bare = key.removeprefix("ctrl+").removeprefix("shift+")
    return key if len(bare) == 1 or bare in {key_name.value for key_name in Keys} else None


def _clash(usable: Mapping[str, str], known: Mapping[str, Key]) -> tuple[str, str, str] | None:
    """An action of the person's whose key another action of the same screen has: it, the key, the other."""
    for action in reversed(list(usable)):
        mine = {key_name(key) if len(key) == 1 else key for key in usable[action].split(",")}
        for table in SCREEN_KEYS.values():
            names = {key.action for key in table}
            for other in names - {action} if action in names else ():
                for key in usable.get(other, known[other].keys).split(","):
                    if (key_name(key) if len(key) == 1 else key) in mine:
                        return action, key, other
    return None
