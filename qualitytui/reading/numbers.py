"""Numbers with their units where they stand in a sentence: 5万个, 8%—10%, 三家, 百名, 0.48起/万台."""

import re
from dataclasses import dataclass
from typing import Final

from qualitytui.model.numbering import chinese_number

COUNTED: Final = (
    "个百分点|个基点|个(?!月|工作日|小时|季度|年|星期|自然)|家次|家|名次|名|人次|人天|人|项次|项|件次|件|起|批次|批|轮次|轮|户次|户|场次|场|次|亩|公里|千米|万元|亿元|美元|元|吨标准煤|吨|公斤|所|套|台次|台套|台"
    "|辆|条次|条|处|座|种|期|篇|部|门|倍|平方公里|平方米|立方米|千瓦时|千瓦|公顷|株|张|份|组|间|栋|幢|床|头|只|支|对|片|块|类|届|宗|例|村|镇|分(?![钟之类别公院局级])"
    "|[μµu]g|mg|位|枚|款|班次|班|幅|艘|架|根|册|学时|课时|微克|毫克|分贝"
)
PER: Final = r"(?:\d+)?[百千万亿]?(?:人|户|台|辆|车|件|吨|亩|公里|平方公里|平方米|立方米|m[3³]|升|L|次|元|万元|亿元|年|月|季度|班|台套|标准台)"
UNIT: Final = rf"(?:[万亿千百]?(?:{COUNTED})(?:/{PER})?|[%％‰])"
NUMBER: Final = r"\d{1,12}(?:[,，]\d{3})*(?:\.\d{1,6})?"
VALUE: Final = re.compile(
    rf"(?<!\d)(?P<number>{NUMBER})\s?(?P<scale>多|余)?(?:\s?(?:{UNIT})?\s?(?:[-—–~～]{{1,3}}|至|到)\s?(?P<upper>{NUMBER}))?\s?(?P<unit>{UNIT})(?P<more>多|余)?"
)
BOTH_ENDS: Final = re.compile(
    rf"(?<!\d)(?P<number>{NUMBER})\s?(?P<one>{UNIT})\s?(?:[-—–~～]{{1,3}}|至|到)\s?(?P<upper>{NUMBER})\s?(?P<unit>{UNIT})"
)
DIGITS: Final = "一二两三四五六七八九十百千"
SPELLED: Final = re.compile(
    rf"(?<![{DIGITS}第万亿“\"/每])(?P<number>[{DIGITS}]{{1,7}})(?P<scale>多|余)?(?P<unit>[万亿]?(?:家次|家|名|人次|人|项|件|场次|场|所|座|台|户|篇|条|处|亩|吨|批次|万元|亿元|元|个|类|种|辆|套)|万元)"
    rf"|(?<![{DIGITS}第\d])(?P<myriad>万)(?P<of>名|家|户|人次|人|亩)"
)
"""Numbers in Chinese numerals with a unit that counts things."""
FIGURES: Final = re.compile(
    r"^(?:方面|市场|环节|阶段|转变|确保|关系|文明|全面|一批|重点|领域|关键|层面|结合|坚持|原则|大局|意识|自信|维护|体系|统筹|专班|组成|代表|建设|率先|一|最|百|千|不|主体|区域|循环|小组|先行|作用|目标)"
)
"""What follows 两个 and 四个 where they belong to a turn of phrase: 四个全面, 两个市场."""
DEEDS: Final = re.compile(r"行动|机制|制度|工程|工作|任务|措施|活动|改革|计划|建设|攻坚|服务")
"""What follows 三项 where it belongs to a turn of phrase: 三项行动."""
BUILT: Final = re.compile(r"建成|新建|创建|新增|培育|建设|打造|争创")
TIME: Final = re.compile(rf"(?<!\d)(?P<number>{NUMBER})\s?(?P<unit>个工作日|个月|小时|分钟|天|日)")
SHORTENED: Final = re.compile(
    r"(?:压缩|压减|缩短|缩减|控制|降|减少|时间|时限|周期)[^,，。；;]{0,16}(?:至|到|在|为)?(?:不超过|平均)?$|(?:压缩|压减|缩短|缩减|减少)[^,，。；;]{0,12}$"
)
COUNT_OF_DAYS: Final = re.compile(r"天数[^,，。；;]{0,10}$")


@dataclass(frozen=True, slots=True)
class Number:
    """One number with its unit, and where it stands in the text; `upper` ends a range."""

    start: int
    end: int
    value: float
    upper: float | None
    unit: str
    is_more: bool = False
    is_spelled: bool = False


def numbers_in(plain: str, start: int, end: int) -> list[Number]:
    """Returns the numbers with a unit between two places of a text, in their order."""
    found: dict[int, Number] = {}
    ranges = bytearray(end - start)
    for one in BOTH_ENDS.finditer(plain, start, end):
        if one["one"] == one["unit"]:
            upper = _value(one["upper"])
            found[one.start()] = Number(one.start(), one.end(), _value(one["number"]), upper, _unit(one["unit"]))
            ranges[one.start() - start : one.end() - start] = b"\x01" * len(one[0])
    for one in VALUE.finditer(plain, start, end):
        if not any(ranges[one.start() - start : one.end() - start]):
            low, high = _value(one["number"]), _value(one["upper"]) if one["upper"] else None
            is_more = bool(one["scale"] or one["more"])
            found[one.start()] = Number(one.start(), one.end(), low, high, _unit(one["unit"]), is_more)
    for one in TIME.finditer(plain, start, end):
        before = plain[max(start, one.start() - 30) : one.start()]
        if SHORTENED.search(before) or (one["unit"] == "天" and COUNT_OF_DAYS.search(before)):
            found[one.start()] = Number(one.start(), one.end(), _value(one["number"]), None, one["unit"])
    for one in SPELLED.finditer(plain, start, end):
        spelled = _spelled(one, plain[max(start, one.start() - 2) : one.start()], plain[one.end() : one.end() + 3])
        if spelled is not None:
            found.setdefault(one.start(), spelled)
    return [found[at] for at in sorted(found)]


def _spelled(one: re.Match[str], before: str, after: str) -> Number | None:
    """三家 as 3家, 百个 as 100个, 万名 as 10000名; None for phrases, and for 一个 unless one is to be built."""
    if one["myriad"]:
        return Number(one.start(), one.end(), 10_000, None, one["of"], is_spelled=True)
    value = {"百": 100, "千": 1000}.get(one["number"]) or chinese_number(one["number"])
    if (
        value is None
        or (one["unit"] == "个" and FIGURES.match(after))
        or (one["unit"] == "项" and DEEDS.match(after))
        or (value < 2 and not BUILT.match(before))
    ):
        return None
    is_more = bool(one["scale"])
    return Number(one.start(), one.end(), float(value), None, one["unit"], is_more, is_spelled=True)


def _value(text: str) -> float:
    return float(text.replace(",", "").replace("，", ""))


def _unit(text: str) -> str:
    return text.replace("％", "%")
