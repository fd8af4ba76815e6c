"""Task tables that copying from a web page flattened: one cell a line, or the cells of a row between blanks."""

from collections.abc import Sequence
from typing import Final

from qualitytui.reading.columns import BARE, OWNERS, kind_of_name
from qualitytui.reading.department_lists import TIME, without_duty
from qualitytui.reading.names import SURE, bare, names_in
from qualitytui.reading.tables import ABOVE, BREAK, NOTHING, columns_of, is_cell

LONGEST_HEADING: Final = 14
MOST_COLUMNS: Final = 8
LOST: Final = 6.0
"""What a row without its task costs."""
COST: Final = {"lead": 2.0, "responsible": 1.5}
"""What a row without its owner costs; others cost less."""
MOST_LINES: Final = 40
"""Lines within which a row of cells ends."""
LONGEST_TIME: Final = 24
PLAIN: Final = 4
"""Columns of a table that says what is to be reached, how much, and who answers."""
MARKS: Final = frozenset(",，。；")
Lines = Sequence[tuple[int, str]]


def rejoin_rows(lines: Lines) -> list[tuple[int, str]]:
    """The lines, the rows of such a table as one line each with its cells between tabs."""
    found: list[tuple[int, str]] = []
    at = 0
    while at < len(lines):
        cells, after = _heading(lines, at)
        if not cells:
            found.append(lines[at])
            at += 1
            continue
        is_ruled = after == at + 1
        kinds = columns_of(cells)
        rows, end = _rows(lines, after, kinds, is_ruled=is_ruled)
        if rows and len(rows[0][1]) > len(cells):
            task = kinds.index("task")
            cells[task:task] = [cells[task]]
        found += (
            [(line, "\t".join(row) + "\t") for line, row in ((lines[at][0], cells), *rows)] if rows else lines[at:end]
        )
        at = end
    return found


def _heading(lines: Lines, at: int) -> tuple[list[str], int]:
    """The heading of a table that begins at a line, and where its rows begin; no cells where there is none."""
    first = _cell(lines[at][1])
    words = _words(first)
    if "\t" in first or "|" in first or kind_of_name((words or [""])[0]) != "number":
        return [], at
    if len(words) > 1:
        return (words, at + 1) if _is_heading(words) else ([], at)
    found: list[str] = []
    for end in range(at, min(len(lines), at + 2 * MOST_COLUMNS)):
        cell = "".join(_cell(lines[end][1]).split())
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
    """Whether cells are the heading of a table of tasks, or of one of numbers to reach."""
    kinds = columns_of(cells) if 2 < len(cells) <= MOST_COLUMNS else []
    return kinds[:1] == ["number"] and "task" in kinds and bool({"lead", "responsible", "goal"} & {*kinds})


def _rows(lines: Lines, at: int, kinds: Sequence[str], *, is_ruled: bool) -> tuple[list[tuple[int, list[str]]], int]:
    """The rows from a line on, each of which begins with the next number, and where they end."""
    found: list[tuple[int, list[str]]] = []
    count = 0
    while at < len(lines):
        count += 1
        number = str(count)
        if is_ruled:
            words = lines[at][1].split()
            if words[:1] != [number] or len(words) < 3:
                break
            cells, end = words, at + 1
        else:
            if _cell(lines[at][1]) != number:
                break
            following = str(count + 1)
            last = min(len(lines), at + MOST_LINES)
            next_row = next((to for to in range(at + 1, last) if _cell(lines[to][1]) == following), None)
            end = next_row or _end(lines, at, last, kinds)
            cells = [cell for _, text in lines[at:end] if (cell := _cell(text))]
        is_apart = "goal" in kinds and len(kinds) <= PLAIN and not is_ruled
        found += [(lines[at][0], row) for row in (_measured(cells) if is_apart else [_placed(cells, kinds)])]
        at = end
    return found, at


def _end(lines: Lines, at: int, last: int, kinds: Sequence[str]) -> int:
    """Where the last row of a table ends: with its bars, else behind its time, where that is the last column."""
    if is_cell(lines[at][1]):
        return next((to for to in range(at + 1, last) if not is_cell(lines[to][1])), last)
    last = min(last, at + len(kinds))
    if kinds[-1] != "time":
        return last
    return next((to + 1 for to in range(at + 2, last) if _is_time(_cell(lines[to][1]))), last)


def _measured(cells: Sequence[str]) -> list[list[str]]:
    """The rows of one number: names, what is to be reached, and who answers, and again for each further number."""
    found: list[list[str]] = []
    names: list[str] = []
    for cell in cells[1:]:
        if BARE.match(cell):
            first = [*names[:1], *[""] * (not names)] if not found else [ABOVE]
            found.append([cells[0] if not found else ABOVE, *first, " ".join(names[not found :]), cell, ""])
            names = []
        elif found and not names and _are_owners(cell):
            found[-1][-1] = f"{found[-1][-1]}{BREAK}{cell}".removeprefix(BREAK)
        else:
            names.append(cell)
    return found or [[cells[0], *names]]


def _is_time(cell: str) -> bool:
    """Whether a cell says by when."""
    return len(cell) <= LONGEST_TIME and not MARKS & {*cell} and bool(TIME.search(cell))


def _cell(text: str) -> str:
    return text.strip(" 　|")


def _placed(cells: Sequence[str], kinds: Sequence[str]) -> list[str]:
    """The cells after the row's number in the columns that they fit best, in their order; a merged cell is not there."""
    best: dict[tuple[int, int], tuple[float, list[int]]] = {(0, 0): (0.0, [])}
    held = cells[1:]
    for column in range(len(kinds) - 1):
        kind = kinds[column + 1]
        is_last_task = kind == "task" and "task" not in kinds[column + 2 :]
        lost = LOST if is_last_task else COST.get(kind, 0.5)
        for at in range(len(held) + 1):
            if (at, column) not in best:
                continue
            score, taken = best[at, column]
            for count in range(min(len(held) - at, MOST_LINES) + 1):
                fit = sum(_fit(cell, kind) for cell in held[at : at + count]) - 1.5 * max(count - 1, 0)
                found = (score + (fit if count else -lost), [*taken, count])
                if found[0] > best.get((at + count, column + 1), (float("-inf"),))[0]:
                    best[at + count, column + 1] = found
    counts = best[len(held), len(kinds) - 1][1]
    row, at = [cells[0]], 0
    for kind, count in zip(kinds[1:], counts, strict=True):
        is_reached = not count and kind in {"task", "kind", "lead", "responsible"}
        row.append(ABOVE if is_reached else BREAK.join(held[at : at + count]))
        at += count
    return row


def _fit(cell: str, kind: str) -> float:
    """How well a cell fits a column, 2 for what belongs there and less than 0 for what does not."""
    if cell in NOTHING:
        return 0.0 if kind in {"task", "kind"} else 1.0
    is_time = _is_time(cell)
    is_owner = not is_time and _are_owners(cell)
    if kind == "time":
        return 2.0 if is_time else -3.0
    if kind in OWNERS:
        return 2.0 if is_owner else -2.0
    if kind == "goal":
        return 2.0 if BARE.match(cell) else 0.5
    return -1.0 if is_time or is_owner else 2.0


def _are_owners(cell: str) -> bool:
    names = [bare(name) for name in names_in(without_duty(cell))]
    return "。" not in cell and sum(bool(SURE.match(name)) for name in names) * 2 > len(names)
