"""Finds the object that implements a key's action: the screen itself or one of the objects it is composed of."""

from collections.abc import Callable

from textual.dom import DOMNode


def method_of(node: DOMNode, action: str) -> Callable[..., None] | None:
    """The action method of a screen or the app, else that of its first component that has one."""
    name = f"action_{action.partition('(')[0]}"
    owners = (node, *getattr(node, "owners_of_actions", ()))
    return next((getattr(owner, name) for owner in owners if hasattr(owner, name)), None)
