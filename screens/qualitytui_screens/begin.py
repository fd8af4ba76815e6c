"""Opens the screens; the workbook is asked while Textual is loaded."""

import os
from pathlib import Path

from qualitytui.config import Config
from qualitytui.errors import Refused
from qualitytui.paths import state_folder
from qualitytui.workbook.book import Hand
from qualitytui_screens import waste
from qualitytui_screens.ahead import Ahead
from qualitytui_screens.memory import Memory
from qualitytui_screens.terminal import hear_well, settle_colours


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
) -> int:
    """Runs the screens until the person leaves; returns the exit code, or raises where the program broke."""
    waste.rest()
    state = state_folder(os.environ)
    memory = Memory(state)
    if not is_language_asked:
        memory.speak()
    ahead = Ahead(path, hand, config, read_only=read_only) if path.exists() else None
    settle_colours(os.environ)
    from qualitytui_screens.app import QualityApp  # noqa: PLC0415 - loaded while the workbook answers

    app = QualityApp(
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
    )
    hear_well(app.hear_answer)
    result = app.run(mouse=config.mouse)
    if isinstance(app.broken, Refused):
        raise app.broken
    if app.broken is not None:
        from qualitytui.crash import broken  # noqa: PLC0415 - only after a crash
        from qualitytui.workbook.care import damage_of  # noqa: PLC0415 - likewise

        raise damage_of(app.path) or broken(app.broken, state)
    return app.return_code or result or 0
