"""Who answers for an item: the departments and roles at the end of, inside or below its text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qualitytui.model.department import Role
from qualitytui.model.plan import Attribution
from qualitytui.reading.brackets import brackets, split_outside

ROLE_WORDS: tuple[tuple[str, Role], ...] = (
    ("牵头负责落实", "lead"),
    ("牵头负责", "lead"),
    ("牵头落实", "lead"),
    ("牵头实施", "lead"),
    ("牵头组织", "lead"),
    ("牵头", "lead"),
    ("主办", "lead"),
    ("总负责", "lead"),
    ("配合落实", "support"),
    ("配合实施", "support"),
    ("配合", "support"),
    ("协办", "support"),
    ("参与", "support"),
    ("参加", "support"),
    ("协助", "support"),
    ("协同", "support"),
    ("负责落实", "responsible"),
    ("负责实施", "responsible"),
    ("组织实施", "responsible"),
    ("负责", "responsible"),
    ("承办", "responsible"),
    ("落实", "responsible"),
    ("实施", "responsible"),
)
"""How a list of departments ends, and the role it gives them."""
MANNER = r"(?:按照?|依)?(?:各自)?(?:职责|职能)?(?:分工|权限|范围)?(?:共同|分别|具体|各自|联合|密切|积极|分头|协同)*"
ENDING = re.compile(rf"^(?P<names>.*?)(?:{MANNER})(?P<role>{'|'.join(word for word, _ in ROLE_WORDS)})$")
LABEL = re.compile(
    r"(?P<label>(?:牵头|主办|主要|责任|配合|协办|协助|参与|参加|承办|落实|主责|实施|主管)(?:责任)?"
    r"(?:单位|部门|处室|科室|领导单位)?)\s*[:：]"
)
LABEL_ROLES: tuple[tuple[str, Role], ...] = (
    ("牵头", "lead"),
    ("主办", "lead"),
    ("主责", "lead"),
    ("配合", "support"),
    ("协办", "support"),
    ("协助", "support"),
    ("参与", "support"),
    ("参加", "support"),
)
OPEN_END = re.compile(
    r"等(?:市级|县级|区级|省级|各)?(?:有关|相关|成员|职能|责任)?(?:部门|单位|部门和单位|部门单位|机构)?(?:和单位)?$"
)
COLLECTIVE = re.compile(r"(?:相关|有关|成员|各)(?:部门|单位)|^各部门|部门$|成员单位$")
ORGAN = re.compile(
    r"(?:局|委|办|部|厅|署|院|会|府|司|团|中心|队|站|所|社|行|校|处|科|室|组|单位|部门|机构|镇|乡|街道|区|县|市|州|旗|省"
    r"|办公室|集团|企业|大学|学院|协会|联盟|园|台|馆|库|厂|网|公司|分局|支队|大队|工会|妇联|残联|工商联|科协|社科联|文联|侨联)"
    r"(?:[(（〔\[][^)）〕\]]*[)）〕\]])?\*?$"
)
NOTE = re.compile(r"下同|(?:为|是|系)(?:主要)?(?:牵头|主办|责任|负责)|不再列出|以下简称")
FOLLOWING = re.compile(r"^(?:以下|下列|其他|其余)?(?:各项|任务|内容)?(?:均|都)?(?:需|由|涉及|要求)?(?=[各市县区省])")
LEVEL = re.compile(r"^[省市县区旗州](?!直|级|委人)")
FIRST_RULE = re.compile(
    r"(?:列|排|名列|位列)(?:在|为)?(?:第一|首)(?:位)?|第一(?:个|位)?(?:单位|部门)?(?:为|是)牵头|首位"
)
COMMA_RULE = re.compile(r"(?:逗号|，|,)(?:之)?前[^。]{0,8}牵头")
STAR_RULE = re.compile(r"(?:\*|＊|★|星号|☆)[^。]{0,12}牵头|牵头[^。]{0,12}(?:\*|＊|★|星号)")


@dataclass(frozen=True, slots=True)
class Custom:
    """A document's own rule for who leads, where a list names no roles."""

    first: bool = False
    first_comma: bool = False
    star: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The attributions of one item, whether a list was left open, and the text without them."""

    departments: tuple[Attribution, ...]
    open_ended: bool
    rest: str


def custom_of(text: str) -> Custom:
    """Returns the rule for who leads that a document states, wherever it stands."""
    lead = [sentence for sentence in re.split(r"[。；;\n]", text) if "牵头" in sentence]
    return Custom(
        first=any(FIRST_RULE.search(sentence) for sentence in lead),
        first_comma=any(COMMA_RULE.search(sentence) for sentence in lead),
        star=any(STAR_RULE.search(sentence) for sentence in lead),
    )


def attribute(text: str, custom: Custom) -> Found:
    """Returns who answers for the item: every bracket and labelled line of its text that names departments."""
    found: list[Attribution] = []
    is_open = False
    rest = text
    for start, end, inside in [*brackets(text)][::-1]:
        read = read_list(inside, custom)
        if read is not None:
            found[:0] = read[0]
            is_open |= read[1]
            rest = rest[:start] + rest[end:]
    tail = LABEL.search(rest)
    while tail is not None:
        stop = re.search(r"[。\n]|$", rest[tail.end() :])
        end = tail.end() + (stop.end() if stop else 0)
        read = read_list(rest[tail.start() : end].rstrip("。\n"), custom)
        if read is None:
            tail = LABEL.search(rest, tail.end())
            continue
        found += read[0]
        is_open |= read[1]
        rest = rest[: tail.start()] + rest[end:]
        tail = LABEL.search(rest, tail.start())
    return Found(_once(found), is_open, rest)


def _once(found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Each department once, in the strongest of its roles."""
    strength = ("lead", "responsible", "support")
    best: dict[str, Attribution] = {}
    for one in found:
        known = best.get(one.name)
        if known is None or strength.index(one.role) < strength.index(known.role):
            best[one.name] = one
    return tuple(best.values())


