"""A number in its clause, and whether it is a size, a base, or counts where or upon what something is done."""

import re
from typing import Final, NamedTuple

from qualitytui.model.plan import Comparator
from qualitytui.reading.comparators import FLOORS
from qualitytui.reading.numbers import Number

SIZE_BEFORE: Final = re.compile(
    r"(?:投资|总投资|营业收入|年产值|产值|销售收入|规模|注册资本|单项|面积|收入|年销售额)(?:额)?(?:在|达到?|超过?|过|不少于|均不少于)?$"
)
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
    r"^(?!以上)[^,，。；;\d]{0,8}?(?:市场|乡镇|街道|社区|[乡镇村县区市旗]|部门|单位|行业|领域|小区|学校|景区|网格|片区|流域|路段|点位)(?![,，。；;]|$)"
)
"""Around a count that only says where or to whom something is done: 对18个农贸市场开展检查."""
OBJECT_AFTER: Final = re.compile(r"^[^,，。；;\d]{1,12}?(?:开展|进行|实施)")
"""Behind a count of what is acted upon, of places or not: 对8个商圈进行评价."""
SUM_HEAD: Final = re.compile(
    r"产值|投资|投入|收入|税|销售|营业|增加值|规模|余额|贷款|融资|引资|到位|基金|交易|成交|额|资金|经费|利润|总值|效益|成本|支出|完成|达|突破|实现|安排|筹集|筹措|争取|节约|降低|新增|增|超"
)
"""What a sum must be of to be one to reach."""
SIZE_OF_COUNTED: Final = re.compile(r"^以[上下]的?[^,，。；;、和\d]{1,12}\d")
"""Behind a sum that only says which projects are counted: 500万元以上项目300个."""
FUND: Final = re.compile(r"^的?[^,，。；;、\d]{0,12}(?:基金|资金|资金池|券)(?![^,，。；;]{0,6}(?:规模|达))")
"""Behind a sum that somebody sets aside: 5亿元种子基金."""
SIZE_AFTER: Final = re.compile(r"^以[上下](?:的)?(?![,，。；;]|$)|^的(?![,，。；;]|$)")
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
WORK: Final = re.compile(
    r"建|加装|安装|配备|购置|整治|治理|改造|清理|拆除|淘汰|关闭|退出|栽植|种植|建|培育|开设|开放|新增|达|完成|实现|创|引进|培训|打造|认定|推荐|制|修订|开展|举办|组织|不少于|不低于|超|集聚|争取|力争|累计|保持|控制|增长|提高|提升|下降|评选|发展|扶持|选树|覆盖"
    r"|检|查|演练|竞赛|测评|评价|宣讲|招|遴选|申报|获|推广|布局|设立|参与|主导|扩大|改造|新|解决|清理|取消|下放|减|增|降|压|组|增加|帮扶|对接|服务|征集|发布|选派|派|取得|完善|实施|推进|开通|归集|稳定|突破|为|总数|数量|拥有|≥"
)
CLOSE: Final = 18
"""Characters before a number that say how it is meant."""


class NumberPlace(NamedTuple):
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


def is_size(at: NumberPlace) -> bool:
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
    is_scope = _is_within(at) and (OBJECT_AFTER.match(after) or SCOPE_AFTER.match(after))
    is_project = at.unit in SIZES and PROJECT.match(after) and AHEAD.search(before)
    return bool(is_scope or is_project or (at.is_sum and not SUM_HEAD.search(before)))


def _is_within(at: NumberPlace) -> bool:
    """Whether a number counts where or to whom something is done, and nothing is made between."""
    scope = SCOPE_BEFORE.search(at.before)
    is_all = scope and (at.number.unit == "个" or any(word in scope["between"] for word in ALL))
    return bool(scope and is_all and not WORK.search(scope["between"]))


def is_object(at: NumberPlace) -> bool:
    """Whether a number counts what is acted upon."""
    return at.bound is None and _is_within(at) and bool(OBJECT_AFTER.match(at.after))
