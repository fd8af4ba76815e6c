"""The selection of what is imported from returned forms, by file and by field, before anything is written."""

from collections.abc import Sequence
from typing import NamedTuple

from qualitytui.exchange.forms.accepting import believe, leave_out, take_meant
from qualitytui.exchange.forms.form_diff import FormDiff
from qualitytui.exchange.forms.results import AcceptedField, FileResult, Rejected
from qualitytui.rules.return_forms import ASKED_ONLY


class Deciding(NamedTuple):
    """The files with what each would change, and what of it is left out: whole files, fields of a file."""

    results: tuple[FileResult, ...]
    left_files: frozenset[int] = frozenset()
    left: frozenset[tuple[int, AcceptedField]] = frozenset()

    def is_ticked(self, at: int, accepted: AcceptedField) -> bool:
        """Whether a field is selected."""
        return at not in self.left_files and (at, accepted) not in self.left

    def with_file(self, at: int) -> "Deciding":
        """Toggles a file."""
        return self._replace(left_files=self.left_files ^ {at})

    def with_field(self, at: int, accepted: AcceptedField) -> "Deciding":
        """Toggles a field."""
        return self._replace(left=self.left ^ {(at, accepted)})

    def believing(self, weighing: FormDiff, chosen: Rejected) -> "Deciding":
        """Resolves a conflict in favour of one department."""
        return self._replace(results=tuple(believe(weighing, self.results, chosen)))

    def as_meant(self, weighing: FormDiff, chosen: Rejected) -> "Deciding":
        """Accepts a refused value as the number that it looks like."""
        return self._replace(results=tuple(take_meant(weighing, self.results, chosen)))

    def accepted(self) -> list[FileResult]:
        """The files that are imported, without the fields left out."""
        files = list[FileResult]()
        for at, result in enumerate(self.results):
            if result.received is None or at in self.left_files:
                continue
            left = result
            for accepted in result.taken:
                left = left if self.is_ticked(at, accepted) else leave_out(left, accepted)
            files.append(left)
        return files

    def counts(self) -> tuple[int, int, int, int]:
        """How many files and fields are ticked, how many fields are not, how many are refused."""
        ticked = [
            (at, accepted) for at, result in enumerate(self.results) for accepted in result.taken if result.received
        ]
        selected = sum(self.is_ticked(at, accepted) for at, accepted in ticked)
        return (
            len(self.accepted()),
            selected,
            len(ticked) - selected,
            sum(len(result.refused) for result in self.results),
        )


def first_deciding(results: Sequence[FileResult]) -> Deciding:
    """Every field selected except values that need confirmation."""
    asked = (
        (at, accepted) for at, result in enumerate(results) for accepted in result.taken if accepted.rule in ASKED_ONLY
    )
    return Deciding(tuple(results), left=frozenset(asked))
