"""No command on a terminal: the screens; any command: the command line."""

import os
import sys
from contextlib import suppress
from typing import TextIO

from qualitytui.cli.run import OpenScreens
from qualitytui.cli.run import main as run_command
from qualitytui.errors import Refused
from qualitytui.paths import editor_of, state_folder


def main() -> None:
    """Runs the program and exits with its code."""
    try:
        code = run_command(sys.argv[1:], os.environ)
    except OpenScreens as fork:
        from qualitytui_screens.begin import run_screens  # noqa: PLC0415 - the command line never loads Textual

        run = fork.run
        try:
            code = run_screens(
                run.path,
                run.hand,
                run.config,
                ascii_only=run.globals.ascii,
                is_demo=fork.is_demo,
                read_only=run.globals.read_only,
                editor=editor_of(os.environ),
                is_language_asked=bool(run.globals.lang or os.environ.get("QUALITYTUI_LANG")),
            )
        except Refused as refusal:
            code = run.terminal.refuse(refusal, as_json=False)
        except KeyboardInterrupt:
            code = 130
        except Exception as error:  # noqa: BLE001 - the last resort: a sentence, a report, exit code 70
            from qualitytui.crash import broken  # noqa: PLC0415 - only after a crash

            code = run.terminal.refuse(broken(error, state_folder(os.environ)), as_json=False)
    _let_go(sys.stdout)
    _let_go(sys.stderr)
    sys.exit(code)


def _let_go(stream: TextIO) -> None:
    """Writes out what is still held back; a terminal that is gone takes no more, and changes no exit code."""
    try:
        stream.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    main()
