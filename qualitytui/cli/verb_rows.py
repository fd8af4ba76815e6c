"""The verbs of the command line that follow no noun, one row each."""

from __future__ import annotations

from qualitytui.cli.verb import verb
from qualitytui.i18n import told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

SINGLE_VERBS: Final = (
    verb(
        "config",
        "settings.config",
        told("every setting and where it came from"),
        "qualitytui config",
        "qualitytui config keys",
        "qualitytui config --json",
        group="look",
    ),
    verb(
        "completion",
        "completion.completion",
        told("Prints a script that lets the shell complete commands."),
        "qualitytui completion fish > ~/.config/fish/completions/qualitytui.fish",
        'eval "$(qualitytui completion bash)"',
        "qualitytui completion powershell | Out-String | Invoke-Expression",
        usage="completion SHELL",
        group="look",
    ),
    verb(
        "man",
        "man.man",
        told("Prints the manual page, as man reads it."),
        "qualitytui man > qualitytui.1",
        "man ./qualitytui.1",
        group="look",
    ),
    verb(
        "init",
        "lifecycle.init",
        told("Makes a workbook; never overwrites one."),
        "qualitytui init --plan tiantai-2013",
        "qualitytui --workbook 2014.db init --plan notice.docx",
        group="change",
    ),
    verb(
        "demo",
        "lifecycle.demo",
        told("Makes a throw-away workbook with sample work from May to July 2013."),
        "qualitytui demo",
        "qualitytui --workbook $(qualitytui demo --path) tasks",
        group="change",
    ),
    verb(
        "undo",
        "lifecycle.undo",
        told("Takes back the newest act, or the entry of that number."),
        "qualitytui undo",
        "qualitytui undo 17",
        "qualitytui undo --dry-run",
        usage="undo [ID]",
        group="change",
    ),
    verb(
        "redo", "lifecycle.redo", told("Puts back what the newest undo took away."), "qualitytui redo", group="change"
    ),
    verb(
        "forget",
        "text_erasure.forget",
        told("Erases a text irreversibly, everywhere in the workbook."),
        "qualitytui forget 王科长 --dry-run",
        "qualitytui forget 13805761234 --yes",
        usage="forget TEXT",
        group="change",
    ),
    verb(
        "backup",
        "maintenance.backup",
        told("Makes a verified copy of the workbook."),
        "qualitytui backup",
        "qualitytui backup --to /media/usb",
        "qualitytui backup --list",
        group="care",
    ),
    verb(
        "archive",
        "archive.archive",
        told("Writes everything that belongs to the workbook into one zip, or checks one."),
        "qualitytui archive 2013.zip",
        "qualitytui archive check 2013.zip",
        usage="archive FILE",
        group="care",
    ),
    verb(
        "restore",
        "maintenance.restore",
        told("Makes the workbook what a copy of it is, after a look."),
        "qualitytui restore backups/workbook.20130719-101500.db --dry-run",
        "qualitytui restore snapshots/2013-W29 --yes",
        "qualitytui restore 2013.zip --yes",
        usage="restore FILE",
        group="care",
    ),
    verb(
        "verify",
        "maintenance.verify",
        told("Checks whether a workbook is intact; changes nothing."),
        "qualitytui verify",
        "qualitytui verify /media/usb/workbook.20130719-101500.db",
        usage="verify [FILE]",
        group="care",
    ),
    verb(
        "salvage",
        "maintenance.salvage",
        told("Saves what can be read of a damaged workbook into a new file, and lists what was lost."),
        "qualitytui salvage",
        "qualitytui salvage damaged.db --to saved.db",
        usage="salvage [FILE]",
        group="care",
    ),
    verb(
        "compare",
        "comparing.compare",
        told("Says which of two copies of one workbook is newer, and what each has alone; changes neither."),
        "qualitytui compare /media/usb/workbook.db",
        usage="compare FILE",
        group="care",
    ),
    verb(
        "doctor",
        "doctor.doctor",
        told("Checks versions, files, copies and the terminal."),
        "qualitytui doctor",
        "qualitytui doctor --json",
        group="care",
    ),
    verb(
        "bug-report",
        "bug_report.bug_report",
        told("Prints what is needed to mend a fault; no text of the workbook."),
        "qualitytui bug-report",
        group="care",
    ),
    verb(
        "forms",
        "forms.forms",
        told("The rounds of return forms: who was asked, who returned when, who is missing."),
        "qualitytui forms",
        "qualitytui forms --json",
    ),
    verb(
        "archive check",
        "archive.check",
        told("Verifies an archive: every checksum, its identity, and whether its workbook is intact; changes nothing."),
        "qualitytui archive check 2013.zip",
    ),
)
"""In the order in which the overview lists them."""
