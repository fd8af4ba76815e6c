"""The names of the figures and the Chinese words that select each."""

from typing import Final

from qualitytui.i18n import say, told
from qualitytui.model.status import status_word

CHINESE: Final = {
    "逾期": "overdue",
    "超期未报": "silent",
    "超期未报送": "silent",
    "久未报": "silent",
    "将到期": "due_soon",
    "待核": "to_verify",
    "待核验": "to_verify",
    "已办结": "done",
    "办结": "done",
    "达标": "met",
    "有完成值": "measured",
    "有实绩": "measured",
    "有责任单位": "attributed",
    "无责任单位": "unattributed",
    "逾期节点": "late_steps",
    "逾期步骤": "late_steps",
    "逾期函": "overdue_letters",
    "逾期整改": "overdue_rectifications",
    "红灯指标": "red_indicators",
    "全部": "total",
    "取消": "cancelled",
    "未启动": "not_started",
    "推进中": "in_progress",
    "滞后": "behind",
    "已报完成": "reported",
    "指标": "indicators",
    "无完成值": "no_value",
    "无期限": "no_due",
    "达到序时进度": "on_pace",
    "按序时推进": "on_pace",
    "滞后于序时进度": "slow",
    "慢于序时": "slow",
    "红": "red",
    "黄": "yellow",
    "绿": "green",
    "蓝": "blue",
    "灰": "grey",
}
"""The Chinese words that select each figure."""
NAMES: Final[dict[str, str]] = {
    "overdue": told("overdue"),
    "due_soon": told("due soon"),
    "silent": told("silent"),
    "to_verify": told("to verify"),
    "done": told("closed"),
    "total": told("all items"),
    "attributed": told("items with a department that answers"),
    "unattributed": told("items nobody answers for"),
    "cancelled": told("cancelled"),
    "late_steps": told("late steps"),
    "measured": told("indicators with a value"),
    "met": told("indicators that meet their target"),
    "red_indicators": told("red indicators"),
    "indicators": told("all indicators"),
    "annex": told("indicators of the annex"),
    "text": told("indicators only in the text"),
    "no_value": told("indicators without a value"),
    "no_due": told("items without a deadline"),
    "on_pace": told("on pace"),
    "not_begun": told("not begun and not slow"),
    "slow": told("slower than pace"),
    "overdue_letters": told("overdue letters"),
    "overdue_rectifications": told("overdue rectifications"),
    "red": told("red light"),
    "yellow": told("yellow light"),
    "green": told("green light"),
    "blue": told("blue light"),
    "grey": told("grey light"),
}
"""What each figure is called."""


def figure_word(name: str) -> str:
    """The name of a figure in words."""
    return say(NAMES[name]) if name in NAMES else status_word(name)
