"""Files that an entry wrote and that stay where they are when it is undone."""

import json
from collections.abc import Callable, Mapping
from typing import Final

from qualitytui.i18n import say
from qualitytui.store.entry_row import EntryRow
from qualitytui.store.letters import files_left as letters_left
from qualitytui.store.reader import Reader

MOST: Final = 30
"""How many files a sentence names."""


def files_left(reader: Reader, act: EntryRow) -> str:
    """The sentence about files that remain after an undo; "" where there are none."""
    sentence = _SENTENCES.get(act.command)
    files = json.loads(act.arguments).get("files", []) if sentence else letters_left(reader, act.id)
    names = "、".join(files[:MOST]) + (" .." if len(files) > MOST else "")
    return (sentence or _written)(names) if files else ""


def _written(names: str) -> str:
    return say("written and left: {paths}", paths=names)


_SENTENCES: Final[Mapping[str, Callable[[str], str]]] = {
    "forms.out": lambda names: say("the files stay where they were written: {files}", files=names),
    "forms.in": lambda names: say("the files stay as they were received, marked as taken back: {files}", files=names),
}
