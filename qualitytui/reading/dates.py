"""Patterns of date expressions in plan documents."""

import re
from typing import Final

from qualitytui.model.periods import FESTIVALS
from qualitytui.reading.date_meanings import (
    Meaning,
    day_meant,
    festival_meant,
    half_meant,
    half_yearly_meant,
    mid_year_meant,
    month_meant,
    of_issue_meant,
    period_meant,
    plan_period_meant,
    quarter_meant,
    recurring_meant,
    relative_meant,
    stage_meant,
    year_ahead_meant,
    year_end_meant,
)

DUE_VERBS: Final = ("完成", "建成", "办结", "报送", "上报", "提交", "报", "验收", "投入使用")
PART: Final = r"(?:份?[底末]|中旬|上旬|下旬|份?初|中|份)?(?:之?前|以前)?"
BEFORE: Final = "之?前|以前"
UNTIL: Final = r"(?:力争到|争取到|确保到|计划到|到|至|截至|截止|于|在|务必在|力争|争取|确保|务必)?"
THIS: Final = r"(?:(?P<year>\d{4})年|(?:今年|本年度?|当年|明年|次年))"
MONTH_DAY: Final = r"(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]"
DUE: Final = rf"(?=(?:全面|全部|基本|必须|务必|力争|确保)?(?:{'|'.join(DUE_VERBS)})(?![了的]))"
"""What makes a day without 前 one by which something is due."""
DONE: Final = r"(?=[,，、。；;]|期间|间|内|底|末|累计|年均|每年|各|共|全[县市省区州]|力争|争取|计划|完成|实现|达|新|培|建|组织|开展|投入|$)"


def _compiled(*forms: tuple[str, str, Meaning]) -> tuple[tuple[frozenset[str], re.Pattern[str], Meaning], ...]:
    """Each form behind the characters without all of which no text holds it."""
    return tuple((frozenset(needs), re.compile(form), meaning) for needs, form, meaning in forms)


