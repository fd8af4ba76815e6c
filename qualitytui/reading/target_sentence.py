"""Classifies the numbers of one sentence: which are targets, and their comparator."""

import re
from collections.abc import Sequence
from typing import Final

from qualitytui.model.plan import Comparator, Target
from qualitytui.reading.comparators import BOUNDS, FLOORS, said_of
from qualitytui.reading.deadlines import PRESENT
from qualitytui.reading.number_places import (
    CEILING_OF_ONE,
    SCOPE_AFTER,
    SUM_HEAD,
    WORK,
    NumberPlace,
    is_object,
    is_size,
)
from qualitytui.reading.numbers import BUILT, WAYS, Number

GIVEN: Final = re.compile(
    r"补助|补贴|奖励|资助|奖补|贴息|消费券|算力券|给予|予以|授信|额度|罚款|处罚|免费|租金|奖金|保费|申领|津贴|减免|免收|减半|收取"
    r"|支持资金|可享受|享受|优惠|担保|贷款|投资不超过|兑现|拨付|返还|报销|补偿|赔付"
)
"""What is given to those who apply: its amounts are nobody's to reach."""
REACHED: Final = re.compile(
    r"(?:达到?|突破|实现|完成|新增|累计(?:发放|投放|实现|完成)?|余额[^,，。；;]{0,6}|规模(?:达到?|突破)|增长|提高|提升|下降|降低|增幅)(?:不低于|不少于|超过|超|约)?$"
)
GIVING: Final = re.compile(r"适用于|抵扣|抵用|给予|予以|奖励|补助|补贴|资助|奖补|减免|免收|津贴|可享受|按.{0,12}标准")
APPLIES: Final = re.compile(
    r"^[ 　]*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．])?(?:并?对|对于|凡|获得?|获评|获批|经|首次|当年|每家|每个|每户|单个|单家|单项|同一|符合|支持获|鼓励|按照?|其中(?:对|非))"
)
DEFINING: Final = re.compile(rf"^[^,，]{{0,20}}(?:所称|是指|指的是)|截[至止][^,，。；;]{{0,14}}{PRESENT.pattern}")
"""A sentence that says what a word means, or how things are: 截至2019年底，全县共有标准120项."""
CONDITION: Final = re.compile(
    r"^(?:以上|以下|以内|及以上|\(含\)|（含）)*(?:[^,，。；;]{0,24}的[ 　]*(?:[,，:：]|$|不得|取消|不予|予以|给予|一律|视为|评为|列入|扣|实行)|(?:以上|以下|以内)?者)"
)
QUALIFIES: Final = re.compile(
    r"^(?:以上|以下|以内)?[^,，。；;]{0,4}?的[^,，。；;]{0,8}?(?:企业|单位|机构|组织|项目|个人|团队|人才|产品|平台|园区|场所|毕业生|主体|合作社|农户)(?=[,，、和及给按可免减享予]|$)"
)
THINGS: Final = frozenset(
    (*"家名个项件场次期座所条户批人处辆台例份", "人次", "家次", "场次", "批次", "台件", "件套", "台套", "台次", "户次")
)
"""Units of what is helped or held, not of what is paid."""
REACHES: Final = re.compile(r"惠及[^,，。；;]{0,24}$")
"""Who has the good of what is given is counted: 减免费用，惠及企业1万家."""
AIMED: Final = ("力争", "确保", "争取")
HELPED: Final = re.compile(r"(?:资助|扶持|奖励|奖补|补助|评选|选拔|培养|表彰)[^,，。；;给按]{0,48}$")
"""Whom or what the plan helps is counted: 资助200名人才; only what they get is nobody's to reach."""
NO_TARGET_BEFORE: Final = re.compile(
    r"(?:第|前|“|\"|No\.?|PM|最高(?:可达|不超过|达)?|最长|最多|每|一|分之|满|凡|近|原有|现有|已有|已建成|已完成|已达|共有|其中有|原|(?<![减至不最])少|缺|(?:上年|去年|目前)(?:已|共)?(?:完成|建成|实现|达到|有)?|现状|已|双|[\dA-Za-z.\-])$"
)
WEAK_UNITS: Final = frozenset("位类门部届分班片对头人村镇支组间块次")
SPELLED_WORK: Final = re.compile(
    r"(?:建成|建设|培育|新增|创建|打造|引进|组织|开展|举办|培训|制定|制修订|完成|达到?|累计|扶持|解决|化解|走访|慰问|整治|治理|改造|清理|拆除|打通|加装|遴选|选树|认定|发展|推广|带动|集聚|服务|获得|争创|申报|实现|超|超过|不少于|新建|推荐|评选|选派|对接|布局|各级|合作社|企业|机构|单位|骨干|人才|专家|团队|投资|提高|提升|下降|降低|增长|压缩|减少)(?:[^,，。；;、]{0,12}|[^,，。；;]{0,12}、)$"
)
MADE: Final = ("建成", "打造", "培育", "形成", "创建", "新增", "推出")
CUT: Final = re.compile(r"[、和及]")


