"""A parsed filter: its terms, and their notation."""

import re

from qualitytui.named_tuple import NamedTuple


class Term(NamedTuple):
    """One condition: any of the values of a key, or none of them when negated."""

    key: str
    values: tuple[str, ...]
    negated: bool = False

    @property
    def text(self) -> str:
        """The term as it is typed."""
        sign = "-" if self.negated else ""
        if self.key == "word":
            return sign + quoted(self.values[0])
        return f"{sign}{self.key}:{','.join(map(quoted, self.values))}"


class Filter(NamedTuple):
    """Terms joined by and; without terms everything matches."""

    terms: tuple[Term, ...] = ()

    @property
    def text(self) -> str:
        """The filter as it is typed."""
        return " ".join(term.text for term in self.terms)


def quoted(value: str) -> str:
    """Quotes a value for the filter language."""
    if re.search(r"[\s,，:：\"“”']", value) or value.startswith(("-", "－")) or not value:
        return '"' + value.replace('"', "”") + '"'
    return value
