"""Measurements of indicators."""

from datetime import date
from typing import Final

from qualitytui.data_class import dataclass, replace
from qualitytui.errors import Refused, UsageRefused
from qualitytui.i18n import say
from qualitytui.model.amount import parse_amount, shown_amount
from qualitytui.model.filter import GOAL_VALUES
from qualitytui.model.goal_kind import goal_word
from qualitytui.rules.plausibility import Doubt, Goal, doubted_value
from qualitytui.sanitize import line
from qualitytui.store.indicators import deciding_of
from qualitytui.store.item_rows import indicator_row
from qualitytui.store.plans import nearest_hint
from qualitytui.store.reader import Reader
from qualitytui.store.refs import find_indicator
from qualitytui.store.rows import IndicatorRow, MeasurementRow
from qualitytui.store.search_keys import item_key
from qualitytui.store.transaction import Transaction
from qualitytui.workbook.command import Command, argument, command


def _twins(tx: Transaction, key: int) -> tuple[IndicatorRow, ...]:
    """The indicator that keeps the measurements, then those that show the same."""
    row = indicator_row(tx, key)
    keeper = row if row.same_as is None else indicator_row(tx, row.same_as)
    return (keeper, *tx.find(IndicatorRow, same_as=keeper.id))


def _touch(tx: Transaction, rows: tuple[IndicatorRow, ...]) -> None:
    for row in rows:
        tx.put(replace(row, changed=tx.today))


def undecided_note(reader: Reader, row: IndicatorRow, value: float, on: str) -> str:
    """What is said of a value of another year, or of a 0 where it has occurred."""
    deciding = deciding_of(reader, row.row_id)
    if on > deciding.end:
        return say(" (after its end, {day}: it changes no light of that year)", day=deciding.end)
    if on < deciding.first:
        return say(" (before the plan's year, which begins on {day})", day=deciding.first)
    if deciding.kind == "zero" and not value and deciding.value:
        text = f"{shown_amount(deciding.value)}{row.unit or ''}"
        return say(" (what occurred stays: {value})", value=text)
    return ""


@command(
    "indicator.measure",
    "qualitytui indicator measure A1.1 96.2% --source 县质监局",
    "qualitytui indicator measure A1.1 481/500",
)
@dataclass(frozen=True, slots=True)
class MeasureIndicator(Command):
    """Record a measured value of an indicator: 96.2, 96.2%, or counts as 481/500."""

    ref: str = argument("ref", "the indicator")
    value: str = argument("amount", "the value")
    on: date | None = argument("day", "the day the value is of, today if not given", default=None)
    source: str | None = argument("text", "where it comes from", default=None)
    definition: str | None = argument("text", "what exactly was counted", default=None)

    def doubts_in(self, reader: Reader) -> list[Doubt]:
        """What is odd about the value beside its goal and the value before it."""
        tx = Transaction(reader)
        keeper = _twins(tx, find_indicator(reader, self.ref))[0]
        value = parse_amount(self.value, keeper.unit or "")
        on = (self.on or reader.today).isoformat()
        counting = tx.find(MeasurementRow, indicator=keeper.id, retracted_on=None, order=("-on_date", "-id"))
        before = next((row.value for row in counting if row.on_date <= on), None)
        goal = Goal(keeper.goal_kind, keeper.unit or "", keeper.value)
        return [*self.doubts(reader.today), *doubted_value(goal, value, before)]

    def apply(self, tx: Transaction) -> str:
        """Adds the measurement to the indicator and to the one that says the same."""
        rows = _twins(tx, find_indicator(tx.reader, self.ref))
        value = parse_amount(self.value, rows[0].unit or "")
        on = self.on.isoformat() if self.on else tx.today
        if on > tx.today:
            raise Refused(
                say("{day} lies ahead; nothing can be measured on that day yet.", day=on),
                remedy="give-past-day",
            )
        tx.put(
            MeasurementRow(
                indicator=rows[0].row_id,
                on_date=on,
                value=value,
                source=line(self.source or "") or None,
                definition=line(self.definition or "") or None,
            )
        )
        _touch(tx, rows)
        sentence = say(
            "{ref} {title}: {value}{unit} on {day}",
            ref=self.ref,
            title=rows[0].title,
            value=shown_amount(value),
            unit=rows[0].unit or "",
            day=on,
        )
        return sentence + undecided_note(tx.reader, rows[0], value, on)


SLIPS: Final = ("wrong_unit", "negative", "too_small", "over_100")
"""The doubts about a value that a table cannot answer."""


