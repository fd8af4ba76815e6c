"""Exports exactly the items of the current list, in its order."""

from collections.abc import Sequence
from typing import Final

from qualitytui.i18n import say
from qualitytui.model.indicator import Indicator
from qualitytui.model.task import Task
from qualitytui.reporting.indicator_tables import indicators_table
from qualitytui.reporting.table import Table
from qualitytui.reporting.tables import tasks_table

FORMATS: Final = ("csv", "xlsx", "docx", "md")


def tasks_as(format_: str, tasks: Sequence[Task], as_of: str) -> bytes:
    """These tasks in a format."""
    if format_ == "csv":
        from qualitytui.reporting.csv import tasks_csv  # noqa: PLC0415 - only for this format

        return tasks_csv(tasks)
    if format_ == "xlsx":
        from qualitytui.reporting.xlsx import tasks_workbook  # noqa: PLC0415 - only for this format

        return tasks_workbook(tasks, as_of)
    return _document(format_, say("Tasks: {count}", count=len(tasks)), tasks_table(tasks, len(tasks)), as_of)


def indicators_as(format_: str, indicators: Sequence[Indicator], as_of: str) -> bytes:
    """These indicators in a format."""
    if format_ == "csv":
        from qualitytui.reporting.csv import indicators_csv  # noqa: PLC0415 - only for this format

        return indicators_csv(indicators)
    if format_ == "xlsx":
        from qualitytui.reporting.xlsx import indicators_workbook  # noqa: PLC0415 - only for this format

        return indicators_workbook(indicators, as_of)
    table = indicators_table(indicators, len(indicators))
    return _document(format_, say("Indicators: {count}", count=len(indicators)), table, as_of)


def _document(format_: str, title: str, table: Table, as_of: str) -> bytes:
    """A title and a table on pages on their side."""
    from qualitytui.reporting.template import markdown_table, markdown_text  # noqa: PLC0415 - only for words

    head = f"# {markdown_text(title)}\n\n({as_of})\n\n"
    if format_ == "md":
        return f"{head}{markdown_table(table)}\n".encode()
    from qualitytui.reporting.docx import docx_of  # noqa: PLC0415 - only for this format

    return docx_of(f"---\n\n### {markdown_text(title)} {as_of}\n\n{markdown_table(table)}\n", as_of)
