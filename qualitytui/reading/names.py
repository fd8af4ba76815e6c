"""Splits a list of department names, drops 等, and completes shortened names."""

import re
from collections.abc import Container, Sequence
from functools import lru_cache
from typing import Final

from qualitytui.reading.brackets import split_outside
from qualitytui.reading.gazetteer import CORES, GATHERED, MIXED, PLACES, VERTICAL

BRACKET: Final = r"(?:[(（〔〈\[][^()（）〔〕〈〉\[\]]*[)）〕〉\]])?"
BRACKETS: Final = re.compile(r"[(（〔〈\[][^)）〕〉\]]*[)）〕〉\]]")
ORGAN: Final = re.compile(
    r"(?:局|委|办|部|厅|署|院|会|府|司|团|中心|队|站|所|社|行|校|处|科|室|股|组|单位|部门|机构|镇|乡|街道|区|县|市|州|旗|省"
    r"|镇街|村居|集团|企业|大学|协会|联盟|园|台|馆|库|厂|网|村|社区|支部|学校|医院|妇联|残联|工商联|科协|社科联|文联|侨联|主体|海关)"
    rf"{BRACKET}[*＊★☆△▲]?$"
)
"""How a body's name may end, where a word or a label says that a list of bodies stands there."""
SURE: Final = re.compile(
    r"^(?:(?:各|有关|相关|所在|属地)[^的]*(?:[省市县区州旗镇乡村]|街道|社区)|.+(?:局|委|办|厅|政府|管委会|委员会|办公室|办事处|领导小组|街道|总工会|妇联|残联|科协|文联|侨联|工商联"
    r"|供销社|联社|银行|支行|分行|公司|集团|中心|支队|大队|法院|检察院|研究院|党校|海关|部门|单位|协会|商会|[部处科司股室站所队院]|大学))"
    rf"{BRACKET}[*＊★☆△▲]?$"
)
"""How a body's name ends that is known for one without any word beside it."""
PROSE: Final = re.compile(r"[。：:“”《》\d]|设在|的|要|将|应|请|实行|坚持|加强|推进|开展|建立|按照|根据")
ROLE: Final = re.compile(r".*(?:牵头|责任|配合|承办|参与|协办|主办)(?:单位|部门)$")
"""A role and no name: 配合单位积极配合."""
NOT_PROSE: Final = re.compile("|".join((*MIXED, r"(?<!\d)1(?:2\d{3}|10|19|20)(?!\d)")))
LEVELS: Final = "省市县区州旗盟"
SEAM: Final = re.compile(rf"(?<=[局委办厅会院部署心所站队社])(?=[{LEVELS}])")
"""Where two bodies stand without a mark between them: 县市场监管局县应急局."""
CORE: Final = re.compile(rf"(?:[{LEVELS}])?(?:{'|'.join(sorted(CORES, key=len, reverse=True))})")
PLACE: Final = re.compile(rf"(?:{'|'.join(PLACES)})|[\u4e00-\u9fff]{{2,4}}(?:{'|'.join(VERTICAL)})")
"""A name that begins with its place: 广东金融监管局, 南海海事局."""
SHORTENED: Final = "市监局"
"""A bureau of no city, whose short name begins as a city's does."""
BRANCH: Final = re.compile(r"^[\u4e00-\u9fff]{2,6}[\u4e00-\u9fff]{2,4}(?:分局|支局|支行|支公司|分公司)$")
"""A branch that names the place it is of: 公安临江分局."""
MANNER: Final = re.compile(
    r"(?<=[局委办厅府会署院部门位])(?:按照?|依照?|依据|依法|结合|根据|分别|共同|具体|各自|认真|切实|积极|抓紧|尽快|全力|主动|密切|要(?!闻|素)|应(?!急|届))[^局厅]*$"
)
"""How those before it are to act: 各市人民政府结合实际."""
OPEN_END: Final = re.compile(
    r"等(?:[省市县区州]?(?:直|级|属|内)?)?(?:各|有关|相关|成员|职能|责任|其他|主管|单位|部门|机构|和|及|、)*$"
)
COLLECTIVE: Final = re.compile(
    r"(?:相关|有关|成员|各)(?:部门|单位)|^(?:相关|有关)(?:处室|科室|镇街|乡镇)|^各部门|部门$|成员单位$"
)
FOLLOWING: Final = re.compile(
    r"^(?:以下|下列|其他|其余)?(?:各项|任务|内容)?(?:均|都)?(?:需|由|涉及|要求)?(?=[各市县区省])|^(?:分别|统一|具体)?由(?=.{3})|^第?[(（]?[\d一二三四五六七八九十]{1,2}[)）]?项由?"
)
LEVEL: Final = re.compile(
    r"^(?:自治[区州县]|新区|高新区|开发区|[省县州旗盟]|市(?!场|容|监局|政(?!府|协|务|法))|区(?!域))(?!直|级|属|内|本级)"
)
PARTY: Final = re.compile(
    r"^(?:组织部|宣传部|统战部|政法委|网信办|编办|改革办|人才办|金融办|直属机关工委|机关工委|军民融合办|党校|老干部局)$"
)
"""Bodies of the party committee, which take 县委 where a list goes on from one of them."""
LOCAL: Final = re.compile(
    r"^[\u4e00-\u9fff]{1,10}(?:局|委|办|厅|部|室|法院|检察院|总工会|妇联|残联|科协|文联|侨联|工商联|供销社|联社|支队|大队|中心|委员会)$"
    r"|^(?:妇联|残联|科协|文联|侨联|总工会|工商联)$"
)
"""A bureau's bare name, which takes 县 or 市 from the name before it."""
NO_BUREAU: Final = ("室", "中心", "委员会")
"""The forms of those that take a level only where their field says so."""
ELSEWHERE: Final = re.compile(
    r"^(?:各|国家|国网|国务|中国|中央|中共|驻|全国|团[省市县区]|共青|人民银行|海关|外汇|相关|有关|其他|成员|责任)|领导小组|管委会|指挥部"
    r"|^[\u4e00-\u9fff]{2,4}(?:省|市(?!场|政|容)|县|区(?!域)|旗|州|(?<!城)镇|(?<!城)乡(?!村)|街道)"
)
GATHERING: Final = re.compile(r"各[^局委办厅府]*$")
GATHERED_END: Final = re.compile(rf"(?:{GATHERED})(?:负责|$|{BRACKET}$)")
ALL_OF: Final = re.compile(r"^各(?:[省市县区州旗镇乡]|地级市|设区市|[省市县区州旗镇乡][(（][^)）]*[)）])$")
WHOLE_OF: Final = re.compile(r"^[省市县区州旗镇乡][^局委办厅部]{0,14}$")
LONGEST = 40


