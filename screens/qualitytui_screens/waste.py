"""Python's search for waste rests until the first screen stands: what is made before that, stays."""

import gc


def rest() -> None:
    """Looks for no waste from now on."""
    gc.disable()


def resume() -> None:
    """Looks for waste again, but not among what was made while it rested."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()
