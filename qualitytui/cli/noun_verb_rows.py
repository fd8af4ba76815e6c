"""The verbs that follow a noun and are more than a plain command of the workbook, one row each."""

from __future__ import annotations

from qualitytui.cli.verb import verb
from qualitytui.i18n import told
from qualitytui.model.supervision import WRITTEN

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

NOUN_VERBS: Final = (
    verb(
        "plan read",
        "plans.read",
        told("Reads a document and prints what was understood."),
        "qualitytui plan read notice.docx",
        "qualitytui plan read - --json < notice.txt",
    ),
    verb(
        "plan check",
        "plans.check",
        told("Prints what the plan leaves open or contradicts."),
        "qualitytui plan check",
        "qualitytui plan check notice.docx",
    ),
    verb(
        "plan import",
        "plans.import_",
        told("Takes a plan into the workbook."),
        "qualitytui plan import notice.docx --key xianju-2014",
        "qualitytui plan import plan.toml --dry-run",
    ),
    verb(
        "plan export",
        "plans.export",
        told("Prints a plan of the workbook as plan.toml."),
        "qualitytui plan export > plan.toml",
    ),
    verb(
        "snapshot take",
        "snapshots.take",
        told("Writes the week's snapshot."),
        "qualitytui snapshot take --to /media/usb",
        "qualitytui snapshot take --as-of 2013-07-12",
    ),
    verb("snapshot list", "snapshots.list_", told("Lists the snapshots."), "qualitytui snapshot list"),
    verb(
        "snapshot verify",
        "snapshots.verify",
        told("Checks every file of a snapshot against its hash."),
        "qualitytui snapshot verify",
        "qualitytui snapshot verify 2013-W29 --from /media/usb",
    ),
    verb(
        "snapshot show",
        "snapshot_history.show_kept",
        told("Says what a snapshot holds."),
        "qualitytui snapshot show 2013-W29",
    ),
    verb(
        "snapshot diff",
        "snapshot_history.diff",
        told("What is different between two snapshots, or between one and now."),
        "qualitytui snapshot diff 2013-W28 2013-W29",
        "qualitytui snapshot diff 2013-W28",
    ),
    verb(
        "snapshot restore",
        "snapshot_history.restore_kept",
        told("Writes the workbook of a snapshot to a new file."),
        "qualitytui snapshot restore 2013-W28 --to 核对.db",
    ),
    verb(
        "tables out",
        "tables.take_out",
        told("Writes tasks.csv and indicators.csv, to be edited in a spreadsheet and imported again."),
        "qualitytui tables out .",
        "qualitytui tables out /media/usb",
    ),
    verb(
        "tables in",
        "tables.take_in",
        told("Takes in what was changed in tasks.csv, indicators.csv or workbook.xlsx; what differs is shown."),
        "qualitytui tables in tasks.csv --dry-run",
        "qualitytui tables in tasks.csv indicators.csv",
    ),
    verb(
        "tables ledger",
        "old_ledgers.take_ledger",
        told("Takes in a ledger that the office has kept in a spreadsheet: items, departments, deadlines, progress."),
        "qualitytui tables ledger 台账.xlsx --dry-run",
        "qualitytui tables ledger 台账.xlsx --map 责任科室=牵头 --key gzyd-2014",
    ),
    verb(
        "forms out",
        "forms.send",
        told("Writes a return form for each department as .xlsx, and the round into the journal."),
        "qualitytui forms out 报送表 --by 6月28日 --notes",
        "qualitytui forms out 报送表 --dept 质监局 --round 2013年上半年",
    ),
    verb(
        "forms in",
        "forms.take_in",
        told("Takes in what departments wrote into their return forms; the difference is shown first."),
        "qualitytui forms in 收件 --dry-run",
        "qualitytui forms in 收件/*.xlsx --rejects 退改.xlsx --yes",
    ),
    verb(
        "forms paper",
        "forms.note_paper",
        told("Note that the stamped paper of a return form has come."),
        "qualitytui forms paper 质监局 --on 6月28日",
    ),
    verb(
        "rectify ledger",
        "ledger.ledger",
        told("Writes the ledger of orders as a paper."),
        "qualitytui rectify ledger --to 整改台账.docx",
        "qualitytui rectify ledger dept:质监局",
    ),
    verb(
        "assess rules",
        "assess.rules",
        told("Prints or copies the rules of the assessment, to be edited; --set puts them in force."),
        "qualitytui assess rules --to 考核规则.toml",
        "qualitytui assess rules --set 考核规则.toml",
    ),
    verb(
        "assess scores",
        "assess.scores",
        told("The scores of a year with their points, bands and ranks."),
        "qualitytui assess scores",
        "qualitytui assess scores 建设规划局 --year 2013",
        "qualitytui assess scores --rules 考核规则.toml --json",
    ),
    verb(
        "assess sheet",
        "assess.sheet",
        told("Writes the score sheet of a department as a paper."),
        "qualitytui assess sheet 建设规划局 --to 评分表.docx",
        "qualitytui assess sheet --all --blank --to 自评表",
    ),
    verb(
        "assess self",
        "assess.self_scores",
        told("Takes in what a department gives itself in its sheet."),
        "qualitytui assess self 建设规划局 自评表.xlsx",
    ),
    verb(
        "assess objections",
        "assess.objections",
        told("The objections to scores, and how they were answered."),
        "qualitytui assess objections",
    ),
    verb(
        "report week",
        "reports.report",
        told("The leader's page, then what moved, what is late and why, what comes, who stands where."),
        "qualitytui report week",
        "qualitytui report week --format docx --to 周报.docx",
        takes_verb=True,
    ),
    verb(
        "report month",
        "reports.report",
        told("The same for the month."),
        "qualitytui report month --to 月报.docx",
        takes_verb=True,
    ),
    verb(
        "report department",
        "reports.report",
        told("The same for what one department answers for."),
        "qualitytui report department 质监局 --to 质监局.docx",
        "qualitytui report department --all --to 任务清单",
        takes_verb=True,
    ),
    verb(
        "report bulletin",
        "reports.report",
        told("Who keeps pace and who is slow, with shares and annexes."),
        "qualitytui report bulletin --to 通报.docx",
        takes_verb=True,
    ),
    verb(
        "report one-page",
        "reports.report",
        told("What a leader has to know, on one page."),
        "qualitytui report one-page dept:质监局,发改局 --to 一览.docx",
        takes_verb=True,
    ),
    verb(
        "report self",
        "report_papers.self_report",
        told("The self-assessment upwards: every goal with reading, source, evidence, and what is missing."),
        "qualitytui report self --to 自评.docx",
        "qualitytui report self --format csv --to 目标.csv",
    ),
    verb(
        "report evidence",
        "report_papers.evidence_report",
        told("The checklist of evidence: what is there for each item, and what is missing."),
        "qualitytui report evidence 质监局",
        "qualitytui report evidence --to 佐证清单.docx",
    ),
    verb(
        "report templates",
        "report_extras.templates",
        told("Copies the templates to where they can be changed."),
        "qualitytui report templates",
        "qualitytui report templates week",
    ),
    verb(
        "report parquet",
        "report_extras.parquet",
        told("Writes the week's rows as Parquet, by workbook, plan and week."),
        "qualitytui report parquet /data/weeks",
    ),
    verb(
        "report rollup",
        "report_extras.rollup",
        told("Puts the weeks of many counties together, a line a week."),
        "qualitytui report rollup /data/weeks",
        "qualitytui report rollup /data/weeks --json",
        "qualitytui report rollup /data/weeks --compact",
        "qualitytui report rollup /data/weeks --engine spark",
    ),
    verb("plan close", "year_end.close", ""),
    verb("rectify open", "ledger.open_order", ""),
    *(verb(f"letters {name}", "letters.write_paper", "", takes_verb=True) for name in (*WRITTEN, "sign")),
)
"""In the order in which the overview lists them."""
