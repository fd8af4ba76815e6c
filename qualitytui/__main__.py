"""No command on a terminal: the screens; any command: the command line."""

import os
import sys

from qualitytui.cli.run import OpenScreens
from qualitytui.cli.run import main as run_command
from qualitytui.errors import Refused
from qualitytui.paths import editor_of


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
                editor=editor_of(os.environ),
            )
        except Refused as refusal:
            code = run.terminal.refuse(refusal, as_json=False)
    sys.exit(code)


if __name__ == "__main__":
    main()
