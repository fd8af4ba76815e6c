"""Numbers with a unit that the plan obliges somebody to reach, to keep or not to exceed."""

import re
from dataclasses import dataclass

from qualitytui.model.numbering import chinese_number
from qualitytui.model.plan import Comparator, Target
from qualitytui.reading.brackets import without_brackets

COUNTED = (
    "个百分点|个|家|名|人次|人|项|件|起|次|亩|公里|千米|万元|亿元|元|吨|户|所|套|台|辆|条|处|座|批|种|场|期|篇|部|门"
    "|倍|平方公里|平方米|千瓦时|千瓦|公顷|株|张|份|组|间|栋|幢|床|头|只|支|对|片|块|类|届|宗|例|村|镇|分|位|枚|款|班|幅|人"
)
PER = "[百千万亿]?(?:人|户|台|辆|车|件|吨|亩|公里|平方公里|平方米|次|元|万元|亿元|年|月|季度|班|台套)"
UNIT = rf"(?:[万亿千百]?(?:{COUNTED})(?:/{PER})?|[%％‰]|个百分点)"
NUMBER = r"\d+(?:[,，]\d{3})*(?:\.\d+)?"
CHINESE = r"(?:[一二两三四五六七八九十百千]+)"
VALUE = re.compile(
    rf"(?P<number>{NUMBER})\s*(?P<scale>多|余)?(?:(?:\s*[%％])?\s*[-—–~～至]+\s*(?P<upper>{NUMBER}))?\s*(?P<unit>{UNIT})(?P<more>多|余)?"
)
ROUND = re.compile(r"(?<![一二三四五六七八九十“\"])(?P<number>[百千])(?P<unit>[个家名])(?=以上|[\u4e00-\u9fff])")
TIME = re.compile(rf"(?P<number>{NUMBER})\s*(?P<unit>个工作日|个月|小时|分钟|天|日)")
SHORTENED = re.compile(r"(?:压缩|缩短|缩减|控制|降|减少)[^,，。；;]{0,12}(?:至|到|在|为)(?:不超过)?$")
SUBSIDY = re.compile(
    r"补助|补贴|奖励|资助|奖补|贷款|贴息|消费券|算力券|给予|授信|额度|罚款|处罚|免费|租金|奖金|保费|申领"
)
CONDITION = re.compile(r"(?:的|者)?[,，]?(?:给予|可给予|按|予以|可享受|享受)")
SIZE_BEFORE = re.compile(
    r"(?:投资|总投资|营业收入|年产值|产值|销售收入|规模|注册资本|单项|面积)(?:额)?(?:在|达到?)?(?:不少于)?$"
)
NO_TARGET_BEFORE = re.compile(
    r"(?:第|前|“|\"|No\.?|PM|最高|每|一|分之|满|对|凡|近|原有|现有|已有|已建成|已完成|已达|共有|其中有|原)$"
)
ZERO = re.compile(
    r"(?:不发生|杜绝|零发生|不出现|无|防止发生|坚决防止|确保不发生|避免发生)(?P<what>[^,，。；;]{0,24}?(?:事故|事件|案件|问题))"
)
AT_LEAST_BEFORE = re.compile(r"(?:不低于|不少于|至少|不小于|最低|保底|不下于)(?:达到?)?$")
MORE_BEFORE = re.compile(r"(?:超过|高于|多于|突破|大于|超)$")
AT_MOST_BEFORE = re.compile(r"(?:不超过|不高于|不多于|不大于|控制在|低于等于|不突破|限制在|严控在)$")
LESS_BEFORE = re.compile(r"(?:低于|少于|小于)$")
ABOUT_BEFORE = re.compile(r"(?:约|大约|接近|力争约)$")
AT_LEAST_AFTER = re.compile(r"^(?:（含）|\(含\))?(?:及)?以上")
AT_MOST_AFTER = re.compile(r"^(?:（含）|\(含\))?(?:及)?(?:以内|以下|之内|内)")
ABOUT_AFTER = re.compile(r"^(?:左右|上下)")
OPENING, CLOSING = '《“‘「『"', '》”’」』"'


@dataclass(frozen=True, slots=True)
class _Number:
    """One number with its unit, where it stands in the text, and its clause."""

    start: int
    end: int
    value: float
    upper: float | None
    unit: str
    is_more: bool


def find_targets(text: str) -> tuple[Target, ...]:
    """Returns the targets of an item's text in its order; the text has no attribution any more."""
    plain = _without_quotations(without_brackets(text))
    found: list[tuple[int, Target]] = []
    for sentence in re.finditer(r"[^。；;]+", plain):
        found += _in_sentence(text, plain, sentence.start(), sentence.end())
    return tuple(target for _, target in sorted(found, key=lambda one: one[0]))


def _without_quotations(text: str) -> str:
    """Blanks what stands in quotation marks or title marks: names that hold numbers."""
    kept, depth, last = list(text), 0, {}
    for at, char in enumerate(text):
        if char in "《“‘「『":
            depth += 1
            last[depth] = at
        elif char in "》”’」』" and depth:
            start = last[depth]
            depth -= 1
            if at - start <= 60:
                kept[start : at + 1] = " " * (at + 1 - start)
    return "".join(kept)


