"""The letterhead of a notice: page furniture removed; titles, document number, issuer and date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from qualitytui.i18n import say
from qualitytui.model.date_phrases import plain_numerals
from qualitytui.model.plan import Skipped
from qualitytui.reading.deadlines import lone_date, years_in
from qualitytui.reading.outline import label_of
from qualitytui.reading.tables import CONTENTS, FOOTNOTE, STRUCK, cells_of, columns_of, is_cell

NUMBER = re.compile(r"[\u4e00-\u9fff]{1,14}\s*[〔\[［【(（]\s*(\d{4})\s*[〕\]］】)）]\s*\d+\s*号")
BEHIND = (
    r"推荐(?:文章|阅读)|热门(?:文章|推荐|阅读)|常见问题|站点关键词|友情链接.*|相关(?:链接|阅读|文章|新闻|稿件).*|上一篇.*|下一篇.*"
    r"|分享到.*|打印本页|关闭窗口|版权所有.*|责任编辑.*|扫一扫.*|返回顶部|.*ICP备.*"
)
FURNITURE = re.compile(
    r"^(?:(?:【(?:制定机关|公布日期|发文字号|字号|施行日期|效力等级|时效性|主题分类)】|(?:标题|文号|名称|发文单位|信息来源|作者|来源|编辑|发布(?:时间|日期|机构)|发文(?:日期|机关|字号)|成文日期)[:：]).*"
    r"|正文|全文|文章属性|政府信息公开|信息公开|政务公开|政策文件|无障碍.*|长者.*|关怀版.*|朗读|打印|关闭|收藏|分享|字体.*|字号.*|【?字体.*|【?大 ?中 ?小】?.*|索引号.*|主题分类.*"
    r"|浏览(?:次数|量).*|访问量.*|当前位置.*|首页.*|您(?:的|所在)位置.*|公开方式.*|有效性.*|.*扫码.*|网站地图"
    rf"|.{{0,20}}信息网|.*法律信息.*网|-+|[-—–－]{{1,2}}\d{{1,3}}[-—–－]{{1,2}}|第\d{{1,3}}页(?:[,，/]?共\d{{1,3}}页)?|{BEHIND})$"
)
TAIL = re.compile(rf"^(?:{BEHIND})$")
GENRE = re.compile(
    r"(?:计划|方案|意见|通知|办法|分工|分工表|任务表|一览表|台账|重点工作|重点任务|工作安排|规划|要点|措施|规定|纲要|决定|分解表|责任书|清单|若干政策|实施细则|实事项目|民生实事|纪要)(?:[(（][^)）]*[)）])?$"
)
ISSUER = re.compile(
    r"^[\u4e00-\u9fff]{2,30}(?:政府|办公室|办公厅|委员会|国务院|局|厅|部|院|领导小组|委|办|政府办|党委|县委|市委)$"
)
BLANK = re.compile(r"[\s•∙◆]|^·")
DATED = re.compile(r"(?:成文|发文|印发|公布|制定)日期[】:：]*(\d{4})[-年./](\d{1,2})[-月./](\d{1,2})")
YEARS = re.compile(r"(\d{4})\s*年?\s?[-—–~～－至到]{1,3}\s?(\d{4})\s*年")
NO_PART = re.compile(r"[。；;:：,，]$|文件$|^[(（].*[)）]$")
"""What is no line of a title: a sentence, a letterhead, a line in brackets."""
LONG = 300
"""Page furniture stands on shorter lines than this."""
SENTENCE = ("。", "；", ";", ":", "：")


@dataclass(frozen=True, slots=True)
class Head:
    """What the lines before the body say, and where the body starts (an index into the lines)."""

    title: str
    document_number: str | None
    issuer: str | None
    issued: date | None
    year: int | None
    body: int


def strip_furniture(lines: Sequence[tuple[int, str]]) -> tuple[list[tuple[int, str]], list[Skipped]]:
    """Takes away what the web page put before, behind and between, and says which lines those were."""
    furniture = [_is_furniture(text) for _, text in lines]
    start = next((at for at, (_, text) in enumerate(lines) if text.strip() and not furniture[at]), len(lines))
    # 分享到 stands above the text of some pages: only behind a numbered paragraph does it end a document.
    body = next((at for at in range(start, len(lines)) if label_of(lines[at][1])), len(lines) // 2)
    end = next((at for at in range(body, len(lines)) if furniture[at] and _is_tail(lines[at][1])), len(lines))
    last = next((at for at in range(len(lines) - 1, -1, -1) if lines[at][1].strip()), -1)
    while end > start and not lines[end - 1][1].strip():
        end -= 1
    kept, skipped = list[tuple[int, str]](), list[Skipped]()
    for at, (line, text) in enumerate(lines):
        if at < start:
            skipped.append(Skipped(line, text, say("ignored lines before the document")))
        elif at >= end:
            if at <= last:
                skipped.append(Skipped(line, text, say("ignored lines behind the document")))
        elif mark := next((mark for mark in (FOOTNOTE, CONTENTS, STRUCK) if text.startswith(mark)), ""):
            skipped.append(Skipped(line, text.removeprefix(mark), _aside(mark)))
        elif furniture[at]:
            skipped.append(Skipped(line, text, say("ignored lines")))
        elif text.strip():
            kept.append((line, text))
    return kept, skipped


def _aside(mark: str) -> str:
    """Why a line that a Word file shows aside, or does not print, is no part of the body."""
    whys = {FOOTNOTE: say("a footnote"), CONTENTS: say("the table of contents"), STRUCK: say("struck out")}
    return whys[mark]


def _is_furniture(text: str) -> bool:
    return len(text) <= LONG and bool(FURNITURE.match(BLANK.sub("", text)))


def _is_tail(text: str) -> bool:
    return len(text) <= LONG and bool(TAIL.match(BLANK.sub("", text)))


def read_head(lines: Sequence[tuple[int, str]], skipped: Sequence[Skipped] = ()) -> Head:
    """Returns the titles and dates of a notice; the last title before the body is the plan's own.

    A notice without a date of its own has the one that the page gave beside it.
    """
    body = _first_item(lines)
    head = [text.strip(" 　") for _, text in lines[:body]]
    everywhere = [text.strip(" 　") for _, text in lines]
    number = next((match[0] for text in head if (match := NUMBER.search(text))), None)
    titles = _titles(head)
    title = (
        titles[-1]
        if titles
        else next((text for text in head if not (NO_PART.search(text) or NUMBER.fullmatch(text))), "")
    )
    issued, issuer = _issue(head, everywhere)
    issued = issued or next((day for skipped in skipped if (day := _dated(skipped.text))), None)
    issuer = issuer or _issuer_in(titles) or _issuer_above(head)
    year = (
        next(iter(years_in(plain_numerals(title)[0])), None) or (issued.year if issued else None) or (_year_of(number))
    )
    return Head(title, number and "".join(number.split()), issuer, issued, year, body)


def _first_item(lines: Sequence[tuple[int, str]]) -> int:
    """The index of the first numbered paragraph, or of the heading of a table.

    A part of a document may begin with 二、: what is numbered above the first 1 and stands over it belongs to the body.
    """
    above: tuple[int, int] | None = None
    for at, (_, text) in enumerate(lines):
        found = label_of(text)
        if found and found[1] == 1:
            return above[0] if above and above[1] < found[2] else at
        if is_cell(text) and columns_of(cells_of(text)):
            return at
        if found and above is None:
            above = at, found[2]
    return len(lines)


def _titles(head: Sequence[str]) -> list[str]:
    """The lines, or runs of lines, that end as such documents are called."""
    found: list[str] = []
    run: list[str] = []
    for text in head:
        plain = re.sub(r"(?<=\d)\s+(?=年)", "", text)
        is_part = (
            plain
            and len(plain) <= 50
            and not is_cell(plain)
            and not NO_PART.search(plain)
            and not NUMBER.search(plain)
            and lone_date(plain) is None
        )
        if not is_part:
            run = []
            continue
        run.append(plain)
        if GENRE.search(plain):
            start = next((at for at, piece in enumerate(run) if not ISSUER.match(piece)), 0)
            found.append("".join(run[start:]))
            run = []
    return found


def _issue(head: Sequence[str], everywhere: Sequence[str]) -> tuple[date | None, str | None]:
    """The date that stands on a line of its own, and the issuer above it."""
    for lines in (head, everywhere):
        for at in range(len(lines) - 1, -1, -1):
            issued = lone_date(lines[at])
            if issued:
                above = lines[at - 1] if at else ""
                return issued, above if ISSUER.match(above) else None
    return None, None


def _dated(text: str) -> date | None:
    """The day in a page's line about the document: 成文日期：2018-08-23."""
    match = DATED.search(BLANK.sub("", text[:LONG]))
    try:
        return date(int(match[1]), int(match[2]), int(match[3])) if match else None
    except ValueError:
        return None


def _issuer_in(titles: Sequence[str]) -> str | None:
    heads = (title.partition("关于") for title in titles)
    return next((name for name, about, _ in heads if about and ISSUER.match(name)), None)


def _issuer_above(head: Sequence[str]) -> str | None:
    """The body on the letterhead, or on the line above a title that begins with 关于."""
    for line, below in pairwise([*head, ""]):
        name = line.removesuffix("文件")
        if ISSUER.match(name) and (name != line or below.startswith("关于")):
            return name
    return None


def bare_year(head: Head) -> int | None:
    """The year of a date without one: in a plan of several years the one in which it was issued or begins."""
    span = YEARS.search(head.title)
    if not span:
        return head.year
    return min(max(int(span[1]), head.issued.year if head.issued else 0), int(span[2]))


def _year_of(number: str | None) -> int | None:
    match = NUMBER.match(number or "")
    return int(match[1]) if match else None
