"""Remedies of refusals, worded as command-line flags and commands."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from qualitytui.errors import Refused, Remedy
from qualitytui.i18n import say, told

if TYPE_CHECKING:
    from qualitytui.model.omission import Advice, Omission

WORDS: Final[Mapping[Remedy, str]] = {
    "another-file": told("Choose another file."),
    "another-folder": told("Choose another folder with --to."),
    "another-workbook": told("Name another file with --workbook, or move the old one away."),
    "check-plan": told("See the numbers with: qualitytui plan check"),
    "decide-despite": told("Settle that first, or give the reason with --despite."),
    "give-answer": told("Give it with {flag}, such as {flag} '{example}'."),
    "give-evidence": told("Name it with --evidence, or say --no-evidence."),
    "give-limit": told("Give --within, such as --within 10d, or --by with a day; one of the two."),
    "give-past-day": told("Give --on a day up to today."),
    "give-plan-key": told("Give this one another key with --key."),
    "give-reason": told("Give it with --note, such as --note '材料不全'."),
    "give-reason-in-column": told("Write it into the column {field}, or give it with --note."),
    "give-title": told("Give a new one with --title."),
    "give-wording": told("Give --title or --text."),
    "import-plan": told("New items come from a plan: qualitytui plan import"),
    "list-entries": told("See the numbers with: qualitytui log"),
    "list-forms": told("See the rounds with: qualitytui forms"),
    "list-letters": told("See the register with: qualitytui letters"),
    "list-orders": told("See the ledger with: qualitytui rectify"),
    "list-snapshots": told("See them with: qualitytui snapshot list"),
    "make-workbook": told("Make one with: qualitytui init, or name another with --workbook."),
    "measure": told("An indicator takes: qualitytui indicator measure {ref} VALUE"),
    "name-department": told("Name it with --dept."),
    "name-indicator": told("Name the indicator, such as --value {example}."),
    "name-salvaged": told("Choose another file with --to."),
    "name-workbook": told("Name the right file with --workbook."),
    "read-only": told("It can be looked at with --read-only."),
    "redo": told("Put it back with: qualitytui redo"),
    "reopen-assessment": told("Take it up again first: qualitytui assess reopen --year {year} --reason …"),
    "reopen-plan": told("Take it up again first: qualitytui plan reopen {key} --reason …"),
    "replace-snapshot": told("Write it with: qualitytui snapshot take --replace"),
    "restore-another": told(
        "Put it elsewhere with: qualitytui --workbook NEW.db restore FILE; or in this one's place with --another"
    ),
    "restore-copy": told("List the copies with: qualitytui backup --list; put one back with: qualitytui restore FILE"),
    "restore-or-salvage": told(
        "See what is wrong with: qualitytui verify; then restore a copy, or save what is left with: qualitytui salvage"
    ),
    "salvage": told("Or save what is left with: qualitytui salvage"),
    "separate": told(
        "If it is another office's, give this one an identity of its own: qualitytui workbook separate. "
        "If it was this one, before a copy was put back: --replace"
    ),
    "set-code": told("Set one for those to come with: qualitytui office set papers.{kind}.code CODE"),
    "show": told("See it with: qualitytui show {ref}"),
    "take-snapshot": told("Take one with: qualitytui snapshot take"),
    "undo-entries": told("Take these back first, each with qualitytui undo NUMBER, in this order: {entries}"),
    "undo-entry": told("For entry {entry}: qualitytui undo {entry}"),
    "verify": told("Or look with: qualitytui verify"),
    "verify-or-salvage": told("Look with: qualitytui verify; save what can be saved with: qualitytui salvage"),
    "verify-snapshot": told("See what is wrong with: qualitytui snapshot verify {name}"),
    "write-anew": told("To write it again and keep the old one as {kept}: --replace"),
    "write-parquet": told("Write one with: qualitytui report parquet DIR"),
}


def advice(refusal: "Refused | Omission | Advice") -> str:
    """The remedy in one line; "" where there is none."""
    facts = {**refusal.facts, "flag": f"--{refusal.facts.get('field', '')}".replace("_", "-")}
    worded = say(WORDS[refusal.remedy], **facts) if refusal.remedy else ""
    return f"{refusal.hint} {worded}".strip()