WINDOW: Final = 80
"""Characters on either side of a number in which its words stand."""
NEAR: Final = 40
"""Characters before a number in which a word bounds it."""


OPENED: Final = ",，:："
CLOSED: Final = re.compile(r"[,，]")
POINTS: Final = re.compile(r"(?:[得扣计加占共]|满分|每项|各)为?$")
"""Before the points of an assessment."""
OF_APPLICANTS: Final = re.compile(
    r"补[助贴]|奖[励补]|券|最高|标准|减免|免收|费用|按照?不|给予|资助|津贴|返还|报销|优惠"
)
"""A clause that surely says what applicants get."""
GIVEN_UP: Final = frozenset(("减免", "免收", "费用", "优惠"))


class Sentence:
    """A sentence of a text, its quotations and brackets blanked, and the numbers in it."""

    def __init__(self, text: str, plain: str, numbers: Sequence[Number]) -> None:
        self._text, self._plain, self._numbers = text, plain, numbers
        self._is_defining = bool(DEFINING.search(plain))
        self._is_giving = bool(GIVING.search(plain))
        self._is_for_some = self._is_giving and bool(APPLIES.match(plain))
        self._places = [*map(self._place, numbers)]

    def clause(self, start: int, end: int) -> tuple[int, int]:
        """The clause between commas around a place, no further off than words go."""
        low, high = max(0, start - WINDOW), min(len(self._plain), end + WINDOW)
        low = max(low, *(self._plain.rfind(mark, low, start) + 1 for mark in OPENED))
        behind = CLOSED.search(self._plain, end, high)
        return low, behind.start() if behind else high

    def _place(self, number: Number) -> NumberPlace:
        plain, start, end = self._plain, number.start, number.end
        low, high = self.clause(start, end)
        after = plain[end:high].lstrip()
        return NumberPlace(
            number,
            low,
            high,
            plain[low:high],
            plain[low:start].rstrip(),
            after,
            plain[end : end + WINDOW].lstrip(),
            said_of(plain[max(0, start - NEAR) : start].rstrip(), after),
        )

    def is_target(self, nth: int) -> bool:
        """Whether a number is to be reached, and not a subsidy, a condition, a size class, a base or part of a name."""
        at = self._places[nth]
        unit, before = at.number.unit, at.before
        if (
            not unit
            or self._is_defining
            or NO_TARGET_BEFORE.search(at.tail)
            or (unit == "分" and POINTS.search(before))
        ):
            return False
        if self._is_given(at) or CONDITION.match(at.behind) or self._qualifies(at) or is_size(at):
            return False
        if at.number.is_spelled:
            return bool(at.bound or (before.endswith(MADE) if unit in WAYS else SPELLED_WORK.search(before)))
        if at.number.is_open:
            return bool(at.bound or REACHED.search(before))
        return bool(unit not in WEAK_UNITS or at.bound or at.number.upper or WORK.search(before))

    def may_be_target(self, nth: int) -> bool:
        """Whether a number that is none could be a target all the same: its clause sets a bound or a goal."""
        at = self._places[nth]
        if self._is_defining or self._is_of_some(at) or at.is_cap:
            return False
        if OF_APPLICANTS.search(at.clause) or CONDITION.match(at.after):
            return False
        is_asked = at.bound in BOUNDS or (is_object(at) and not SCOPE_AFTER.match(at.after))
        return bool(is_asked or REACHED.search(at.before) or (at.is_sum and SUM_HEAD.search(at.before)))

    def _is_of_some(self, at: NumberPlace) -> bool:
        """Whether the sentence says what some of many get, and its clause no goal."""
        return self._is_for_some and not any(word in at.before for word in AIMED)

    def _qualifies(self, at: NumberPlace) -> bool:
        """Whether the number says which of many something is for: 对30人以上的企业给予…."""
        return (self._is_giving or bool(APPLIES.match(at.clause))) and bool(QUALIFIES.match(at.behind))

    def _is_given(self, at: NumberPlace) -> bool:
        """Whether the number is of what applicants get, or of what they must have to get it."""
        is_thing = at.unit in THINGS
        if is_thing and (REACHES.search(at.before) or (self._is_giving and self._is_set_apart(at))):
            return False
        if self._is_given_up(at):
            return False
        if self._is_for_some or (self._is_giving and at.is_sum):
            return True
        if is_thing and HELPED.search(at.before):
            return False
        if self._is_giving and APPLIES.match(at.clause):
            return True
        match = GIVING.search(at.before if is_thing else at.clause)
        return bool(match or (not is_thing and GIVEN.search(at.clause) and not REACHED.search(at.before)) or at.is_cap)

    def _is_given_up(self, at: NumberPlace) -> bool:
        """Whether the number is a floor of what all of them together are let off: 减免费用300万元以上."""
        if not at.is_sum or at.bound not in FLOORS or self._is_of_some(at) or CEILING_OF_ONE.search(at.before):
            return False
        gifts = {*OF_APPLICANTS.findall(at.clause)}
        return bool(gifts) and gifts <= GIVEN_UP

    def _is_set_apart(self, at: NumberPlace) -> bool:
        """Whether a clause behind what is given asks for something itself: 给予奖励，年内新增3个."""
        is_last = not GIVING.search(self._plain[at.high :])
        asks = BUILT.search(at.before) and not GIVING.search(at.clause) and not APPLIES.match(at.clause)
        return bool(is_last and asks and GIVING.search(self._plain[: at.low]))

    def comparator(self, nth: int) -> Comparator:
        """Whether a number is a floor, a ceiling, a range or exact."""
        at = self._places[nth]
        if at.number.upper is not None:
            return "between"
        if at.bound is not None:
            return at.bound
        has_next = nth + 1 < len(self._numbers) and self._numbers[nth + 1].start < at.high
        if has_next and "分别" in at.before and at.after.startswith(("和", "、", "及", "与")):
            # one 以上 or 以下 behind several numbers: 分别控制在0.48起/万台和0.47人/万台以下
            return self.comparator(nth + 1)
        if "分别" in at.before and "控制在" in at.before:
            return "at_most"
        return "at_least" if at.number.is_more else "equal"

    def target(self, nth: int) -> Target:
        """The target of a number."""
        number = self._numbers[nth]
        return Target(self.comparator(nth), number.value, number.unit, self.words(nth), number.upper)

    def words(self, nth: int) -> str:
        """The words of one target: its clause, without the targets beside it where they are listed with 、 or 和."""
        number, (low, high) = self._numbers[nth], self._places[nth][1:3]
        if "分别" not in self._plain[low:high]:
            before = self._numbers[nth - 1] if nth else None
            if before is not None and low <= before.start and before.end <= number.start:
                cuts = [cut.end() for cut in CUT.finditer(self._plain, before.end, number.start)]
                low = cuts[-1] if cuts else low
            after = self._numbers[nth + 1] if nth + 1 < len(self._numbers) else None
            if after is not None and number.end <= after.start < high:
                cuts = [cut.start() for cut in CUT.finditer(self._plain, number.end, after.start)]
                high = cuts[-1] if cuts else high
        return self._text[low:high].strip(" 　,，、")
