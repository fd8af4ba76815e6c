"""The points of the assessment that are recorded by hand, and the self-scores of departments."""

from datetime import date
from typing import ClassVar

from qualitytui.data_class import dataclass
from qualitytui.errors import AnswerMissing, Refused, UsageRefused
from qualitytui.i18n import say
from qualitytui.model.assessment import BONUSES, RECORDS
from qualitytui.model.assessment_fields import RECORD_WORDS
from qualitytui.rules.figures.rounding import round_half_up
from qualitytui.sanitize import line
from qualitytui.store.assessment_rows import AssessmentDecisionRow, AssessmentRecordRow, AssessmentSelfRow
from qualitytui.store.directory import department_row
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command
from qualitytui.workbook.commands.supervision.letter_life import AskingCommand, required
from qualitytui.workbook.queries.assessment import assessed_year, rules_in_force


def open_year(tx: Transaction, year: int | None) -> int:
    """The year meant; refuses where it is decided."""
    meant = assessed_year(tx.reader.today, year)
    assessment_decision_rows = tx.find(AssessmentDecisionRow, year=meant, reopened_on=None)
    if assessment_decision_rows:
        raise Refused(
            say(
                "The assessment of {year} was decided on {day}.", year=meant, day=assessment_decision_rows[0].decided_on
            ),
            remedy="reopen-assessment",
            year=meant,
        )
    return meant


def day_within(tx: Transaction, on: date | None, year: int) -> str:
    """The day given, else today or, once the year is over, its last day; refuses one ahead or outside of the year."""
    first, last = rules_in_force(tx.reader, year).period(year)
    day = on.isoformat() if on else min(tx.today, last)
    if day > tx.today:
        raise Refused(say("{day} lies ahead.", day=day), say("Give a day up to today."))
    if not first <= day <= last:
        raise Refused(
            say("{day} is not in the year of assessment, {first} to {last}.", day=day, first=first, last=last),
            say("A fact of another year never counts."),
        )
    return day


def points_meant(text: str) -> float:
    """The points that a text says, to the tenth; refuses what is no number, too much or nothing."""
    try:
        points = float(round_half_up(float(text.strip().replace("−", "-").replace("－", "-").removesuffix("分")), 1))
    except (ValueError, ArithmeticError):
        points = 0.0
    if not points or abs(points) > 100:
        raise UsageRefused(say("{text} is not a number of points.", text=text), say("Write -2 or 1.5, up to 100."))
    return points


@command("assess.adjust", "qualitytui assess adjust 建设规划局 1 --reason '牵头任务受配合单位影响'")
@dataclass(frozen=True, slots=True)
class AdjustScore(AskingCommand):
    """Give or take points by decision of the leading group, with the reason."""

    department: str = argument("department", "the department: name, alias or initials")
    points: str = argument("amount", "the points, such as -2 or 1.5")
    reason: str | None = argument("text", "the reason", default=None)
    on: date | None = argument("day", "the day, today if not given", default=None)
    year: int | None = argument("number", "the year that is assessed", default=None)

    def check_given(self) -> None:
        """The reason must be given."""
        required(self.reason, "reason", say("The reason:"))

    def apply(self, tx: Transaction) -> str:
        """Keeps the points with the reason."""
        year, points = open_year(tx, self.year), points_meant(self.points)
        reason = line(required(self.reason, "reason", say("The reason:")))
        department = department_row(tx.reader, self.department)
        tx.put(
            AssessmentRecordRow(
                year=year,
                department=department.row_id,
                kind="adjust",
                matter=reason,
                points=points,
                on_date=day_within(tx, self.on, year),
            )
        )
        return (
            say("{name}, {year}: {points} points", name=department.name, year=year, points=f"{points:+}")
            + f" · {reason}"
        )


