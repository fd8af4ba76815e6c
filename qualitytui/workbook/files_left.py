"""Files that an entry wrote and that stay where they are when it is undone."""

from collections.abc import Callable, Mapping
from typing import Final

from qualitytui.words import say

MOST: Final = 30
"""How many files a sentence names."""


def files_left(command: str, arguments: str) -> str:
    """The sentence on the files that stay after an undo; "" where the entry wrote none."""
    if command not in _SENTENCES:
        return ""
    import json  # noqa: PLC0415 - only where files were written

    files = json.loads(arguments).get("files", [])
    names = "、".join(files[:MOST]) + (" .." if len(files) > MOST else "")
    return _SENTENCES[command](names) if files else ""


_SENTENCES: Final[Mapping[str, Callable[[str], str]]] = {
    "forms.out": lambda names: say("the files stay where they were written: {files}", files=names),
    "forms.in": lambda names: say("the files stay as they were received, marked as taken back: {files}", files=names),
}
