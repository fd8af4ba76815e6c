"""Objections to scores and their answers, the rules of a year, and the decision that locks it."""

from datetime import date
from typing import ClassVar

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import AnswerMissing, Refused, UsageRefused
from qualitytui.i18n import say, speaking
from qualitytui.model.assessment import BONUSES
from qualitytui.sanitize import clean, line
from qualitytui.store.assessed import RULES_KEY
from qualitytui.store.assessment import made_in
from qualitytui.store.assessment_rows import AssessmentDecisionRow, AssessmentObjectionRow, AssessmentRecordRow
from qualitytui.store.directory import department_row
from qualitytui.store.rows import DepartmentRow
from qualitytui.store.setting_rows import SettingRow
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command
from qualitytui.workbook.commands.assessment.points import day_within, open_year, points_meant
from qualitytui.workbook.commands.supervision.letter_life import AskingCommand, required
from qualitytui.workbook.commands.task import require_text
from qualitytui.workbook.queries.assessment import (
    assessed_year,
    blockers,
    computed_assessment,
    packed,
    read_rules,
    rules_in_force,
)


@command("assess.object", "qualitytui assess object 旅游局 '半年报已于6月30日报送'")
@dataclass(frozen=True, slots=True)
class ObjectScore(Command):
    """Note a department's objection to its score; it must be answered before the decision."""

    department: str = argument("department", "the department: name, alias or initials")
    text: str = argument("long_text", "what it objects to")
    on: date | None = argument("day", "the day, today if not given", default=None)
    year: int | None = argument("number", "the year that is assessed", default=None)

    def apply(self, tx: Transaction) -> str:
        """Keeps the objection."""
        year = open_year(tx, self.year)
        text = require_text(self.text, say("The objection has no text."))
        day = self.on.isoformat() if self.on else tx.today
        if day > tx.today:
            raise Refused(say("{day} lies ahead.", day=day), say("Give a day up to today."))
        department = department_row(tx.reader, self.department)
        row = tx.put(AssessmentObjectionRow(year=year, department=department.row_id, text=text, on_date=day))
        return say("objection {id} of {name}: {text}", id=row.id, name=department.name, text=line(text))


@command(
    "assess.answer",
    "qualitytui assess answer 1 accept --reason '收件记录补齐' --points 3",
    "qualitytui assess answer 1 reject --reason '无收件记录'",
)
@dataclass(frozen=True, slots=True)
class AnswerObjection(AskingCommand):
    """Answer an objection in writing; accepting it needs an adjustment of the points."""

    id: int = argument("number", "the objection's number")
    verdict: str = argument("text", "the answer: accept or reject", choices=("accept", "reject"))
    reason: str | None = argument("text", "the reason", default=None)
    points: str | None = argument("amount", "with accept: the points that are given or taken", default=None)

    def check_given(self) -> None:
        """The reason must be given."""
        required(self.reason, "reason", say("The reason:"))

    def apply(self, tx: Transaction) -> str:
        """Keeps the answer; the points that come with it are an adjustment."""
        rows = tx.find(AssessmentObjectionRow, id=self.id)
        if not rows:
            raise Refused(
                say("There is no objection {id}.", id=self.id), say("The list of objections has their numbers.")
            )
        row = rows[0]
        open_year(tx, row.year)
        if row.state != "open":
            raise Refused(say("Objection {id} is answered already.", id=self.id), say("Nothing was changed."))
        reason = line(required(self.reason, "reason", say("The reason:")))
        name = tx.find(DepartmentRow, id=row.department)[0].name
        state = {"accept": "accepted", "reject": "rejected"}.get(self.verdict)
        if state is None:
            raise UsageRefused(say("An objection is accepted or rejected."), say("Write accept or reject."))
        if self.verdict == "accept":
            self._adjust(tx, row, reason)
        elif self.points:
            raise UsageRefused(say("A rejected objection changes no points."), say("Leave the points out."))
        tx.put(replace(row, state=state, answer=reason, answered_on=tx.today))
        word = say("accepted") if self.verdict == "accept" else say("rejected")
        return say("objection {id} of {name}: {word}", id=row.id, name=name, word=word) + f" · {reason}"

    @staticmethod
    def _is_adjusted(tx: Transaction, row: AssessmentObjectionRow) -> bool:
        """Whether points were given or taken since the objection was noted, by the order of the entries."""
        noted = made_in(tx.reader, "assessment_objection").get(row.row_id, 0)
        entries = made_in(tx.reader, "assessment_record")
        records = tx.find(AssessmentRecordRow, year=row.year, department=row.department, kind=("adjust", *BONUSES))
        return any(entries.get(record.row_id, 0) > noted for record in records)

    def _adjust(self, tx: Transaction, row: AssessmentObjectionRow, reason: str) -> None:
        """Makes the adjustment, or finds the one that was made after the objection."""
        if self.points is None:
            if self._is_adjusted(tx, row):
                return
            raise AnswerMissing(
                say("An accepted objection needs an adjustment of the points."),
                "",
                "points",
                say("The points:"),
                remedy="give-answer",
                example="1",
            )
        tx.put(
            AssessmentRecordRow(
                year=row.year,
                department=row.department,
                kind="adjust",
                matter=reason,
                points=points_meant(self.points),
                on_date=day_within(tx, None, row.year),
            )
        )