class MeasureOnce(MeasureIndicator):
    """A value as a table says it: where the row of a twin has brought it already, nothing is added."""

    __slots__ = ()

    def apply(self, tx: Transaction) -> str:
        """Measures, unless that is the latest value already; a table cannot be asked, so a likely slip is refused."""
        for doubt in self.doubts_in(tx.reader):
            if doubt.code in SLIPS:
                raise Refused(doubt.sentence, say("Look whether the point or a sign is missing."))
        keeper = _twins(tx, find_indicator(tx.reader, self.ref))[0]
        latest = tx.find(MeasurementRow, indicator=keeper.id, retracted_on=None, order=("-on_date", "-id"), limit=1)
        value = parse_amount(self.value, keeper.unit or "")
        on = self.on.isoformat() if self.on else tx.today
        if [(measurement.value, measurement.on_date) for measurement in latest] == [(value, on)]:
            return say("{ref}: the value is there already", ref=self.ref)
        for doubt in self.doubts_in(tx.reader):
            if doubt.code == "over_100":
                raise Refused(doubt.sentence, say("Look whether the point is missing, such as 96.5 for 965."))
        return super().apply(tx)


@command("indicator.retract", "qualitytui indicator retract A1.1 3")
@dataclass(frozen=True, slots=True)
class RetractMeasurement(Command):
    """Take back a measurement that was wrong; it stays in the history and counts no more."""

    ref: str = argument("ref", "the indicator")
    id: int = argument("number", "the measurement's number, as `show` prints it")

    def apply(self, tx: Transaction) -> str:
        """Marks the measurement as retracted."""
        rows = _twins(tx, find_indicator(tx.reader, self.ref))
        rows_of = tx.find(MeasurementRow, id=self.id, indicator=rows[0].id)
        if not rows_of:
            raise Refused(
                say("{ref} has no measurement {number}.", ref=self.ref, number=self.id),
                remedy="show",
                ref=self.ref,
            )
        if rows_of[0].retracted_on is not None:
            raise Refused(
                say("Measurement {number} was retracted already.", number=self.id),
                say("Nothing was changed."),
            )
        tx.put(replace(rows_of[0], retracted_on=tx.today))
        _touch(tx, rows)
        return say(
            "{ref}: measurement {number} ({value}) retracted",
            ref=self.ref,
            number=self.id,
            value=shown_amount(rows_of[0].value),
        )


@command("indicator.kind", "qualitytui indicator kind A1.7 累计", "qualitytui indicator kind 3.3.2#1 ceiling")
@dataclass(frozen=True, slots=True)
class SetGoalKind(Command):
    """Say what kind of goal an indicator is: count, rate, ceiling, growth or zero."""

    ref: str = argument("ref", "the indicator")
    kind: str = argument("text", "count 累计, rate 比率, ceiling 上限, growth 增长 or zero 不发生")

    def apply(self, tx: Transaction) -> str:
        """Writes the kind, decided by hand, to the half that keeps the measurements."""
        typed = line(self.kind)
        kind = GOAL_VALUES.get(typed) or GOAL_VALUES.get(typed.lower())
        if kind is None:
            raise UsageRefused(say("There is no kind of goal {name}.", name=typed), nearest_hint(typed, GOAL_VALUES))
        rows = _twins(tx, find_indicator(tx.reader, self.ref))
        if rows[0].value is None:
            raise Refused(
                say("{ref} has no number to reach and so no kind.", ref=self.ref), say("Nothing was changed.")
            )
        if (rows[0].goal_kind, rows[0].kind_reason) == (kind, "decided"):
            raise Refused(
                say("{ref} is of the kind {kind} already.", ref=self.ref, kind=goal_word(kind)),
                say("Nothing was changed."),
            )
        before = rows[0].goal_kind
        for row in rows:
            tx.put(replace(row, goal_kind=kind, kind_reason="decided", changed=tx.today))
        if before == kind:
            return say(
                "{ref} {title}: the proposed kind of goal, {kind}, is confirmed",
                ref=self.ref,
                title=rows[0].title,
                kind=goal_word(kind),
            )
        return say(
            "{ref} {title}: kind of goal {before} → {kind}",
            ref=self.ref,
            title=rows[0].title,
            before=goal_word(before) or "-",
            kind=goal_word(kind),
        )


@command("indicator.edit", "qualitytui indicator edit 3.3.2#2 --title '特种设备事故死亡率'")
@dataclass(frozen=True, slots=True)
class EditIndicator(Command):
    """Change the title of an indicator."""

    ref: str = argument("ref", "the indicator")
    title: str | None = argument("text", "the new title", default=None)

    def apply(self, tx: Transaction) -> str:
        """Writes the new title and its search key; no two indicators of a plan carry the same one."""
        row = indicator_row(tx, find_indicator(tx.reader, self.ref))
        title = row.title if self.title is None else line(self.title)
        if not title:
            raise UsageRefused(say("The title is empty."), say("Nothing was changed."))
        if title == row.title:
            raise Refused(say("The wording of {ref} stays as it is.", ref=row.ref), remedy="give-title")
        twins = {twin.id for twin in _twins(tx, row.row_id)}
        same = [
            same
            for same in tx.find(IndicatorRow, plan=row.plan, title=title, order=("position",))
            if same.id not in twins
        ]
        if same:
            raise Refused(
                say("{ref} has that title already.", ref=same[0].ref),
                say("Name what tells the two apart, such as 死亡率."),
            )
        tx.put(replace(row, title=title, search=item_key(row.ref, title, row.condition), changed=tx.today))
        return say("{ref}: title {before} → {title}", ref=row.ref, before=row.title, title=title)