def read_list(text: str, custom: Custom) -> tuple[list[Attribution], bool] | None:
    """Returns the departments of one list and whether it is open; None where the text is no such list."""
    body = text.strip(" 　。.;；,，")
    if not body or len(body) > 600:
        return None
    found: list[Attribution] = []
    is_open = False
    named_roles = False
    for role, part in _labelled(body):
        waiting: list[str] = []
        clauses = split_outside(part, ",，;；。")
        for clause in clauses:
            if NOTE.search(clause):
                continue
            ending = ENDING.match(clause)
            if ending and (ending["names"] or waiting):
                waiting += [ending["names"]] if ending["names"] else []
                said = dict(ROLE_WORDS)[ending["role"]]
                is_open |= _take(waiting, said, found)
                waiting, named_roles = [], True
            else:
                waiting.append(clause)
        if waiting:
            if role is None and not named_roles:
                return None
            is_open |= _take(waiting, role or "support", found)
    if not found or not _are_organs(found):
        return None
    return _led(_restored(found), custom, text=body, named=named_roles), is_open


def _labelled(text: str) -> Iterator[tuple[Role | None, str]]:
    """The parts of a list after each label such as 牵头单位：, with the role it gives."""
    labels = list(LABEL.finditer(text))
    if not labels:
        yield None, text
        return
    if text[: labels[0].start()].strip(" 　,，;；"):
        yield None, text[: labels[0].start()]
    for label, after in zip(labels, [*labels[1:], None], strict=True):
        fits = [role for word, role in LABEL_ROLES if label["label"].startswith(word)]
        yield fits[0] if fits else "responsible", text[label.end() : after.start() if after else len(text)]


def _take(lists: Sequence[str], role: Role, found: list[Attribution]) -> bool:
    """Adds the names of some lists; returns whether one was open (…等部门, 相关部门)."""
    is_open = False
    for text in lists:
        for name in _names(text):
            bare = FOLLOWING.sub("", OPEN_END.sub("", name))
            is_open |= bare != name or bool(COLLECTIVE.search(name))
            if bare.strip(" 　"):
                found.append(Attribution(bare.strip(" 　"), role))
    return is_open


def _names(text: str) -> Iterator[str]:
    for piece in split_outside(text, "、，,;； 　\t/／"):
        yield from _joined(piece)


def _joined(name: str) -> list[str]:
    """Splits 甲局和乙局 but not 文化和旅游局: both sides must be organs by themselves."""
    for word in ("会同", "以及", "和", "及", "与", "并"):
        at = name.find(word)
        while at > 0:
            left, right = name[:at], name[at + len(word) :]
            if ORGAN.search(left) and len(left) > 2 and right and ORGAN.search(OPEN_END.sub("", right) or right):
                return [*_joined(left), *_joined(right)]
            at = name.find(word, at + 1)
    return [name]


def _are_organs(found: Sequence[Attribution]) -> bool:
    return sum(bool(ORGAN.search(one.name)) for one in found) * 2 >= len(found) and all(
        len(one.name) <= 40 for one in found
    )


def _restored(found: list[Attribution]) -> list[Attribution]:
    """Spells out what a list leaves away: 县农业局、林特局 and 广州、深圳市政府."""
    names = [one.name for one in found]
    first = LEVEL.match(names[0])
    for at, name in enumerate(names):
        following = names[at + 1] if at + 1 < len(names) else ""
        suffix = re.search(r"[省市县区](?:人民)?政府$", following)
        if suffix and len(name) <= 4 and not re.search(r"[局委办部厅院会]$|政府$", name):
            names[at] = name + suffix[0]
        elif first is not None and at and found[at].role == found[0].role and _lacks_level(name):
            names[at] = first[0] + name
    return [one._replace(name=name) for one, name in zip(found, names, strict=True)]


def _lacks_level(name: str) -> bool:
    """Whether a short bureau's name has lost the 县 or 市 that its neighbours carry."""
    return (
        len(name) <= 5
        and name[-1] in "局委办"
        and not re.match(r"[省市县区旗州各国团共驻中]|人民|工商联|.{1,3}[市县区]", name)
    )


def _led(found: list[Attribution], custom: Custom, *, text: str, named: bool) -> list[Attribution]:
    """Applies the document's own rule to a list that gives everybody the same role."""
    if custom.star and any(one.name.endswith(("*", "＊", "★")) for one in found):
        return [Attribution(one.name.rstrip("*＊★"), "lead" if one.name[-1] in "*＊★" else one.role) for one in found]
    if any(one.role == "lead" for one in found) or (named and not all(one.role == "responsible" for one in found)):
        return found
    leaders = 0
    if custom.first_comma:
        head = re.split(r"[,，]", LABEL.sub("", text), maxsplit=1)[0]
        leaders = sum(1 for one in found if one.name in head) if re.search(r"[,，]", text) else 1
    elif custom.first:
        leaders = 1
    return [one._replace(role="lead") if at < leaders else one for at, one in enumerate(found)]
