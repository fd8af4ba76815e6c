"""Source positions: the lines of an item in its document, with owners, dates and numbers marked."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from qualitytui.model.plan import Plan, PlanGoal, PlanIndicator, PlanTask, Target
from qualitytui.reading.numbers import numbers_in, with_plain_dashes

Item = PlanTask | PlanIndicator | PlanGoal
MarkKind = Literal["department", "date", "target"]
BEGINNING: Final = 16
"""Characters by which a heading is known in its document."""
LEVELS: Final = re.compile(r"^(?:[省市县区州旗]委|[\u4e00-\u9fff]{0,4}[省市县区州旗])(?=.{2})")
NEAR: Final = 6
"""Lines within which the cells of a row of a flattened table stand."""


class Mark(NamedTuple):
    """A span of a line with the kind of what was parsed there."""

    start: int
    end: int
    kind: MarkKind


class SourceLine(NamedTuple):
    """A line of the document, counted from 1, with the marks of one item in it."""

    number: int
    text: str
    marks: tuple[Mark, ...]


class Evidence:
    """The lines of each item of a plan; made once for a plan, as its items end where the next thing begins."""

    def __init__(self, plan: Plan, source: Sequence[str]) -> None:
        self.source = source
        self.starts = sorted({*_first_lines(plan), *_heading_lines(plan, source), len(source) + 1})
        self.folded: Mapping[int, str] = {
            number: folded(text) for number, text in enumerate(source, 1) if plan.indicators and text.strip()
        }

    def numbers(self, item: Item) -> range:
        """The numbers of the lines that an item takes; empty where the document does not show it."""
        first = self._row(item) if isinstance(item, PlanIndicator) else item.line
        if not 0 < first <= len(self.source):
            return range(0)
        end = min(self.starts[bisect_right(self.starts, first)], len(self.source) + 1)
        if isinstance(item, PlanIndicator):
            end = first + 1 if "\t" in self.source[first - 1] else min(end, first + NEAR)
        while end > first + 1 and not self.source[end - 2].strip():
            end -= 1
        return range(first, end)

    def lines(self, item: Item) -> tuple[SourceLine, ...]:
        """Every line of an item, with what was understood of it marked where it stands."""
        numbers = self.numbers(item)
        texts = [self.source[number - 1] for number in numbers]
        marked = marks_in(texts, item)
        return tuple(
            SourceLine(number, text, marks) for number, text, marks in zip(numbers, texts, marked, strict=True)
        )

    def _row(self, row: PlanIndicator) -> int:
        """The line of the table in which a row of an annex begins; 0 where none holds its name."""
        names = [folded(name) for name in row.title.split()]
        numbers = [number for number, text in self.folded.items() if names and names[-1] in text]
        value = folded(row.target.text) if row.target else ""
        near = [at for at in numbers if any(value in self.folded.get(one, "") for one in range(at, at + NEAR))]
        return (near or numbers or [0])[-1]


def _first_lines(plan: Plan) -> Iterator[int]:
    yield from (task.line for task in plan.tasks)
    yield from (goal.line for goal in plan.goals)
    yield from (skipped.line for skipped in plan.skipped)


def _heading_lines(plan: Plan, source: Sequence[str]) -> Iterator[int]:
    headings = {folded(f"{section.number}{section.title}")[:BEGINNING] for section in plan.sections if section.number}
    for number, text in enumerate(source, 1):
        if text.strip() and folded(text)[:BEGINNING] in headings:
            yield number


def folded(text: str) -> str:
    """A text without any blank."""
    return "".join(text.split())


def marks_in(texts: Sequence[str], item: Item) -> list[tuple[Mark, ...]]:
    """The marks of an item in each of some lines, none over another."""
    whole = "\n".join(texts)
    names = [] if isinstance(item, PlanGoal) else [department.name for department in item.departments]
    wanted: list[tuple[str, MarkKind]] = [
        (written, "department") for name in names for written in _written(name, whole)
    ]
    wanted += [(one.text, "date") for one in getattr(item, "deadlines", ())]
    found: list[list[Mark]] = []
    for text in texts:
        marks = [mark for target in _targets(item) for mark in _number_marks(text, target)]
        for words, kind in sorted(wanted, key=lambda one: -len(one[0])):
            marks += [Mark(at.start(), at.end(), kind) for at in re.finditer(re.escape(words), text) if words]
        found.append(marks)
    return [_apart(marks) for marks in found]


def _written(name: str, whole: str) -> tuple[str, ...]:
    """A name as the text writes it: whole, or without the level that the reader put before it."""
    if name in whole:
        return (name,)
    bare = LEVELS.sub("", name)
    return (bare,) if bare != name and bare in whole else ()


def _targets(item: Item) -> Sequence[Target]:
    return item.targets if not isinstance(item, PlanIndicator) else (item.target,) if item.target else ()


def _number_marks(text: str, target: Target) -> Iterator[Mark]:
    """The number of a target where its words stand in a line; its words where no number of that value does."""
    at = text.find(target.text) if target.text else -1
    if at < 0:
        return
    end = at + len(target.text)
    numbers = numbers_in(with_plain_dashes(target.text))
    equal = [number for number in numbers if (number.value, number.upper) == (target.value, target.upper)]
    same = [one for one in equal if one.unit == target.unit] or equal
    if same:
        yield Mark(at + same[0].start, at + same[0].end, "target")
    else:
        yield Mark(at, end, "target")


def _apart(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)
