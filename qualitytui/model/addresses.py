"""How an item is named in a workbook of several plans."""

from collections.abc import Collection


def address(plan: str | None, ref: str, shared: Collection[str]) -> str:
    """The ref as it must be written: with its plan's key where several plans have it or its plan is on file."""
    return f"{plan}:{ref}" if plan and (ref in shared or f"{plan}:" in shared) else ref
