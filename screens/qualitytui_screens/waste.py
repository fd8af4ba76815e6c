"""Pauses garbage collection (gc.disable, gc.freeze) until the first screen is shown, which makes the start faster."""

import gc


def rest() -> None:
    """Looks for no waste from now on."""
    gc.disable()


def resume() -> None:
    """Looks for waste again, but not among what was made while it rested."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
