"""Patterns of date expressions in plan documents."""

import re
from collections.abc import Iterable
from typing import Final

from qualitytui.model.periods import FESTIVALS
from qualitytui.reading.date_meanings import (
    Meaning,
    ahead_meant,
    festival_meant,
    of_issue_meant,
    period_meant,
    plan_period_meant,
    recurring_meant,
    relative_meant,
    said_meant,
    stage_meant,
)

DUE_VERBS: Final = ("完成", "建成", "办结", "报送", "上报", "提交", "报", "验收", "投入使用")
BEFORE: Final = "(?:之?前|以前)"
PART: Final = rf"(?:份?[底末初]|[上中下]旬|中|份)?{BEFORE}?"
LED: Final = r"(?:(?<=[到至于在])|(?<=截止))"
OPENS: Final = r"(?<![^,，。；;：:、\n 　])"
"""At the beginning of a clause."""
THIS: Final = r"(?:\d{4}年|[今当明次]年|本年度?)"
MONTH: Final = r"(?:1[0-2]|0?[1-9])"
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])"
MONTH_DAY: Final = r"\d{1,2}月\d{1,2}[日号]"
DUE: Final = rf"(?=(?:全面|全部|基本|必须|务必|力争|确保)?(?:{'|'.join(DUE_VERBS)})(?![了的]))"
"""What makes a day without 前 one by which something is due."""
DONE: Final = r"(?=[,，、。；;]|期间|间|内|底|末|累计|年均|每年|各|共|全[县市省区州]|力争|争取|计划|完成|实现|达|新|培|建|组织|开展|投入|$)"
OF_EACH: Final = (
    r"每年(?:的)?[^,，。；;\d]{0,2}(?:\d{1,2}月(?:份|\d{1,2}[日号])?|第?[一二三四]季度|年|(?=[底末]))(?:底|末|初|上旬|中旬|下旬)?(?:之?前|以前)?"
    r"|每(?:个)?(?:季度|季|月)(?:末月?|底|初|(?:第?[1一]个月|首月)?(?:的)?\d{1,2}[日号])(?:之?前|以前)?"
)
"""A day of every year, quarter or month."""


A_YEAR: Final = re.compile(r"\d年")
OF_A_YEAR: Final = frozenset((A_YEAR.pattern,))
"""Stands for a year in digits among the characters that a form needs."""


def _compiled(
    *forms: tuple[Iterable[str], str, Meaning],
) -> tuple[tuple[frozenset[str], re.Pattern[str], Meaning], ...]:
    """Each form behind the characters of which a text holds one where it holds the form."""
    return tuple((frozenset(needs), re.compile(form), meaning) for needs, form, meaning in forms)


