"""Numbers with their units where they stand in a sentence: 5万个, 8%—10%, 三家, 百名, 0.48起/万台."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from qualitytui.model.numbering import chinese_number

COUNTED: Final = (
    "个百分点|个基点|个(?!月|工作日|小时|季度|年|星期|自然)|家次|家|名次|名|人次|人天|人|项次|项|件次|件|起|批次|批|轮次|轮|户次|户|场次|场|次|亩|公里|千米|万元|亿元|美元|元|吨标准煤|吨|公斤|所|套|台次|台套|台件|件套|台"
    "|辆|条次|条|处|座|种|期|篇|部|门|倍|平方公里|平方米|㎡|立方米|㎥|千瓦时|千瓦|公顷|株|张|份|组|间|栋|幢|床|头|只|支|对|片|块|类|届|宗|例|村|镇|分(?![钟之类别公院局级])"
    "|[μµu]g|mg|位|枚|款|班次|班|幅|艘|架|根|册|学时|课时|微克|毫克|分贝"
)
PER: Final = r"(?:\d+)?[百千万亿]?(?:人|户|台|辆|车|件|吨|亩|公里|平方公里|平方米|立方米|m[3³]|升|L|次|元|万元|亿元|年|月|季度|班|台套|标准台)"
UNIT: Final = rf"(?:[万亿千百]?(?:{COUNTED})(?:[(（]套[)）])?(?:/{PER})?|[%％‰])"
DIGITS: Final = r"\d{0,11}(?:[,，]\d{3})*(?:\.\d{1,6})?"
"""Of a number behind its first digit; a form that begins with that digit is found without a try at every character."""
NUMBER: Final = rf"\d{DIGITS}"
VALUE: Final = re.compile(
    rf"(?P<number>\d(?<!\d\d){DIGITS})\s?(?P<scale>多|余)?(?:\s?(?:{UNIT})?\s?(?:[-—–~～]{{1,3}}|至|到)\s?(?P<upper>{NUMBER}))?\s?(?P<unit>{UNIT})(?P<more>多|余)?"
)
DIGIT: Final = re.compile(r"\d")
NUMERAL: Final = "一二两三四五六七八九十百千"
SPELT: Final = re.compile(f"[{NUMERAL}万]")
"""Without one of these a text holds no number in Chinese numerals."""
SPELLED: Final = re.compile(
    rf"(?<![{NUMERAL}第万亿“\"/每])(?P<number>[{NUMERAL}]{{1,7}})(?P<scale>多|余)?(?P<unit>[万亿]?(?:{COUNTED})|[万亿](?=以[上下]))"
    rf"|(?<![{NUMERAL}第\d])(?P<myriad>万)(?P<of>名|家|户|人次|人|亩)"
)
"""Numbers in Chinese numerals with a unit that counts things."""
SHARE: Final = re.compile(
    rf"(?P<base>百|千|万)分之(?P<number>[{NUMERAL}零〇点]{{1,9}})|(?P<all>百分百)(?!的)"
    rf"|(?P<tenths>[{NUMERAL[:-3]}])成(?P<part>[一二三四五六七八九])?(?=以[上下内]|左右|[,，。；;、和及 　]|$)"
)
"""A share in words: 百分之九十五, 百分百, 九成八."""
RATIO: Final = re.compile(
    rf"(?:[≥≤><＞＜]=?|不[超高低少]于?过?|控制在|限制在)\s*(?P<number>(?!(?:19|20)\d\d){NUMBER})(?=以[上下内]|[,，。；;、\s]|$)"
)
"""A number without a unit behind a word that bounds it: 死亡率≤0.08."""
BOUND: Final = re.compile("[≥≤><＞＜不控限]")
"""Begins such a word."""
SIGNS: Final = {"百": "%", "千": "‰", "万": "‱"}
OPEN: Final = re.compile(
    rf"(?P<number>\d(?<![\d.第]\d){DIGITS})(?P<unit>[万亿]|[万亿]?(?:[A-Za-z]{{1,4}}|[\u4e00-\u9fff]{{1,4}}?))(?P<behind>以[上下内]|左右|$|[,，。；;、\s])"
)
"""A number with a unit of no list, up to the mark or the word that ends it: 3万以上, 40T."""
NO_UNIT: Final = re.compile(
    r"^[万亿]?(?:岁|周岁|年|月|日|号|天|时|点|周|届|期|章|条|款|号文|路|强|级|级以|五|余|多|环|楼|层|度|[上下]|以.*|个.*|型|代|小时|分钟|个月|工作日)|[年月日号前底末内的和与及至到]"
)
"""What is no unit of a thing to be counted."""
FIGURES: Final = re.compile(
    r"^(?:方面|市场|环节|阶段|转变|确保|关系|文明|全面|一批|重点|领域|关键|层面|结合|坚持|原则|大局|意识|自信|维护|体系|统筹|专班|组成|代表|建设|率先|一|最|百|千|不|主体|区域|循环|小组|先行|作用|目标)"
)
"""What follows 两个 and 四个 where they belong to a turn of phrase: 四个全面, 两个市场."""
DEEDS: Final = re.compile(r"行动|机制|制度|工程|工作|任务|措施|活动|改革|计划|建设|攻坚|服务")
"""What follows 三项 where it belongs to a turn of phrase: 三项行动."""
BUILT: Final = re.compile(r"建成|新建|创建|新增|培育|建设|打造|争创")
WAYS: Final = frozenset("类种部门级")
"""Units that part a thing into kinds and count none: 两种模式."""
VAGUE: Final = frozenset("批分片块届头支组间只张对")
"""Units that behind a numeral say how a thing is, or how many in a turn of phrase: 一批, 三分."""
TIME: Final = re.compile(
    rf"(?P<number>\d(?<![\d月]\d){DIGITS})\s?(?P<unit>个工作日|个月|小时|分钟|天|日|年(?![\d前底末内度初中]))"
)
SHORTENED: Final = re.compile(
    r"(?:压缩|压减|缩短|缩减|控制|降|减少|时间|时限|周期|排队|等待|等候)[^,，。；;]{0,16}(?:至|到|在|为)?(?:不超过|平均)?$|(?:压缩|压减|缩短|缩减|减少)[^,，。；;]{0,12}$"
)
COUNT_OF_DAYS: Final = re.compile(r"天数[^,，。；;]{0,10}$")
DASHES: Final = str.maketrans("－―−﹣‐‑≧⩾≦⩽", "------≥≥≤≤")
"""Dashes and signs that other hands and other fonts put, each of one character."""
DASHED: Final = re.compile(f"[{''.join(map(chr, DASHES))}]")


class Number(NamedTuple):
    """One number with its unit, and where it stands in the text; `upper` ends a range."""

    start: int
    end: int
    value: float
    upper: float | None
    unit: str
    is_more: bool = False
    is_spelled: bool = False
    is_open: bool = False


def with_plain_dashes(text: str) -> str:
    """The text with one kind of dashes and signs, every character where it was."""
    return text.translate(DASHES) if DASHED.search(text) else text


def numbers_in(plain: str) -> list[Number]:
    """Returns the numbers with a unit in a text, in their order; of two that overlap the first read."""
    numbers: dict[int, Number] = {}
    taken = bytearray(len(plain))
    written, spelt = DIGIT.search(plain), SPELT.search(plain)
    forms = (
        (written, _values),
        (written, _times),
        (spelt, _shares),
        (spelt, _spelled),
        (written, _open),
        (written and BOUND.search(plain), _ratios),
    )
    for needed, form in forms:
        for number in form(plain) if needed else ():
            if not any(taken[number.start : number.end]):
                numbers[number.start] = number
                taken[number.start : number.end] = b"\x01" * (number.end - number.start)
    return [numbers[at] for at in sorted(numbers)]


def _values(plain: str) -> Iterator[Number]:
    for match in VALUE.finditer(plain):
        low, high = _value(match["number"]), _value(match["upper"]) if match["upper"] else None
        yield Number(match.start(), match.end(), low, high, _unit(match["unit"]), bool(match["scale"] or match["more"]))


def _times(plain: str) -> Iterator[Number]:
    for match in TIME.finditer(plain):
        before = plain[max(0, match.start() - 30) : match.start()]
        if SHORTENED.search(before) or (match["unit"] == "天" and COUNT_OF_DAYS.search(before)):
            yield Number(match.start(), match.end(), _value(match["number"]), None, match["unit"])


def _shares(plain: str) -> Iterator[Number]:
    """百分之九十五 as 95%, 千分之五 as 5‰."""
    for match in SHARE.finditer(plain):
        if match["all"] or (match["base"], match["number"]) == ("百", "百"):
            yield Number(match.start(), match.end(), 100.0, None, "%")
            continue
        if match["tenths"]:
            whole, part, sign = f"{match['tenths']}十{match['part'] or ''}", "", "%"
        else:
            whole, _, part = match["number"].partition("点")
            sign = SIGNS[match["base"]]
        value, digits = chinese_number(whole), chinese_number(part) if part else 0
        if value is not None and digits is not None:
            yield Number(match.start(), match.end(), float(f"{value}.{digits}"), None, sign)


def _ratios(plain: str) -> Iterator[Number]:
    for one in RATIO.finditer(plain):
        yield Number(*one.span("number"), _value(one["number"]), None, "", is_open=True)


def _spelled(plain: str) -> Iterator[Number]:
    """三家 as 3家, 百个 as 100个, 万名 as 10000名; none for phrases, and for 一个 unless one is to be built."""
    for match in SPELLED.finditer(plain):
        if match["myriad"]:
            yield Number(match.start(), match.end(), 10_000, None, match["of"], is_spelled=True)
            continue
        before, after = plain[max(0, match.start() - 2) : match.start()], plain[match.end() : match.end() + 3]
        value = {"百": 100, "千": 1000}.get(match["number"]) or chinese_number(match["number"])
        is_phrase = (match["unit"] == "个" and FIGURES.match(after)) or (match["unit"] == "项" and DEEDS.match(after))
        is_single = len(match["number"]) == 1
        if (
            value is None
            or is_phrase
            or (is_single and match["unit"] in VAGUE)
            or (value < 2 and not BUILT.match(before) and not _closes_a_making(plain, match))
        ):
            continue
        # 四十个 counts as 40个 does; a single numeral may belong to a turn of phrase: 四个全面.
        yield Number(
            match.start(), match.end(), float(value), None, match["unit"], bool(match["scale"]), is_spelled=is_single
        )


def _closes_a_making(plain: str, number: re.Match[str]) -> bool:
    """Whether a count stands behind what is made, at the end of its clause: 创建景区一个."""
    clause = re.split("[,，。；;]", plain[max(0, number.start() - 40) : number.start()])[-1]
    return plain[number.end() : number.end() + 1] in {"", *",，。；;、和及"} and bool(BUILT.search(clause))


def _open(plain: str) -> Iterator[Number]:
    for match in OPEN.finditer(plain):
        if not NO_UNIT.search(match["unit"]):
            stop = match.start("behind")
            yield Number(match.start(), stop, _value(match["number"]), None, match["unit"], is_open=True)


def _value(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float(text.replace(",", "").replace("，", ""))


def _unit(text: str) -> str:
    return text.replace("％", "%")