@command("assess.veto", "qualitytui assess veto 质监局 --reason '发生区域性质量安全事件'")
@dataclass(frozen=True, slots=True)
class VetoBand(AskingCommand):
    """Set a department to band D by decision of the leading group; its score stays."""

    department: str = argument("department", "the department: name, alias or initials")
    reason: str | None = argument("text", "the reason", default=None)
    on: date | None = argument("day", "the day, today if not given", default=None)
    year: int | None = argument("number", "the year that is assessed", default=None)

    def check_given(self) -> None:
        """The reason must be given."""
        required(self.reason, "reason", say("The reason:"))

    def apply(self, tx: Transaction) -> str:
        """Keeps the veto with its reason."""
        year = open_year(tx, self.year)
        reason = line(required(self.reason, "reason", say("The reason:")))
        department = department_row(tx.reader, self.department)
        day = day_within(tx, self.on, year)
        tx.put(AssessmentRecordRow(year=year, department=department.row_id, kind="veto", matter=reason, on_date=day))
        return say("{name}, {year}: band D", name=department.name, year=year) + f" · {reason}"


@command(
    "assess.record",
    "qualitytui assess record 旅游局 city '通报表扬' --evidence 台政通〔2013〕9号",
    "qualitytui assess record 农业局 absent '11月6日协调会' --on 11/6",
)
@dataclass(frozen=True, slots=True)
class RecordFact(Command):
    """Record what counts in the year and stands nowhere else: a commendation, an approval, an absence."""

    department: str = argument("department", "the department: name, alias or initials")
    kind: str = argument("text", "what counts", choices=RECORDS)
    matter: str = argument("text", "the matter; one matter earns points once")
    evidence: str | None = argument("text", "the evidence, such as the number of a document", default=None)
    on: date | None = argument("day", "the day, today if not given", default=None)
    year: int | None = argument("number", "the year that is assessed", default=None)

    def apply(self, tx: Transaction) -> str:
        """Keeps the fact; what earns points needs evidence."""
        year = open_year(tx, self.year)
        matter, evidence = line(self.matter), line(self.evidence or "") or None
        if self.kind not in RECORDS:
            raise UsageRefused(
                say("{value} is nothing that counts.", value=line(self.kind)),
                say("It is one of: {words}.", words=", ".join(RECORDS)),
            )
        if not matter:
            raise Refused(say("The matter has no words."), say("Say what it is, such as the title of a document."))
        if self.kind in BONUSES and evidence is None:
            raise AnswerMissing(
                say("No evidence is named."),
                say("Name the evidence, such as 台政通〔2013〕9号."),
                "evidence",
                say("The evidence:"),
            )
        department = department_row(tx.reader, self.department)
        tx.put(
            AssessmentRecordRow(
                year=year,
                department=department.row_id,
                kind=self.kind,
                matter=matter,
                evidence=evidence,
                on_date=day_within(tx, self.on, year),
            )
        )
        word = say(RECORD_WORDS[self.kind])
        return say("{name}, {year}: {what}", name=department.name, year=year, what=word) + f" · {matter}"


@command("assess.self")
@dataclass(frozen=True, slots=True)
class TakeSelfScores(Command):
    """Take in what a department gives itself."""

    offered: ClassVar[bool] = False
    department: str = argument("department", "the department: name, alias or initials")
    scores: tuple[tuple[str, float, str], ...] = argument("text", "block, points and reason")
    year: int | None = argument("number", "the year that is assessed", default=None)

    def apply(self, tx: Transaction) -> str:
        """Puts the self-scores in place of those before."""
        year = open_year(tx, self.year)
        department = department_row(tx.reader, self.department)
        rows = {row.block: row for row in tx.find(AssessmentSelfRow, year=year, department=department.id)}
        for block, points, note in self.scores:
            before = rows.get(block)
            tx.put(
                AssessmentSelfRow(
                    id=before.id if before else None,
                    year=year,
                    department=department.row_id,
                    block=block,
                    points=points,
                    note=line(note),
                    on_date=tx.today,
                )
            )
        whole = sum(points for _, points, _ in self.scores)
        return say("{name}, {year}: self-score {score}", name=department.name, year=year, score=f"{whole:g}")
