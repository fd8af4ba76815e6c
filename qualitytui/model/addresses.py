"""How an item is named in a workbook of several plans."""

from collections.abc import Collection


def address(plan: str | None, ref: str, shared: Collection[str]) -> str:
    """The ref as it must be written: with its plan's key where it is no ref of one living item alone."""
    return f"{plan}:{ref}" if plan and (ref in shared or f"{plan}:" in shared or f"{plan}:{ref}" in shared) else ref