FORMS: Final = _compiled(
    (
        "每按逐",
        rf"{OF_EACH}|每(?:个)?(?:半年|年度?|季度?|月|周|星期)|[按逐](?:季度?|月)(?=通报|报送|调度|上报|报告|分析|公布)",
        recurring_meant,
    ),
    (
        OF_A_YEAR,
        rf"(?P<first>\d{{4}})年?\s?[-—–~～至到]{{1,3}}\s?(?P<last>\d{{4}})年(?!\d{{1,2}}月){DONE}",
        period_meant,
    ),
    (
        "起后",
        r"(?:自?(?:本[^,，。]{0,6})?(?:印发|发布|公布|下发|实施|施行)(?:之日|后)|自?[收接]到(?:本)?(?:通知|文件)(?:之日|后))起?(?P<said>(?:\d{1,4}|[一二两三四五六七八九十]{1,3})(?:个工作日|个月|个?周|个?星期|日|天|年)(?:以?内|之内))",
        relative_meant,
    ),
    (
        "月",
        rf"(?:(?P<year>\d{{4}})年|(?P<next>[明次]年)|{THIS}|(?<![\d年.]))(?P<from>\d{{1,2}})(?:月(?:(?P<of>\d{{1,2}})[日号])?)?\s?[-—–~～至到]{{1,3}}\s?(?:(?P<last>\d{{4}})年)?(?P<month>\d{{1,2}})月(?:(?P<day>\d{{1,2}})[日号]|底|末|份)?(?![\d个])",
        stage_meant,
    ),
    ("月", rf"(?P<led>{LED})?(?P<said>{THIS}?{MONTH_DAY}{BEFORE}?)(?(led)|(?:(?<=前)|止|{DUE}))", said_meant),
    (
        "-./",
        rf"(?<![\d.])(?P<said>\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}})[日号]?(?:{BEFORE}|止|{DUE})",
        said_meant,
    ),
    ("./", rf"(?<![\d./])(?P<said>{MONTH}[./]{DAY})[日号]?(?:{BEFORE}|止)", said_meant),
    (".", rf"(?:{OPENS}|(?<=[于在]))(?P<said>{MONTH}\.{DAY})[日号]?{DUE}", said_meant),
    (
        "前",
        rf"{THIS}?[“\"]?(?P<festival>春(?=节)|(?<!双)(?:{'|'.join(name for name in FESTIVALS if name != '春')}))[”\"]?节?{BEFORE}(?!夕|后)",
        festival_meant,
    ),
    (
        "月",
        rf"(?P<said>(?:(?P<sure>{THIS}|(?<=[到至于在取])|(?<=力争)|{OPENS}(?=\d{{1,2}}月份?(?:组织|开展|举办|启动|完成|召开|[,，])))|(?<![\d年]))\d{{1,2}}月{PART})(?!\d|日|[旬央])(?(sure)|(?<![月份]))",
        said_meant,
    ),
    ("季半", rf"(?:{THIS}的?|(?<![每各年\d]))(?:第?[一二三四1-4]季度|[上下]半年)[末底]?(?:{BEFORE}|内)?", said_meant),
    (
        "月",
        rf"(?P<said>[本下次]个?月(?:[底末初中]|[上中下]旬|\d{{1,2}}[日号]){BEFORE}?)(?:(?<=前)|{DUE})",
        of_issue_meant,
    ),
    (
        "年",
        rf"(?:(?:\d{{4}}|[今本当明次])年?|(?<![\d一二三四五六七八九十两几半去上每各逐]))年(?:[底末]{BEFORE}?|中{BEFORE}|内(?!涝))",
        said_meant,
    ),
    (
        OF_A_YEAR,
        rf"(?P<led>(?<=[到至]))?(?P<said>\d{{4}}年{BEFORE}?)(?:(?<=前)|全年|(?=达到?\d|(?:提高|提升|上升|下降|降低|增加|增长|降|升)[至到]\d|(?:[、和](?:到)?\d{{4}}年){{0,5}}[,，]?(?:各|分别))|(?(led)(?![\d底末年初前]|[之以]前|[-—–~～至]|\s?\d)|(?!)))",
        said_meant,
    ),
    (
        OF_A_YEAR,
        rf"(?:{OPENS}|(?<=其中)|(?<=[争保取划])|(?<=[争保取划][在于]))(?P<said>\d{{4}}年)(?=[,，]|内|力争|计划|争取|要|完成|实现|达|新增|新建|建成|培育|全面|全[市县省区州]|[^,，。；;、\d年]{{2,20}}\d(?!\d{{0,3}}号))",
        ahead_meant,
    ),
    (
        "全",
        rf"(?:{OPENS}|(?<=[争保取划]))全年(?!无休|目标|任务|工作|总结|各项|不|完成情况)(?=[^,，。；;、]{{0,4}}(?:完成|实现|达|新增|培|[创新]?建|组织|开展|举办|抽|检|查|整治|推广|引进|引导|接待|发展|发布|服务|帮扶|推荐|争))",
        said_meant,
    ),
    (
        "五",
        r"“?(?P<plan>十(?:[一二三四五六]?五))”?(?:规划)?(?P<part>期末|末期?|[期时]期?末|期间|时期(?!的)|底)",
        plan_period_meant,
    ),
)
"""The exact forms first; what one has taken no later one takes again."""
LIMITS: Final = _compiled(
    ("-./0123456789", r"(?<!\d)(?:\d{4}[-./]\d{1,2}(?:[-./]\d{1,2})?|\d{8})(?![\d./-])", said_meant),
    ("./", rf"^\s*(?P<said>{MONTH}[./]{DAY})[日号]?\s*$", said_meant),
    ("月", rf"{THIS}?(?<!\d)\d{{1,2}}月(?:\d{{1,2}}[日号]|份?(?!开工|动工|启动|开始|\d|[底末初中上下]))", said_meant),
    ("", r"\d{4}年?|全年|当年|本年度?|今年", said_meant),
)
"""Dates that are limits only where nothing but a limit can stand."""
NEEDED: Final = frozenset(char for needs, _, _ in (*FORMS, *LIMITS) for char in needs) - OF_A_YEAR
"""Every character that some form needs."""
