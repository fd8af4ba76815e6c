"""Who answers for an item: the departments and roles at the end of, inside or below its text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from qualitytui.model.plan import Attribution
from qualitytui.model.roles import RANK
from qualitytui.reading.brackets import brackets
from qualitytui.reading.conventions import Conventions
from qualitytui.reading.department_lists import LABEL, LONGEST, DepartmentListResult, read_list
from qualitytui.reading.names import are_surely_bodies, names_in

LABELLED: Final = re.compile(r"[:：为】\]〕]|单位[ 　]")
"""Without one of these nothing stands behind a label."""
STOP: Final = re.compile(r"。|\n(?!\s*(?:[、，,]|$))")
ENDED: Final = re.compile(r"(?:[。；;！!\n]|^)[ 　]*$")
WORDS: Final = r"(?:[^,，。；;：:()（）\n]|[(（][^()（）\n]{0,60}[)）])"
DUTY: Final = re.compile(
    rf"(?:(?:此|该|本|以上)项?工作)?(?:分别|统一|具体)?(?P<list>{WORDS}{{3,80}}?(?:牵头(?:负责|落实|实施)?|负责(?!人|解释)(?:落实|实施)?|承担|承办|配合|参与|参加|协助|协办|(?:落实|实施|(?<=[局委办厅府会院所站队社门位])[做抓]好)(?=[。；; 　]*(?:\n|$))))(?P<scope>[^,，。；;：:\n]*)"
)
"""A clause that says who does it, and what: 县甲局、县乙局负责核查…."""
DONE_BY: Final = ("牵头", "负责", "承", "配合", "参", "协", "会同", "落实", "实施", "做好", "抓好")
JOINT: Final = re.compile(
    rf"(?:由)?(?P<chief>{WORDS}{{3,40}}?)?会同(?P<other>{WORDS}{{2,60}}?[局委办厅府会院所站队社门位企司心])(?=[,，]?(?:于|在|每|按|要|应|共同|联合|依法|定期|适时|统一|认真|\d)[^,，。；;]{{2}}|开展|组织|举办|实施|推进|推动|推行|建立|建设|制定|制订|出台|编制|研究|提出|做好|抓好|加强|加大|完善|落实|完成|通报|公布|发布|印发|检查|督查|查处|整治|培育|打造|指导|探索|加快|成立|召开|对)(?P<scope>[^,，。；;：:\n]*)"
)
"""A body that does something together with others: 县甲局会同县乙局开展…."""
CLAUSE: Final = re.compile(r"[^,， 　][^,，]*")
SENTENCE: Final = re.compile(r"[^。；;\n 　][^。；;\n]*")
HEADED: Final = re.compile(rf"[ 　]*(?P<list>{WORDS}{{2,60}})[：:][ 　]*(?=\S.{{3}})")
"""An item that begins with who does it and a colon: 县甲局：负责标准化工作."""
OFFICE: Final = re.compile(r"^(?:[省县区州旗盟镇乡各]|市(?!场))|(?:局|委|办|厅|政府|办公室|委员会)$")
"""A name that no thing to be built has, as 检测中心 is one."""
NO_NAME: Final = re.compile(r"(?<![各关])(?:单位|部门)$|^本|.由")
APART: Final = re.compile(
    r"(?<=[。；;！!])[ 　\n]*(?P<all>[\[［【〔](?P<inside>[^\[\]［］【】〔〕\n]{3,300})[\]］】〕]"
    r"|[—–]{1,2}(?P<behind>[^。；;—–\n]{3,300})(?=。?[ 　]*(?:\n|$)))"
    r"|(?P<last>(?:[\[［【〔](?P<within>[^\[\]［］【】〔〕\n]{3,300})[\]］】〕]|[—–]{2}(?P<after>[^。；;—–\n]{3,300})))(?=[。 　]*(?:\n|$))"
)
"""A list behind a sentence or at a paragraph's end, in square brackets or after a dash."""
APART_SIGN: Final = re.compile(r"[\[［【〔—–]")
"""Begins such a list."""
CLOSES: Final = ("", "\n", "。")
OF_BODY: Final = re.compile(r"(?:局|委|办|单位|部门|小组|中心|政府)$")
"""What a bracket behind it explains: 报县强县办（县市场监管局）."""
MAY_SAY: Final = re.compile(
    r"[(（:：】\]〕—]|会同|责任|牵头|配合|负责|参与|参加|协助|协办|承办|承担|落实|实施|做好|抓好"
)
"""Without one of these a text names nobody."""


