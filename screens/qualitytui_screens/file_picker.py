"""A file picker: folders to walk through, or part of a name or a whole path to type."""

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.paths import typed_path
from qualitytui.sanitize import fold
from qualitytui_screens.picker import Choice, Picker

if TYPE_CHECKING:
    from textual.app import App

MOST = 500
"""How many entries of a folder are offered."""


def choose_path(
    app: "App[int]",
    title: str,
    folder: Path,
    kinds: Collection[str],
    chosen: Callable[[Path], None],
    *,
    is_file_wanted: bool = False,
) -> None:
    """Offers the folder itself, the one above and what is in it; a folder is gone into, a file or `here` is taken.

    A folder typed whole is gone into too, even where it is the one shown, so that the keys are always the same.
    Where only a file is wanted the folder itself is not offered.
    """
    offered = list(_offered(folder, kinds))[1 if is_file_wanted else 0 :]

    def search(typed: str) -> Sequence[Choice[Path]]:
        matching = [offer for offer in offered if fold(typed) in fold(offer.label)] if typed.strip() else offered
        return [*_whole(typed), *matching]

    def path_chosen(path: Path | None) -> None:
        if path is None:
            return
        if path.is_dir() and path is not folder:
            choose_path(app, title, path, kinds, chosen, is_file_wanted=is_file_wanted)
        else:
            chosen(path)

    app.push_screen(Picker(f"{title}\n{folder}", search(""), search=search), path_chosen)


def _whole(typed: str) -> Iterator[Choice[Path]]:
    """A path that was typed whole."""
    if "/" not in typed and "\\" not in typed and not typed.startswith("~"):
        return
    try:
        path = typed_path(typed.strip())
        if path.exists():
            yield Choice(0, str(path), path)
    except (Refused, OSError, ValueError):
        return


def _offered(folder: Path, kinds: Collection[str]) -> Iterator[Choice[Path]]:
    yield Choice(1, say("this whole folder"), folder)
    if folder.parent != folder:
        yield Choice(2, "../", folder.parent)
    try:
        inside = sorted(folder.iterdir(), key=lambda path: (not path.is_dir(), path.name))[:MOST]
    except OSError:
        return
    paths = (path for path in inside if not path.name.startswith((".", "~$")))
    fit = (path for path in paths if path.is_dir() or path.suffix.lower() in kinds)
    for nth, path in enumerate(fit, 3):
        yield Choice(nth, f"{path.name}/" if path.is_dir() else path.name, path)
