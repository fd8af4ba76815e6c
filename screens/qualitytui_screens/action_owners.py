"""Who does an action that a table of keys names: the screen itself, or one of the objects it is composed of."""

from collections.abc import Callable

from textual.dom import DOMNode


def method_of(node: DOMNode, action: str) -> Callable[..., None] | None:
    """The method of a screen or the app that does an action, else that of the first of its owners that has one."""
    name = f"action_{action.partition('(')[0]}"
    owners = (node, *getattr(node, "owners_of_actions", ()))
    return next((getattr(owner, name) for owner in owners if hasattr(owner, name)), None)
