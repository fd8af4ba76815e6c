"""Refusals: a sentence for the person, what to do about it, and an exit code."""

from __future__ import annotations

from enum import StrEnum

from qualitytui.i18n import to_person

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

FAILED: Final = 1
USAGE: Final = 2
PARTLY: Final = 3
NOTHING_MATCHED: Final = 4
NO_WORKBOOK: Final = 5
BUSY: Final = 6
DAMAGED: Final = 7
NEWER_SCHEMA: Final = 8
INTERNAL: Final = 70


class Remedy(StrEnum):
    """What would help; the command line words it as a flag or a command, the screens as a field or a key."""

    ANOTHER_FILE = "another-file"
    ANOTHER_FOLDER = "another-folder"
    ANOTHER_WORKBOOK = "another-workbook"
    CHECK_PLAN = "check-plan"
    DECIDE_DESPITE = "decide-despite"
    GIVE_ANSWER = "give-answer"
    GIVE_EVIDENCE = "give-evidence"
    GIVE_LIMIT = "give-limit"
    GIVE_PAST_DAY = "give-past-day"
    GIVE_PLAN_KEY = "give-plan-key"
    GIVE_REASON = "give-reason"
    GIVE_REASON_IN_COLUMN = "give-reason-in-column"
    GIVE_TITLE = "give-title"
    GIVE_WORDING = "give-wording"
    IMPORT_PLAN = "import-plan"
    LIST_ENTRIES = "list-entries"
    LIST_FORMS = "list-forms"
    LIST_LETTERS = "list-letters"
    LIST_ORDERS = "list-orders"
    LIST_SNAPSHOTS = "list-snapshots"
    MAKE_WORKBOOK = "make-workbook"
    MEASURE = "measure"
    NAME_DEPARTMENT = "name-department"
    NAME_INDICATOR = "name-indicator"
    NAME_SALVAGED = "name-salvaged"
    NAME_WORKBOOK = "name-workbook"
    READ_ONLY = "read-only"
    REDO = "redo"
    REOPEN_ASSESSMENT = "reopen-assessment"
    REOPEN_PLAN = "reopen-plan"
    REPLACE_SNAPSHOT = "replace-snapshot"
    RESTORE_ANOTHER = "restore-another"
    RESTORE_COPY = "restore-copy"
    RESTORE_OR_SALVAGE = "restore-or-salvage"
    SALVAGE = "salvage"
    SHOW = "show"
    TAKE_SNAPSHOT = "take-snapshot"
    UNDO_ENTRY = "undo-entry"
    VERIFY = "verify"
    VERIFY_OR_SALVAGE = "verify-or-salvage"
    VERIFY_SNAPSHOT = "verify-snapshot"
    WRITE_ANEW = "write-anew"
    WRITE_PARQUET = "write-parquet"


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
