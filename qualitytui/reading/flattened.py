"""Tables of tasks that copying from a page took apart: a cell a line, or the cells of a row between blanks."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from qualitytui.reading.names import are_surely_bodies, names_in
from qualitytui.reading.tables import columns_of

LONGEST_HEADING: Final = 14
MOST_COLUMNS: Final = 8
MOST_LINES: Final = 40
"""Lines within which a row of cells ends."""
TIMES: Final = re.compile(r"^[^,，。；]{0,12}(?:\d{1,2}月|年底|年内|季度|半年|\d{4}年|全年|长期|持续)[^,，。；]{0,8}$")
Lines = Sequence[tuple[int, str]]


def put_together(lines: Lines) -> list[tuple[int, str]]:
    """The lines, the rows of such a table as one line each with its cells between tabs."""
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(lines):
        cells, after = _heading(lines, at)
        if not cells:
            found.append(lines[at])
            at += 1
            continue
        rows, end = _rows(lines, after, columns_of(cells), is_ruled=after == at + 1)
        found += [(lines[at][0], "\t".join(cells) + "\t"), *rows] if rows else lines[at:end]
        at = end
    return found


def _heading(lines: Lines, at: int) -> tuple[list[str], int]:
    """The heading of a table that begins at a line, and where its rows begin; no cells where there is none."""
    first = _cell(lines[at][1])
    if "\t" in first or "|" in first or not first.startswith("序"):
        return [], at
    if len(first) > len("序号"):
        cells = _words(first)
        return (cells, at + 1) if _is_heading(cells) else ([], at)
    found: list[str] = []
    for end in range(at, min(len(lines), at + 2 * MOST_COLUMNS)):
        cell = re.sub(r"\s", "", _cell(lines[end][1]))
        if cell == "1":
            return (found, end) if _is_heading(found) else ([], at)
        if len(cell) > LONGEST_HEADING:
            break
        found += [cell] if cell else []
    return [], at


def _words(text: str) -> list[str]:
    """The words of a line; letters that were spaced out, such as 工 作 任 务, are one."""
    found: list[str] = []
    is_spaced = False
    for word in text.split():
        if len(word) == 1 and is_spaced:
            found[-1] += word
        else:
            found.append(word)
        is_spaced = len(word) == 1
    return found


def _is_heading(cells: Sequence[str]) -> bool:
    kinds = columns_of(cells) if 2 < len(cells) <= MOST_COLUMNS else []
    return (
        kinds[:1] == ["number"] and "task" in kinds and "goal" not in kinds and bool({"lead", "responsible"} & {*kinds})
    )


def _rows(lines: Lines, at: int, kinds: Sequence[str], *, is_ruled: bool) -> tuple[list[tuple[int, str]], int]:
    """The rows from a line on, each of which begins with the next number, and where they end."""
    found: list[tuple[int, str]] = []
    while at < len(lines):
        number = str(len(found) + 1)
        if is_ruled:
            words = lines[at][1].split()
            if words[:1] != [number] or len(words) < 3:
                break
            cells, end = words, at + 1
        else:
            if _cell(lines[at][1]) != number:
                break
            following = str(len(found) + 2)
            last = min(len(lines), at + MOST_LINES)
            end = next((to for to in range(at + 1, last) if _cell(lines[to][1]) == following), None) or min(
                last, at + len(kinds)
            )
            cells = [cell for _, text in lines[at:end] if (cell := _cell(text))]
        found.append((lines[at][0], "\t".join(_placed(cells, kinds)) + "\t"))
        at = end
    return found, at


def _cell(text: str) -> str:
    return text.strip(" 　|")


def _placed(cells: Sequence[str], kinds: Sequence[str]) -> Iterator[str]:
    """The cells in their columns, in order where none is missing, else by what they hold."""
    if len(cells) == len(kinds):
        yield from cells
        return
    left = list(cells[1:])
    who = [cell for cell in left if are_surely_bodies(names_in(cell.rstrip("等")))]
    when = [cell for cell in left if cell not in who and TIMES.match(cell)]
    what = [cell for cell in left if cell not in who and cell not in when]
    for kind in kinds:
        if kind == "number":
            yield cells[0]
        elif kind == "task":
            yield "：".join(what)
            what = []
        elif kind in {"lead", "responsible", "support"}:
            is_last = kind == [one for one in kinds if one in {"lead", "responsible", "support"}][-1]
            yield "、".join(who) if is_last else "".join(who[:1])
            who = [] if is_last else who[1:]
        else:
            yield "".join(when) if kind == "time" else ""