def _in_sentence(text: str, plain: str, start: int, end: int) -> list[tuple[int, Target]]:
    found: list[tuple[int, Target]] = []
    zeros = list(ZERO.finditer(plain, start, end))
    numbers = [
        number
        for number in _numbers(plain, start, end)
        if not any(zero.start() <= number.start < zero.end() for zero in zeros)
    ]
    for number in numbers:
        low, high = _clause(plain, number, start, end)
        if _is_target(plain, number, low, high, start, end):
            comparator = _comparator(plain, number, numbers, high)
            words = _words(text, plain, number, numbers, low, high)
            found.append((number.start, Target(comparator, number.value, number.unit, words, number.upper)))
    for zero in zeros:
        low = max(plain.rfind(mark, start, zero.start()) for mark in ",，。；;") + 1
        if re.search(r"\d|[较重特]大|安全|死亡|质量", zero["what"]):
            words = text[max(low, start) : zero.end()].strip(" 　,，")
            found.append((zero.start(), Target("equal", 0, "起", words)))
    return found


def _numbers(plain: str, start: int, end: int) -> list[_Number]:
    found = [
        _Number(
            one.start(),
            one.end(),
            _value(one["number"]),
            _value(one["upper"]) if one["upper"] else None,
            one["unit"].replace("％", "%"),
            bool(one["scale"] or one["more"]),
        )
        for one in VALUE.finditer(plain, start, end)
    ]
    found += [
        _Number(one.start(), one.end(), _value(one["number"]), None, one["unit"], is_more=False)
        for one in TIME.finditer(plain, start, end)
        if SHORTENED.search(plain[start : one.start()])
    ]
    for one in ROUND.finditer(plain, start, end):
        value = float(chinese_number(one["number"]) or {"百": 100, "千": 1000}[one["number"]])
        found.append(_Number(one.start(), one.end(), value, None, one["unit"], is_more=False))
    return sorted(found, key=lambda number: number.start)


def _value(text: str) -> float:
    return float(text.replace(",", "").replace("，", ""))


def _clause(plain: str, number: _Number, start: int, end: int) -> tuple[int, int]:
    """The clause between commas in which a number stands."""
    low = max((plain.rfind(mark, start, number.start) for mark in ",，:："), default=-1) + 1
    ends = [at for mark in ",，" if (at := plain.find(mark, number.end, end)) >= 0]
    return max(low, start), min(ends, default=end)


def _is_target(plain: str, number: _Number, low: int, high: int, start: int, end: int) -> bool:
    """Whether the number is to be reached, and not a subsidy, a condition, a size class or part of a name."""
    before, after = plain[low : number.start].rstrip(), plain[number.end : high]
    if NO_TARGET_BEFORE.search(before) or re.search(r"[\dA-Za-z.\-]$", before):
        return False
    if SUBSIDY.search(plain[low:high]) or CONDITION.search(plain[number.end : end][:14]):
        return False
    if number.unit.endswith("元") and SUBSIDY.search(plain[start:end]):
        return False
    if SIZE_BEFORE.search(before) and re.match(r"以[上下](?![,，。；;]|$)", after):
        return False
    if number.unit in {"位", "类", "门", "部", "届", "分", "班", "片", "对", "头", "人", "村", "镇"} and not _is_work(
        before, after
    ):
        return False
    return not re.match(r"(?:以上|以下)?(?:的[,，]|者)", after)


WORK = re.compile(
    r"建|培育|新增|达|完成|实现|创|引进|培训|打造|认定|推荐|制|修订|开展|举办|组织|不少于|不低于|超过|集聚|争取|力争|累计|保持|控制|增长|提高|提升|下降|评选|发展|扶持|选树|覆盖|检|查|招"
)


def _is_work(before: str, after: str) -> bool:
    """Whether a number of a weak unit stands with a verb of work or a comparator."""
    return bool(WORK.search(before)) or bool(re.match(r"以上|以内|左右|以下", after))


def _comparator(plain: str, number: _Number, numbers: list[_Number], high: int) -> Comparator:
    if number.upper is not None:
        return "between"
    before, after = plain[: number.start].rstrip(), plain[number.end : high]
    own = _said(before, after)
    if own is not None:
        return own
    if re.match(r"\s*(?:和|、|及|与)", after):
        # one 以上, 以下 or 分别 for several numbers: 分别控制在0.48起/万台和0.47人/万台以下
        following = next((other for other in numbers if number.end <= other.start < high), None)
        if following is not None and "分别" in plain[max(0, number.start - 24) : number.start]:
            return _comparator(plain, following, numbers, high)
    earlier = plain[max(0, number.start - 40) : number.start]
    if "分别" in earlier and re.search(r"控制在[^,，。]*$", earlier):
        return "at_most"
    return "at_least" if number.is_more else "equal"


def _said(before: str, after: str) -> Comparator | None:
    if AT_MOST_BEFORE.search(before):
        return "at_most"
    if AT_LEAST_BEFORE.search(before) or AT_LEAST_AFTER.match(after.lstrip()):
        return "at_least"
    if MORE_BEFORE.search(before):
        return "more_than"
    if LESS_BEFORE.search(before):
        return "less_than"
    if AT_MOST_AFTER.match(after.lstrip()):
        return "at_most"
    if ABOUT_BEFORE.search(before) or ABOUT_AFTER.match(after.lstrip()):
        return "about"
    return None


def _words(text: str, plain: str, number: _Number, numbers: list[_Number], low: int, high: int) -> str:
    """The words of one target: its clause, without the targets beside it where they are listed with 、 or 和."""
    if "分别" not in plain[low:high]:
        for other in numbers:
            if other.end <= number.start and other.start >= low:
                cuts = [m.end() for m in re.finditer(r"[、和及]", plain[other.end : number.start])]
                low = max(low, other.end + cuts[-1]) if cuts else low
            if number.end <= other.start < high:
                cuts = [m.start() for m in re.finditer(r"[、和及]", plain[number.end : other.start])]
                high = min(high, number.end + cuts[-1]) if cuts else high
    return text[low:high].strip(" 　,，、")
