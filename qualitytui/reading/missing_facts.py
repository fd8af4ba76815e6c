"""Missing facts: no leader, no exact department, no date, no number."""

import re
from collections.abc import Collection, Iterator, Sequence

from qualitytui.i18n import say
from qualitytui.model.plan import Finding, PlanIndicator, PlanTask, Skipped
from qualitytui.reading.date_meanings import Calendar
from qualitytui.reading.deadlines import unread_deadlines
from qualitytui.reading.doubts import QUOTED, about, unowned
from qualitytui.reading.names import COLLECTIVE
from qualitytui.reading.numbers import COUNTED, NUMERAL
from qualitytui.reading.target_links import Asked
from qualitytui.reading.targets import unsure_numbers

CLAUSE = re.compile(r"[，,。；;]")
COUNTABLE = re.compile(r"一批|新增(?!长)|(?:创建|培育|打造|建成|制定|推出)(?:若干|多个|更多)")
EVERYBODY = re.compile(
    r"(?:^|(?<=[，,。；;：:请\n]))(?P<who>各(?:成员|责任|有关|相关|牵头|参与|承办)?(?:单位|部门)"
    r"|各(?:乡镇|街道|镇|县区|地)(?:[（(]街道[)）]|街道)?[、和]各?(?:有关|相关)?(?:部门|单位))(?=[^。；;，,]{0,12}?(?:前|内|底|月))"
    r"[^。；;]{0,40}?(?:报送|上报|提交|完成|报(?=[县市区省]|至|到|我))"
)
"""Every unit that is to hand something in by a day."""
NUMBER = re.compile(rf"\d|[{NUMERAL}万]+(?:{COUNTED})|分之|全部|全覆盖")
EACH_LEVEL = re.compile(r"\d(?<!\d\d)\d{0,5}[个家项名](?:国家|省|市|县|区)、(?:省|市|县|区|镇)级")
GOVERNMENT = re.compile(r"[省市县区](?:人民)?政府")
OWN_OFFICE = re.compile(r"强[省市县区]办$|质量(?:强.|工作|发展).{0,8}(?:办公室|领导小组)$|质量办$|强.领导小组办公室$")
EARLY = re.compile(r"(?:(?<!\d)0?1月份?|一月份?|一季度|上半年)[之以]?前$")
"""Ends before the first day of the year: 一季度前, as 9月前 ends before September."""
NO_DAY = ("ongoing", "no_year")
"""Kinds of deadlines that are written and have no day."""
BOUND = re.compile(r"以上|以下|以内|不低于|不少于|不超过|超过|大于|小于|[≥≤><＞＜]|至少|左右")


def leads(tasks: Sequence[PlanTask]) -> Iterator[Finding]:
    """Items that several lead, and items that several answer for and none leads."""
    for task in tasks:
        leaders = [one.name for one in task.departments if one.role == "lead"]
        answerable = [one.name for one in task.departments if one.role == "responsible"]
        if len(leaders) > 1:
            sentence = say("{ref}: {names} lead together: who reports?")
            yield about("several_leads", task, sentence, names="、".join(leaders))
        elif task.departments and not leaders and not answerable:
            sentence = say("{ref}: {names} are named for support only: who answers?")
            yield about("nobody_leads", task, sentence, names="、".join(one.name for one in task.departments))
        elif not leaders and len(answerable) > 1:
            sentence = say("{ref}: {names} answer for it, none leads: who reports?")
            yield about("nobody_leads", task, sentence, names="、".join(answerable))


def without_owner(tasks: Sequence[PlanTask]) -> Iterator[Finding]:
    """Items that name nobody among items that do."""
    for task in unowned(tasks):
        sentence = say("{ref} (line {line}) “{text}” names nobody, the items beside it do: who answers?")
        yield about("unowned_item", task, sentence, text=task.text[-QUOTED:])


def open_lists(tasks: Sequence[PlanTask]) -> Iterator[Finding]:
    """Items whose list of departments is not closed, and those that ask something of every unit and name none."""
    for task in tasks:
        everybody = None if task.departments else EVERYBODY.search(task.text)
        if everybody:
            yield about("open_list", task, say("{ref}: {names} is an open list: who exactly?"), names=everybody["who"])
        if task.open_ended:
            before = [one.name for one in task.departments if f"{one.name[-3:]}等" in task.text]
            names = [one.name for one in task.departments if COLLECTIVE.search(one.name)] or [
                say("{name} and others", name=(before or [task.departments[-1].name])[-1])
            ]
            sentence = say("{ref}: {names} is an open list: who exactly?")
            yield about("open_list", task, sentence, names="、".join(names))


