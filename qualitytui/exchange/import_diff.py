"""The whole import of changed tables as a diff against the workbook."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from qualitytui.errors import Refused
from qualitytui.exchange.cell_diff import CellRefused, RowDiff, compare
from qualitytui.exchange.headings import Fields, fields_of, heading_of, language_of, usual_names
from qualitytui.exchange.item_lookup import Asked, Item, ItemIndex, keeps_zeros
from qualitytui.exchange.row_commands import ImportContext, RowCommand, indicator_acts, is_undated, task_acts
from qualitytui.exchange.table_reader import Worksheet
from qualitytui.exchange.worksheet import SheetRow
from qualitytui.i18n import Language, say, speaking
from qualitytui.model.filter import Filter
from qualitytui.model.omission import Omission
from qualitytui.model.status import status_meant
from qualitytui.model.task import Task
from qualitytui.progress import counted
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.tables import RowActs
from qualitytui.workbook.queries.departments import department_called
from qualitytui.workbook.queries.items import every_indicator, list_tasks


class ImportResult(NamedTuple):
    """What tables ask for: rows to import, rows refused, columns left aside; how many rows are the same or older.

    `undated` are the refs whose new value or report has no day of its own, and is of the day of taking in.
    """

    rows: tuple[RowActs, ...]
    refused: tuple[Omission, ...]
    aside: tuple[Omission, ...]
    same: int
    older: int
    undated: tuple[str, ...] = ()


def diff_against(book: Workbook, sheets: Sequence[Worksheet], note: str | None = None) -> ImportResult:
    """Compares tables with a workbook, row by row; nothing is written."""
    items: list[Item] = [*book.ask(list_tasks, Filter()).tasks]
    items += book.ask(every_indicator)
    office = ImportContext(book.hand.today, note, lambda name: book.ask(department_called, name))
    return diff_items(items, sheets, office)


def diff_items(items: Iterable[Item], sheets: Sequence[Worksheet], office: ImportContext) -> ImportResult:
    """Compares tables with these items."""
    weighing = _ImportDiff(items, office)
    for sheet in sheets:
        weighing.add(sheet)
    return weighing.weighed()


class _Found(NamedTuple):
    """A row with the item it is about."""

    sheet: Worksheet
    row: SheetRow
    item: Item
    language: Language


class _ImportDiff:
    def __init__(self, items: Iterable[Item], office: ImportContext) -> None:
        self._directory = ItemIndex(items)
        self._office = office
        self._found: list[_Found] = []
        self._refused: list[Omission] = []
        self._aside: dict[tuple[str, str, str], list[tuple[int, str]]] = {}
        self._measured: dict[tuple[str, str], MeasureIndicator] = {}
        self._rows: list[RowActs] = []
        self._sheets: list[Omission] = []
        self._same = self._older = 0
        self._undated: list[str] = []

    def add(self, sheet: Worksheet) -> None:
        """Finds the item of each row."""
        language = language_of(sheet.headings)
        names = {name: heading_of(name, language) for name in ("ref", "plan", "title")}
        cells = [dict(zip(sheet.headings, row.cells, strict=False)) for row in sheet.rows]
        is_literal = keeps_zeros(cell.get(names["ref"], "") for cell in cells)
        for row, values in zip(counted(sheet.rows, say("reading the rows")), cells, strict=True):
            asked = Asked(
                values.get(names["ref"], "").strip(), values.get(names["plan"], "").strip(), values.get(names["title"])
            )
            try:
                _check_width(row, sheet)
                item = self._directory.find(asked, is_literal=is_literal)
            except Refused as refusal:
                self._refuse(sheet, row, asked.ref, names["ref"], refusal)
            else:
                self._found.append(_Found(sheet, row, item, language))
        self._unknown_columns(sheet, language)
        if sheet.renamed:
            left, rightly = ("、".join(part) for part in (sheet.renamed, usual_names()))
            why = say("it has our headings under another name; name it {names}, or take it out", names=rightly)
            self._refused.append(Omission(sheet.name, (), (), say("sheets {names}", names=left), why))
        if sheet.unread:
            why = say("only the sheets with our headings are read")
            self._sheets.append(Omission(sheet.name, (), (), say("sheets {names}", names="、".join(sheet.unread)), why))

    def _unknown_columns(self, sheet: Worksheet, language: Language) -> None:
        known = {*fields_of("task", language), *fields_of("indicator", language)}
        for at, heading in enumerate(sheet.headings):
            if heading not in known:
                filled = [row for row in sheet.rows if len(row.cells) > at and row.cells[at].strip()]
                for row in filled:
                    self._leave(sheet, row, "", heading or str(at + 1), say("the workbook has no such column"))

    def weighed(self) -> ImportResult:
        """Compares every row with a known item; duplicate rows are refused."""
        by_item = dict[tuple[type, int], list[_Found]]()
        for match in self._found:
            by_item.setdefault((type(match.item), match.item.id), []).append(match)
        for matches in by_item.values():
            if len(matches) == 1:
                self._weigh(matches[0])
            else:
                self._refuse_all(matches)
        aside = (
            Omission(file, tuple(number for number, _ in rows), tuple(ref for _, ref in rows if ref), column, why)
            for (file, column, why), rows in self._aside.items()
        )
        return ImportResult(
            tuple(self._rows),
            tuple(self._refused),
            (*self._sheets, *aside),
            self._same,
            self._older,
            tuple(self._undated),
        )

    def _refuse_all(self, matches: Sequence[_Found]) -> None:
        is_one = len({match.sheet.name for match in matches}) == 1
        rows = "、".join(f"{'' if is_one else match.sheet.name + ' '}{match.row.number}" for match in matches[:10])
        refusal = Refused(say("The item occurs in several rows: {rows}.", rows=rows), say("Leave one of them."))
        for match in matches:
            self._refuse(match.sheet, match.row, match.item.ref, heading_of("ref", match.language), refusal)

    def _weigh(self, match: _Found) -> None:
        kind = "task" if isinstance(match.item, Task) else "indicator"
        fields = fields_of(kind, match.language)
        cells = dict(zip(match.sheet.headings, match.row.cells, strict=False))
        try:
            with speaking(match.language):
                stored = {heading: field.cell(match.item) for heading, field in fields.items()}
            diff = compare(stored, fields, cells, is_narrow=match.sheet.is_narrow)
            self._set_aside(match, diff, fields, cells)
            acts = [] if diff.is_old else self._acts(match.item, diff)
        except CellRefused as refusal:
            self._refuse(match.sheet, match.row, match.item.ref, refusal.column, refusal)
            return
        self._older += diff.is_old
        if acts:
            self._rows.append(RowActs(match.sheet.name, match.row.number, match.item.ref, tuple(acts)))
            self._undated += [match.item.ref] if is_undated(diff) else []
        elif not diff.is_old:
            self._same += 1

    def _acts(self, item: Item, diff: RowDiff) -> list[RowCommand]:
        if isinstance(item, Task):
            return task_acts(item, diff, self._office)
        acts = list[RowCommand]()
        for column, act in indicator_acts(item, diff, self._office):
            if isinstance(act, MeasureIndicator):
                twin = self._measured.setdefault((item.plan, item.same_as or item.ref), act)
                if _measured(act) != _measured(twin):
                    raise CellRefused(
                        column,
                        say("{ref} measures the same and says otherwise.", ref=twin.ref),
                        say("Leave one of them."),
                    )
            acts.append((column, act))
        return acts

    def _set_aside(self, match: _Found, diff: RowDiff, fields: Fields, cells: dict[str, str]) -> None:
        """Reports differences that are not imported."""
        ref, edits = match.item.ref, diff.edits
        for column in diff.others:
            self._leave(match.sheet, match.row, ref, column, say("the plan says it or the program works it out"))
        is_closing = "status" in edits and status_meant(edits["status"].cell) == "closed"
        is_measured = bool({"value", "on"} & edits.keys())
        is_used = {
            "note": bool({"status", "due"} & edits.keys()),
            "checked_by": is_closing,
            "evidence": is_closing,
            "source": is_measured,
            "definition": is_measured,
        }
        for name in sorted(diff.stray):
            if not is_used.get(name):
                why = say("it is imported only with a new status, deadline, report or value")
                self._leave(match.sheet, match.row, ref, diff.beside[name].heading, why)
        others = fields_of("indicator" if isinstance(match.item, Task) else "task", match.language)
        for heading, cell in cells.items():
            if heading in others and heading not in fields and cell.strip():
                self._leave(match.sheet, match.row, ref, heading, say("items of this kind have no such column"))

    def _leave(self, sheet: Worksheet, row: SheetRow, ref: str, column: str, why: str) -> None:
        self._aside.setdefault((sheet.name, column, why), []).append((row.number, ref))

    def _refuse(self, sheet: Worksheet, row: SheetRow, ref: str, column: str, refusal: Refused) -> None:
        refs = (ref,) if ref else ()
        self._refused.append(Omission.of(sheet.name, row.number, refs, column, refusal))


def _measured(act: MeasureIndicator) -> tuple[object, ...]:
    return act.value, act.on, act.source or None, act.definition or None


def _check_width(row: SheetRow, sheet: Worksheet) -> None:
    if any(cell.strip() for cell in row.cells[len(sheet.headings) :]):
        raise Refused(say("The row has more cells than there are headings."), say("Look for a stray comma."))
