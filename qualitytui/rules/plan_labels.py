"""How the plan itself numbers an item: 二、（一）2, 附件1第11项; papers cite it so, never by our ref."""

import re
from collections.abc import Sequence

FULL_WIDTH = str.maketrans("()", "（）")


def task_label(numbers: Sequence[str]) -> str:
    """The label of an item from the numbers of its headings and its own: 二、, (一), 2. make 二、（一）2."""
    parts = [number.strip().translate(FULL_WIDTH) for number in numbers]
    handed = re.fullmatch(r"X(\d+)", parts[-1]) if parts else None
    if handed:
        return f"交办{handed[1]}"
    return "".join(part.rstrip(".．、") if nth == len(parts) - 1 else part for nth, part in enumerate(parts))


def annex_label(ref: str, number: str) -> str:
    """The label of an annex row from its ref and its number: A1.11.2 and 11 make 附件1第11项."""
    annex = re.match(r"A(\d+)\.", ref)
    return f"附件{annex[1] if annex else ''}第{number}项"