def names_in(text: str) -> list[str]:
    """The names of a list, 甲局和乙局 parted, 各区、县政府 kept together."""
    found: list[str] = []
    for piece in split_outside(text, "、，,;； 　\t/／"):
        if found and (
            (ALL_OF.match(found[-1]) and WHOLE_OF.match(piece)) or (len(piece) == 1 and found[-1][0] == "各")
        ):
            found[-1] += f"、{piece}"
        else:
            found += _names_of(piece)
    return found


@lru_cache(maxsize=10_000)
def _names_of(piece: str) -> tuple[str, ...]:
    """The names between two marks of a list."""
    return tuple(name for one in _parted(piece) for name in _unfused(one))


def _unfused(name: str) -> list[str]:
    """Splits 县市场监管局县应急局, where the second begins with its level and the field it works in."""
    for seam in SEAM.finditer(name[:LONGEST]):
        left, right = name[: seam.start()], name[seam.start() :]
        if len(left) > 2 and SURE.match(left) and CORE.match(right) and ORGAN.search(bare(right)):
            return [left, *_unfused(right)]
    return [name]


@lru_cache(maxsize=10_000)
def bare(name: str) -> str:
    """A name without 等部门 or a manner of acting behind it and 由 before it."""
    return FOLLOWING.sub("", OPEN_END.sub("", MANNER.sub("", name))).strip(" 　")


def is_open(name: str) -> bool:
    """Whether a name leaves open whom it means."""
    return bool(OPEN_END.search(name) or COLLECTIVE.search(name))


def are_bodies(names: Sequence[str]) -> bool:
    """Whether a list is one of bodies: at least half of its names end as bodies do, and none is a sentence."""
    return sum(bool(ORGAN.search(name)) for name in names) * 2 >= len(names) and all(
        len(name) <= LONGEST for name in names
    )