@dataclass(frozen=True, slots=True)
class AttributionResult:
    """Who answers for an item, whether a list was left open, the text without the lists, and their words about time.

    `lists` counts the lists with words of the item between them.
    """

    departments: tuple[Attribution, ...]
    open_ended: bool
    rest: str
    times: str
    lists: int = 1

    @property
    def is_list(self) -> bool:
        """Whether the text names bodies and says nothing else."""
        return bool(self.departments) and self.is_bare

    @property
    def is_bare(self) -> bool:
        """Whether nothing of the text is left but who and by when."""
        return not self.rest.strip(" 　。")


@lru_cache(maxsize=50_000)
def attribute(text: str, custom: Conventions) -> AttributionResult:
    """Returns who answers for an item, from every bracket, labelled line and closing sentence that says it.

    The text keeps its line ends: a list may stand on a line of its own.
    """
    if not MAY_SAY.search(text):
        return AttributionResult((), open_ended=False, rest=text, times="")
    taken: list[tuple[int, int, DepartmentListResult]] = [*_in_brackets(text, custom)]
    if APART_SIGN.search(text):
        taken += _apart(_without(text, taken, "。"), custom)
    taken += _behind_labels(_without(text, taken, "。"), custom)
    scopes = 0
    if not taken:
        duties = _duties(text, custom)
        scopes = sum(duty.is_own for duty in duties)
        # The document's rule for the first of a list does not hold for those who share an item out.
        duties = _duties(text, custom.plain) if scopes > 1 else duties
        taken = [(duty.start, duty.end, duty.read) for duty in duties] or [*_who_begins(text, custom)]
    taken.sort(key=lambda one: one[0])
    return AttributionResult(
        _once([one for _, _, read in taken for one in read.departments]),
        any(read.is_open for _, _, read in taken),
        _without(text, taken),
        "；".join(read.times for _, _, read in taken if read.times),
        max(scopes, _apart_from_another(text, [(start, end) for start, end, read in taken if read.departments])),
    )


def _apart_from_another(text: str, places: Sequence[tuple[int, int]]) -> int:
    """How many of the lists have a sentence of the item between them and the list before."""
    between = [text[end:start] for (_, end), (start, _) in pairwise(places)]
    return 1 + sum("。" in words and len(words.strip("。\n 　")) > 3 for words in between)


def _in_brackets(text: str, custom: Conventions) -> Iterator[tuple[int, int, DepartmentListResult]]:
    for start, end, inside in brackets(text, unclosed=True):
        # Names without a word for the role are a list only behind a sentence, or at the end of a paragraph.
        before = text[max(0, start - 4) : start]
        is_apart = bool(before) and (
            bool(ENDED.search(before))
            or (text[end : end + 1] in CLOSES and not OF_BODY.search(before) and _are_offices(inside))
        )
        read = read_list(inside, custom, is_apart=is_apart) if len(inside) <= LONGEST else None
        if read is not None:
            yield start, end, read


def _apart(text: str, custom: Conventions) -> Iterator[tuple[int, int, DepartmentListResult]]:
    for found in APART.finditer(text):
        words = found["inside"] or found["behind"] or found["within"] or found["after"]
        place = "all" if found["all"] else "last"
        is_list = not LABEL.search(found[0]) and (found["all"] or _are_offices(words))
        read = read_list(words, custom, is_apart=True) if is_list else None
        if read is not None:
            yield found.start(place), found.end(place), read


def _are_offices(words: str) -> bool:
    """Whether a list names offices, and no things that are called as bodies are."""
    return all(map(_is_office, names_in(words)))


@lru_cache(maxsize=10_000)
def _is_office(name: str) -> bool:
    return bool(OFFICE.search(name) and not NO_NAME.search(name))


