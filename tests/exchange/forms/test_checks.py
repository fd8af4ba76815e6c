"""The data validation of a return form."""

import io

import xlsxwriter
from openpyxl import load_workbook

from qualitytui.exchange.forms.checks import CellChecks
from qualitytui.model.form_columns import FORM_STATUSES
from qualitytui.model.form_columns import TASK_COLUMNS as COLUMNS
from qualitytui.model.forms import Round

ROUND = Round(1, "2013年上半年", "token", "2013-06-14", "2013-06-28", "2013-06-30")


def validations(rows: dict[int, tuple[str, ...]]) -> dict[str, str]:
    """The kind of validation by the cells that have it, where the rows have these words for the status."""
    out, checks = io.BytesIO(), CellChecks(ROUND)
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    for row, words in rows.items():
        checks.add(row, COLUMNS, statuses=words)
    checks.write(book.add_worksheet())
    book.close()
    page = load_workbook(out).worksheets[0]
    return {str(one.sqref): one.type or "any" for one in page.data_validations.dataValidation}


def test_the_cells_of_a_column_with_the_same_rules_have_one_validation_together() -> None:
    words = tuple(FORM_STATUSES.values())
    found = validations({3: words, 4: words, 5: (), 8: words, 9: words})
    assert found["F4:F6 F9:F10"] == "textLength"
    assert found["G4:G5 G9:G10"] == "list"
    assert len(found) == sum(column.is_filled for column in COLUMNS)
