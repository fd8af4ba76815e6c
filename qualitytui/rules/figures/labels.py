"""How a paper cites an item: by the plan's own label, 二、（一）2, never by 2.1.2."""

import re
from collections.abc import Sequence

BRACKETS = str.maketrans("()", "（）")


def plan_label(numbers: Sequence[str]) -> str:
    """The label made of the numbers of the headings above an item and its own: 二、 (一) 2. is 二、（一）2."""
    return "".join(_number(number) for number in numbers)


def annex_label(ref: str) -> str:
    """The label of a row of an annex: A1.10 is 附件1第10项, A1.5.2 is 附件1第5项."""
    found = re.match(r"A(\d+)\.(\d+)", ref)
    return f"附件{found[1]}第{found[2]}项" if found else ref


def _number(number: str) -> str:
    return re.sub(r"(?<=\d)[.．、]$", "", number.strip()).translate(BRACKETS)
