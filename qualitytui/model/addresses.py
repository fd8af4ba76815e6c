"""How an item is named in a workbook of several plans."""

from collections.abc import Collection


def address(plan: str | None, ref: str, shared: Collection[str]) -> str:
    """The ref as it must be written: with its plan's key where several plans have it."""
    return f"{plan}:{ref}" if plan and ref in shared else ref
