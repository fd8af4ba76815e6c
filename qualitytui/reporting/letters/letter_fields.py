"""What stands in the blanks of a letter's template, by the names of its rows."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from qualitytui.i18n import language, say
from qualitytui.model.letter_page import LetterPage
from qualitytui.model.supervision import Letter, letter_number
from qualitytui.model.value_text import lateness
from qualitytui.model.working_days import add_working_days, working_days_between
from qualitytui.rules.paper_days import paper_day
from qualitytui.rules.paper_title import title_lines
from qualitytui.rules.plan_label import joined_label

Fields = Mapping[str, tuple[str, ...]]
"""The lines that stand in the place of each name between double braces."""
COLOURS: Final = {"blue": "0070C0", "orange": "ED7D31", "red": "C00000"}
"""The bar above a supervision letter; the word beside it says the same."""
DAY = timedelta(days=1)
MOST: Final = 3
"""How many days of reminders a letter names."""


def fields_of(page: LetterPage) -> Fields:
    """Every name that a template of letters can use, with its lines."""
    common: dict[str, tuple[str, ...]] = {
        "编号": (numbered(page),),
        "签发人": (page.letter.approved_by or "",),
        "签发日期": (shown_day(page.letter.on),),
        "承办单位": (page.letter.department,),
        "抄送": (say("Copies to: {names}.", names="、".join(page.paper.copy_to)),) if page.paper.copy_to else (),
        "印发机关": (page.office.short or page.office.name,),
        "附注": _contact(page),
        "发文机关": (page.paper.issuer,),
        "联系人": (page.office.contact,),
        "电话": (page.office.phone,),
        "颜色": (colour_word(page, page.letter.level),),
        "份数": (copies_word(page.paper.copies or 1),),
        "色条": ("",),
        "盖章": (say("(stamp)") if page.paper.seal else "",),
    }
    return {**common, **(_notice(page) if page.letter.kind == "rectify" else _supervision(page))}


def _contact(page: LetterPage) -> tuple[str, ...]:
    """The line under the date that says whom to ask; no line where nobody is set."""
    office = page.office
    if not office.contact and not office.phone:
        return ()
    return (say("(Contact: {person}, telephone: {phone})", person=office.contact, phone=office.phone),)


def shown_day(day: str | None, beside: str = "") -> str:
    """A day as a paper writes it, without the year where that is the year of the day beside it; blanks while open."""
    if day is None:
        return say("    -  -  ")
    return paper_day(day, beside) if language() == "zh" else day


def colour_word(page: LetterPage, level: str | None) -> str:
    """The colour as the paper prints it: in the office's own word where papers are Chinese."""
    usual = {"blue": say("blue"), "orange": say("orange"), "red": say("red")}.get(level or "", "")
    return (page.office.colour(level) if language() == "zh" else "") or usual


def copies_word(copies: int) -> str:
    """In how many copies a paper is made out."""
    return {1: say("one"), 2: say("two"), 3: say("three"), 4: say("four")}.get(copies, str(copies))


def numbered(page: LetterPage) -> str:
    """The number; of a draft the blank for it."""
    letter = page.letter
    year = letter.on or page.today
    return letter.number or letter_number(page.paper.code, int(year[:4]), None)


def _day(page: LetterPage) -> str:
    return page.letter.on or page.today


def limit(page: LetterPage) -> str:
    """By when, the day and how many working days that is: 8月8日（5个工作日）前."""
    letter = page.letter
    if letter.by is None:
        return say("within {count} working days after signing", count=letter.within or page.paper.limit)
    first = date.fromisoformat(_day(page)) + DAY
    days = working_days_between(first, date.fromisoformat(letter.by))
    return say("by {day} ({count} working days)", day=shown_day(letter.by, _day(page)), count=days)


def _supervision(page: LetterPage) -> Fields:
    return {
        "协办单位": ("、".join(name for name in page.supports if name != page.letter.department) or say("none"),),
        "督办事项": (joined_label(page.label, page.title),),
        "任务来源": (page.document_number or page.plan_title,),
        "完成时限": (_deadline(page),),
        "目前情况": _standing(page),
        "前次督办": _before(page),
        "督办要求": _requirement(page),
        "反馈时限及方式": (
            say(
                "Answer in writing {limit}, signed by the head (or the deputy in charge) and stamped.",
                limit=limit(page),
            ),
        ),
    }


def _deadline(page: LetterPage) -> str:
    if not page.due:
        return say("not set")
    day = shown_day(page.due, _day(page))
    return say("{day} (assumed)", day=day) if page.is_due_assumed else day


