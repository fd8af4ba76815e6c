"""Doubts about the parser's own reading: each quotes the line for a person to check."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from statistics import median
from typing import Final, NamedTuple

from qualitytui.i18n import say
from qualitytui.model.plan import Finding, PlanTask, Skipped
from qualitytui.reading.names import ORGAN, is_prose, without_brackets
from qualitytui.reading.numbers import numbers_in
from qualitytui.reading.owners_behind import SharedList

LONGER: Final = 5
"""An item so many times as long as the one in the middle is perhaps two."""
LONG: Final = 300
"""Characters from which on an item can be too long."""
FEW: Final = 4
"""Fewer items than these have no habit."""
LONG_NAME: Final = 18
"""Characters of the longest usual name of a body, its bracket left out."""
QUOTED: Final = 20
RULE: Final = re.compile("从略|(?:以下|下列|下述)(?:各|均|所列|任务)|[两二多几]家(?:以上)?牵头")
"""In a clause of a list that holds for more than its item."""
OWN_NUMBER: Final = re.compile(r"[\d一二三四五六七八九十百零〇○两①-⒛]+(?=[^\d.．]*[.．]?$)")
"""The last number of a label."""
CLAUSE: Final = re.compile("[^,，。；;()（）]+")
DAY: Final = re.compile(r"\d{1,2}月(?:\d{1,2}日|底|末|[上中下]旬)?(?:之?前|以前)|\d{4}年底?前")


class Label(NamedTuple):
    """A label as it stands in the document: its line, its own words, its number, and the words behind it."""

    line: int
    written: str
    number: int
    text: str

    @property
    def kind(self) -> str:
        """The form of the label with 0 or 一 for its number: (一), 0、, 3.0. ."""
        number = "0" if any(char.isdigit() for char in self.written) else "一"
        plain = OWN_NUMBER.sub(number, self.written)
        return unicodedata.normalize("NFKC", plain)


def doubts(
    labels: Sequence[Label],
    tasks: Sequence[PlanTask],
    lists: Mapping[str, int],
    unread: Sequence[Skipped],
    shared: Sequence[SharedList] = (),
) -> Iterator[Finding]:
    """What a person should look at in a reading, before it comes into the workbook."""
    yield from _jumps(labels)
    yield from _lists(tasks, lists)
    yield from _long(tasks)
    yield from _names(tasks)
    yield from _rules(tasks)
    yield from _shared(tasks, shared)
    yield from _numbers(unread)


def about(kind: str, task: PlanTask, sentence: str, **words: object) -> Finding:
    """A finding that quotes an item by its ref, its line and its first words."""
    held = {"ref": task.ref, "line": task.line, "text": task.text[:QUOTED]} | words
    return Finding(kind, task.ref, sentence.format(**held))


def unowned(tasks: Sequence[PlanTask]) -> Iterator[PlanTask]:
    """Items that name nobody, where nearly all beside them do; in a document where nearly all do, where most do."""
    beside: dict[str, list[PlanTask]] = {}
    for task in tasks:
        beside.setdefault(task.section, []).append(task)
    is_usual = _is_exception([task for task in tasks if not task.departments], tasks)
    for group in beside.values():
        bare = [task for task in group if not task.departments]
        if _is_exception(bare, group) or (is_usual and len(bare) * 2 < len(group)):
            yield from bare


def _is_exception(some: Sequence[PlanTask], of: Sequence[PlanTask]) -> bool:
    return len(of) >= FEW and len(some) * FEW <= len(of)


def _jumps(labels: Sequence[Label]) -> Iterator[Finding]:
    """Numbers that were left out between two labels of one form, below one heading or running on; many in one sentence."""
    last: dict[str, Label] = {}
    found: list[tuple[Label, Label]] = []
    for label in labels:
        kind = label.kind
        before = last.get(kind)
        if before is not None and label.number > before.number + 1:
            found.append((before, label))
        last[kind] = label
    if len(found) > FEW:
        places = "、".join(f"{before.written}→{label.written}({label.line})" for before, label in found)
        yield Finding(
            "numbering", "", say("Numbers are left out, is something lost? {places} (with the line)", places=places)
        )
        return
    sentence = say("After {before} comes {number} (line {line}) “{text}”: is something between them lost?")
    for before, label in found:
        held = {"before": before.written, "number": label.written, "line": label.line, "text": label.text[:QUOTED]}
        yield Finding("numbering", "", sentence.format(**held))


def _lists(tasks: Sequence[PlanTask], lists: Mapping[str, int]) -> Iterator[Finding]:
    for task in tasks:
        if lists.get(task.ref, 1) > 1:
            sentence = say("{ref} (line {line}) “{text}” holds {count} lists of departments: one item or several?")
            yield about("two_lists", task, sentence, count=lists[task.ref])


def _long(tasks: Sequence[PlanTask]) -> Iterator[Finding]:
    usual = median(len(task.text) for task in tasks) if len(tasks) > FEW else 0
    for task in tasks:
        if usual and len(task.text) > max(LONGER * usual, LONG):
            sentence = say("{ref} (line {line}) “{text}” is much longer than the items beside it: is another in it?")
            yield about("long_item", task, sentence)


def _names(tasks: Sequence[PlanTask]) -> Iterator[Finding]:
    """Names that look like no body's, or run on too long, and stand but once."""
    counted = Counter(one.name for task in tasks for one in task.departments)
    for task in tasks:
        for one in task.departments:
            if counted[one.name] == 1 and _is_odd(one.name):
                yield about("odd_name", task, say("{ref} (line {line}): is “{name}” a department?"), name=one.name)


def _is_odd(name: str) -> bool:
    bare = without_brackets(name)
    return not ORGAN.search(name) or is_prose(bare) or len(bare) > LONG_NAME


def _rules(tasks: Sequence[PlanTask]) -> Iterator[Finding]:
    for task in tasks:
        rule = RULE.search(task.text) if task.departments else None
        if rule:
            clause = next(one for one in CLAUSE.finditer(task.text) if one.end() > rule.start())
            sentence = say("{ref} (line {line}): “{text}” holds for more than this item: who else answers?")
            yield about("rule_note", task, sentence, text=clause[0].strip())


def _shared(tasks: Sequence[PlanTask], shared: Sequence[SharedList]) -> Iterator[Finding]:
    """Lists below several items that were taken for all of them without saying so."""
    refs = {task.line: task.ref for task in tasks}
    for one in shared:
        owned = [refs[line] for line in one.items if line in refs]
        if len(owned) > 1:
            sentence = say("{refs}: “{text}” (line {line}) stands below all of them and is taken for all: right?")
            words = sentence.format(refs="、".join(owned), text=one.text.strip()[:LONG_NAME], line=one.line)
            yield Finding("rule_note", "", words)


def _numbers(unread: Sequence[Skipped]) -> Iterator[Finding]:
    """Lines of no item that hold a number or a day all the same."""
    places = [
        f"{one.line} “{one.text.strip()[:QUOTED]}”" for one in unread if DAY.search(one.text) or numbers_in(one.text)
    ]
    if places:
        yield Finding(
            "unread_number",
            "",
            say("Numbers or dates in lines that belong to no item: line {places}.", places="、".join(places)),
        )
