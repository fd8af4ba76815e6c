"""Measurements of indicators."""

from dataclasses import dataclass, fields, replace
from datetime import date
from typing import ClassVar

from qualitytui.errors import Refused, Remedy, UsageRefused
from qualitytui.model.amount import parse_amount, shown_amount
from qualitytui.rules.plausibility import Goal, value_doubts
from qualitytui.store.item_rows import indicator_row
from qualitytui.store.refs import find_indicator
from qualitytui.store.rows import IndicatorRow, MeasurementRow
from qualitytui.store.transaction import Transaction
from qualitytui.text import line
from qualitytui.words import say
from qualitytui.workbook.command import Command, argument, command


def _twins(tx: Transaction, key: int) -> tuple[IndicatorRow, ...]:
    """The indicator that keeps the measurements, then those that show the same."""
    row = indicator_row(tx, key)
    keeper = row if row.same_as is None else indicator_row(tx, row.same_as)
    return (keeper, *tx.find(IndicatorRow, "same_as = ?", keeper.id))


def _touch(tx: Transaction, rows: tuple[IndicatorRow, ...]) -> None:
    for row in rows:
        tx.put(replace(row, changed=tx.today))


@command("indicator.measure")
@dataclass(frozen=True, slots=True)
class MeasureIndicator(Command):
    """Record a measured value of an indicator: 96.2, 96.2%, or counts as 481/500."""

    is_sure: ClassVar[bool] = False
    ref: str = argument("ref", "the indicator")
    value: str = argument("amount", "the value")
    on: date | None = argument("day", "the day the value is of, today if not given", default=None)
    source: str | None = argument("text", "where it comes from", default=None)
    definition: str | None = argument("text", "what exactly was counted", default=None)

    def apply(self, tx: Transaction) -> str:
        """Adds the measurement to the indicator and to the one that says the same."""
        rows = _twins(tx, find_indicator(tx.reader, self.ref))
        value = parse_amount(self.value, rows[0].unit or "", rows[0].title)
        self._check(value, rows[0])
        on = self.on.isoformat() if self.on else tx.today
        if on > tx.today:
            raise Refused(
                say("{day} lies ahead; nothing can be measured on that day yet.", day=on),
                remedy=Remedy.GIVE_PAST_DAY,
            )
        tx.put(
            MeasurementRow(
                indicator=rows[0].id or 0,
                on_date=on,
                value=value,
                source=line(self.source or "") or None,
                definition=line(self.definition or "") or None,
            )
        )
        _touch(tx, rows)
        return say(
            "{ref} {title}: {value}{unit} on {day}",
            ref=self.ref,
            title=rows[0].title,
            value=shown_amount(value),
            unit=rows[0].unit or "",
            day=on,
        )

    def _check(self, value: float, row: IndicatorRow) -> None:
        """Refuses a value that is likely a slip; written with its unit, or said to be right, it is taken."""
        goal = Goal(row.title, row.unit or "", row.comparator, row.value)
        is_meant = bool(goal.unit) and self.value.strip().endswith(goal.unit)
        for doubt in value_doubts(value, goal):
            if not (self.is_sure or is_meant):
                raise UsageRefused(
                    doubt.sentence,
                    say("Nothing was changed. If it is right, write it with its unit, or add --yes."),
                )

    def sure(self) -> "MeasureIndicator":
        """The same value, whatever it is."""
        return MeasureSurely(**{one.name: getattr(self, one.name) for one in fields(self)})


class MeasureSurely(MeasureIndicator):
    """A value that was asked about and is right."""

    __slots__ = ()
    is_sure: ClassVar[bool] = True


class MeasureOnce(MeasureIndicator):
    """A value as a table says it: where the row of a twin has brought it already, nothing is added."""

    __slots__ = ()

    def apply(self, tx: Transaction) -> str:
        """Measures, unless that is the latest value already."""
        keeper = _twins(tx, find_indicator(tx.reader, self.ref))[0]
        latest = tx.find(
            MeasurementRow, "indicator = ? AND retracted_on IS NULL ORDER BY on_date DESC, id DESC LIMIT 1", keeper.id
        )
        value = parse_amount(self.value, keeper.unit or "", keeper.title)
        on = self.on.isoformat() if self.on else tx.today
        if [(one.value, one.on_date) for one in latest] == [(value, on)]:
            return say("{ref}: the value is there already", ref=self.ref)
        return super().apply(tx)


@command("indicator.retract")
@dataclass(frozen=True, slots=True)
class RetractMeasurement(Command):
    """Take back a measurement that was wrong; it stays in the history and counts no more."""

    ref: str = argument("ref", "the indicator")
    id: int = argument("number", "the measurement's number, as `show` prints it")

    def apply(self, tx: Transaction) -> str:
        """Marks the measurement as retracted."""
        rows = _twins(tx, find_indicator(tx.reader, self.ref))
        found = tx.find(MeasurementRow, "id = ? AND indicator = ?", self.id, rows[0].id)
        if not found:
            raise Refused(
                say("{ref} has no measurement {number}.", ref=self.ref, number=self.id),
                remedy=Remedy.SHOW,
                ref=self.ref,
            )
        if found[0].retracted_on is not None:
            raise Refused(
                say("Measurement {number} was retracted already.", number=self.id),
                say("Nothing was changed."),
            )
        tx.put(replace(found[0], retracted_on=tx.today))
        _touch(tx, rows)
        return say(
            "{ref}: measurement {number} ({value}) retracted",
            ref=self.ref,
            number=self.id,
            value=shown_amount(found[0].value),
        )
