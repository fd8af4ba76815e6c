"""The six numbers of the leader's page, each with its change since the week before."""

from collections.abc import Callable, Iterable

from qualitytui.i18n import say
from qualitytui.model.leader_page import Headline
from qualitytui.model.status import status_word
from qualitytui.model.summary import Counts
from qualitytui.model.week import Week


def headlines(week: Week) -> Iterable[Headline]:
    """The six numbers, each with its change since the last paper was due."""
    now, old = week.trend[-1], week.before

    def one(figure: str, word: str, meaning: str, take: Callable[[Counts], int], base: int | None = None) -> Headline:
        change = take(now) - take(old) if old.total else None
        return Headline(word, take(now), base, change, figure in {"done", "to_verify", "met"}, figure, meaning)

    attributed, held = now.tasks.attributed, now.indicators
    yield one(
        "done", say("closed"), say("of {count} with a unit", count=attributed), lambda at: at.tasks.done, attributed
    )
    yield one("to_verify", say("to verify"), say("not checked yet"), lambda at: at.tasks.to_verify)
    yield one("overdue", say("overdue"), say("late, unfinished"), lambda at: at.overdue)
    yield one("yellow", say("yellow lights"), say("near, slow, silent"), lambda at: at.by_light["yellow"])
    yield _silent(one("silent", say("silent items"), say("without news"), lambda at: at.silent), week)
    if held.total:
        measured = say("{count} have a value", count=held.measured)
        yield one("met", say("goals met"), measured, lambda at: at.indicators.met, held.total)
    else:
        yield one("behind", status_word("behind"), say("so the unit says"), lambda at: at.by_status["behind"])


def _silent(number: Headline, week: Week) -> Headline:
    """The number of the silent items: it says how many of them other numbers count too, so that nobody adds them up."""
    late = {task.id for task in week.status.overdue}
    overdue = sum(task.id in late for task in week.status.silent)
    yellow = sum(task.light == "yellow" for task in week.status.silent)
    if number.value and yellow == number.value:
        return number._replace(word=say("silent of these"), meaning=say("all counted as yellow"), is_part=True)
    if overdue and yellow:
        return number._replace(meaning=say("overdue {overdue}, yellow {yellow}", overdue=overdue, yellow=yellow))
    return number._replace(meaning=say("overdue too: {count}", count=overdue)) if overdue else number
