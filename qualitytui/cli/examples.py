"""What the help of each command begins with."""

EXAMPLES = {
    "init": ("qualitytui init --plan tiantai-2013", "qualitytui --workbook 2014.db init --plan notice.docx"),
    "demo": ("qualitytui demo", "qualitytui --workbook $(qualitytui demo --path) tasks"),
    "config": ("qualitytui config", "qualitytui config keys", "qualitytui config --json"),
    "completion": (
        "qualitytui completion fish > ~/.config/fish/completions/qualitytui.fish",
        'eval "$(qualitytui completion bash)"',
        "qualitytui completion powershell | Out-String | Invoke-Expression",
    ),
    "undo": ("qualitytui undo", "qualitytui undo 17", "qualitytui undo --dry-run"),
    "redo": ("qualitytui redo",),
    "backup": ("qualitytui backup", "qualitytui backup --to /media/usb", "qualitytui backup --list"),
    "restore": (
        "qualitytui restore backups/workbook.20130719-101500.db --dry-run",
        "qualitytui restore snapshots/2013-W29 --yes",
    ),
    "verify": ("qualitytui verify", "qualitytui verify /media/usb/workbook.20130719-101500.db"),
    "salvage": ("qualitytui salvage", "qualitytui salvage damaged.db --to saved.db"),
    "doctor": ("qualitytui doctor", "qualitytui doctor --json"),
    "task.report": (
        "qualitytui task report 2.2.4 '保护区已划定' --from 环保局 --via 电话",
        "qualitytui task report 3.2.5 '已培训30人' --on 7/12",
    ),
    "task.due": ("qualitytui task due 3.2.5 9月底 --reason '设备未到'", "qualitytui task due 2.1.1 2.1.2 +10"),
    "task.close": ("qualitytui task close 3.2.5 --checked-by 王科长 --evidence '验收单'",),
    "task.start": ("qualitytui task start 2.1.1 2.1.2", "qualitytui task start 4.2 --note '电话确认已布置'"),
    "task.behind": ("qualitytui task behind 3.2.2 --note '企业资金未落实'",),
    "task.reported": ("qualitytui task reported 3.2.4",),
    "task.return": ("qualitytui task return 3.2.4 --note '材料不全'",),
    "task.reopen": ("qualitytui task reopen 2.1.4 --note '市里复查未过'",),
    "task.cancel": ("qualitytui task cancel 3.5.2 --note '市里统一组织'",),
    "task.assign": (
        "qualitytui task assign 1.1 卫生局",
        "qualitytui task assign 4.1 县监察局 --role responsible --new",
    ),
    "task.unassign": ("qualitytui task unassign 1.1 卫生局",),
    "task.edit": ("qualitytui task edit 2.2.1 --title '产品质量'",),
    "task.step.add": ("qualitytui task step 2.1.1 add '列出企业名单' --due 6月底",),
    "task.step.done": ("qualitytui task step 2.1.1 done 1",),
    "task.step.drop": ("qualitytui task step 2.1.1 drop 1",),
    "indicator.measure": (
        "qualitytui indicator measure A1.1 96.2% --source 县质监局",
        "qualitytui indicator measure A1.1 481/500",
    ),
    "indicator.retract": ("qualitytui indicator retract A1.1 3",),
    "department.alias": ("qualitytui department alias 县质监局 质量技术监督局",),
    "department.merge": ("qualitytui department merge 县工商局 县质监局",),
    "department.rename": ("qualitytui department rename 县卫生局 县卫生和计划生育局",),
    "view.save": ("qualitytui views save 5 质监局逾期 --filter 'lead:质监局 due:overdue'",),
    "view.rename": ("qualitytui views rename 5 质监逾期",),
    "view.bind": ("qualitytui views bind 5 4",),
    "view.drop": ("qualitytui views drop 5",),
    "plan.read": ("qualitytui plan read notice.docx", "qualitytui plan read - --json < notice.txt"),
    "plan.check": ("qualitytui plan check", "qualitytui plan check notice.docx"),
    "plan.import": (
        "qualitytui plan import notice.docx --key xianju-2014",
        "qualitytui plan import plan.toml --dry-run",
    ),
    "plan.export": ("qualitytui plan export > plan.toml",),
    "snapshot.take": ("qualitytui snapshot take", "qualitytui snapshot take --to /media/usb --only csv,md"),
    "report.week": ("qualitytui report week", "qualitytui report week --format docx --to 周报.docx"),
    "report.month": ("qualitytui report month --to 月报.docx",),
    "report.department": ("qualitytui report department 质监局 --to 质监局.docx",),
    "report.bulletin": ("qualitytui report bulletin --to 通报.docx",),
    "report.one-page": ("qualitytui report one-page dept:质监局,发改局 --to 一览.docx",),
    "report.templates": ("qualitytui report templates", "qualitytui report templates week"),
    "report.parquet": ("qualitytui report parquet /data/weeks",),
    "report.rollup": ("qualitytui report rollup /data/weeks", "qualitytui report rollup /data/weeks --json"),
    "snapshot.list": ("qualitytui snapshot list",),
    "snapshot.verify": ("qualitytui snapshot verify", "qualitytui snapshot verify 2013-W29 --from /media/usb"),
}


def examples_of(noun: str) -> list[str]:
    """One example of each of the first things that can be done with a noun."""
    return [lines[0] for name, lines in EXAMPLES.items() if name.startswith(f"{noun}.")][:4]
