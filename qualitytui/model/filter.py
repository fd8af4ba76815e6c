"""The filter language: one for the command line, the filter line and saved views."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Sequence
from datetime import date

from qualitytui.errors import UsageRefused
from qualitytui.i18n import say
from qualitytui.model import light, status
from qualitytui.model.filter_terms import Filter as Filter  # noqa: PLC0414 - told from here
from qualitytui.model.filter_terms import Term as Term  # noqa: PLC0414 - likewise
from qualitytui.model.filter_terms import quoted as quoted  # noqa: PLC0414 - likewise
from qualitytui.model.goal_kind import CHINESE_KINDS, GOAL_KINDS
from qualitytui.model.supervision import STATE_VALUES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

KEYS: Final = {
    "部门": "dept",
    "牵头": "lead",
    "配合": "support",
    "责任": "resp",
    "承办": "answers",
    "状态": "status",
    "亮灯": "light",
    "期限": "due",
    "章节": "in",
    "计划": "plan",
    "类型": "kind",
    "目标类型": "goal",
    "无报": "silent",
    "缺": "no",
    "变动": "changed",
    "办理": "state",
    "单位": "dept",
    "预警灯": "light",
    "超期未报": "silent",
}
"""The Chinese name of each key."""
KNOWN: Final = tuple(dict.fromkeys(KEYS.values()))
STATUS_VALUES: Final = {**{word: (word,) for word in status.STATUSES}, "open": status.OPEN, "未完成": status.OPEN} | {
    word: (code,) for word, code in status.CHINESE.items()
}
LIGHT_VALUES: Final = {word: word for word in light.LIGHTS} | light.CHINESE
GOAL_VALUES: Final[dict[str, str]] = {kind: kind for kind in GOAL_KINDS} | dict(CHINESE_KINDS.items())
KIND_VALUES: Final = {"task": "task", "indicator": "indicator", "任务": "task", "指标": "indicator"}
MISSING_VALUES: Final = {
    "dept": "dept",
    "due": "due",
    "report": "report",
    "step": "step",
    "value": "value",
    "evidence": "evidence",
    "单位": "dept",
    "节点": "step",
    "完成值": "value",
    "部门": "dept",
    "期限": "due",
    "进展": "report",
    "步骤": "step",
    "实绩": "value",
    "佐证": "evidence",
}
DUE_WORDS: Final = {
    "overdue": "overdue",
    "none": "none",
    "week": "week",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "逾期": "overdue",
    "无": "none",
    "本周": "week",
    "本月": "month",
    "本季度": "quarter",
    "本年": "year",
}
ANY_DAY: Final = date(2004, 1, 1)
"""A reference day for validating date phrases: in a leap year with known festivals."""
QUOTES: Final = {'"': '"', "“": "”", "'": "'"}


def parse_filter(text: str) -> Filter:
    """Returns the filter typed on one line; raises UsageRefused that names the nearest known word."""
    return Filter(tuple(_term(word) for word in _split(text)))


def parse_words(words: Sequence[str]) -> Filter:
    """Returns the filter whose terms the shell has split already; a word of several terms is split like a line."""
    return Filter(tuple(_term(word) for part in words for word in _split(part.strip(), at_blanks=_is_line(part))))


def _is_line(text: str) -> bool:
    """Whether a term with its key stands behind a blank, so that the blank parts two terms."""
    names = "|".join([*KNOWN, *KEYS])
    return re.search(rf"\s[-－]?(?:{names})[:：]", text) is not None


def of_plans(keys: Sequence[str]) -> Filter:
    """What belongs to these plans; everything where no key is given."""
    known = ",".join(quoted(key) for key in keys if key)
    return parse_filter(f"plan:{known}") if known else Filter()


class _Word(str):
    """A word of which some characters were quoted; `bare` marks each character that was not."""

    __slots__ = ("bare",)
    bare: tuple[bool, ...]


def _made(chars: Sequence[tuple[str, bool]]) -> _Word:
    word = _Word("".join(char for char, _ in chars))
    word.bare = tuple(bare for _, bare in chars)
    return word


def _split(text: str, *, at_blanks: bool = True) -> list[_Word]:
    """The words of a line; quotes keep blanks together and take the meaning from : and , inside."""
    words, chars, close, begun = list[_Word](), list[tuple[str, bool]](), "", False
    for at, char in enumerate(text):
        if close:
            if char == close:
                close = ""
            else:
                chars.append((char, False))
        elif char in QUOTES and QUOTES[char] in text[at + 1 :]:
            close, begun = QUOTES[char], True
        elif char.isspace() and at_blanks:
            if chars or begun:
                words.append(_made(chars))
            chars, begun = [], False
        else:
            chars.append((char, True))
    if chars or begun:
        words.append(_made(chars))
    return words


def _bare_at(word: _Word, wanted: str) -> list[int]:
    return [at for at, (char, bare) in enumerate(zip(word, word.bare, strict=True)) if bare and char in wanted]


def _term(word: _Word) -> Term:
    negated = len(word) > 1 and word[0] in "-－" and word.bare[0]
    if negated:
        word = _made(list(zip(word[1:], word.bare[1:], strict=True)))
    colons = _bare_at(word, ":：")
    if not colons:
        return Term("word", (str(word),), negated)
    name = word[: colons[0]]
    key = KEYS.get(name, name.lower())
    if key not in KNOWN:
        raise _unknown(say("There is no filter {name}:", name=name), name, [*KNOWN, *KEYS])
    commas = [at for at in _bare_at(word, ",，") if at > colons[0]]
    edges = [colons[0], *commas, len(word)]
    values = [word[a + 1 : b].strip() for a, b in itertools.pairwise(edges)]
    parsed = [value for typed in values if typed for value in READ[key](typed)]
    if not parsed and key == "silent":
        return Term(key, ("",), negated)
    if not parsed:
        raise UsageRefused(
            say("{name}: needs a value.", name=name), say("For example: {example}", example=EXAMPLES[key])
        )
    return Term(key, tuple(dict.fromkeys(parsed)), negated)


def _unknown(sentence: str, name: str, known: Sequence[str]) -> UsageRefused:
    from difflib import get_close_matches  # noqa: PLC0415 - only on the way to a refusal

    near = get_close_matches(name, known, n=1, cutoff=0.3)
    hint = say("Did you mean {name}?", name=near[0]) if near else ""
    return UsageRefused(sentence, hint or say("Known are: {names}.", names=", ".join(known)))


def _one_of(values: dict[str, str], sentence: Callable[[str], str]) -> Callable[[str], tuple[str, ...]]:
    def read(value: str) -> tuple[str, ...]:
        meant = values.get(value) or values.get(value.lower())
        if meant is None:
            raise _unknown(sentence(value), value, list(values))
        return (meant,)

    return read


def _read_status(value: str) -> tuple[str, ...]:
    meant = STATUS_VALUES.get(value) or STATUS_VALUES.get(value.lower())
    if meant is None:
        raise _unknown(say("There is no status {name}.", name=value), value, list(STATUS_VALUES))
    return meant


def _read_due(value: str) -> tuple[str, ...]:
    value = DUE_WORDS.get(value, DUE_WORDS.get(value.lower(), value.lower()))
    from qualitytui.model.date_ranges import due_span  # noqa: PLC0415 - the phrases of days take longer to load than a list

    due_span(value, ANY_DAY)
    return (value,)


def _read_days(value: str) -> tuple[str, ...]:
    value = re.sub(r"(?<=\d)天$", "d", value.lower())
    from qualitytui.model.date_ranges import days_back  # noqa: PLC0415 - likewise

    days_back(value, ANY_DAY)
    return (value,)


def _as_typed(value: str) -> tuple[str, ...]:
    return (value,)


READ: Final[dict[str, Callable[[str], tuple[str, ...]]]] = {
    "dept": _as_typed,
    "lead": _as_typed,
    "support": _as_typed,
    "resp": _as_typed,
    "answers": _as_typed,
    "in": _as_typed,
    "plan": _as_typed,
    "status": _read_status,
    "light": _one_of(LIGHT_VALUES, lambda name: say("There is no light {name}.", name=name)),
    "kind": _one_of(KIND_VALUES, lambda name: say("There is no kind {name}.", name=name)),
    "no": _one_of(MISSING_VALUES, lambda name: say("Nothing called {name} can be missing.", name=name)),
    "state": _one_of(STATE_VALUES, lambda name: say("There is no state {name} of letters and orders.", name=name)),
    "goal": _one_of(GOAL_VALUES, lambda name: say("There is no kind of goal {name}.", name=name)),
    "due": _read_due,
    "silent": _read_days,
    "changed": _read_days,
}
EXAMPLES: Final = {
    "dept": "dept:质监局",
    "lead": "lead:质监局",
    "support": "support:经信局",
    "resp": "resp:环保局",
    "answers": "answers:质监局",
    "goal": "goal:rate",
    "state": "state:overdue",
    "in": "in:2.1",
    "plan": "plan:tiantai-2013",
    "status": "status:behind",
    "light": "light:red,yellow",
    "kind": "kind:task",
    "no": "no:report",
    "due": "due:7d",
    "silent": "silent:30d",
    "changed": "changed:7d",
}
COMPLETED: Final[dict[str, tuple[str, ...]]] = {
    "status": (*STATUS_VALUES,),
    "light": (*LIGHT_VALUES,),
    "kind": (*KIND_VALUES,),
    "no": (*MISSING_VALUES,),
    "goal": (*GOAL_VALUES,),
    "state": (*STATE_VALUES,),
    "due": (*DUE_WORDS, "7d", "30d", "7天", "30天"),
    "silent": ("15d", "30d", "45d", "60d", "90d", "30天", "60天"),
    "changed": ("1d", "7d", "30d", "7天", "30天"),
}
"""Fixed completion values by key; those of the other keys come from the workbook."""
