"""Pauses garbage collection (gc.disable, gc.freeze) until the first screen is shown, which makes the start faster."""

import gc


def pause_gc() -> None:
    """Stops the garbage collector."""
    gc.disable()


def resume_gc() -> None:
    """Starts the garbage collector again; it skips what was made while it was stopped."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
