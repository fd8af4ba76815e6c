"""No command on a terminal: the screens; any command: the command line."""

from __future__ import annotations

try:
    import gc

    gc.set_threshold(
        100_000
    )  # garbage collection: the default of 700 runs a dozen times during the imports and frees nothing

    import os
    import sys
    from contextlib import suppress

    from qualitytui.cli.dispatch import main as run_command
    from qualitytui.cli.dispatch import progress_of, tell_stopped
    from qualitytui.cli.run import OpenScreens
    from qualitytui.errors import Refused
    from qualitytui.paths import editor_of, state_folder
except KeyboardInterrupt:
    raise SystemExit(130) from None  # Ctrl-C during the imports ends the program without a traceback

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn, TextIO


def main() -> None:
    """Runs the program and exits with its code."""
    try:
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
                warnings=run.printed_warnings,
                is_language_asked=bool(run.globals.lang or os.environ.get("QUALITYTUI_LANG")),
                opening=progress_of([]),
            )
        except KeyboardInterrupt:
            tell_stopped(run.terminal, run)
            return 130
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
