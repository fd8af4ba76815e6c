"""No command on a terminal: the screens; any command: the command line."""

import signal

IS_ASKED_TO_STOP = signal.getsignal(signal.SIGINT) is signal.default_int_handler
if IS_ASKED_TO_STOP:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C during the imports ends the program without a traceback

import gc  # noqa: E402 - see above

gc.set_threshold(100_000)  # the default of 700 runs a dozen garbage collections during the imports and frees nothing

import os  # noqa: E402
import sys  # noqa: E402
from contextlib import suppress  # noqa: E402
from typing import NoReturn, TextIO  # noqa: E402

from qualitytui.cli.dispatch import main as run_command  # noqa: E402
from qualitytui.cli.run import OpenScreens  # noqa: E402
from qualitytui.errors import Refused  # noqa: E402
from qualitytui.paths import editor_of, state_folder  # noqa: E402


def main() -> None:
    """Runs the program and exits with its code."""
    try:
        if IS_ASKED_TO_STOP:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        code = _run()
    except KeyboardInterrupt:
        code = 130
    _leave(code)


def _leave(code: int) -> NoReturn:
    """Exits the process at once after flushing the streams; the usual way where a thread is still running.

    All files are closed by then; shutting the interpreter down takes half the time of a short command.
    """
    _let_go(sys.stdout)
    _let_go(sys.stderr)
    threading = sys.modules.get("threading")
    if threading is None or threading.active_count() == 1:
        os._exit(code)
    sys.exit(code)


def _run() -> int:
    """Runs the command or the screens; returns the exit code."""
    try:
        return run_command(sys.argv[1:], os.environ)
    except OpenScreens as fork:
        from qualitytui_screens.launch import run_screens  # noqa: PLC0415 - the command line never loads Textual

        run = fork.run
        try:
            return run_screens(
                run.path,
                run.hand,
                run.config,
                ascii_only=run.globals.ascii,
                slow_line=run.globals.slow_line or run.config.slow_line,
                for_reader=run.globals.screen_reader or run.config.screen_reader,
                is_demo=fork.is_demo,
                read_only=run.globals.read_only,
                editor=editor_of(os.environ),
                is_language_asked=bool(run.globals.lang or os.environ.get("QUALITYTUI_LANG")),
            )
        except Refused as refusal:
            return run.terminal.refuse(refusal, as_json=False)
        except Exception as error:  # noqa: BLE001 - the last resort: a sentence, a report, exit code 70
            from qualitytui.crash_report import broken  # noqa: PLC0415 - only after a crash

            return run.terminal.refuse(broken(error, state_folder(os.environ)), as_json=False)


def _let_go(stream: TextIO) -> None:
    """Flushes the output streams; a closed terminal is ignored and does not change the exit code."""
    try:
        stream.flush()
    except (OSError, ValueError):
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    main()
