"""A workbook, its tables in a folder, and what a spreadsheet does to them."""

import csv
import io
import subprocess
from collections.abc import Sequence
from pathlib import Path

from qualitytui.exchange.import_diff import ImportResult, diff_against
from qualitytui.exchange.table_reader import read_sheets
from qualitytui.model.filter import Filter
from qualitytui.model.indicator import Indicator
from qualitytui.model.omission import Omission
from qualitytui.model.task import Task
from qualitytui.reporting.csv import indicators_csv, tasks_csv
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.commands.tables import TakeTables
from qualitytui.workbook.outcome import Outcome
from qualitytui.workbook.queries.items import list_indicators, list_tasks
from tests.reporting.programs import office

Cells = dict[str, str]


class Desk:
    """A workbook, its tables in a folder, and what a spreadsheet does to them."""

    def __init__(self, book: Workbook, folder: Path) -> None:
        self.book = book
        self.folder = folder

    def write(self) -> None:
        (self.folder / "tasks.csv").write_bytes(tasks_csv(self.tasks.values()))
        (self.folder / "indicators.csv").write_bytes(indicators_csv(self.indicators.values()))

    @property
    def tasks(self) -> dict[str, Task]:
        return {one.ref: one for one in self.book.ask(list_tasks, Filter()).tasks}

    @property
    def indicators(self) -> dict[str, Indicator]:
        return {one.ref: one for one in self.book.ask(list_indicators, Filter()).indicators}

    def change(self, name: str = "tasks.csv", **cells: Cells) -> None:
        """Writes these cells into the rows of these refs (with _ for .), as a spreadsheet would save them."""
        path = self.folder / name
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline="")))
        for row in rows:
            row.update(cells.get("r" + row["编号"].replace(".", "_"), {}))
        out = io.StringIO(newline="")
        writer = csv.DictWriter(out, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
        path.write_text(out.getvalue(), encoding="utf-8-sig", newline="")

    def weigh(self, *names: str, note: str | None = None) -> ImportResult:
        paths = [self.folder / name for name in names or ("tasks.csv", "indicators.csv")]
        return diff_against(self.book, [sheet for path in paths for sheet in read_sheets(path)], note)

    def take(self, *names: str, note: str | None = None) -> tuple[Outcome, Sequence[Omission]]:
        weighed = self.weigh(*names, note=note)
        outcome = self.book.do(TakeTables(weighed.rows))
        return outcome, (*weighed.refused, *outcome.refused)

    def convert(self, folder: Path, kind: str, *names: str) -> list[Path]:
        """The files as LibreOffice saves them again in a folder, in one of its ways."""
        paths = [self.folder / name for name in names]
        subprocess.run(
            [
                *office(),
                "--headless",
                "--infilter=CSV:44,34,76",
                "--convert-to",
                kind,
                "--outdir",
                folder,
                *paths,
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        return [folder / path.with_suffix(f".{kind.partition(':')[0]}").name for path in paths]
