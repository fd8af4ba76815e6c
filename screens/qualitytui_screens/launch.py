"""Launches the app; the first query is prefetched while Textual is imported."""

import os
import sys
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.paths import state_folder
from qualitytui.workbook.book import Hand
from qualitytui_screens.gc_pause import pause_gc
from qualitytui_screens.prefetch import Prefetch
from qualitytui_screens.theme_colours import first_theme
from qualitytui_screens.ui_state import UiState

if TYPE_CHECKING:
    from qualitytui_screens.app import QualityApp
    from qualitytui_screens.early_terminal import EarlyTerminal

TURN = 0.0005
"""Seconds after which a thread that asks or counts beside the screens gives way to them."""


def run_screens(
    path: Path,
    hand: Hand,
    config: Config,
    *,
    ascii_only: bool,
    for_reader: bool,
    slow_line: bool,
    is_demo: bool,
    read_only: bool,
    editor: str,
    is_language_asked: bool,
    opening: AbstractContextManager[object],
    warnings: Sequence[str] = (),
) -> int:
    """Runs the screens until the person leaves; returns the exit code, or raises where the program broke."""
    pause_gc()
    sys.setswitchinterval(TURN)
    memory = _memory(is_language_asked=is_language_asked)
    with opening:  # shows how far it is where the file is brought to the present format or checked after a crash
        ahead = Prefetch(path, hand, config, read_only=read_only) if path.exists() else None
    theme = first_theme(config.theme, memory.look.get("theme", ""))
    with _opened(None if ascii_only or for_reader else ahead, path, theme, is_sample=is_demo) as early:
        app = _loaded_app()(
            path,
            hand,
            config,
            ascii_only=ascii_only,
            for_reader=for_reader,
            slow_line=slow_line,
            is_demo=is_demo,
            editor=editor,
            is_language_asked=is_language_asked,
            ahead=ahead,
            memory=memory,
            warnings=warnings,
        )
        return _exit_code(app, early)


def _memory(*, is_language_asked: bool) -> UiState:
    """What the last run left; its language holds unless another was asked for."""
    memory = UiState(state_folder(os.environ))
    if not is_language_asked:
        memory.speak()
    return memory


def _opened(
    ahead: Prefetch | None, path: Path, theme: str, *, is_sample: bool
) -> "AbstractContextManager[EarlyTerminal | None]":
    """Shows the first rows, as far as it can be known how the board will show them."""
    if ahead is None or sys.platform == "win32":
        return nullcontext()
    from qualitytui_screens.early_terminal import shown  # noqa: PLC0415 - there is none on Windows
    from qualitytui_screens.opening import opening_of  # noqa: PLC0415 - while the workbook answers

    return shown(opening_of(ahead, path, theme, os.environ, is_sample=is_sample))


def _exit_code(app: "QualityApp", early: "EarlyTerminal | None") -> int:
    """Runs the app until the person leaves; raises where the program broke."""
    from qualitytui_screens.textual_compat.terminal_setup import use_eager_driver  # noqa: PLC0415 - loaded by now

    app.early_terminal = early
    use_eager_driver(app)
    result = app.run(mouse=app.config.mouse)
    _close(app)
    if app.broken is not None:
        raise _reason(app.broken, app.path)
    return app.return_code or result or 0


def _close(app: "QualityApp") -> None:
    """Closes the workbook, so that all that was written stands in its file and the next start has nothing to check."""
    for book in [*(app.present or ())[:1], *([app.book] if app.has_book else [])]:
        book.close()


def _loaded_app() -> "type[QualityApp]":
    """The app, loaded while the workbook answers; Textual finds its settings in the environment when it is loaded."""
    from qualitytui_screens.textual_compat.terminal_setup import prepare_environment  # noqa: PLC0415 - likewise

    prepare_environment(os.environ)
    from qualitytui_screens.app import QualityApp  # noqa: PLC0415 - likewise

    return QualityApp


def _reason(error: Exception, path: Path) -> Exception:
    """Why the screens ended: the refusal itself, a damaged workbook, or an error of the program, which is reported."""
    if isinstance(error, Refused):
        return error
    from qualitytui.crash_report import broken  # noqa: PLC0415 - only after a crash
    from qualitytui.workbook.maintenance import damage_of  # noqa: PLC0415 - likewise

    return damage_of(path) or broken(error, state_folder(os.environ))
