"""Refusals: each a sentence for the person, a hint and an exit code."""

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


class Refused(Exception):  # noqa: N818 - a refusal is an answer, not a programming error
    """What was asked cannot be done; nothing was changed.

    `sentence` says what, where and why, already in the person's language; `hint` says what to do.
    """

    code: int = FAILED

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint


class UsageRefused(Refused):
    """The words of the request are off: an unknown filter term, a date that is none."""

    code = USAGE


class AnswerMissing(UsageRefused):
    """A question that must be answered: `field` is the argument that answers it, `question` asks for it."""

    def __init__(self, sentence: str, hint: str, field: str, question: str) -> None:
        super().__init__(sentence, hint)
        self.field = field
        self.question = question


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