def are_surely_bodies(names: Sequence[str]) -> bool:
    """Whether every name is a body's even where no word says that a list stands here."""
    return bool(names) and all(map(_is_surely_a_body, names))


@lru_cache(maxsize=10_000)
def _is_surely_a_body(name: str) -> bool:
    is_short = len(name) < (2 if name.startswith("各") else 3) or len(name) > 25
    if is_short or not SURE.match(name) or ROLE.match(name):
        return False
    return not is_prose(without_brackets(name))


def without_brackets(name: str) -> str:
    """A name without what explains it in brackets."""
    return BRACKETS.sub("", name)


def is_prose(name: str) -> bool:
    """Whether a name holds words of a sentence: 应, 要 and 将, but not those of 应急管理局."""
    return bool(PROSE.search(NOT_PROSE.sub("", name)))


def _parted(name: str) -> list[str]:
    """Splits 甲局和乙局 but not 文化和旅游局: both sides must be bodies by themselves."""
    if len(name) > 3 * LONGEST:
        return [name]
    for word in ("会同", "联合", "以及", "和", "及", "与", "并", "或"):
        at = name.find(word)
        while at > 0:
            left, right = name[:at], name[at + len(word) :]
            if GATHERING.match(left) and GATHERED_END.match(right):
                return [name]
            if len(left) > 2 and SURE.match(OPEN_END.sub("", left)) and right and ORGAN.search(bare(right) or right):
                return [*_parted(left), *_parted(right)]
            at = name.find(word, at + 1)
    return [name]


def whole_names(names: Sequence[str]) -> list[str]:
    """Spells out the fields before 等部门: 县农业、工商、卫生等部门 is 县农业部门、县工商部门、县卫生部门等."""
    if not names or not names[-1].endswith("部门") or not OPEN_END.search(names[-1]):
        return list(names)
    plain = [OPEN_END.sub("", name) for name in names]
    first = next((at for at in range(len(plain), 0, -1) if not CORE.fullmatch(plain[at - 1])), 0)
    level = plain[first][0] if first < len(plain) and plain[first][0] in LEVELS else ""
    fields = [name if name[0] in LEVELS else level + name for name in plain[first:]]
    return [*names[:first], *(f"{name}部门" for name in fields[:-1]), *(f"{name}部门等" for name in fields[-1:])]


def _is_local(name: str, prefix: str, known: Container[str]) -> bool:
    """Whether a name can take the level before it: a bureau's, by its field or its form, and no other place's.

    A name that begins as a level does (市政局), and a laboratory or a station, take it where the document says so.
    """
    if prefix.removesuffix("委") + name in known:
        return True
    if PLACE.match(name) or (name[0] in LEVELS and not name.startswith(SHORTENED)) or BRANCH.search(name):
        return False
    return bool(CORE.match(name)) or not name.endswith(NO_BUREAU)


def spelled_out(names: Sequence[str], place: str, known: Container[str] = ()) -> list[str]:
    """Spells out what a list leaves away: 县农业局、林特局 and 广州、深圳市政府.

    `known` are the names that the document itself writes out.
    """
    found = list(names)
    following = ""
    for at in range(len(found) - 1, -1, -1):
        name = found[at]
        suffix = re.search(r"[省市县区](?:人民)?政府$", name)
        if following and re.fullmatch(r"[\u4e00-\u9fff]{1,3}[^局委办部厅院会府队站所]", name):
            found[at] = name + following
        else:
            following = suffix[0] if suffix and not name.startswith("各") else ""
    prefix = ""
    for at, name in enumerate(found):
        level = LEVEL.match(name)
        if level:
            prefix = level[0] + ("委" if name[level.end() :].startswith("委") and len(name) > level.end() + 2 else "")
        elif place and name.startswith(place) and len(name) > len(place) + 2 and not LEVEL.match(name[len(place) :]):
            prefix = place
        elif prefix and LOCAL.match(name) and not ELSEWHERE.search(name) and _is_local(name, prefix, known):
            party = prefix.endswith("委") and PARTY.match(name)
            found[at] = (prefix if party else prefix.removesuffix("委")) + name
    return found
