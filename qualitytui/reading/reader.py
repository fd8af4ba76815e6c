"""The parser: from a document to a Plan, step by step."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from qualitytui.errors import Refused
from qualitytui.i18n import say
from qualitytui.model.plan import Plan, Skipped
from qualitytui.reading.annex import indicators_of, with_own_lines
from qualitytui.reading.attribution import attribute
from qualitytui.reading.body_parser import Body
from qualitytui.reading.contents import without_contents
from qualitytui.reading.conventions import Conventions, custom_of
from qualitytui.reading.date_meanings import Calendar
from qualitytui.reading.deadlines import find_deadlines, lone_date, spoken_year, unread_deadlines, years_in
from qualitytui.reading.document import Document, from_text, open_document
from qualitytui.reading.document_parts import (
    Annex,
    split_annexes,
    take_annex_list,
    take_closing,
    take_notice_points,
    unwrapped,
)
from qualitytui.reading.doubts import doubts
from qualitytui.reading.findings import find_open_points
from qualitytui.reading.flattened_tables import rejoin_rows
from qualitytui.reading.labels import with_labels
from qualitytui.reading.letter import owned
from qualitytui.reading.letterhead import SENTENCE, Head, bare_year, read_head, strip_furniture
from qualitytui.reading.outline import label_of
from qualitytui.reading.owners_above import with_owners_below
from qualitytui.reading.owners_behind import with_owners_of_all
from qualitytui.reading.plan_toml import from_toml
from qualitytui.reading.table_findings import with_tables
from qualitytui.reading.table_rows import Understood, understood
from qualitytui.reading.tables import tables_in
from qualitytui.reading.target_links import linked, pairs_of
from qualitytui.reading.targets import read_sentence
from qualitytui.reading.titles import titled, titled_rows

Lines = Sequence[tuple[int, str]]
QUOTED: Final = 40
"""Characters of a head that a refusal quotes."""


def read_file(path: Path) -> Plan:
    """Reads a plan from a file, - for standard input; raises Refused where it holds none."""
    return read_plan(open_document(path))


def read_text(text: str) -> Plan:
    """Reads a plan from text."""
    return read_plan(from_text(text))


def read_again(name: str, text: str) -> Plan:
    """Reads the text of a document that was kept; raises Refused where it holds no plan."""
    return from_toml(text) if name.lower().endswith(".toml") else read_plan(from_text(text, name))


def forget_sentences() -> None:
    """Frees the memory of what single sentences and lines of the documents read so far say."""
    for remembered in (attribute, find_deadlines, unread_deadlines, label_of, pairs_of, read_sentence):
        remembered.cache_clear()


def read_plan(document: Document) -> Plan:
    """Returns what a document says as a Plan; raises Refused where it holds no item."""
    lines, skipped = strip_furniture([*enumerate(document.lines, 1)])
    lines, contents = without_contents(lines)
    lines = with_own_lines(with_labels(rejoin_rows(unwrapped(lines))))
    whole, annexes = split_annexes(lines)
    declared, whole, left = take_annex_list(whole)
    custom = custom_of("\n".join(line for _, line in lines))
    points, text, own = _plan_itself(whole, annexes, custom)
    text = with_owners_of_all(with_owners_below(text, custom), custom)
    head = read_head(text, skipped)
    plan, closing = take_closing(text[head.body :] or text)
    when = Calendar(bare_year(head) or spoken_year(document.text), head.issued)
    body = Body(custom, when)
    rest = [*_rest_of_head(text[: head.body] if text[head.body :] else (), head, body)]
    others = [annex for annex in annexes if annex is not own]
    tables = [understood(annex.lines, custom) for annex in others]
    of_text = understood(text, custom)
    body.add_paragraphs(plan)
    body.add_rows(of_text.tasks)
    body.add_paragraphs(points, "0")
    for annex, one in zip(others, tables, strict=True):
        body.add_paragraphs(annex.lines, f"A{annex.number}", only_owned=True)
        body.add_rows(one.tasks, f"A{annex.number}")
    # The tables of the text count as those of one annex more.
    numbers = [*(annex.number for annex in others), max((annex.number for annex in others), default=0) + 1]
    tables.append(of_text)
    away = sorted([*skipped, *contents, *left, *closing], key=lambda one: one.line)
    measured = [*zip(numbers, tables, strict=True)]
    known = Known(declared, tuple(lines), tuple(away), tuple(left), measured, rest, _stem(document.name))
    read = _plan(head, body, annexes, known)
    if not read.tasks and not read.indicators:
        raise Refused(
            say("{name} holds no plan: nothing in it is a numbered item.", name=document.name or say("the text")),
            _unread_table(text, annexes)
            or say("A plan's items begin with 一、 (一) 1. or 第一条; nothing was changed."),
        )
    return with_tables(read, tables)


def _unread_table(text: Lines, annexes: Sequence[Annex]) -> str:
    """What is said of the first table that was not read; "" where there is none."""
    tables = [table for lines in (text, *(annex.lines for annex in annexes)) for table in tables_in(lines)]
    if not tables:
        return ""
    names = [name for column in tables[0].columns for name in column.names] or [*tables[0].rows[0].own]
    return say(
        "The table on line {line} was not read, as its columns are not known: {columns}. A table of tasks has a column for the task and one for who answers, such as 工作任务 and 责任单位.",
        line=tables[0].line,
        columns="、".join(name for name in names if name)[:QUOTED],
    )


class Known(NamedTuple):
    """What a document holds beside its plan: the annexes it lists, its lines, those left out, and behind its annexes.

    `tables` are those of each annex by its number, and of the text; `head` is what stands before the body and is neither title nor number.
    """

    declared: Mapping[int, str]
    lines: Lines
    away: Sequence[Skipped]
    left: Sequence[Skipped]
    tables: Sequence[tuple[int, Understood]]
    head: Sequence[Skipped]
    name: str


def _stem(name: str) -> str:
    """A file's name as the title of what has none."""
    return Path(name).stem.strip("-")


