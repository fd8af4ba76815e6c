"""The parts of a document: the notice with its own points, the plan, the list of annexes, the annexes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qualitytui.i18n import say
from qualitytui.model.plan import Skipped
from qualitytui.reading.deadlines import lone_date
from qualitytui.reading.letterhead import GENRE, ISSUER
from qualitytui.reading.outline import label_of
from qualitytui.reading.tables import is_cell

HEADING: Final = re.compile(r"^\s*(?:附件|附表|附)\s*(\d{1,2}|[一二三四五六七八九十])?\s*[:：]?\s*$")
DECLARED: Final = re.compile(r"^\s*附\s*件\s*[:：]\s*(.*)$")
DECLARED_ITEM: Final = re.compile(r"^\s*(\d{1,2})\s*[.．、]\s*(.+)$")
CLOSING: Final = re.compile(
    r"^(?:[(（](?:此件|联系人|本文|公开|此文).*[)）]|抄送[:：].*|主送[:：].*|联系(?:人|电话|方式)[:：].*"
    r"|本(?:意见|方案|办法|通知|措施|若干措施|政策|若干政策|计划|规定|细则|行动计划|实施意见|实施方案|行动方案|文件)[^。]{0,12}自[^。]{2,20}(?:起|之日).{0,4}(?:施行|实施|执行|生效).*"
    r"|.{0,40}(?:公开征求意见|征求意见(?:时间|期限|日期|截止)).*"
    r"|.{0,20}(?:办公室|办公厅|政府办)\s*\d{4}年\d{1,2}月\d{1,2}日印发|\d{4}年\d{1,2}月)$"
)
SLACK, MIN_WIDTH, MAX_WIDTH, MIN_FULL = 2, 12, 60, 10
"""A broken page has ten lines and two fifths of its lines of nearly one width, of 12 to 60 characters."""
NEAR: Final = 12
"""Lines within which the plan's title follows the date of the notice."""


@dataclass(frozen=True, slots=True)
class Annex:
    """One annex: its number, its title, the line it starts on, and its lines."""

    number: int
    title: str
    line: int
    lines: tuple[tuple[int, str], ...]


def unwrapped(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    """Puts paragraphs together that a copied page broke into lines of one width; a paragraph keeps its first line."""
    lengths = sorted(len(text.rstrip()) for _, text in lines if text.strip() and not is_cell(text))
    width = lengths[len(lengths) * 4 // 5] if lengths else 0
    full = [length for length in lengths if width - SLACK <= length <= width + SLACK]
    if not MIN_WIDTH <= width <= MAX_WIDTH or len(full) < MIN_FULL or len(full) * 5 < 2 * len(lengths):
        return list(lines)
    found: list[tuple[int, list[str]]] = []
    is_full = False
    for line, text in lines:
        starts = label_of(text) or DECLARED.match(text) or HEADING.match(text) or is_cell(text)
        if is_full and not starts and not text.startswith((" ", "　")):
            found[-1][1].append(text.strip())
        else:
            found.append((line, [text.rstrip()]))
        is_full = len(text.rstrip()) >= width - SLACK and not is_cell(text)
    return [(line, "".join(parts)) for line, parts in found]


def split_annexes(lines: Sequence[tuple[int, str]]) -> tuple[list[tuple[int, str]], list[Annex]]:
    """Parts the body from the annexes, each of which starts with a line 附件1 of its own."""
    starts = [at for at, (_, text) in enumerate(lines) if len(text) < 20 and HEADING.match(text)]
    if not starts:
        return list(lines), []
    annexes = []
    for nth, (start, end) in enumerate(zip(starts, [*starts[1:], len(lines)], strict=True), 1):
        heading = HEADING.match(lines[start][1])
        number = (heading and heading[1]) or str(nth)
        rest = [line for line in lines[start + 1 : end] if line[1].strip()]
        title = rest[0][1].strip() if rest and not is_cell(rest[0][1]) else ""
        digits = int(number) if number.isdecimal() else "一二三四五六七八九十".index(number) + 1
        annexes.append(Annex(digits, title, lines[start][0], tuple(rest[1:] if title else rest)))
    return list(lines[: starts[0]]), annexes


def take_annex_list(
    lines: Sequence[tuple[int, str]],
) -> tuple[dict[int, str], list[tuple[int, str]], list[Skipped]]:
    """The annexes listed after 附件：, a title broken over lines put together; the lines without that list; what is left.

    What follows the list is no part of the plan, unless the numbering starts there once more.
    """
    start = next((at for at, (_, text) in enumerate(lines) if DECLARED.match(text)), None)
    if start is None:
        return {}, list(lines), []
    found: dict[int, str] = {}
    last, end = 0, start
    first = DECLARED.match(lines[start][1])
    for at, piece in enumerate(
        [first[1] if first else "", *(text for _, text in lines[start + 1 : start + 20])], start
    ):
        item = DECLARED_ITEM.match(piece)
        if item:
            last = int(item[1])
            found[last] = item[2].strip()
        elif at > start and (_is_end_of_list(piece) or (last and _is_title_ended(found[last]))):
            break
        elif last:
            found[last] += piece.strip()
        elif piece.strip():
            last = 1
            found[1] = piece.strip()
        end = at
    behind = list(lines[end + 1 :])
    has_plan = any((label := label_of(text)) and label[1] == 1 for _, text in behind)
    kept = behind if has_plan else [one for one in behind if _is_closing(one[1].strip())]
    why = say("behind the list of annexes")
    left = [] if has_plan else [Skipped(*one, why) for one in behind if one not in kept and one[1].strip()]
    return found, [*lines[:start], *kept], left


def _is_end_of_list(text: str) -> bool:
    return bool(HEADING.match(text)) or not text.strip() or len(text) > 60 or lone_date(text) is not None


def _is_title_ended(title: str) -> bool:
    return bool(GENRE.search(title)) or title.endswith(("表", "名单", "图", "。", "》"))


def take_notice_points(
    lines: Sequence[tuple[int, str]],
) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    """The numbered points of the notice that brings the plan, and the lines without them.

    They end with the date of the notice, behind which the plan has its own title and numbers from one again.
    """
    first = next((at for at, (_, text) in enumerate(lines) if (label := label_of(text)) and label[1] == 1), None)
    if first is None:
        return [], list(lines)
    for at in range(first + 1, len(lines) - 1):
        if lone_date(lines[at][1]) is None:
            continue
        behind = [text for _, text in lines[at + 1 : at + 10 * NEAR]]
        is_titled = any(len(text) <= 50 and GENRE.search(text.strip()) for text in behind[: NEAR - 1])
        if is_titled and any((label := label_of(text)) and label[1] == 1 for text in behind):
            end = at - 1 if at - 1 > first and ISSUER.match(lines[at - 1][1].strip()) else at
            return list(lines[first:end]), [*lines[:first], *lines[end:]]
    return [], list(lines)


def take_closing(lines: Sequence[tuple[int, str]]) -> tuple[list[tuple[int, str]], list[Skipped]]:
    """The lines without those that close a document: who signed it and when, who gets copies, since when it holds."""
    kept, closing = list(lines), list[tuple[int, str]]()
    while kept and not label_of(kept[-1][1]) and _is_closing(kept[-1][1].strip()):
        closing.append(kept.pop())
    return kept, [Skipped(line, text, say("the document's close")) for line, text in reversed(closing)]


def _is_closing(text: str) -> bool:
    return bool(lone_date(text) or CLOSING.match(text) or (ISSUER.match(text) and not is_cell(text)))
