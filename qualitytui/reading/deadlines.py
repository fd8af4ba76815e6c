"""Dates by or in which something is to be done."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from qualitytui.model.date_phrases import plain_numerals
from qualitytui.model.periods import month_end
from qualitytui.model.plan import Deadline
from qualitytui.reading.date_meanings import Calendar, NoYearError
from qualitytui.reading.dates import A_YEAR, DUE_VERBS, FORMS, LIMITS, NEEDED, OF_A_YEAR

NO_DUE: Final = re.compile(
    r"起?(?:施行|实施(?!方案)|执行|生效|废止|印发|公布(?!结果|名单)|修订|发布|通过(?=[的,，。、]))|有效期|起(?!草)|以来|自$|从$|现状|年度?工作"
)
SINCE: Final = re.compile(
    r"(?:自|从|有效期|较|(?<![占同环])比|截至目前|(?<!完成)期限(?:为|延长)?|(?:实施|执行|有效|延续))(?:至|到)?$"
)
PRESENT: Final = re.compile(r"[,，][^,，。；;]{0,14}?(?:[共已现]有|已[建达完累]|累计已|拥有)")
"""Behind a day up to which the text says how things are."""
DUTIES: Final = (*DUE_VERBS, "落实", "实现", "达到", "整改", "启用", "投入", "到位")
IS_DONE: Final = re.compile(rf"(?:全面|全部|基本|必须|务必|要|须|应|各|都|力争|确保)?(?:{'|'.join(DUTIES)})")
NO_DAY_BEFORE: Final = "目此提当之以比先眼面空超史往从生事会课岗餐产售婚考赛职病"
"""With 前 behind it each of these is a word of its own, and no day: 目前, 提前."""
LIMIT: Final = re.compile("[之以]?前|期间")
NAMED_TIME: Final = re.compile(
    r"(?:(?P<day>双十[一二]|双1[12]|3[·.]?15)[”\"]?|(?<![环细情季])节|[两代]会|开学|[高中]考|[汛假]期|假|[雨旺淡]季|入冬|春耕|秋收|[到来]临|到来|召开|开幕|会议|年会)$"
)
"""A day or a time of the year before which something is done."""
OTHER_WORD: Final = (*"期沿置景列夕后端", "教育")
"""Behind 前 what makes another word of it."""
LIKE_A_SPAN: Final = re.compile(
    r"(?<![每各逐年第\d])(?P<phrase>(?:\d+|[一二两三四五六七八九十半]+)个?(?:工作日|周|星期|天|日)[之以]?内)"
    r"(?=[^。；;\n]{0,24}?(?:报送|上报|提交|办结))"
)
"""So many days or weeks in which something is to be handed in, whatever stands between: 两周内将名单报送县甲办."""
LIKE_A_DAY: Final = re.compile(
    r"(?<![每各逐当上\d月年])(?P<phrase>(?:[本这下次]个?(?:周|星期|礼拜)[一二三四五六日天末]?"
    r"|[本这下次]个?月(?:[底末初中]|[上中下]旬|\d{1,2}[日号])?|(?:\d{1,2})?月(?:[底末初中]|[上中下]旬|\d{1,2}[日号])"
    r"|[上中下]旬|季度?[末底]|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[./]\d{1,2}|\d{8}|\d{1,2}月"
    r"|(?:\d+|[一二两三四五六七八九十半]+)个?(?:工作日|周|星期|月|年|天|日)[之以]?内)"
    rf"(?:全面|全部|基本|必须|务必|要|须|应|各|都|力争|确保)?(?:{'|'.join(DUE_VERBS)})(?![了的]))"
)
"""What names a day or a time and has nothing but a duty behind it: 下周五报送, 两周内完成."""
DAY_SIGN: Final = re.compile(r"[周星礼月旬季内\-./]|\d{8}")
"""Without one of these a text names no such day."""
UNTIL: Final = re.compile(r"(?:[力务][争必]|争取|确保|计划)?[到至于在]$|截[至止]到?$|力争$|争取$|确保$|务必$")
"""What leads to a date and is said with it: 力争到."""
LONGEST_LEAD: Final = 3
YEAR: Final = re.compile(r"(?<!\d)(\d{4})(?=\s*年|[-./]\d{1,2}[-./]\d{1,2}(?!\d))")
LONE: Final = re.compile(r"[(（]?(\d{4})年(\d{1,2})月(\d{1,2})日[)）]?")
NAMES: Final = re.compile(r"《[^《》]*》|[〔\[][^〔〕\[\]]*[〕\]]")
CLAUSE: Final = re.compile(r"[^\s,，。；;：:、（）()《》〔〕]+$")
LONGEST_PHRASE: Final = 12
TIMED: Final = ("前", "期间", "内", *DUTIES)
"""Without one of these a text has no words of time that are not understood."""
OPENING, CLOSING = "《“", "》”"
QUOTES: Final = re.compile(rf"[{OPENING}{CLOSING}\n]")
NEAR: Final = 40
BEFORE: Final = 10
"""Characters before a date that say since when something is so: one more than the longest such words."""
STOP: Final = re.compile(r"[。\n]")
WHOLE_YEAR: Final = "全年"
"""Says by when only where nothing else does."""
ONGOING: Final = re.compile(r"长期|持续|常年|常态|经常|随时|适时|贯穿|始终|全程|不间断|日常|长效|一直|滚动|即日起")
"""Words of a limit of time that has no last day."""
OWN_YEAR: Final = re.compile(r"今年|本年|当年|明年|次年|年底|年末|年内")


@lru_cache(maxsize=10_000)
def find_deadlines(text: str, when: Calendar, *, is_limit: bool = False) -> tuple[Deadline, ...]:
    """Returns the deadlines of a text in its order; a date without a year is of the document's year.

    `is_limit` says that the text stands where only a limit of time can: behind 完成时限：, in such a column.
    """
    found, _ = _scan(text, when, is_limit=is_limit)
    if not found:
        return ()
    seen: dict[tuple[date | None, str | None], Deadline] = {}
    ordered = sorted(found, key=lambda one: one[0])
    for deadline in _in_their_stage([*_in_year_before(text, ordered)]):
        key = (deadline.date, deadline.recurs or (deadline.text if deadline.date is None else None))
        seen.setdefault(key, deadline)
    return without_whole_year(seen.values())


def without_whole_year(found: Iterable[Deadline], beside: Sequence[Deadline] = ()) -> tuple[Deadline, ...]:
    """The deadlines without 全年 where another of them, or of those beside them, has a day."""
    others = tuple(one for one in found if not one.text.endswith(WHOLE_YEAR))
    return others if any(one.date for one in (*others, *beside)) else tuple(found)


def deadlines_in_limit(words: str, when: Calendar) -> tuple[Deadline, ...]:
    """The deadlines of the words of a time column or behind 完成时限：; words without any as one without a day."""
    found = find_deadlines(words, when, is_limit=True)
    if found or not words.strip(" 　/—-无"):
        return found
    return (Deadline(None, words.strip(" 　。；;"), kind="ongoing" if ONGOING.search(words) else "unread"),)


@lru_cache(maxsize=10_000)
def unread_deadlines(text: str, when: Calendar) -> tuple[str, ...]:
    """Returns the phrases of a text that look like a deadline and are not understood, in their order."""
    if not any(word in text for word in TIMED):
        return ()
    plain, places = plain_numerals(text)
    spans = [*_limits(plain)] if "前" in plain or "期间" in plain else []
    if DAY_SIGN.search(plain):
        spans += [found.span("phrase") for found in LIKE_A_DAY.finditer(plain)]
    if "内" in plain:
        spans += [one.span("phrase") for one in LIKE_A_SPAN.finditer(plain) if not _holds(spans, one.start("phrase"))]
    if not spans:
        return ()
    _, taken = _scan(text, when)
    quoted = _quoted(plain)
    phrases = [
        text[places[start] : places[end]]
        for start, end in sorted(spans)
        if not any(taken[start:end]) and not quoted[start]
    ]
    return tuple(dict.fromkeys(phrases))


def _holds(spans: Iterable[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def _limits(text: str) -> Iterator[tuple[int, int]]:
    """Where what can only be a limit of time stands: so many words and 前完成, or the name of a day and 前."""
    for limit in LIMIT.finditer(text):
        words = CLAUSE.search(text, max(0, limit.start() - LONGEST_PHRASE), limit.start())
        done = IS_DONE.match(text, limit.end())
        if not words or not words[0]:
            continue
        named, is_before = NAMED_TIME.search(words[0]), limit[0] != "期间"
        is_named = named and (named["day"] or is_before)
        is_limit = is_before and done and words[0][-1] not in NO_DAY_BEFORE
        if is_limit or (is_named and not text.startswith(OTHER_WORD, limit.end())):
            yield words.start(), (done or limit).end()


def _scan(text: str, when: Calendar, *, is_limit: bool = False) -> tuple[list[tuple[int, Deadline]], bytearray]:
    """The deadlines with their places, and what was taken of the text with its numerals made plain."""
    plain, places = plain_numerals(text)
    quoted = _quoted(plain)
    taken = bytearray(len(plain))
    found: list[tuple[int, Deadline]] = []
    held = NEEDED & {*plain}
    if "年" in held and A_YEAR.search(plain):
        held |= OF_A_YEAR
    for needs, form, meaning in (*FORMS, *LIMITS) if is_limit else FORMS:
        for match in form.finditer(plain) if not needs or not needs.isdisjoint(held) else ():
            start, end = match.span()
            if any(taken[start:end]) or (quoted[start] and not _is_festival(match)) or _is_other(plain, match):
                continue
            try:
                deadline = meaning(match, when)
            except NoYearError:
                deadline = Deadline(None, match[0], kind="no_year")
            except (ValueError, OverflowError):
                continue
            taken[start:end] = b"\x01" * (end - start)
            if deadline is not None:
                led = UNTIL.search(plain, max(0, start - LONGEST_LEAD), start) if deadline.date else None
                begin = places[led.start() if led else start]
                found.append((start, deadline._replace(text=text[begin : places[end]].strip())))
    return found, taken


def _is_festival(found: re.Match[str]) -> bool:
    return "festival" in found.groupdict()


def _in_year_before(text: str, found: Sequence[tuple[int, Deadline]]) -> Iterator[Deadline]:
    """Gives a date without a year that of the date before it in its sentence: 2014年6月底前…，12月底前…."""
    year, since = 0, 0
    for at, one in found:
        if STOP.search(text, since, min(at, len(text))):
            year = 0
        since = at
        if one.date and not one.assumed_year and one.recurs is None and not one.start:
            year = one.date.year
        is_free = one.assumed_year and one.date and not one.start and not OWN_YEAR.search(one.text)
        yield one._replace(date=_in_year(one.date, year)) if is_free and year and one.date else one


def _in_their_stage(found: Sequence[Deadline]) -> Iterator[Deadline]:
    """Puts a day without a year into the stage named before it: (2014年1月—6月) … 3月底前 is of 2014."""
    stage: Deadline | None = None
    for one in found:
        if one.start and not one.assumed_year:
            stage = one
        if stage and stage.start and stage.date and one.assumed_year and one.date and not one.start:
            days = [_in_year(one.date, year) for year in (one.date.year, *range(stage.start.year, stage.date.year + 1))]
            within = [day for day in days if stage.start <= day <= stage.date]
            yield one._replace(date=within[0] if within else one.date)
        else:
            yield one


def _in_year(day: date, year: int) -> date:
    return date(year, day.month, min(day.day, month_end(date(year, day.month, 1)).day))


def _quoted(text: str) -> bytearray:
    """Marks what stands in title marks or quotation marks."""
    depth, start, marks = 0, 0, bytearray(len(text) + 1)
    for mark in QUOTES.finditer(text):
        if mark[0] in OPENING:
            start = start if depth else mark.end()
            depth += 1
        elif depth:
            depth = depth - 1 if mark[0] in CLOSING else 0
            if not depth:
                marks[start : mark.end()] = b"\x01" * (mark.end() - start)
    if depth:
        marks[start : len(text)] = b"\x01" * (len(text) - start)
    return marks


def _is_other(text: str, found: re.Match[str]) -> bool:
    """Whether a date says since when a rule is in force, or of what year a document is."""
    before, after = text[max(0, found.start() - BEFORE) : found.start()], text[found.end() : found.end() + NEAR]
    if before.endswith(("截至", "截止")) and PRESENT.match(after):
        return True
    is_limit = found[0].endswith(("前", "底", "末", "内")) or found[0].startswith(("每", "按", "逐"))
    return bool(SINCE.search(before)) or (not is_limit and bool(NO_DUE.match(after)))


def lone_date(text: str) -> date | None:
    """Returns the date of a line that is nothing but a date, such as 2013年5月9日 or 二○一一年四月六日."""
    if "日" not in text or "年" not in text or len(text.strip()) > 30:
        return None
    found = LONE.fullmatch(plain_numerals("".join(text.split()))[0])
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def spoken_year(text: str) -> int | None:
    """The year that a text speaks of most, where no title and no date of issue says it; the earliest of equals."""
    years = list(years_in(NAMES.sub("", text)))
    return min(set(years), key=lambda year: (-years.count(year), year), default=None)


def years_in(text: str) -> Iterator[int]:
    """The years a text names."""
    yield from (int(found) for found in YEAR.findall(text) if 1980 <= int(found) <= 2100)
