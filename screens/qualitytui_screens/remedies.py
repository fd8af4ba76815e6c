"""How a refusal can be remedied, worded as the field or the key that does it."""

from collections.abc import Mapping
from typing import Final

from qualitytui.errors import AnswerMissing, Refused, Remedy
from qualitytui.i18n import say, told
from qualitytui_screens.keymap import key_of

WORDS: Final[Mapping[Remedy, str]] = {
    Remedy.ANOTHER_FILE: told("Choose another file."),
    Remedy.ANOTHER_FOLDER: told("Choose another folder."),
    Remedy.ANOTHER_WORKBOOK: told("Choose another name, or move the old file away."),
    Remedy.CHECK_PLAN: told("{plan} shows the plan with its open points."),
    Remedy.DECIDE_DESPITE: told("Settle that first, or write the reason into its field."),
    Remedy.GIVE_ANSWER: told("Write it into its field, such as {example}."),
    Remedy.GIVE_EVIDENCE: told("Write it into the field of the evidence, or choose that there is none."),
    Remedy.GIVE_LIMIT: told("Write a number of working days or a day; one of the two."),
    Remedy.GIVE_PAST_DAY: told("Write a day up to today."),
    Remedy.GIVE_PLAN_KEY: told("Give this one another key."),
    Remedy.GIVE_REASON: told("Write it into the field of the reason."),
    Remedy.GIVE_REASON_IN_COLUMN: told("Write it into the column {field}."),
    Remedy.GIVE_TITLE: told("Write another title."),
    Remedy.GIVE_WORDING: told("Write another title or another text."),
    Remedy.IMPORT_PLAN: told("New items come from a plan; {plan} imports one."),
    Remedy.LIST_ENTRIES: told("{history} shows every entry."),
    Remedy.LIST_FORMS: told("On the command line: qualitytui forms"),
    Remedy.LIST_LETTERS: told("On the command line: qualitytui letters"),
    Remedy.LIST_ORDERS: told("On the command line: qualitytui rectify"),
    Remedy.LIST_SNAPSHOTS: told("{snapshots} shows those there are."),
    Remedy.MAKE_WORKBOOK: told("Make one on the first screen."),
    Remedy.MEASURE: told("An indicator takes values: {measure}"),
    Remedy.NAME_DEPARTMENT: told("Write the department into its field."),
    Remedy.NAME_INDICATOR: told("Name the indicator before the value, such as {example}."),
    Remedy.NAME_SALVAGED: told("Choose another file."),
    Remedy.NAME_WORKBOOK: told("Choose the right file."),
    Remedy.READ_ONLY: told("It can be opened for reading only."),
    Remedy.REDO: told("{redo} puts it back."),
    Remedy.REOPEN_ASSESSMENT: told("{assessment} and there {reopen_scores} takes the decision back."),
    Remedy.REOPEN_PLAN: told("{year_end} and there {reopen_plan} takes the plan {key} up again."),
    Remedy.REPLACE_SNAPSHOT: told("On the command line: qualitytui snapshot take --replace"),
    Remedy.RESTORE_ANOTHER: told("On the command line: qualitytui --workbook NEW.db restore FILE"),
    Remedy.RESTORE_COPY: told("On the command line: qualitytui backup --list, then: qualitytui restore FILE"),
    Remedy.RESTORE_OR_SALVAGE: told(
        "On the command line: qualitytui verify; then restore a copy, or: qualitytui salvage"
    ),
    Remedy.SALVAGE: told("Or save what is left with: qualitytui salvage"),
    Remedy.SHOW: told("Enter on {ref} shows it."),
    Remedy.TAKE_SNAPSHOT: told("{snapshot} takes one."),
    Remedy.UNDO_ENTRY: told("For entry {entry}: {history}, go to it, {undo}"),
    Remedy.VERIFY: told("Or look with: qualitytui verify"),
    Remedy.VERIFY_OR_SALVAGE: told("Look with: qualitytui verify; save what can be saved with: qualitytui salvage"),
    Remedy.VERIFY_SNAPSHOT: told("{snapshots} and Enter on {name} says what is wrong."),
    Remedy.WRITE_ANEW: told("Writing it again keeps the old one as {kept}."),
    Remedy.WRITE_PARQUET: told("Write one with: qualitytui report parquet DIR"),
}
NAMED: Final = (
    *("plan", "history", "snapshots", "snapshot", "measure", "redo", "undo"),
    *("year_end", "reopen_plan", "assessment", "reopen_scores"),
)
"""The actions whose keys the sentences name."""


def explained(refusal: Refused, keymap: Mapping[str, str], between: str = "\n") -> str:
    """Why not, and what to do."""
    return f"{refusal.sentence}{between}{advice(refusal, keymap)}".strip()


def explained_in_form(refusal: Refused, keymap: Mapping[str, str], labels: Mapping[str, str]) -> str:
    """Why not, and what to do; an answer that is missing is written into its field, by the label of that."""
    if isinstance(refusal, AnswerMissing) and refusal.remedy is None and refusal.field in labels:
        return f"{refusal.sentence}\n{say('Write it into the field: {name}', name=labels[refusal.field])}"
    return explained(refusal, keymap)


def advice(refusal: Refused, keymap: Mapping[str, str]) -> str:
    """What to do, with the person's own keys; "" where nothing helps."""
    keys = {action: key_of(keymap, action) for action in NAMED}
    worded = say(WORDS[refusal.remedy], **{**keys, **refusal.facts}) if refusal.remedy else ""
    return f"{refusal.hint} {worded}".strip()
