"""The vocabulary that a filter can name in one workbook."""

from qualitytui.named_tuple import NamedTuple


class FilterWords(NamedTuple):
    """Each department with what finds it (names, pinyin, initials), each heading's ref and title, each plan's key."""

    departments: tuple[tuple[str, tuple[str, ...]], ...]
    sections: tuple[tuple[str, str], ...]
    plans: tuple[str, ...]


class TermResult(NamedTuple):
    """Whether an item matches one term of a filter, and its value for that term."""

    term: str
    holds: bool
    has: str


class FilterExplanation(NamedTuple):
    """Why an item is shown under a filter, or why not."""

    ref: str
    title: str
    verdicts: tuple[TermResult, ...]

    @property
    def is_shown(self) -> bool:
        """Whether every term holds."""
        return all(verdict.holds for verdict in self.verdicts)


class Nearest(NamedTuple):
    """Suggestions for an empty result: the number of matches without each term, and the nearest known word."""

    without: tuple[tuple[str, int], ...]
    word: str | None
