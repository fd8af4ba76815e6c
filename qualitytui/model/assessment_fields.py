"""What the columns of the assessment are called, and their values in words."""

from collections.abc import Mapping
from typing import Final

from qualitytui.i18n import told

RECORD_WORDS: Final[Mapping[str, str]] = {
    "province": told("commended by state or province"),
    "city": told("commended by the city"),
    "leader": told("written approval by a county leader"),
    "spread": told("experience spread by the city or above"),
    "rework": told("return sent back for rework"),
    "corrected": told("figure corrected after it was published"),
    "absent": told("coordination meeting missed without leave"),
    "extension_late": told("extension asked for after the limit"),
    "criticised": told("criticised by name by the city or above"),
    "adjust": told("adjustment"),
    "veto": told("veto"),
}
OBJECTION_STATES: Final[Mapping[str, str]] = {
    "open": told("open"),
    "accepted": told("accepted"),
    "rejected": told("rejected"),
}
BLOCK_WORDS: Final[Mapping[str, str]] = {
    "tasks": told("tasks completed"),
    "indicators": told("indicators completed"),
    "returns": told("returns of material"),
    "letters": told("matters supervised"),
    "rectification": told("problems put right"),
    "bonus": told("bonus"),
    "adjust": told("adjustments"),
}
ASSESSMENT_WORDS: Final[Mapping[str, str]] = {
    "assessment_record.year": told("year"),
    "assessment_record.department": told("department"),
    "assessment_record.kind": told("what counts"),
    "assessment_record.matter": told("matter"),
    "assessment_record.points": told("points"),
    "assessment_record.evidence": told("evidence"),
    "assessment_record.on_date": told("day of it"),
    "assessment_objection.year": told("year"),
    "assessment_objection.department": told("department"),
    "assessment_objection.text": told("objection"),
    "assessment_objection.on_date": told("objected on"),
    "assessment_objection.state": told("state of the objection"),
    "assessment_objection.answer": told("answer"),
    "assessment_objection.answered_on": told("answered on"),
    "assessment_self.year": told("year"),
    "assessment_self.department": told("department"),
    "assessment_self.block": told("block"),
    "assessment_self.points": told("self-score"),
    "assessment_self.note": told("reason"),
    "assessment_self.on_date": told("given on"),
    "assessment_decision.year": told("year"),
    "assessment_decision.decided_on": told("decided on"),
    "assessment_decision.despite": told("decided although"),
    "assessment_decision.rules": told("rules"),
    "assessment_decision.result": told("scores"),
    "assessment_decision.reopened_on": told("reopened on"),
    "assessment_decision.reason": told("why it was reopened"),
}
LONG_TEXTS: Final = frozenset({"assessment_decision.rules", "assessment_decision.result"})
"""Texts that nobody reads in a list of changes: how long they are says enough."""
ASSESSMENT_VALUES: Final[Mapping[str, Mapping[str, str]]] = {
    "assessment_record.kind": RECORD_WORDS,
    "assessment_objection.state": OBJECTION_STATES,
    "assessment_self.block": BLOCK_WORDS,
}