@command("assess.decide", "qualitytui assess decide", "qualitytui assess decide --despite '两项待市里复核'")
@dataclass(frozen=True, slots=True)
class DecideScores(Command):
    """Keep the scores of the year as decided and lock them."""

    despite: str | None = argument("text", "why it is decided although something is still open", default=None)
    year: int | None = argument("number", "the year that is assessed", default=None)

    def apply(self, tx: Transaction) -> str:
        """Stores scores and rules; refuses while something is open that no reason is given for."""
        year, despite = open_year(tx, self.year), line(self.despite or "") or None
        still_open = blockers(tx.reader, year)
        if still_open and despite is None:
            raise Refused(
                say(
                    "The assessment of {year} cannot be decided yet: {what}.",
                    year=year,
                    what=say("; ").join(still_open),
                ),
                remedy="decide-despite",
            )
        with speaking(tx.reader.config.paper_language):
            scores = computed_assessment(tx.reader, year)._replace(decided=True)
        rules = rules_in_force(tx.reader, year).text
        tx.put(
            AssessmentDecisionRow(year=year, decided_on=tx.today, despite=despite, rules=rules, result=packed(scores))
        )
        sentence = say(
            "{year}: the scores of {count} departments are decided", year=year, count=len(scores.departments)
        )
        return f"{sentence} · {despite}" if despite else sentence


@command("assess.reopen", "qualitytui assess reopen --reason '市里更正一项指标'")
@dataclass(frozen=True, slots=True)
class ReopenScores(AskingCommand):
    """Take the decision of a year back, with the reason, so that its scores can change again."""

    reason: str | None = argument("text", "the reason", default=None)
    year: int | None = argument("number", "the year that is assessed", default=None)

    def check_given(self) -> None:
        """The reason must be given."""
        required(self.reason, "reason", say("The reason:"))

    def apply(self, tx: Transaction) -> str:
        """Ends the decision; what was decided stays readable."""
        year = assessed_year(tx.reader.today, self.year)
        rows = tx.find(AssessmentDecisionRow, year=year, reopened_on=None)
        if not rows:
            raise Refused(say("The assessment of {year} is not decided.", year=year), say("Nothing was changed."))
        reason = line(required(self.reason, "reason", say("The reason:")))
        tx.put(replace(rows[0], reopened_on=tx.today, reason=reason))
        return say("{year}: the assessment is open again", year=year) + f" · {reason}"


@command("assess.set_rules")
@dataclass(frozen=True, slots=True)
class SetRules(Command):
    """Set the rules of the assessment of a year."""

    offered: ClassVar[bool] = False
    text: str = argument("long_text", "the rules as TOML")
    year: int | None = argument("number", "the year that is assessed", default=None)

    def apply(self, tx: Transaction) -> str:
        """Keeps the rules in the workbook; they hold until others are set."""
        year = open_year(tx, self.year)
        text = clean(self.text)
        read_rules(text)
        key = f"{RULES_KEY}{year}"
        row = next(iter(tx.find(SettingRow, key=key)), None)
        if row and row.value == text:
            raise Refused(say("These are the rules of {year} already.", year=year), say("Nothing was changed."))
        tx.put(replace(row, value=text) if row else SettingRow(key=key, value=text))
        return say("the rules of {year} are set", year=year)
