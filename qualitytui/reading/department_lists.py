"""One list of departments, as it stands in a bracket, behind a label or in a cell: who, in which role, by when."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from qualitytui.model.plan import Attribution
from qualitytui.model.roles import Role
from qualitytui.reading.brackets import split_outside
from qualitytui.reading.conventions import Conventions
from qualitytui.reading.names import are_bodies, are_surely_bodies, bare, is_open, names_in, spelled_out, whole_names

COLUMNS: Final[tuple[tuple[Role, str], ...]] = (
    ("lead", "牵头单位"),
    ("responsible", "责任单位"),
    ("support", "配合单位"),
)
"""What the list of each role is called."""
DOING: Final = r"(?:负责|落实|实施|组织|推进|抓总|协调|统筹|承担|完成|抓好|做好)"
MANNER: Final = r"(?:按照?|依据?)?(?:各自)?(?:职责|职能)?(?:分工|权限|范围)?(?:共同|分别|具体|各自|联合|密切|积极|分头|协同|依法|分工)*"
ENDING: Final = re.compile(
    rf"{MANNER}(?:(?P<lead>(?:总|负责)?牵头{DOING}*|主办|主抓|总负责)"
    rf"|(?P<support>(?:协助|协同|协作)?(?:配合|协办|参与|参加|协助|协同|协作){DOING}*)"
    rf"|(?P<responsible>(?:负责|承办|落实|实施|组织实施|组织落实|承担|做好|抓好){DOING}*))$"
)
"""How a list of departments ends, and the role it gives them."""


def without_duty(words: str) -> str:
    """A list without the words that those it names answer for it, where its place says the role."""
    ending = ENDING.search(words)
    return words[: ending.start()] if ending and ending["responsible"] else words


LABEL: Final = re.compile(
    r"(?:(?P<person>(?:牵头|责任|分管|包抓|联系|挂帅|主管)(?:[省市县区州])?(?:领导|人|同志))"
    r"|(?P<time>(?:计划|完成|办结|落实|整改|实施|推进)?(?:时限|期限|时间|进度|节点){1,2}(?:要求|安排)?)"
    r"|(?P<label>(?:总牵头|牵头|主办|主要|责任|配合|协办|协助|参与|参加|承办|落实|主责|实施|主管|负责|协作|会办|协同)"
    r"(?:和|及|、)?(?:责任|配合|参与|落实|实施|承办|负责)?(?:单位|部门|[处科股]室|机构|主体|地区)?(?:和单位|及单位|、单位)?))"
    r"[ 　]*(?:[:：]|(?:为|(?<=单位)[ 　]+)(?=[县市区省州各])|(?<=单位)[】\]〕]|(?<=部门)[】\]〕])"
)
STARS: Final = "*＊★☆△▲"
SUPPORT: Final = ("配合", "协办", "协助", "参与", "参加", "协作", "会办", "协同")
LEAD: Final = ("总牵头", "牵头", "主办", "主责")
JOIN: Final = re.compile(r"^(?:会同|会商|联合)(?=.{3})")
"""Begins the names of those who join the one named before: 由市质监局牵头，会同市科技局等部门组织实施."""
JOINS: Final = re.compile(r"(?<=牵头)(?=会同|会商|联合)|(?<=牵头|负责|配合)、")
"""Where a role ends without the comma that parts it from the next names."""
NOTED: Final = re.compile(r"[(（][^()（）]*(?:下同|为牵头|为主要|不再列出|以下简称)[^()（）]*[)）]")
NOTE: Final = re.compile(
    r"下同|从略|省略|略去|不再(?:列出|一一列)|(?:以下|下列|下述|以上)(?:各|均|所列|任务)|(?:为|是|系)(?:主要)?(?:牵头|主办|责任|负责)"
    r"|以下简称|设在|各负其责|[两二多几]家(?:以上)?.*[时的]|负总责的"
)
"""A clause of a list that is a rule for the document and names nobody."""
TIME: Final = re.compile(
    r"\d.*[年月日]|\d{4}[.\-/]\d{1,2}|[一二三四]季度|半年|年[底内末]|时限|全年|(?:持续|长期|常年)(?:推进|坚持|实施|开展)?$"
)
OWN_LEAD: Final = re.compile(r"[(（](?:牵头|主办)[^()（）]*[)）]$")
LONGEST: Final = 1_000
"""Characters of the longest list; a list of sixty bureaus has 500."""


class DepartmentListResult(NamedTuple):
    """What one list says: who in which role, whether it was left open, and the words about time in it."""

    departments: tuple[Attribution, ...]
    is_open: bool
    times: str


class _Named(NamedTuple):
    name: str
    role: Role | None
    clause: int


@lru_cache(maxsize=20_000)
def read_list(text: str, custom: Conventions, *, is_apart: bool = False) -> DepartmentListResult | None:
    """Returns the departments of one list; None where the text is no such list.

    `is_apart` says that the list stands by itself, so that names without any word for their role are one too.
    """
    body = NOTED.sub("", text).strip(" 　。.;；,，\n")
    if not body or len(body) > LONGEST:
        return None
    found: list[_Named] = []
    times: list[str] = []
    is_labelled = False
    for kind, part in _labelled(body):
        if kind == "time":
            times.append(part)
        elif kind != "person":
            is_labelled |= kind is not None
            _clauses(part, kind, found, times)
    names = [bare(one.name).strip(STARS) for one in found]
    if not found or not are_bodies(names):
        return None
    is_role_said = is_labelled or any(one.role is not None for one in found)
    if not is_role_said and not (is_apart and are_surely_bodies(names)):
        return None
    spelled = spelled_out(names, custom.place, custom.names)
    said = _led([one._replace(name=name) for one, name in zip(found, spelled, strict=True)], found, custom)
    return DepartmentListResult(tuple(said), any(is_open(one.name) for one in found), "；".join(times))


def _labelled(text: str) -> Iterator[tuple[Role | Literal["time", "person"] | None, str]]:
    """The parts of a list after each label such as 牵头单位：, with the role it gives."""
    labels = list(LABEL.finditer(text))
    if not labels or text[: labels[0].start()].strip(" 　,，;；【[〔\n"):
        yield None, text[: labels[0].start()] if labels else text
    if not labels:
        return
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        part = text[label.end() : after.start() if after else len(text)].strip(" 　【[〔】]〕\n")
        if label["person"] or label["time"]:
            yield ("person" if label["person"] else "time"), part
        elif label["label"].startswith(LEAD) and "责任" not in label["label"].removesuffix("责任单位"):
            yield "lead", part
        else:
            yield ("support" if label["label"].startswith(SUPPORT) else "responsible"), part


def _clauses(part: str, label: Role | None, found: list[_Named], times: list[str]) -> None:
    """Takes the names of a part, clause by clause; a word such as 配合 gives its role to what waits before it."""
    waiting: list[_Named] = []
    for nth, clause in enumerate(split_outside(JOINS.sub(",", part), ",，;；。")):
        if NOTE.search(clause):
            continue
        ending = ENDING.search(clause)
        if TIME.search(clause) and not are_surely_bodies(names_in(clause[: ending.start()] if ending else clause)):
            times.append(clause)
            continue
        names = clause[: ending.start()] if ending else clause
        joins = JOIN.match(names)
        own = [
            _Named(name, "support" if joins else None, nth)
            for name in whole_names(names_in(names[joins.end() :] if joins else names))
            if bare(name)
        ]
        again = {one.name for one in own} & {one.name for one in waiting} if ending and ending["lead"] else ()
        if again:
            waiting = [one._replace(role="lead" if one.name in again else "responsible") for one in waiting]
        waiting += [one for one in own if one.name not in again]
        if ending and waiting:
            role: Role = "lead" if ending["lead"] else "support" if ending["support"] else "responsible"
            found += [one._replace(role=one.role or role) for one in waiting]
            waiting = []
    # Names behind the last word for a role are others who take part.
    rest: Role | None = label or ("support" if any(one.role for one in found) else None)
    found += [one._replace(role=one.role or rest) for one in waiting]


def _led(said: Sequence[_Named], written: Sequence[_Named], custom: Conventions) -> list[Attribution]:
    """Applies a star, 市质监局（牵头）, or the document's own rule where no word in the list says who leads."""
    starred = [any(mark in STARS for mark in one.name) for one in written]
    own = [bool(OWN_LEAD.search(one.name)) for one in said]
    found = [Attribution(OWN_LEAD.sub("", one.name), one.role or "responsible") for one in said]
    if any(starred) or any(own):
        marks = starred if any(starred) else own
        return [one._replace(role="lead") if mark else one for one, mark in zip(found, marks, strict=True)]
    answering = [at for at, one in enumerate(found) if one.role == "responsible"]
    if not answering or any(one.role == "lead" for one in found):
        return found
    if custom.all_answering:
        return [one._replace(role="lead") if one.role == "responsible" else one for one in found]
    leaders = answering[:1] if custom.first or custom.first_comma else []
    if custom.first_comma and len({one.clause for one in written}) > 1:
        leaders = [at for at in answering if written[at].clause == written[answering[0]].clause]
    return [one._replace(role="lead") if at in leaders else one for at, one in enumerate(found)]