def _rest_of_head(lines: Lines, head: Head, body: Body) -> Iterator[Skipped]:
    """Adds the sentences of the head that ask for something as goals; the other lines that its title does not take."""
    known = "".join(f"{head.title}{head.document_number}{head.issuer}".split())
    for line, words in lines:
        is_sentence = words.endswith(SENTENCE) and not words.rstrip().endswith(("：", ":"))
        is_goal = is_sentence and body.add_goal(line, words)
        if not (is_goal or lone_date(words) or "".join(words.split()) in known):
            yield Skipped(line, words, say("the document's head"))


def _plan(head: Head, body: Body, annexes: Sequence[Annex], known: Known) -> Plan:
    tasks = titled(sorted(owned(body.tasks, body.sections, known.lines), key=lambda task: task.line))
    year = next(iter(years_in(head.title)), None) if bare_year(head) == head.year else None
    rows = [row for number, one in known.tables for row in indicators_of(number, one.measures, year)]
    indicators = linked(titled_rows(rows), tasks)
    return Plan(
        title=head.title or known.name,
        document_number=head.document_number,
        issuer=head.issuer,
        issued=head.issued,
        year=head.year,
        sections=tuple(body.sections),
        tasks=tasks,
        indicators=indicators,
        findings=find_open_points(
            tasks,
            indicators,
            known.declared,
            {annex.number: annex.title for annex in annexes},
            title=head.title,
            lines=known.lines,
            skipped=known.away,
            when=body.when,
            doubts=doubts(body.labels, tasks, body.lists, [*known.left, *body.unread], body.shared),
        ),
        skipped=tuple(sorted([*known.away, *body.unread, *known.head], key=lambda one: one.line)),
        goals=tuple(sorted(body.goals, key=lambda goal: goal.line)),
    )


def _plan_itself(text: Lines, annexes: Sequence[Annex], custom: Conventions) -> tuple[Lines, Lines, Annex | None]:
    """The points of the notice, the plan, and the annex that is the plan where the notice only brings it."""
    points, text = take_notice_points(text)
    own = _own_annex(text, annexes, custom)
    if own is None:
        return points, text, None
    first = next((at for at, (_, line) in enumerate(text) if label_of(line)), len(text))
    return [*points, *text[first:]], [*text[:first], (own.line, own.title), *own.lines], own


def _own_annex(text: Lines, annexes: Sequence[Annex], custom: Conventions) -> Annex | None:
    """The annex that is the plan itself, where the notice only brings it: it names more owners than the notice does."""
    best = max(annexes, key=lambda annex: _owned(annex.lines, custom), default=None)
    return best if best is not None and _owned(best.lines, custom) > _owned(text, custom) else None


def _owned(lines: Lines, custom: Conventions) -> int:
    """How many lines or rows of tables name who answers."""
    rows = sum(bool(row.found.departments) for row in understood(lines, custom).tasks)
    labels = ((label_of(line), line) for _, line in lines)
    return rows + sum(bool(attribute(label[3] if label else line, custom).departments) for label, line in labels)