def _behind_labels(text: str, custom: Conventions) -> Iterator[tuple[int, int, DepartmentListResult]]:
    at = 0 if LABELLED.search(text) else len(text)
    while (label := LABEL.search(text, at)) is not None:
        stop = STOP.search(text, label.end(), label.end() + LONGEST)
        end = stop.end() if stop else min(len(text), label.end() + LONGEST)
        start = label.start() - 1 if text[label.start() - 1 : label.start()] in {"【", "[", "〔"} else label.start()
        read = read_list(text[start:end], custom)
        if read is None and label["time"] and text[max(0, start - 1) : start] in "\n 　。；;，,":
            read = DepartmentListResult((), is_open=False, times=text[label.end() : end])
        if read is None:
            at = label.end()
        else:
            yield start, end, read
            at = end


class _Duty(NamedTuple):
    """Who does something, where a clause says it, and whether the clause says what."""

    start: int
    end: int
    read: DepartmentListResult
    has_scope: bool
    is_joint: bool = False

    @property
    def is_own(self) -> bool:
        """Whether it is a part of the item that is perhaps an item by itself."""
        return self.has_scope and any(one.role != "support" for one in self.read.departments)


def _duties(text: str, custom: Conventions) -> list[_Duty]:
    """The clauses that say who does what: 县甲局负责抽查，县乙局配合.

    One body that does something inside a text is no owner of it; it is at the beginning, or beside another.
    """
    found: list[_Duty] = []
    for sentence in SENTENCE.finditer(text) if any(word in text for word in DONE_BY) else ():
        places = (one.start() for one in CLAUSE.finditer(text, *sentence.span()))
        chain = [duty for at in places if (duty := _duty(text, at, custom))]
        is_first = bool(chain) and chain[0].start == sentence.start()
        is_joint = any(duty.is_joint and duty.is_own for duty in chain)
        ends = bool(chain) and not chain[-1].has_scope and chain[-1].end >= len(text[: sentence.end()].rstrip())
        if is_joint or ends or len(chain) > 1 or (is_first and not (sentence.start() and chain[0].has_scope)):
            found += chain
    return found if any(one.role != "support" for duty in found for one in duty.read.departments) else []


def _duty(text: str, at: int, custom: Conventions) -> _Duty | None:
    """The clause that begins at a place, where it begins with bodies and what they do."""
    joint = JOINT.match(text, at)
    found = joint or DUTY.match(text, at)
    chief = f"{joint['chief']}负责，" if joint and joint["chief"] else ""
    words = f"{chief}{joint['other']}配合" if joint else found["list"] if found else ""
    read = read_list(words, custom) if words else None
    names = [one.name for one in read.departments] if read else []
    if not found or not read or not are_surely_bodies(names) or not _are_offices("、".join(names)):
        return None
    if found["scope"]:
        return _Duty(at, found.start("scope"), read, has_scope=True, is_joint=joint is not None)
    return _Duty(at, found.end() + (text[found.end() : found.end() + 1] in {",", "，"}), read, has_scope=False)


def _who_begins(text: str, custom: Conventions) -> Iterator[tuple[int, int, DepartmentListResult]]:
    """Who does it, where the item begins with them and a colon: 县甲局：推进…."""
    found = HEADED.match(text)
    read = read_list(f"责任单位：{found['list']}", custom) if found else None
    names = [one.name for one in read.departments] if read else []
    if found and read is not None and are_surely_bodies(names) and _are_offices("、".join(names)):
        yield found.start("list"), found.end(), read


def _without(text: str, taken: Sequence[tuple[int, int, DepartmentListResult]], blank: str = "") -> str:
    """The text without what was taken, or with each character of it blank."""
    kept, at = list[str](), 0
    for start, end, _ in taken:
        kept += [text[at:start], blank * (end - start)]
        at = max(at, end)
    return "".join([*kept, text[at:]]) if taken else text


def _once(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Each department once, in the strongest of its roles."""
    best: dict[str, Attribution] = {}
    for one in found:
        known = best.get(one.name)
        if known is None or RANK.index(one.role) < RANK.index(known.role):
            best[one.name] = one
    return tuple(best.values())
