"""report department --all: what every department has to do, each a file."""

from qualitytui.cli.options import Namespace
from qualitytui.cli.run import Run, asked_language
from qualitytui.errors import UsageRefused
from qualitytui.i18n import say, speaking
from qualitytui.paths import typed_path
from qualitytui.sanitize import visible


def write_task_sheets(run: Run, arguments: Namespace) -> int:
    """Writes a sheet for every department with a role; none where one of the files is there already."""
    from qualitytui.reporting.file_placement import write_files  # noqa: PLC0415 - on demand
    from qualitytui.reporting.task_sheets import sheet_docx, sheet_markdown, sheet_names  # noqa: PLC0415 - likewise
    from qualitytui.workbook.queries.task_sheets import task_sheets  # noqa: PLC0415 - likewise

    format_ = arguments.format or "docx"
    if arguments.department is not None or arguments.snapshot is not None or arguments.json or arguments.paper != "a4":
        raise UsageRefused(
            say("--all writes a sheet for every department; it takes no department, snapshot, --paper a3 or --json."),
            say("See: {command} --help", command="qualitytui report department"),
        )
    if format_ not in {"docx", "md"}:
        raise UsageRefused(
            say("There is no format {name}.", name=format_), say("The formats are: {names}.", names="docx, md")
        )
    with run.look(arguments.as_of) as book:
        sheets, day = book.ask(task_sheets), book.hand.today
    folder = typed_path(arguments.to or f"department-{day.isoformat()}")
    hint = say("To write over it: --replace")
    with speaking(asked_language(run) or run.config.paper_language):
        contents = {
            folder / name: sheet_docx(sheet) if format_ == "docx" else sheet_markdown(sheet).encode()
            for sheet, name in zip(sheets, sheet_names(sheets, f".{format_}"), strict=True)
        }
    write_files(contents, hint=hint, replace=arguments.replace)
    if not arguments.quiet:
        run.terminal.print(*(visible(str(target)) for target in contents))
    return 0
