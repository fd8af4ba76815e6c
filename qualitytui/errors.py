"""Refusals: a sentence for the person, what to do about it, and an exit code."""

from __future__ import annotations

from qualitytui.i18n import to_person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final, Literal

    Remedy = Literal[
        "another-file",
        "another-folder",
        "another-workbook",
        "check-plan",
        "decide-despite",
        "give-answer",
        "give-evidence",
        "give-limit",
        "give-past-day",
        "give-plan-key",
        "give-reason",
        "give-reason-in-column",
        "give-title",
        "give-wording",
        "import-plan",
        "list-entries",
        "list-forms",
        "list-letters",
        "list-orders",
        "list-snapshots",
        "make-workbook",
        "measure",
        "name-department",
        "name-indicator",
        "name-salvaged",
        "name-workbook",
        "read-only",
        "redo",
        "reopen-assessment",
        "reopen-plan",
        "replace-snapshot",
        "restore-another",
        "restore-copy",
        "restore-or-salvage",
        "salvage",
        "separate",
        "set-code",
        "show",
        "take-snapshot",
        "undo-entries",
        "undo-entry",
        "verify",
        "verify-or-salvage",
        "verify-snapshot",
        "write-anew",
        "write-parquet",
    ]
    """What would help; the command line words it as a flag or a command, the screens as a field or a key."""
else:
    Remedy = str

FAILED: Final = 1
USAGE: Final = 2
PARTLY: Final = 3
NOTHING_MATCHED: Final = 4
NO_WORKBOOK: Final = 5
BUSY: Final = 6
DAMAGED: Final = 7
NEWER_SCHEMA: Final = 8
INTERNAL: Final = 70


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a programming error
    """A request that cannot be carried out; nothing was changed.

    `sentence` says what, where and why in the person's language, whatever a paper is being written in; `hint` says
    what to do as far as it is the same everywhere; `remedy`, with its `facts`, is for the front end to word.
    """

    code: int = FAILED

    def __init__(self, sentence: str, hint: str = "", *, remedy: Remedy | None = None, **facts: object) -> None:
        super().__init__(sentence)
        self.sentence = to_person(sentence)
        self.hint = to_person(hint)
        self.remedy = remedy
        self.facts = {name: to_person(fact) if isinstance(fact, str) else fact for name, fact in facts.items()}


class UsageRefused(Refused):
    """The request itself is invalid: an unknown filter term, a malformed date."""

    code = USAGE


class AnswerMissing(UsageRefused):
    """A required answer is missing: `field` is the argument that gives it, `question` asks for it."""

    def __init__(
        self, sentence: str, hint: str, field: str, question: str, *, remedy: Remedy | None = None, **facts: object
    ) -> None:
        super().__init__(sentence, hint, remedy=remedy, **facts, field=field)
        self.field = field
        self.question = to_person(question)


class NoWorkbook(Refused):
    """There is no workbook where one was asked for."""

    code = NO_WORKBOOK


class Busy(Refused):
    """Another program holds the workbook."""

    code = BUSY


class Damaged(Refused):
    """The file is damaged or is no workbook."""

    code = DAMAGED


class NewerSchema(Refused):
    """The file was written by a newer qualitytui."""

    code = NEWER_SCHEMA
