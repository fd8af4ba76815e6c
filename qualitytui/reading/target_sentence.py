"""Classifies the numbers of one sentence: which are targets, and their comparator."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from qualitytui.model.plan import Comparator, Target
from qualitytui.reading.comparators import BOUNDS, FLOORS, said_of
from qualitytui.reading.deadlines import PRESENT
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
SIZE_BEFORE: Final = re.compile(
    r"(?:投资|总投资|营业收入|年产值|产值|销售收入|规模|注册资本|单项|面积|收入|年销售额)(?:额)?(?:在|达到?|超过?|过|不少于|均不少于)?$"
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
SIZED: Final = frozenset(("元", "亩", "平方米"))
SIZES: Final = SIZED | {"吨", "公里", "千瓦", "立方米", "台", "套", "张"}
PROJECT: Final = re.compile(
    r"^(?!以)[^,，。；;、和及\d的]{1,12}(?:等[^,，。；;\d]{0,6})?(?:项目|工程|生产线|技改|基地)|^[^,，。；;\d的]{1,16}等[^,，。；;\d]{0,8}(?:项目|工程)"
)
"""Behind the size of a project that is named: 某厂8万吨水泥等项目."""
AHEAD: Final = re.compile(
    r"(?:抓好|抓紧|推进|推动|加快|实施|启动|争取|确保|做好|开工|服务|跟踪|协调|建设)[^,，。；;]*$"
)
SCOPE_BEFORE: Final = re.compile(r"(?:(?<![面相应核])对|(?<![存旨])在|面向|针对)(?P<between>[^,，。；;]{0,30})$")
ALL: Final = (*(f"全{level}" for level in "省市县区州镇乡"), "辖区", "辖内")
SCOPE_AFTER: Final = re.compile(
    r"^(?!以上)[^,，。；;\d]{0,8}?(?:乡镇|街道|社区|[乡镇村县区市旗]|部门|单位|行业|领域|小区|学校|景区|网格|片区|流域|路段|点位)(?![,，。；;]|$)"
    r"|^[^,，。；;\d]{1,12}?(?:开展|进行|实施)"
)
"""Around a count that only says where or to whom something is done: 对18个农贸市场开展检查."""
SUM_HEAD: Final = re.compile(
    r"产值|投资|投入|收入|税|销售|营业|增加值|规模|余额|贷款|融资|引资|到位|基金|交易|成交|额|资金|经费|利润|总值|效益|成本|支出|完成|达|突破|实现|安排|筹集|筹措|争取|节约|降低|新增|增|超"
)
"""What a sum must be of to be one to reach."""
SIZE_OF_COUNTED: Final = re.compile(r"^以[上下]的?[^,，。；;、和\d]{1,12}\d")
"""Behind a sum that only says which projects are counted: 500万元以上项目300个."""
FUND: Final = re.compile(r"^的?[^,，。；;、\d]{0,12}(?:基金|资金|资金池|券)(?![^,，。；;]{0,6}(?:规模|达))")
"""Behind a sum that somebody sets aside: 5亿元种子基金."""
SIZE_AFTER: Final = re.compile(r"^以[上下](?:的)?(?![,，。；;]|$)|^的(?![,，。；;]|$)")
NO_TARGET_BEFORE: Final = re.compile(
    r"(?:第|前|“|\"|No\.?|PM|最高(?:可达|不超过|达)?|最长|最多|每|一|分之|满|凡|近|原有|现有|已有|已建成|已完成|已达|共有|其中有|原|(?<![减至不最])少|缺|(?:上年|去年|目前)(?:已|共)?(?:完成|建成|实现|达到|有)?|现状|已|双|[\dA-Za-z.\-])$"
)
CEILING_OF_ONE: Final = re.compile(
    r"(?:单个|每个|每家|每户|每件|每人|单家|单项|同一|每位|每次)[^,，。；;]{0,24}(?:不超过|最高|不高于|累计)[^,，。；;]{0,6}$"
)
SHARE_OF: Final = re.compile(
    r"(?:退还|返还|按照?|以|不超过|按其)[^,，。；;]{0,24}(?:的|额|价|费用|成本|总额|价格)(?:最高)?(?:不超过|不高于)?$"
)
BASE_BEFORE: Final = re.compile(r"(?:由|从)[^,，。；;至到]{0,10}$")
BASE_AFTER: Final = re.compile(
    r"^[^,，。；;]{0,4}?(?:提高|提升|增加|上升|下降|降低|降至|降到|缩短|压缩|压减|减少|增长|扩大|调整|增至|提至|升至)"
)
WEAK_UNITS: Final = frozenset("位类门部届分班片对头人村镇支组间块次")
WORK: Final = re.compile(
    r"建|加装|安装|配备|购置|整治|治理|改造|清理|拆除|淘汰|关闭|退出|栽植|种植|建|培育|开设|开放|新增|达|完成|实现|创|引进|培训|打造|认定|推荐|制|修订|开展|举办|组织|不少于|不低于|超|集聚|争取|力争|累计|保持|控制|增长|提高|提升|下降|评选|发展|扶持|选树|覆盖"
    r"|检|查|演练|竞赛|测评|评价|宣讲|招|遴选|申报|获|推广|布局|设立|参与|主导|扩大|改造|新|解决|清理|取消|下放|减|增|降|压|组|增加|帮扶|对接|服务|征集|发布|选派|派|取得|完善|实施|推进|开通|归集|稳定|突破|为|总数|数量|拥有|≥"
)
SPELLED_WORK: Final = re.compile(
    r"(?:建成|建设|培育|新增|创建|打造|引进|组织|开展|举办|培训|制定|制修订|完成|达到?|累计|扶持|解决|化解|走访|慰问|整治|治理|改造|清理|拆除|打通|加装|遴选|选树|认定|发展|推广|带动|集聚|服务|获得|争创|申报|实现|超|超过|不少于|新建|推荐|评选|选派|对接|布局|各级|合作社|企业|机构|单位|骨干|人才|专家|团队|投资|提高|提升|下降|降低|增长|压缩|减少)(?:[^,，。；;、]{0,12}|[^,，。；;]{0,12}、)$"
)
MADE: Final = ("建成", "打造", "培育", "形成", "创建", "新增", "推出")
CUT: Final = re.compile(r"[、和及]")


WINDOW: Final = 80
"""Characters on either side of a number in which its words stand."""
NEAR: Final = 40
"""Characters before a number in which a word bounds it."""


OPENED: Final = re.compile(r"[,，:：]")
CLOSED: Final = re.compile(r"[,，]")
POINTS: Final = re.compile(r"(?:[得扣计加占共]|满分|每项|各)为?$")
"""Before the points of an assessment."""
OF_APPLICANTS: Final = re.compile(
    r"补[助贴]|奖[励补]|券|最高|标准|减免|免收|费用|按照?不|给予|资助|津贴|返还|报销|优惠"
)
"""A clause that surely says what applicants get."""
GIVEN_UP: Final = frozenset(("减免", "免收", "费用", "优惠"))
CLOSE: Final = 18
"""Characters before a number that say how it is meant."""


class _Place(NamedTuple):
    """A number in its clause: the clause, its words before and behind the number, what follows it, its comparator."""

    number: Number
    low: int
    high: int
    clause: str
    before: str
    after: str
    behind: str
    bound: Comparator | None

    @property
    def tail(self) -> str:
        """The words directly before the number."""
        return self.before[-CLOSE:]

    @property
    def unit(self) -> str:
        """The number's unit without its myriads."""
        return self.number.unit.lstrip("万亿千百")

    @property
    def is_sum(self) -> bool:
        """Whether the number is of money."""
        return self.number.unit.endswith("元")

    @property
    def is_cap(self) -> bool:
        """Whether the number is the most that one of many gets, or a share of what it paid."""
        is_share = self.number.unit == "%" and SHARE_OF.search(self.before)
        return bool(is_share or CEILING_OF_ONE.search(self.before))


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
        for before in OPENED.finditer(self._plain, low, start):
            low = before.end()
        behind = CLOSED.search(self._plain, end, high)
        return low, behind.start() if behind else high

    def _place(self, number: Number) -> _Place:
        plain, start, end = self._plain, number.start, number.end
        low, high = self.clause(start, end)
        after = plain[end:high].lstrip()
        return _Place(
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
        if self._is_given(at) or CONDITION.match(at.behind) or self._qualifies(at) or _is_size(at):
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
        return bool(REACHED.search(at.before) or (at.is_sum and SUM_HEAD.search(at.before)) or at.bound in BOUNDS)

    def _is_of_some(self, at: _Place) -> bool:
        """Whether the sentence says what some of many get, and its clause no goal."""
        return self._is_for_some and not any(word in at.before for word in AIMED)

    def _qualifies(self, at: _Place) -> bool:
        """Whether the number says which of many something is for: 对30人以上的企业给予…."""
        return (self._is_giving or bool(APPLIES.match(at.clause))) and bool(QUALIFIES.match(at.behind))

    def _is_given(self, at: _Place) -> bool:
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

    def _is_given_up(self, at: _Place) -> bool:
        """Whether the number is a floor of what all of them together are let off: 减免费用300万元以上."""
        if not at.is_sum or at.bound not in FLOORS or self._is_of_some(at) or CEILING_OF_ONE.search(at.before):
            return False
        gifts = {*OF_APPLICANTS.findall(at.clause)}
        return bool(gifts) and gifts <= GIVEN_UP

    def _is_set_apart(self, at: _Place) -> bool:
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


def _is_size(at: _Place) -> bool:
    """Whether a number is a size, a base, or says where something is done, and is nothing to be reached."""
    before, after = at.before, at.after
    if (SIZE_BEFORE.search(at.tail) and SIZE_AFTER.match(after)) or (
        BASE_BEFORE.search(at.tail) and BASE_AFTER.match(after)
    ):
        return True
    if at.unit in SIZED and (SIZE_OF_COUNTED.match(after) or (FUND.match(after) and at.bound not in FLOORS)):
        return True
    if at.bound is not None:
        return False
    scope = SCOPE_BEFORE.search(before)
    is_all = scope and (at.number.unit == "个" or any(word in scope["between"] for word in ALL))
    is_scope = scope and is_all and not WORK.search(scope["between"]) and SCOPE_AFTER.match(after)
    is_project = at.unit in SIZES and PROJECT.match(after) and AHEAD.search(before)
    return bool(is_scope or is_project or (at.is_sum and not SUM_HEAD.search(before)))
