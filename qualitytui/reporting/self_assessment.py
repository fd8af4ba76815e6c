"""The report upwards and the checklists of evidence as papers and tables."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from qualitytui.i18n import say, told
from qualitytui.model.roles import answering
from qualitytui.model.self_assessment import Goal, ItemEvidence, Proof, SelfAssessment
from qualitytui.model.status import status_word
from qualitytui.model.value_text import lateness, shown_distance, shown_reading, shown_target
from qualitytui.reporting.csv import table_csv
from qualitytui.reporting.docx import docx_of
from qualitytui.reporting.letters.letter_fields import shown_day
from qualitytui.reporting.self_score import POINT_WIDTHS, contact_table, own_score, points_table
from qualitytui.reporting.table import Table, in_charge
from qualitytui.reporting.template import markdown_table, markdown_text
from qualitytui.rules.paper_days import paper_day

MISSING: Final = {
    "value": told("value reached"),
    "source": told("source"),
    "evidence": told("evidence"),
    "place": told("place"),
    "checker": told("checker"),
}
"""What can be missing."""


def self_markdown(view: SelfAssessment) -> str:
    """The report in words and tables."""
    return "\n\n".join(_parts(view)) + "\n"


def self_docx(view: SelfAssessment) -> bytes:
    """The report as a Word file."""
    return docx_of(self_markdown(view), view.today, columns=(GOAL_WIDTHS, POINT_WIDTHS, PROOF_WIDTHS))


def self_csv(view: SelfAssessment) -> bytes:
    """Every goal as a row: what is asked, what is reached, by when, from where, on what evidence, what is missing."""
    return table_csv(_goal_table(view))


def _parts(view: SelfAssessment) -> Iterator[str]:
    yield "# " + say("Report on the self-assessment of {year}", year=_year(view))
    yield say("Number:                    Signed by:")
    yield say("To the city's office for quality:")
    yield "## " + say("1. The plan and the result")
    yield from _result(view)
    yield "## " + say("2. How far each goal is")
    yield from _goals(view)
    yield "## " + say("3. How far the measures are")
    yield _measures(view)
    yield "## " + say("4. What is open")
    yield from _open(view)
    yield "## " + say("5. What comes next")
    yield from _next(view)
    annexes = _annexes(view)
    for nth, title in enumerate(annexes, 1):
        first = say("Annexes: 1. {title}", title=title) if len(annexes) > 1 else say("Annex: {title}", title=title)
        yield first if nth == 1 else f"{nth}\\. {title}"
    yield "> " + markdown_text(view.parent)
    yield "> " + paper_day(view.today)
    for nth, (title, table) in enumerate(annexes.items(), 1):
        yield "---"
        yield "## " + (say("Annex {nth}", nth=nth) if len(annexes) > 1 else say("Annex"))
        yield "### " + title
        yield markdown_table(table)


def _annexes(view: SelfAssessment) -> dict[str, Table]:
    """The tables behind the report by their titles."""
    tables = {say("How far each goal is"): _paper_table(_goal_table(view), f"{_year(view)}-12-31")}
    if view.criteria:
        tables[say("Table of own scores")] = points_table(view.criteria)
    if view.proofs:
        tables[say("List of evidence")] = _proof_table(view.proofs)
    if view.contact:
        tables[say("Contact")] = contact_table(view.contact)
    return tables


def _year(view: SelfAssessment) -> str:
    return next((str(year) for _, _, year in view.plans if year), view.today[:4])


def _result(view: SelfAssessment) -> Iterator[str]:
    plans = "、".join(f"《{title}》" + (f"（{number}）" if number else "") for title, number, _ in view.plans)
    yield say(
        "By {plans}, up to {day}: somebody answers for {base} items, {done} of them closed, {waiting} to be verified.",
        plans=markdown_text(plans),
        day=paper_day(view.today),
        base=view.counts.attributed,
        done=view.counts.done,
        waiting=view.counts.to_verify,
    )
    yield own_score(view.criteria)


def _goals(view: SelfAssessment) -> Iterator[str]:
    counts = {
        "goals": view.indicators.total,
        "met": view.indicators.met,
        "missed": view.indicators.measured - view.indicators.met,
        "without": view.indicators.total - view.indicators.measured,
    }
    if view.today > f"{_year(view)}-12-31":
        yield say("Of {goals} goals {met} met their target, {missed} did not, {without} have no value.", **counts)
    else:
        yield say("Of {goals} goals {met} meet their target now, {missed} do not, {without} have no value.", **counts)
    without = [f"{goal.label} {goal.indicator.title}" for goal in view.goals if goal.indicator.deciding is None]
    if without:
        names = markdown_text("；".join(without))
        yield say("{count} goals have no value yet: {names}.", count=len(without), names=names)


def _goal_table(view: SelfAssessment) -> Table:
    head = (
        *(
            say("label"),
            say("goal to reach"),
            say("target"),
            say("value reached"),
            say("as of"),
            say("by"),
            say("source"),
        ),
        *(say("state"), say("evidence no."), say("departments"), say("what is missing")),
    )
    return Table(head, tuple(_goal(goal, view.today) for goal in view.goals))


GOAL_WIDTHS: Final = (16, 26, 11, 9, 12, 12, 11, 12, 10, 17, 12)
"""The widths of the columns of the goals on paper beside each other."""
PROOF_WIDTHS: Final = (8, 34, 10, 12, 4, 14, 12)
"""The widths of the columns of the list of evidence."""
CHECK_WIDTHS: Final = (9, 24, 8, 22, 14, 10, 10)
"""The widths of the columns of a checklist: what is written by hand has room."""
VALUE, DAYS = 3, (4, 5)
"""The columns of the value and of the days."""


def _paper_table(table: Table, beside: str) -> Table:
    """The same with its days as papers write them, without the year of the day `beside`."""
    none = say("no value yet")
    rows = (tuple(_short(at, cell, beside, none) for at, cell in enumerate(row)) for row in table.rows)
    return Table(table.head, tuple(rows))


def _short(at: int, cell: str, beside: str, none: str) -> str:
    """A cell as it stands on paper; that there is no value is said once, in the state."""
    if at == VALUE and cell == none:
        return ""
    return shown_day(cell, beside) if at in DAYS and cell else cell


def _goal(one: Goal, today: str) -> tuple[str, ...]:
    goal = one.indicator
    return (
        *(one.label, goal.title, shown_target(goal), shown_reading(goal) or say("no value yet")),
        *(goal.deciding.on if goal.deciding else "", goal.end_day, (goal.deciding and goal.deciding.source) or ""),
        *(_state(one, today), "、".join(one.proofs), in_charge(goal.departments), missing_words(one.missing)),
    )


def _state(one: Goal, today: str) -> str:
    goal = one.indicator
    if goal.is_met is None:
        return say("no value yet")
    if goal.is_met:
        return say("met") if today > goal.end_day else say("met for now")
    far = shown_distance(goal)
    return say("not met") + (f"（{far}）" if far else "")


def missing_words(missing: Sequence[str]) -> str:
    """What is missing, in words."""
    return say(", ").join(say(MISSING[code]) for code in missing)


def _measures(view: SelfAssessment) -> str:
    parts = "，".join(
        say("{status} {count}", status=status_word(status), count=view.by_status[status])
        for status in ("closed", "reported", "in_progress", "behind", "not_started")
        if view.by_status.get(status)
    )
    return say("Of the items that somebody answers for: {parts}.", parts=parts or say("none"))


def _open(view: SelfAssessment) -> Iterator[str]:
    rows = [
        f"{label} {task.title}（{in_charge(task.departments)}）：{lateness(task.due, view.today)}"
        for label, task in view.overdue
    ]
    rows += [
        f"{goal.label} {goal.indicator.title}：{shown_reading(goal.indicator)}，"
        f"{say('target')}{shown_target(goal.indicator)}"
        for goal in view.goals
        if goal.indicator.light == "red" and goal.indicator.deciding
    ]
    rows += [
        say(
            "{department}: {problem}, to be put right by {day}",
            department=order.department,
            problem=order.problem,
            day=order.by,
        )
        for order in view.orders
    ]
    for nth, sentence in enumerate(rows, 1):
        yield say("({nth}) {sentence}", nth=nth, sentence=markdown_text(sentence))
    if not rows:
        yield say("Nothing is overdue, no goal is red, no order is open.")


def _next(view: SelfAssessment) -> Iterator[str]:
    steps = [
        f"{label} {task.title}：{task.reasons.next_step}"
        for label, task in view.overdue
        if task.reasons and task.reasons.next_step
    ]
    for nth, sentence in enumerate(steps, 1):
        yield say("({nth}) {sentence}", nth=nth, sentence=markdown_text(sentence))
    without = sum(goal.indicator.deciding is None for goal in view.goals)
    yield say(
        "The office follows up {late} overdue items, {orders} orders and {without} goals without a value, one by one.",
        late=len(view.overdue),
        orders=len(view.orders),
        without=without,
    )


def _proof_table(proofs: Sequence[Proof]) -> Table:
    head = (
        *(say("no."), say("evidence (number of the document)"), say("its day"), say("provided by"), say("pages")),
        *(say("item"), say("kept at")),
    )
    return Table(head, tuple(_proof(proof) for proof in proofs))


def _proof(proof: Proof) -> tuple[str, ...]:
    day = proof.evidence.on or ""
    return (
        *(proof.number, proof.evidence.name, day if proof.is_of_year else say("{day} (not of this year)", day=day)),
        "、".join(dict.fromkeys(who.name for who in answering(proof.task.departments))),
        *("", f"{proof.label} {proof.task.title}", proof.evidence.place or ""),
    )


def checklist_markdown(lists: Mapping[str, Sequence[ItemEvidence]], today: str) -> str:
    """A checklist for each department: what is there for each item, and what is missing."""
    return "\n\n".join(_checklists(lists, today)) + "\n"


def checklist_docx(lists: Mapping[str, Sequence[ItemEvidence]], today: str) -> bytes:
    """The same as a Word file."""
    return docx_of(checklist_markdown(lists, today), today, columns=(CHECK_WIDTHS,))


def checklist_csv(lists: Mapping[str, Sequence[ItemEvidence]]) -> bytes:
    """The same as one table, the department before each item."""
    head = (say("department"), *_check_head())
    return table_csv(Table(head, tuple((name, *_check(item)) for name, items in lists.items() for item in items)))


def _checklists(lists: Mapping[str, Sequence[ItemEvidence]], today: str) -> Iterator[str]:
    yield "---"
    yield "# " + say("Checklist of evidence")
    yield say("As of {day}", day=paper_day(today))
    for name, items in lists.items():
        complete = sum(not item.missing for item in items)
        yield "### " + markdown_text(name)
        yield say("{count} items, {complete} of them complete.", count=len(items), complete=complete)
        yield markdown_table(Table(_check_head(), tuple(_check(item) for item in items)))
        yield say("Confirmed by the unit (signed, stamped): ____    checked by: ____    date: ____")


def _check_head() -> tuple[str, ...]:
    head = (say("label"), say("item"), say("status"), say("evidence"), say("kept at"))
    return (*head, say("checked by"), say("what is missing"))


def _check(item_evidence: ItemEvidence) -> tuple[str, ...]:
    pieces = item_evidence.task.evidence_list
    return (
        *(
            item_evidence.label,
            item_evidence.task.title,
            status_word(item_evidence.task.status),
            "；".join(piece.name for piece in pieces),
        ),
        "；".join(dict.fromkeys(piece.place for piece in pieces if piece.place)),
        "；".join(dict.fromkeys(piece.checked_by for piece in pieces if piece.checked_by)),
        missing_words(item_evidence.missing),
    )
