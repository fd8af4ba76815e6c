"""How a refusal can be remedied, worded as the field or the key that does it."""

from collections.abc import Mapping
from typing import Final

from qualitytui.errors import AnswerMissing, Refused, Remedy
from qualitytui.i18n import in_line, say, told
from qualitytui.model.omission import Advice
from qualitytui_screens.keymap import key_of

WORDS: Final[Mapping[Remedy, str]] = {
    "another-file": told("Choose another file."),
    "another-folder": told("Choose another folder."),
    "another-workbook": told("Choose another name, or move the old file away."),
    "check-plan": told("{plan} shows the plan with its open points."),
    "decide-despite": told("Settle that first, or write the reason into its field."),
    "give-answer": told("Write it into its field, such as {example}."),
    "give-evidence": told("Write it into the field of the evidence, or choose that there is none."),
    "give-limit": told("Write a number of working days or a day; one of the two."),
    "give-past-day": told("Write a day up to today."),
    "give-plan-key": told("Give this one another key."),
    "give-reason": told("Write it into the field of the reason."),
    "give-reason-in-column": told("Write it into the column {field}."),
    "give-title": told("Write another title."),
    "give-wording": told("Write another title or another text."),
    "import-plan": told("New items come from a plan; {plan} imports one."),
    "list-entries": told("{history} shows every entry."),
    "list-forms": told("On the command line: qualitytui forms"),
    "list-letters": told("On the command line: qualitytui letters"),
    "list-orders": told("On the command line: qualitytui rectify"),
    "list-snapshots": told("{snapshots} shows those there are."),
    "make-workbook": told("Make one on the first screen."),
    "measure": told("An indicator takes values: {measure}"),
    "name-department": told("Write the department into its field."),
    "name-indicator": told("Name the indicator before the value, such as {example}."),
    "name-salvaged": told("Choose another file."),
    "name-workbook": told("Choose the right file."),
    "read-only": told("It can be opened for reading only."),
    "redo": told("{redo} puts it back."),
    "reopen-assessment": told("{assessment} and there {reopen_scores} takes the decision back."),
    "reopen-plan": told("{year_end} and there {reopen_plan} takes the plan {key} up again."),
    "replace-snapshot": told("On the command line: qualitytui snapshot take --replace"),
    "restore-another": told("On the command line: qualitytui --workbook NEW.db restore FILE"),
    "restore-copy": told("On the command line: qualitytui backup --list, then: qualitytui restore FILE"),
    "restore-or-salvage": told("On the command line: qualitytui verify; then restore a copy, or: qualitytui salvage"),
    "salvage": told("Or save what is left with: qualitytui salvage"),
    "separate": told("On the command line: qualitytui workbook separate"),
    "set-code": told("One for those to come, on the command line: qualitytui office set papers.{kind}.code CODE"),
    "show": told("Enter on {ref} shows it."),
    "take-snapshot": told("{snapshot} takes one."),
    "undo-entries": told("Take these back first, in {history} with {undo}, in this order: {entries}"),
    "undo-entry": told("For entry {entry}: {history}, go to it, {undo}"),
    "verify": told("Or look with: qualitytui verify"),
    "verify-or-salvage": told("Look with: qualitytui verify; save what can be saved with: qualitytui salvage"),
    "verify-snapshot": told("{snapshots} and Enter on {name} says what is wrong."),
    "write-anew": told("Writing it again keeps the old one as {kept}."),
    "write-parquet": told("Write one with: qualitytui report parquet DIR"),
}
NAMED: Final = (
    *("plan", "history", "snapshots", "snapshot", "measure", "redo", "undo"),
    *("year_end", "reopen_plan", "assessment", "reopen_scores"),
)
"""The actions whose keys the sentences name."""


def explained(refusal: Refused, keymap: Mapping[str, str]) -> str:
    """Why not, and what to do below it."""
    return f"{refusal.sentence}\n{advice(refusal, keymap)}".strip()


def explained_in_line(refusal: Refused, keymap: Mapping[str, str]) -> str:
    """Why not, and what to do, on one line."""
    return in_line(refusal.sentence, advice(refusal, keymap))


def explained_in_form(refusal: Refused, keymap: Mapping[str, str], labels: Mapping[str, str]) -> str:
    """Why not, and what to do; an answer that is missing is written into its field, by the label of that."""
    if isinstance(refusal, AnswerMissing) and refusal.remedy is None and refusal.field in labels:
        return f"{refusal.sentence}\n{say('Write it into the field: {name}', name=labels[refusal.field])}"
    return explained(refusal, keymap)


def advice(refusal: Refused | Advice, keymap: Mapping[str, str]) -> str:
    """What to do, with the person's own keys; "" where nothing helps."""
    keys = {action: key_of(keymap, action) for action in NAMED}
    worded = say(WORDS[refusal.remedy], **{**keys, **refusal.facts}) if refusal.remedy else ""
    return in_line(refusal.hint, worded)
