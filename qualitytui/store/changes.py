"""Net changes, field by field."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from qualitytui.model.addresses import address
from qualitytui.model.journal import FieldChange, JournalSpan
from qualitytui.store.closed_weeks import corrections
from qualitytui.store.entries import WITHIN, within
from qualitytui.store.journal import setup_entries
from qualitytui.store.reader import Reader, marks
from qualitytui.store.refs import shared_refs
from qualitytui.store.transaction import RowChange, Values, unpacked

HIDDEN = {
    "id",
    "plan",
    "task",
    "indicator",
    "position",
    "search",
    "changed",
    "section",
    "line",
    "form",
    "round",
    "new_task",
    "new_indicator",
} | {
    "token",
    "sha256",
}
HIDDEN_WORDS = {("plan", "source"), ("indicator", "source")}
"""Columns left out of changes: keys, and the whole text of a document."""


def net_changes(
    reader: Reader, span: JournalSpan, items: Collection[str] | None = None, *, plans_apart: bool = False
) -> tuple[FieldChange, ...]:
    """What is different between the beginning and the end of a part of the journal, field by field; of these items.

    With `plans_apart` the rows that a plan brought along are told from what the plan made them.
    """
    return (*_net_fields(reader, net_rows(reader, span, plans_apart=plans_apart), items),)


def whole_plan_changes(
    reader: Reader, span: JournalSpan, items: Collection[str] | None = None
) -> tuple[FieldChange, ...]:
    """What of the same tells of plans that came or went and of their items; nothing where none did."""
    plans = (*_net_fields(reader, net_rows(reader, span, tables=("plan",)), items),)
    if not any(change.field == "plan.key" for change in plans):
        return ()
    rows = net_rows(reader, span, tables=("plan", "task", "indicator"))
    return tuple(change for change in _net_fields(reader, rows, items) if change.field in OF_WHOLE_PLANS)


OF_WHOLE_PLANS = frozenset({"plan.key", "ref", "status", "same_as"})
"""The fields by which the items of a plan are counted."""


def _net_fields(
    reader: Reader, rows: Iterable[tuple[RowChange, str, str, int]], items: Collection[str] | None
) -> Iterator[FieldChange]:
    names = Names(reader)
    corrected = corrections(reader)
    return (
        field._replace(corrects=corrected[act]) if act in corrected else field
        for change, at, who, act in rows
        if items is None or change.item in items
        for field in names.field_changes(change, at, who, act)
    )


def net_rows(
    reader: Reader, span: JournalSpan, *, plans_apart: bool = False, tables: Sequence[str] = ()
) -> Iterator[tuple[RowChange, str, str, int]]:
    """Each changed row, of these tables if any are named, with time, author and entry of its last change."""
    brought = _brought(reader, span) if plans_apart else frozenset[int]()
    entries = ", ".join(map(str, sorted(brought)))
    others = OTHERS.format(brought=entries, span=WITHIN)
    rows = reader.rows(
        "SELECT c.tbl, c.key, c.before, c.after, a.at, a.who, a.id FROM change c JOIN act a ON a.id = c.act "
        f"WHERE {WITHIN} {f'AND c.tbl IN ({marks(tables)})' if tables else ''} "
        f"{f'AND (c.before IS NOT NULL OR c.act NOT IN ({entries}) OR {others})' if brought else ''} ORDER BY c.id",
        (*within(span), *tables, *(within(span) if brought else ())),
    )
    first: dict[tuple[str, int], str | None] = {}
    last: dict[tuple[str, int], tuple[Any, ...]] = {}
    came = set[tuple[str, int]]()
    for table, key, before, after, at, who, act in rows:
        if (table, key) not in first and before is None and act in brought:
            came.add((table, key))
            first[table, key] = after
        first.setdefault((table, key), before)
        last[table, key] = (after, at, who, act)
    for (table, key), before in first.items():
        after, at, who, act = last[table, key]
        if after is None and (table, key) in came:
            continue
        if before != after:
            yield RowChange(table, key, unpacked(before), unpacked(after)), at, who, act


OTHERS = """(c.tbl, c.key) IN (SELECT c.tbl, c.key FROM change c JOIN act a ON a.id = c.act
    WHERE {span} AND (c.before IS NOT NULL OR c.act NOT IN ({brought})))"""
"""Whether anything else was done to a row than a plan bringing it along; where nothing was, nothing is to be told."""


def _brought(reader: Reader, span: JournalSpan) -> frozenset[int]:
    """The entries of a part of the journal that imported a plan or set the workbook up."""
    setup = ", ".join(map(str, sorted(setup_entries(reader.connection))))
    entries = reader.rows(
        f"SELECT a.id FROM act a WHERE {WITHIN} AND (a.id IN ({setup}) OR EXISTS "
        "(SELECT 1 FROM change c WHERE c.act = a.id AND c.tbl = 'plan' AND c.before IS NULL))",
        within(span),
    )
    return frozenset(act for (act,) in entries)


def changes_after(reader: Reader, act: int, items: Collection[str]) -> tuple[FieldChange, ...]:
    """The changes of these items (task:ID, indicator:ID) by later entries, field by field, in order."""
    names, wanted = Names(reader), list(items)
    changes: list[FieldChange] = []
    for table, key, before, after, at, who, number in reader.rows(
        "SELECT c.tbl, c.key, c.before, c.after, a.at, a.who, a.id FROM change c JOIN act a ON a.id = c.act "
        f"WHERE a.id > ? AND c.item IN ({marks(wanted)}) ORDER BY c.id",
        [act, *wanted],
    ):
        changes += names.field_changes(RowChange(table, key, unpacked(before), unpacked(after)), at, who, number)
    return tuple(changes)


def describe(reader: Reader, changes: Iterable[RowChange]) -> tuple[FieldChange, ...]:
    """The fields of rows that were just changed."""
    changed = tuple(changes)
    names = Names(reader)
    names.learn(changed)
    return tuple(field for change in changed for field in names.field_changes(change))


def items_by_plan(reader: Reader, changes: Collection[RowChange]) -> tuple[tuple[str, str], ...]:
    """The plan and the ref of each changed item whose ref is given with its plan, as several plans have it."""
    names = Names(reader)
    return names.items_by_plan(changes) if names.has_shared else ()


class Names:
    """Names the items of changed rows, each looked up once; the first reader that knows an item answers."""

    def __init__(self, *readers: Reader) -> None:
        self._readers = readers
        self._items: dict[str, tuple[str, str, int | None]] = {}
        self._plans: dict[int | None, str | None] = {None: None}
        self._departments: dict[int, str | int] = {}
        self._shared = shared_refs(readers[0])

    @property
    def has_shared(self) -> bool:
        """Whether any ref is given with its plan."""
        return bool(self._shared)

    def items_by_plan(self, changes: Collection[RowChange]) -> tuple[tuple[str, str], ...]:
        """The plan and the ref of each changed item whose ref is given with its plan."""
        self.learn(changes)
        found: dict[tuple[str, str], None] = {}
        for change in changes:
            ref, _, plan_id = self._item(change)
            plan = self._plan(plan_id)
            is_new = plan is not None and (plan, ref) not in found and address(plan, ref, self._shared) != ref
            if plan and is_new and self.field_changes(change):
                found[plan, ref] = None
        return (*found,)

    def learn(self, changes: Iterable[RowChange]) -> None:
        """Adds the names of items and plans that no longer exist."""
        for change in changes:
            if change.after is not None or change.before is None:
                continue
            if change.table == "plan":
                self._plans[change.key] = str(change.before["key"])
            elif change.table in {"task", "indicator"}:
                values = change.before
                self._items[f"{change.table}:{change.key}"] = (str(values["ref"]), str(values["title"]), values["plan"])

    def field_changes(
        self, change: RowChange, at: str | None = None, by: str | None = None, entry: int | None = None
    ) -> list[FieldChange]:
        """Each field of a row that differs."""
        ref, title, plan_id = self._item(change)
        plan = self._plan(plan_id)
        before, after = self._readable(change.before), self._readable(change.after)
        is_reading = change.table == "measurement" and (change.before is None or change.after is None)
        if is_reading:
            before, after = before or self._reading_before(change), after or self._reading_before(change)
        prefix = "" if change.table in {"task", "indicator"} else f"{change.table}."
        label = address(plan, ref, self._shared)
        return [
            FieldChange(label, title, f"{prefix}{name}", before.get(name), after.get(name), at, by, entry, None, plan)
            for name in {**before, **after}
            if name not in HIDDEN and (change.table, name) not in HIDDEN_WORDS
            if before.get(name) != after.get(name) or (is_reading and name == "value")
        ]

    def _reading_before(self, change: RowChange) -> Values:
        """The value and day before a measurement was added, or after it was removed."""
        values = change.after or change.before or {}
        row = self._found(
            "SELECT value, on_date FROM measurement WHERE indicator = ?1 AND retracted_on IS NULL AND id <> ?2 "
            "AND (on_date, id) < (?3, ?2) ORDER BY on_date DESC, id DESC LIMIT 1",
            values["indicator"],
            change.key,
            values["on_date"],
        )
        return {"value": row[0], "on_date": row[1]} if row else {}

    def _item(self, change: RowChange) -> tuple[str, str, int | None]:
        """The ref, the title and the plan's id of what the row is about."""
        values = change.after or change.before or {}
        if change.table in {"task", "indicator"}:
            return str(values["ref"]), str(values["title"]), values["plan"]
        item = change.item
        if item is None:
            ref, title = values.get("ref") or values.get("key"), values.get("title") or values.get("name")
            return str(ref or ""), str(title or ""), values.get("plan")
        if item not in self._items:
            table, _, key = item.partition(":")
            row = self._found(f"SELECT ref, title, plan FROM {table} WHERE id = ?", key)
            self._items[item] = row or ("", "", None)
        return self._items[item]

    def _plan(self, key: int | None) -> str | None:
        if key not in self._plans:
            row = self._found("SELECT key FROM plan WHERE id = ?", key)
            self._plans[key] = row[0] if row else None
        return self._plans[key]

    def _department(self, key: int) -> str | int:
        """The name that a department has or had last; its number where nothing tells it."""
        if key not in self._departments:
            row = self._found("SELECT name FROM department WHERE id = ?", key) or self._found(
                "SELECT json_extract(before, '$.name') FROM change WHERE tbl = 'department' AND key = ? "
                "AND after IS NULL ORDER BY id DESC",
                key,
            )
            self._departments[key] = row[0] if row else key
        return self._departments[key]

    def _found(self, sql: str, *keys: object) -> Any:
        """The first answer of the readers, in their order."""
        answers = (reader.rows(sql, keys).fetchone() for reader in self._readers)
        return next((answer for answer in answers if answer), None)

    def _readable(self, values: Values | None) -> Values:
        shown = dict(values or {})
        if shown.get("department") is not None:
            shown["department"] = self._department(shown["department"])
        if shown.get("reading") is not None:
            row = self._found("SELECT on_date || ' ' || value FROM measurement WHERE id = ?", shown["reading"])
            shown["reading"] = row[0] if row else shown["reading"]
        return shown
