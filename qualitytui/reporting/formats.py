"""The files that a week is written as: each with its format and how its bytes are made."""

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Final

from qualitytui.model.leader_page import LeaderPage
from qualitytui.model.week import Week
from qualitytui.reporting.redaction import redacted, shared

DATABASE: Final = "workbook.db"


class ReportSource:
    """What files are made from: facts, kind of report, the office's own templates, and whether they leave it."""

    def __init__(
        self,
        week: Week,
        kind: str = "week",
        templates: Path | None = None,
        *,
        is_for_sharing: bool = False,
        annexes: bool = False,
        is_a3: bool = False,
    ) -> None:
        self.week = week
        self.kind = kind
        self.templates = templates
        self.is_for_sharing = is_for_sharing
        self.annexes = annexes
        self.task_marks: dict[int, str] = {}
        self.indicator_marks: dict[int, str] = {}
        self.is_a3 = is_a3
        """Whether wide tables are printed on A3."""

    @property
    def kept(self) -> Week:
        """The facts for the tables that stay in the office, or may leave it."""
        return self.sent if self.is_for_sharing else self.week

    @cached_property
    def sent(self) -> Week:
        """The facts of a report, which goes out; to anybody, or to those who may know who checked."""
        return shared(self.week) if self.is_for_sharing else redacted(self.week)

    @cached_property
    def page(self) -> LeaderPage:
        """The leader's page of these facts."""
        from qualitytui.reporting.leader_fit import fitted  # noqa: PLC0415 - only for reports
        from qualitytui.workbook.queries.leader_page import leader_page  # noqa: PLC0415 - likewise

        return fitted(leader_page(self.sent))

    @cached_property
    def markdown(self) -> str:
        """The report in words, made of what may leave the office."""
        from qualitytui.reporting.template import render  # noqa: PLC0415 - only for reports

        return render(self.kind, self.sent, self.templates, annexes=self.annexes, page=self.page)


def tasks_file(source: ReportSource) -> bytes:
    """Every task as CSV."""
    from qualitytui.reporting.csv import tasks_csv  # noqa: PLC0415 - only for this format

    return tasks_csv(source.kept.tasks, source.task_marks)


def indicators_file(source: ReportSource) -> bytes:
    """Every indicator as CSV."""
    from qualitytui.reporting.csv import indicators_csv  # noqa: PLC0415 - only for this format

    return indicators_csv(source.kept.indicators, source.indicator_marks)


def changes_file(source: ReportSource) -> bytes:
    """What is different as CSV."""
    from qualitytui.reporting.csv import changes_csv  # noqa: PLC0415 - only for this format

    return changes_csv(source.kept.changes)


def markdown_file(source: ReportSource) -> bytes:
    """The report in words."""
    return source.markdown.encode()


def html_file(source: ReportSource) -> bytes:
    """The report as one page for a browser."""
    from qualitytui.reporting.html import html_of  # noqa: PLC0415 - only for this format

    return html_of(source.markdown, source.sent, source.page, "A3 landscape" if source.is_a3 else "A4")


def docx_file(source: ReportSource) -> bytes:
    """The report as an official document."""
    from qualitytui.reporting.docx import docx_of  # noqa: PLC0415 - only for this format
    from qualitytui.reporting.template import paper_kind  # noqa: PLC0415 - likewise

    paper = source.week.letterhead.paper(paper_kind(source.kind))
    return docx_of(source.markdown, source.week.as_of, source.page, is_sealed=paper.seal, is_a3=source.is_a3)


def xlsx_file(source: ReportSource) -> bytes:
    """The tables as an Excel workbook."""
    from qualitytui.reporting.xlsx import workbook_of  # noqa: PLC0415 - only for this format

    return workbook_of(source.sent, source.kind, source.task_marks, source.indicator_marks, is_a3=source.is_a3)


def table_file(source: ReportSource) -> bytes:
    """What a report of its kind is about as CSV: the month's moves, the bulletin's items, the leader's matters."""
    from qualitytui.reporting.bulletin_tables import all_items  # noqa: PLC0415 - likewise
    from qualitytui.reporting.csv import moves_csv, table_csv, tasks_csv  # noqa: PLC0415 - only for this format
    from qualitytui.reporting.supervision_tables import late_matters  # noqa: PLC0415 - likewise

    match source.kind:
        case "month":
            return moves_csv(source.sent.moves)
        case "bulletin":
            return table_csv(all_items(source.sent))
        case "one-page":
            return table_csv(late_matters(source.sent))
        case _:
            return tasks_csv(source.kept.tasks)


def ics_file(source: ReportSource) -> bytes:
    """The deadlines for a calendar."""
    from qualitytui.reporting.ics import deadlines_ics  # noqa: PLC0415 - only for this format

    return deadlines_ics(source.sent)


def readme_file(source: ReportSource) -> bytes:
    """What lies in the folder and how to check it."""
    from qualitytui.reporting.readme_file import readme  # noqa: PLC0415 - only for snapshots

    return readme(source.sent)


Writer = Callable[[ReportSource], bytes]
FILES: Final[dict[str, tuple[str, Writer]]] = {
    "tasks.csv": ("csv", tasks_file),
    "indicators.csv": ("csv", indicators_file),
    "changes.csv": ("csv", changes_file),
    "report.md": ("md", markdown_file),
    "report.html": ("html", html_file),
    "report.docx": ("docx", docx_file),
    "workbook.xlsx": ("xlsx", xlsx_file),
    "deadlines.ics": ("ics", ics_file),
    "读我.txt": ("txt", readme_file),
}
"""Each file with the format that --only names and how its bytes are made."""
FORMATS: Final = ("db", *dict.fromkeys(kind for kind, _ in FILES.values()))
REPORTS: Final[dict[str, Writer]] = {
    "md": markdown_file,
    "html": html_file,
    "docx": docx_file,
    "xlsx": xlsx_file,
    "csv": table_file,
    "ics": ics_file,
}
"""What `report --format` takes."""


def writer_of(format_: str, name: str = "") -> Writer:
    """How a report of that format is made; a file named as a snapshot keeps one, such as changes.csv, is that one."""
    kind, writer = FILES.get(name, ("", None))
    return writer if writer is not None and kind == format_ else REPORTS[format_]
