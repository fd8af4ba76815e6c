"""What the tables of a document add to its plan: how many of their rows were read, and which were not."""

from collections.abc import Iterator, Sequence
from typing import Final

from qualitytui.i18n import say
from qualitytui.model.findings import in_order
from qualitytui.model.plan import Finding, Plan
from qualitytui.reading.table_rows import Understood

QUOTED: Final = 24
MOST: Final = 5
"""How many rows of a table a sentence quotes."""


def with_tables(plan: Plan, tables: Sequence[Understood]) -> Plan:
    """Returns the plan with the counts of its tables, and with a finding for each whose rows were not all read."""
    findings = [finding for one in tables for finding in _findings(one, plan)]
    notes = [note for one in tables for note in one.notes]
    return plan._replace(
        tables=tuple(sorted(count for one in tables for count in one.counts)),
        findings=in_order([*plan.findings, *findings]),
        skipped=tuple(sorted([*plan.skipped, *notes], key=lambda one: one.line)),
    )


def _findings(one: Understood, plan: Plan) -> Iterator[Finding]:
    for count in one.counts:
        rows = [(line, words) for table, line, words in one.unread if table == count.line]
        quoted = "、".join(say("line {line} “{words}”", line=line, words=words[:QUOTED]) for line, words in rows[:MOST])
        if rows:
            sentence = (
                say("The table on line {line} has {rows} rows, {read} were read. Not read: {quoted}")
                if count.read
                else say(
                    "The table on line {line} has {rows} rows and was not read: its columns are not known. {quoted}"
                )
            )
            yield Finding("table_unread", "", sentence.format(**count._asdict(), quoted=quoted))
    for line in dict.fromkeys(line for line, _ in one.aside):
        columns = "、".join(words for table, words in one.aside if table == line)
        sentence = say("Columns of the table on line {line} that no item takes: {columns}.", line=line, columns=columns)
        yield Finding("columns_aside", "", sentence)
    refs = {task.line: task.ref for task in plan.tasks} if one.nobody else {}
    for line, words in one.nobody:
        sentence = say(
            "{ref}: “{words}” is not a known name (line {line}).", ref=refs.get(line, ""), words=words, line=line
        )
        yield Finding("names_unread", refs.get(line, ""), sentence)