FORMS: Final = _compiled(
    ("每半年", r"每(?:个)?半年", half_yearly_meant),
    (
        "每",
        r"每年(?:的)?[^,，。；;\d]{0,2}(?:\d{1,2}月(?:份|\d{1,2}[日号])?|第?[一二三四]季度|年|(?=[底末]))(?:底|末|初|上旬|中旬|下旬)?(?:之?前|以前)?|每(?:个)?(?:季度|季|月)(?:末月?|底|初|(?:第?[1一]个月|首月)?(?:的)?\d{1,2}[日号])(?:之?前|以前)?",
        recurring_meant,
    ),
    ("年", rf"(?P<first>\d{{4}})年?\s?[-—–~～至到]{{1,3}}\s?(?P<last>\d{{4}})年(?!\d{{1,2}}月){DONE}", period_meant),
    (
        "之日起",
        r"(?:自?(?:本[^,，。]{0,6})?(?:印发|发布|公布|下发|实施|施行)|收到(?:本)?(?:通知|文件))之日起(?P<count>\d{1,4}|[一二两三四五六七八九十]{1,3})(?P<unit>个工作日|个月|日|天|年)(?:以?内|之内)",
        relative_meant,
    ),
    (
        "月",
        rf"(?:{THIS}|(?<![\d年.]))(?P<from>\d{{1,2}})(?:月(?:(?P<of>\d{{1,2}})[日号])?)?\s?[-—–~～至到]{{1,3}}\s?(?:(?P<last>\d{{4}})年)?(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})[日号]|底|末|份)?(?![\d个])",
        stage_meant,
    ),
    ("月", rf"{UNTIL}{THIS}?{MONTH_DAY}(?:{BEFORE}|止|{DUE})", day_meant),
    ("月", rf"(?:截至|截止到?|到|至|于|在|务必在){THIS}?{MONTH_DAY}", day_meant),
    (
        "",
        rf"{UNTIL}(?<![\d.])(?P<year>\d{{4}})[-./](?P<month>\d{{1,2}})[-./](?P<day>\d{{1,2}})[日号]?(?:(?:之?前|以前|止)|{DUE})",
        day_meant,
    ),
    (
        "前",
        rf"{UNTIL}(?<![\d./])(?P<month>1[0-2]|0?[1-9])[./](?P<day>3[01]|[12]\d|0?[1-9])(?:日|号)?(?:之?前|以前|止)",
        day_meant,
    ),
    (
        ".",
        rf"(?:^|(?<=[,，。；;：:、\n于在]))(?P<month>1[0-2]|0?[1-9])\.(?P<day>3[01]|[12]\d|0?[1-9])[日号]?{DUE}",
        day_meant,
    ),
    (
        "前",
        rf"{UNTIL}{THIS}?[“\"]?(?P<festival>春(?=节)|(?<!双)(?:{'|'.join(name for name in FESTIVALS if name != '春')}))[”\"]?(?:国际)?节?(?:之?前|以前)(?!夕|后)",
        festival_meant,
    ),
    ("年月", rf"{UNTIL}{THIS}(?P<month>\d{{1,2}})月(?P<part>{PART})(?!\d|日)", month_meant),
    ("月", rf"(?:到|至|截至|力争|争取|务必在|在|于)(?P<month>\d{{1,2}})月(?P<part>{PART})(?!\d|日)", month_meant),
    (
        "月",
        r"(?<![\d年])(?P<month>\d{1,2})月份?(?P<part>底前?|末前?|底之前|底以前|上旬前?|中旬前?|下旬前?|初前?|中前?|中旬|下旬|上旬|前|之前|以前)(?!\d|日|[旬央])",
        month_meant,
    ),
    (
        "月",
        r"(?:^|(?<=[,，。；;：:、\n]))[ 　]?(?P<month>\d{1,2})月(?P<part>份?)(?=组织|开展|举办|启动|完成|召开|[,，])",
        month_meant,
    ),
    (
        "季",
        rf"(?:{UNTIL}{THIS}的?|(?<![每各年\d]))第?(?P<quarter>[一二三四1-4])季度(?:末|底)?(?:[之以]?前|内)?",
        quarter_meant,
    ),
    ("半年", rf"(?:{THIS})?(?<!每)(?P<half>[上下])半年(?:底)?(?:[之以]?前|内)?", half_meant),
    ("年", rf"{UNTIL}(?P<year>\d{{4}})年?(?:年?底|年?末)(?:之?前|以前)?", year_end_meant),
    (
        "月",
        rf"(?:于|在)?(?P<which>[本下次])个?月(?:(?P<part>[底末初中]|[上中下]旬)|(?P<day>\d{{1,2}})[日号])(?:(?:之?前|以前)|{DUE})",
        of_issue_meant,
    ),
    ("年中前", rf"{UNTIL}(?:{THIS}|(?<![\d一二两三四五六七八九十几])年)中(?:之?前|以前)", mid_year_meant),
    (
        "年",
        rf"{UNTIL}(?:(?:今|本|当|明|次)年(?:年?[底末]|内)(?:{BEFORE})?|年[底末](?:{BEFORE})?(?!\d))|(?<![\d一二三四五六七八九十两几半])年内(?!涝)",
        year_end_meant,
    ),
    ("年", r"(?:到|至|截至)(?P<year>\d{4})年(?![\d底末年初前]|[之以]前|[-—–~～至]|\s?\d)", year_end_meant),
    (
        "年",
        r"(?:力争|确保|争取|计划)(?:在|于)?(?P<year>\d{4})年(?=[,，]|内|实现|达|完成|建成|全面|全[市县省区州])",
        year_end_meant,
    ),
    (
        "年",
        r"(?P<year>\d{4})年(?:(?P<before>以?前|之前)|年内|内|全年|(?=达到?\d|(?:提高|提升|上升|下降|降低|增加|增长|降|升)[至到]\d|(?:[、和](?:到)?\d{4}年){0,5}[,，]?(?:各|分别)))",
        year_end_meant,
    ),
    (
        "年",
        r"(?:^|(?<=[,，。；;：:、\n]))[ 　]?(?P<year>\d{4})年(?=[,，]|力争|计划|争取|完成|新增|新建|建成|实现|要|培育|全[市县省区州]|质押)",
        year_end_meant,
    ),
    (
        "年",
        r"(?:^|(?<=[,，。；;：:、\n]))[ 　]?(?:其中[,，:：]?)?(?P<year>\d{4})年(?=[^,，。；;、\d年]{2,20}\d(?!\d{0,3}号))",
        year_ahead_meant,
    ),
    (
        "五",
        r"(?:到|至|截至|在)?“?(?P<plan>十(?:[一二三四五六]?五))”?(?:规划)?(?P<part>期末|末期?|[期时]期?末|期间|时期(?!的)|底)",
        plan_period_meant,
    ),
    (
        "",
        r"每(?:个)?(?:年度?|季度?|月|周|星期)|(?:按|逐)(?:季度?|月)(?=通报|报送|调度|上报|报告|分析|公布)",
        recurring_meant,
    ),
)
"""The exact forms first; what one has taken no later one takes again."""
LIMITS: Final = _compiled(
    ("", r"(?P<year>\d{4})[-./](?P<month>\d{1,2})[-./](?P<day>\d{1,2})(?!\d)", day_meant),
    ("", r"(?<!\d)(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?!\d)", day_meant),
    ("", r"^\s*(?P<month>1[0-2]|0?[1-9])[./](?P<day>3[01]|[12]\d|0?[1-9])[日号]?\s*$", day_meant),
    ("月", rf"{THIS}?{MONTH_DAY}", day_meant),
    ("", r"(?P<year>\d{4})[-./](?P<month>\d{1,2})(?P<part>)(?![\d./-])", month_meant),
    ("月", r"(?<!\d)(?P<month>\d{1,2})月(?P<part>份?)(?!开工|动工|启动|开始|\d|[底末初中上下])", month_meant),
    ("", r"(?P<year>\d{4})年?|全年|当年|本年度?|今年", year_end_meant),
)
"""Dates that are limits only where nothing but a limit can stand."""
NEEDED: Final = frozenset(char for needs, _, _ in (*FORMS, *LIMITS) for char in needs)
"""Every character that some form needs."""
