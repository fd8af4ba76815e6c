"""The numbers of the summary as ids and counts only, small enough to be cached between commands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from qualitytui.model.department import OwnFigures
from qualitytui.model.light import LIGHTS
from qualitytui.model.status import STATUSES
from qualitytui.model.summary import IndicatorCounts, TaskCounts, Totals
from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.model.department import DepartmentLoad

Ids = tuple[int, ...]


class SectionCount(NamedTuple):
    """How many tasks stand anywhere below a heading, with each light, how many of the attributed are closed."""

    id: int
    total: int
    done: int
    by_light: dict[str, int]
    attributed: int


class DepartmentCount(NamedTuple):
    """What a department answers for, by role and light, and the figures of its own items."""

    id: int
    lead: int
    support: int
    responsible: int
    indicators: int
    by_light: dict[str, int]
    own: OwnFigures


def most_first(load: DepartmentCount | DepartmentLoad) -> tuple[int, int, int, int]:
    """The order of departments: those that lead most first."""
    return -load.lead, -load.responsible, -load.support, load.id


class Tally(NamedTuple):
    """Every number of the summary, and the ids of what it lists: all of them, or the first of each list."""

    total: int
    by_status: dict[str, int]
    by_light: dict[str, int]
    counts: TaskCounts
    indicators: IndicatorCounts
    sections: tuple[SectionCount, ...]
    departments: tuple[DepartmentCount, ...]
    totals: Totals
    lights: dict[int, str]
    """The light of every task that is listed, by its id."""
    overdue: Ids
    due_soon: Ids
    silent: Ids
    red_indicators: Ids
    late_steps: Ids

    def first(self, most: int) -> Tally:
        """A copy with at most so many ids in each list."""
        short = self._replace(**{name: getattr(self, name)[:most] for name in LISTS})
        return short._replace(lights={task: self.lights[task] for task in short.tasks})

    @property
    def tasks(self) -> Ids:
        """The ids of the tasks that are listed, each once, those overdue first."""
        return tuple(dict.fromkeys((*self.overdue, *self.due_soon, *self.silent)))

    def lines(self) -> Iterator[str]:
        """Serializes the tally as lines of integers, which parse faster than importing json takes."""
        yield _line((len(self.sections), self.total, *self.by_status.values()))
        for numbers in (self.by_light.values(), self.counts, self.indicators, self.totals):
            yield _line(numbers)
        for name in LISTS:
            yield _line(getattr(self, name))
        yield _line(LIGHTS.index(self.lights[task]) for task in self.tasks)
        for section in self.sections:
            yield _line((section.id, section.total, section.done, section.attributed, *section.by_light.values()))
        for load in self.departments:
            yield _line((*load[:5], *load.by_light.values(), *load.own[:5], *load.own.by_light.values()))

    @classmethod
    def from_lines(cls, lines: Iterable[str]) -> Tally:
        """Deserializes the output of `lines`; raises LookupError, TypeError or ValueError for malformed input."""
        first, by_light, counts, indicators, totals, *rest = (tuple(map(int, line.split())) for line in lines)
        sections, total, *by_status = first
        if len(rest) < len(LISTS) + 1 + sections:
            raise ValueError(rest)
        lists, lights, parts = rest[: len(LISTS)], rest[len(LISTS)], rest[len(LISTS) + 1 :]
        numbers = cls(
            total,
            _named(STATUSES, by_status),
            _named(LIGHTS, by_light),
            TaskCounts(*counts),
            IndicatorCounts(*indicators),
            tuple(
                SectionCount(key, total, done, _named(LIGHTS, lights), attributed)
                for key, total, done, attributed, *lights in parts[:sections]
            ),
            tuple(map(_department, parts[sections:])),
            Totals(*totals),
            {},
            *lists,
        )
        known = zip(numbers.tasks, lights, strict=True)
        return numbers._replace(lights={task: LIGHTS[light] for task, light in known})


LISTS = ("overdue", "due_soon", "silent", "red_indicators", "late_steps")
"""The fields that are lists of ids."""


def _line(numbers: Iterable[int]) -> str:
    return " ".join(map(str, map(int, numbers)))


def _named(names: Sequence[str], numbers: Sequence[int]) -> dict[str, int]:
    return dict(zip(names, numbers, strict=True))


def _department(numbers: Sequence[int]) -> DepartmentCount:
    """A department's numbers: its own, those of its lights, its own figures and their lights."""
    lights = 5 + len(LIGHTS)
    own = OwnFigures._make([*numbers[lights : lights + 5], _named(LIGHTS, numbers[lights + 5 :])])
    return DepartmentCount._make([*numbers[:5], _named(LIGHTS, numbers[5:lights]), own])
