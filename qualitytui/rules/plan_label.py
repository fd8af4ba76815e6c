"""The label by which the plan itself names an item; papers cite it so, never by our ref."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

FULL_WIDTH: Final = str.maketrans("()", "（）")
CIRCLES: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def plan_label(headings: Sequence[str], number: str) -> str:
    """The numbers of the headings above an item, the topmost first, and its own: 二、（一）2."""
    return "".join(map(heading_number, headings)) + heading_number(number).rstrip(".．、,， ")


def heading_number(number: str) -> str:
    """The number of a heading with the brackets that papers have."""
    return number.strip().translate(FULL_WIDTH)


def task_label(ref: str, headings: Sequence[str], number: str) -> str:
    """The label of a task: 交办1 for X1, which stands in no plan, 结转1 where it was carried over; else its ref."""
    if handed := re.fullmatch(r"X(\d+)", ref):
        return f"交办{handed[1]}" if number.strip() in {"", ref} else number.strip()
    return plan_label(headings, number) if number.strip() else ref


def indicator_label(ref: str, of_task: str) -> str:
    """The label of an indicator: 附件1第11项 for each of the row's own, else that of the task whose text names it."""
    if row := re.match(r"A(\d+)\.(\d+)", ref):
        return f"附件{row[1]}第{row[2]}项"
    return of_task or ref


def cited(label: str, title: str) -> str:
    """An item as a paper cites it: its label and title, apart where the label ends with a number."""
    return f"{label}{title}" if label.endswith("）") else f"{label} {title}".strip()


def joined_label(label: str, title: str) -> str:
    """An item in a sentence: its label and title together, apart where a number would run into a number."""
    return f"{label} {title}" if label[-1:].isdigit() and title[:1].isdigit() else f"{label}{title}"


def short_label(label: str) -> str:
    """The same without the mark between the topmost heading and the next, for where there is little room."""
    return label.replace("、", "")


def form_label(ref: str, label: str) -> str:
    """The short label, with which of several it is: a form has a row for each target of an item or annex row."""
    match = re.fullmatch(r"A\d+\.\d+\.(\d+)|[^#]*#(\d+)", ref)
    return short_label(label) + (_circled(match[1] or match[2]) if match else "")


def label_key(label: str) -> str:
    """The same key for one label however it is typed: width, points, commas and blanks set aside."""
    text = "".join(f"({CIRCLES.index(char) + 1})" if char in CIRCLES else char for char in label)
    text = unicodedata.normalize("NFKC", text).upper()
    text = re.sub(r"[\s、,，.。．]", "", text)
    return re.sub(r"^附件?(\d+)[-第](\d+)项?", r"附\1-\2", text)


def _circled(number: str) -> str:
    return CIRCLES[int(number) - 1] if 0 < int(number) <= len(CIRCLES) else f"（{number}）"