def together(
    tasks: Sequence[PlanTask],
    indicators: Sequence[PlanIndicator],
    asked: Asked,
    when: Calendar | None,
    paired: Collection[str],
) -> Iterator[Finding]:
    """What many items have in common, a sentence for all of them; of numbers that are `paired` more was said."""
    owned = [task for task in tasks if task.departments]
    alone = {task.ref for task in unowned(tasks)}
    bare = [t.ref for t in tasks if not t.departments and t.ref not in alone and not EVERYBODY.search(t.text)]
    yield from _named("no_owner", say("Nobody answers for {refs}."), bare)
    yield from _named(
        "government_itself",
        say("{refs} name the government itself among its own departments: who acts for it?"),
        [t.ref for t in owned if any(GOVERNMENT.fullmatch(one.name) for one in t.departments)],
    )
    yield from _named(
        "orphan_indicator",
        say("No item of the body asks for {refs}."),
        [i.ref for i in indicators if tasks and i.same_as is None and asked.item_of(i) is None and i.ref not in paired],
    )
    yield from _of_deadlines(tasks, when or Calendar(None, None))
    yield from _named(
        "unsure_number",
        say("Numbers that were not taken for goals, are they some? {refs}"),
        [f"{t.ref} “{words[-QUOTED:]}”" for t in tasks for words in unsure_numbers(t.text) if not _is_taken(t, words)],
    )
    yield from _named("no_number", say("Goals without a number: {refs}."), [*_uncounted(owned)])
    yield from _named(
        "each_or_all",
        say("One in all, or one of each level? {refs}"),
        [f"{t.ref} “{found[0]}”" for t in tasks for found in EACH_LEVEL.finditer(t.text)],
    )


def _of_deadlines(tasks: Sequence[PlanTask], when: Calendar) -> Iterator[Finding]:
    """What the words of time leave open."""
    unread = {t.ref: _unread(t, when) for t in tasks}
    bare = [t for t in tasks if t.departments and not any(d.date or d.kind in NO_DAY for d in t.deadlines)]
    yield from _named(
        "unread_deadline",
        say("The document names no year, so these have no day: {refs}."),
        [f"{t.ref} “{d.text}”" for t in tasks for d in t.deadlines if d.kind == "no_year"],
    )
    yield from _named(
        "early_deadline",
        say("Taken as the last day of the year before: {refs}. Is the end of the period meant?"),
        [f"{t.ref} “{d.text}”" for t in tasks for d in t.deadlines if d.assumed_year and EARLY.search(d.text)],
    )
    yield from _named(
        "unread_deadline",
        say("Not understood as a deadline: {refs}."),
        [f"{ref} “{phrase}”" for ref, phrases in unread.items() for phrase in phrases],
    )
    yield from _named(
        "no_deadline",
        say("{refs} have no deadline of their own."),
        [t.ref for t in bare if not unread[t.ref]],
    )


def _text_only(tasks: Sequence[PlanTask], twins: Collection[str | None]) -> list[str]:
    """The refs of the targets in the text that no row of an annex says too."""
    refs = (f"{task.ref}#{nth}" for task in tasks for nth in range(1, len(task.targets) + 1))
    return [ref for ref in refs if ref not in twins]


def notes(
    tasks: Sequence[PlanTask],
    indicators: Sequence[PlanIndicator],
    skipped: Sequence[Skipped],
    paired: Collection[str] = (),
) -> Iterator[Finding]:
    """What is good to know and asks for nothing; of numbers that are `paired` more was said."""
    yield from _named(
        "assumed_year",
        say("The year of the dates in {refs} is taken from the document."),
        [t.ref for t in tasks if any(d.assumed_year for d in t.deadlines)],
    )
    yield from _named(
        "assumed_bound",
        say("{refs} give a bare number: taken as at least."),
        [
            i.ref
            for i in indicators
            if i.target and i.target.comparator == "at_least" and not BOUND.search(i.target.text + i.title)
        ],
    )
    twins = {*paired, *(i.same_as for i in indicators)}
    yield from _named(
        "text_only",
        say("Numbers of the text that are in no annex: {refs}."),
        _text_only(tasks, twins) if indicators else [],
    )
    yield from _named(
        "own_task",
        say("The quality office itself leads {refs}."),
        [t.ref for t in tasks if any(one.role != "support" and OWN_OFFICE.search(one.name) for one in t.departments)],
    )
    yield from _named(
        "skipped",
        say("Lines left out as no part of the plan: {refs}."),
        [f"{one.line} {one.text.strip()[:8]}".strip() for one in skipped],
    )


def _unread(task: PlanTask, when: Calendar) -> tuple[str, ...]:
    """What looks like a deadline and is none that was understood; nothing where one was set by hand."""
    own = tuple(one.text for one in task.deadlines if one.kind == "unread")
    is_corrected = any(one.date and one.text not in task.text for one in task.deadlines)
    return own if is_corrected else (*own, *unread_deadlines(task.text, when))


def _is_taken(task: PlanTask, words: str) -> bool:
    """Whether the words of a number are those of a goal that the item has."""
    return any(words in one.text or one.text in words for one in task.targets)


def _uncounted(tasks: Sequence[PlanTask]) -> Iterator[str]:
    """Clauses that speak of things to be counted and count none."""
    for task in tasks:
        if not COUNTABLE.search(task.text):
            continue
        beside = "".join(one.title for one in task.targets)
        for clause in CLAUSE.split(task.text):
            if clause not in beside and COUNTABLE.search(clause) and not NUMBER.search(clause.replace("一批", "")):
                yield f"{task.ref} “{clause.strip()[:24]}”"


def _named(kind: str, sentence: str, refs: Sequence[str]) -> Iterator[Finding]:
    if refs:
        yield Finding(kind, "", sentence.format(refs="、".join(refs)))
