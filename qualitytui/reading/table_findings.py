"""What the tables of a document add to its plan: how many of their rows were read, and which were not."""

from collections.abc import Iterator, Sequence
from typing import Final

from qualitytui.i18n import say
from qualitytui.model.findings import in_order
from qualitytui.model.plan import Finding, Plan, PlanTable, Skipped
from qualitytui.reading.annex import flattened_rows
from qualitytui.reading.conventions import Custom
from qualitytui.reading.document_parts import Annex
from qualitytui.reading.table_rows import Understood, understood

Lines = Sequence[tuple[int, str]]
QUOTED: Final = 24
MOST: Final = 5
"""How many rows of a table a sentence quotes."""


def with_tables(plan: Plan, text: Lines, annexes: Sequence[Annex], custom: Custom) -> Plan:
    """Returns the plan with the counts of its tables, and with a finding for each whose rows were not all read."""
    found = [understood(text, custom)]
    for annex in annexes:
        one = understood(annex.lines, custom)
        if not one.counts and (rows := flattened_rows(annex)):
            one.counts.append(PlanTable(annex.lines[0][0], sum(max(len(row), 1) for row in rows), sum(map(len, rows))))
        found.append(one)
    counts = sorted(count for one in found for count in one.counts)
    findings = [finding for one in found for finding in _findings(one, plan)]
    notes = [Skipped(note.line, note.text, note.why) for one in found for note in one.notes]
    return plan._replace(
        tables=tuple(counts),
        findings=in_order([*plan.findings, *findings]),
        skipped=tuple(sorted([*plan.skipped, *notes], key=lambda one: one.line)),
    )


def with_text(annexes: Sequence[Annex], text: Lines) -> list[Annex]:
    """The annexes and the text, whose tables of numbers count as those of one annex more."""
    return [*annexes, Annex(max((one.number for one in annexes), default=0) + 1, "", 0, tuple(text))]


def _findings(one: Understood, plan: Plan) -> Iterator[Finding]:
    for count in one.counts:
        rows = [(line, words) for table, line, words in one.unread if table == count.line]
        quoted = "、".join(say("line {line} “{words}”", line=line, words=words[:QUOTED]) for line, words in rows[:MOST])
        if rows and not count.read:
            sentence = say(
                "The table on line {line} has {rows} rows and was not read: its columns are not known. {quoted}",
                line=count.line,
                rows=count.rows,
                quoted=quoted,
            )
            yield Finding("table_unread", "", sentence)
        elif rows:
            sentence = say(
                "The table on line {line} has {rows} rows, {read} were read. Not read: {quoted}",
                line=count.line,
                rows=count.rows,
                read=count.read,
                quoted=quoted,
            )
            yield Finding("table_unread", "", sentence)
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