def _standing(page: LetterPage) -> tuple[str, ...]:
    """Facts, days and sources only."""
    day = _day(page)
    parts = list[str]()
    if page.last_report:
        on, via = page.last_report
        how = f"{shown_day(on, day)}（{via}）" if via else shown_day(on, day)
        parts.append(say("the last report is of {how}", how=how))
    elif page.silent_days:
        parts.append(say("no report has come for {days} days", days=page.silent_days))
    else:
        parts.append(say("no report has come"))
    if page.silent_days and page.last_report:
        parts.append(say("{days} days without news", days=page.silent_days))
    if page.reminded:
        parts.append(_reminded(page.reminded, day))
    lines = [say("As of {day}, {facts}.", day=shown_day(day, page.today), facts="，".join(parts))]
    if page.due and page.due < day:
        late = lateness(page.due, day)
        lines.append(say("The deadline was {due}, {late}.", due=shown_day(page.due, day), late=late))
    if page.reading:
        reading = page.reading
        lines.append(
            say(
                "{title} was {value} on {day}; the target is {target}.",
                title=reading.title,
                value=reading.value,
                day=shown_day(reading.on, day),
                target=reading.target,
            )
        )
    return tuple(lines)


def _reminded(days: Sequence[str], beside: str) -> str:
    """On which days it was reminded without a report since; of many the last ones."""
    text = "、".join(shown_day(day, beside) for day in days[-MOST:])
    if len(days) == 1:
        return say("a reminder of {days} brought no report", days=text)
    more = text if len(days) <= MOST else say("{days} among them", days=text)
    return say("{count} reminders ({days}) brought no report", count=len(days), days=more)


def _before(page: LetterPage) -> tuple[str, ...]:
    if not page.before:
        return (say("None.") + (page.letter.reason or ""),)
    return tuple(_earlier(page, letter) for letter in page.before)


def _earlier(page: LetterPage, letter: Letter) -> str:
    """An earlier letter with its day and what became of it."""
    day = _day(page)
    answer = say("no answer") if letter.answered is None else say("answered {day}", day=shown_day(letter.answered, day))
    ended = say("due {day}", day=shown_day(letter.by, day)) if letter.by else ""
    return "，".join(filter(None, (f"{colour_word(page, letter.level)} {letter.number}", ended, answer)))


def _requirement(page: LetterPage) -> tuple[str, ...]:
    level, first = page.letter.level, list[str]()
    if level == "orange":
        is_silent = any(letter.level == "blue" and letter.answered is None for letter in page.before)
        first.append(
            say("The blue letter was not answered in time. This is a warning: settle the matter by the day named.")
            if is_silent
            else say("This is a warning: settle the matter by the day named.")
        )
    elif level == "red":
        by = shown_day(page.letter.by, _day(page)) if page.letter.by else say("the day named")
        sentence = say(
            "With the consent of those in charge of {group} you are to settle the matter; your head explains to the "
            "group by {by}.",
            group=page.office.group,
            by=by,
        )
        first.append(sentence)
    return (
        *first,
        say("1. Report what was done on this item, and how far it is."),
        say("2. Say why it is behind the plan, and what was done about that."),
        say("3. Name the next steps, who does them, and the day on which each is done."),
    )


def _notice(page: LetterPage) -> Fields:
    order, day = page.order, _day(page)
    plan = f"《{page.plan_title}》" + (f"（{page.document_number}）" if page.document_number else "")
    by = page.letter.by or (order.by if order else day)
    last_call = max(add_working_days(date.fromisoformat(by), -2).isoformat(), day)
    measure = (order.measure if order else None) or say("Find the cause, decide the measures, and name who does them.")
    goal = say("To be reached: {goal}.", goal=order.goal.rstrip("。.")) if order and order.goal else ""
    return {
        "标题": title_lines(_notice_title(page)),
        "主送": (page.letter.department,),
        "导语": (_opening(page, plan),),
        "存在问题": (_ended(order.problem if order else page.title),),
        "整改要求": (_ended(measure) + goal,),
        "整改时限": (limit(page),),
        "申请延期": (shown_day(last_call, day),),
        "行动计划": (say("the plan"),),
        "领导小组": (page.office.group,),
        "督办事项": (joined_label(page.label, page.title),),
        "发现情况": ((order.found_by if order else None) or "",),
        "整改目标": ((order.goal if order else None) or (page.reading.target if page.reading else ""),),
    }


def _notice_title(page: LetterPage) -> str:
    if page.reading:
        what = say("below target") if page.reading.is_below else say("over the limit")
        return say("Notice to put right: {title} {what}", title=page.reading.title, what=what)
    if page.title:
        return say("Notice to put right what is wrong in: {title}", title=page.title)
    return say("Notice to put a problem right")


def _opening(page: LetterPage, plan: str) -> str:
    """The fact with its value, its target, its day and source, side by side."""
    if page.reading:
        reading = page.reading
        how = say("below") if reading.is_below else say("above")
        return say(
            "{source}Up to {day}, {title} was {value}, {how} the target of {target} that {plan} sets in {label}.",
            day=shown_day(reading.on, _day(page)),
            source=say("As {name} reports: ", name=reading.source) if reading.source else "",
            title=reading.title,
            value=reading.value,
            how=how,
            target=reading.target,
            plan=plan,
            label=page.label,
        )
    if page.label:
        return say(
            "A check of {item} of {plan} found a problem that you are to put right.",
            item=joined_label(page.label, page.title),
            plan=plan,
        )
    return say("A check of the work under {plan} found a problem that you are to put right.", plan=plan)


def _ended(text: str) -> str:
    return text if text.endswith(("。", ".", "！", "？")) else f"{text}。"
