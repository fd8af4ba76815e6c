"""How an item is named in a workbook of several plans."""

from collections.abc import Collection


def address(plan: str | None, ref: str, shared: Collection[str]) -> str:
    """The ref to type: with its plan's key before it unless exactly one living item has it."""
    return f"{plan}:{ref}" if plan and (ref in shared or f"{plan}:" in shared or f"{plan}:{ref}" in shared) else ref
