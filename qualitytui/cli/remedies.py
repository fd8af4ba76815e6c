"""Remedies of refusals, worded as command-line flags and commands."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from qualitytui.errors import Refused, Remedy
from qualitytui.i18n import say, told

if TYPE_CHECKING:
    from qualitytui.model.omission import Omission

WORDS: Final[Mapping[Remedy, str]] = {
    Remedy.ANOTHER_FILE: told("Choose another file."),
    Remedy.ANOTHER_FOLDER: told("Choose another folder with --to."),
    Remedy.ANOTHER_WORKBOOK: told("Name another file with --workbook, or move the old one away."),
    Remedy.CHECK_PLAN: told("See the numbers with: qualitytui plan check"),
    Remedy.DECIDE_DESPITE: told("Settle that first, or give the reason with --despite."),
    Remedy.GIVE_ANSWER: told("Give it with {flag}, such as {flag} '{example}'."),
    Remedy.GIVE_EVIDENCE: told("Name it with --evidence, or say --no-evidence."),
    Remedy.GIVE_LIMIT: told("Give --within, such as --within 10d, or --by with a day; one of the two."),
    Remedy.GIVE_PAST_DAY: told("Give --on a day up to today."),
    Remedy.GIVE_PLAN_KEY: told("Give this one another key with --key."),
    Remedy.GIVE_REASON: told("Give it with --note, such as --note '材料不全'."),
    Remedy.GIVE_REASON_IN_COLUMN: told("Write it into the column {field}, or give it with --note."),
    Remedy.GIVE_TITLE: told("Give a new one with --title."),
    Remedy.GIVE_WORDING: told("Give --title or --text."),
    Remedy.IMPORT_PLAN: told("New items come from a plan: qualitytui plan import"),
    Remedy.LIST_ENTRIES: told("See the numbers with: qualitytui log"),
    Remedy.LIST_FORMS: told("See the rounds with: qualitytui forms"),
    Remedy.LIST_LETTERS: told("See the register with: qualitytui letters"),
    Remedy.LIST_ORDERS: told("See the ledger with: qualitytui rectify"),
    Remedy.LIST_SNAPSHOTS: told("See them with: qualitytui snapshot list"),
    Remedy.MAKE_WORKBOOK: told("Make one with: qualitytui init, or name another with --workbook."),
    Remedy.MEASURE: told("An indicator takes: qualitytui indicator measure {ref} VALUE"),
    Remedy.NAME_DEPARTMENT: told("Name it with --dept."),
    Remedy.NAME_INDICATOR: told("Name the indicator, such as --value {example}."),
    Remedy.NAME_SALVAGED: told("Choose another file with --to."),
    Remedy.NAME_WORKBOOK: told("Name the right file with --workbook."),
    Remedy.READ_ONLY: told("It can be looked at with --read-only."),
    Remedy.REDO: told("Put it back with: qualitytui redo"),
    Remedy.REOPEN_ASSESSMENT: told("Take it up again first: qualitytui assess reopen --year {year} --reason …"),
    Remedy.REOPEN_PLAN: told("Take it up again first: qualitytui plan reopen {key} --reason …"),
    Remedy.REPLACE_SNAPSHOT: told("Write it with: qualitytui snapshot take --replace"),
    Remedy.RESTORE_ANOTHER: told(
        "Put it elsewhere with: qualitytui --workbook NEW.db restore FILE; or in this one's place with --another"
    ),
    Remedy.RESTORE_COPY: told(
        "List the copies with: qualitytui backup --list; put one back with: qualitytui restore FILE"
    ),
    Remedy.RESTORE_OR_SALVAGE: told(
        "See what is wrong with: qualitytui verify; then restore a copy, or save what is left with: qualitytui salvage"
    ),
    Remedy.SALVAGE: told("Or save what is left with: qualitytui salvage"),
    Remedy.SHOW: told("See it with: qualitytui show {ref}"),
    Remedy.TAKE_SNAPSHOT: told("Take one with: qualitytui snapshot take"),
    Remedy.UNDO_ENTRY: told("For entry {entry}: qualitytui undo {entry}"),
    Remedy.VERIFY: told("Or look with: qualitytui verify"),
    Remedy.VERIFY_OR_SALVAGE: told("Look with: qualitytui verify; save what can be saved with: qualitytui salvage"),
    Remedy.VERIFY_SNAPSHOT: told("See what is wrong with: qualitytui snapshot verify {name}"),
    Remedy.WRITE_ANEW: told("To write it again and keep the old one as {kept}: --replace"),
    Remedy.WRITE_PARQUET: told("Write one with: qualitytui report parquet DIR"),
}


def advice(refusal: "Refused | Omission") -> str:
    """The remedy in one line; "" where there is none."""
    facts = {**refusal.facts, "flag": f"--{refusal.facts.get('field', '')}".replace("_", "-")}
    worded = say(WORDS[refusal.remedy], **facts) if refusal.remedy else ""
    return f"{refusal.hint} {worded}".strip()
