"""Every figure of random workbooks is the one that figures.md defines, told by an oracle on plain lists."""

from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from qualitytui.config import Config
from qualitytui.model.filter import Filter, parse_filter
from qualitytui.model.plan import Attribution, Deadline, Plan, PlanIndicator, PlanSection, PlanTask, Target
from qualitytui.model.working_days import add_working_days, is_working_day
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.plan import ImportPlan
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import CancelTask, CloseTask, MarkBehind, MarkReported, StartTask
from qualitytui.workbook.commands.step import AddStep
from qualitytui.workbook.commands.supervision.letter_life import AnswerLetter, VoidLetter
from qualitytui.workbook.commands.supervision.letters import EscalateLetter, SuperviseItem
from qualitytui.workbook.commands.supervision.orders import OpenRectification
from qualitytui.workbook.commands.supervision.rectifications import ReportRectification
from qualitytui.workbook.commands.task import SetDue
from qualitytui.workbook.queries.items import list_indicators, list_tasks
from qualitytui.workbook.queries.status import summary
from qualitytui.workbook.queries.week import week_of
from tests.samples import hand

NOTICE = date(2013, 5, 9)
YEAR_END = date(2013, 12, 31)
WHO = {
    "1.1": [("甲局", "lead"), ("乙局", "support")],
    "1.2": [("甲局", "lead"), ("丙局", "lead")],
    "1.3": [("乙局", "responsible"), ("县政府", "responsible")],
    "1.4": [("丙局", "support")],
    "1.5": [("县强县办", "lead")],
    "1.6": [("相关部门", "lead")],
}
ANSWER = {"1.1": ["甲局"], "1.2": ["甲局", "丙局"], "1.3": ["乙局"]}
ATTRIBUTED = {"1.1", "1.2", "1.3", "1.5"}
GOALS = {
    "A1.1": ("合格率", "at_least", 95.0, "%", "rate", "1.1"),
    "A1.2": ("新增企业", "at_least", 5.0, "家", "count", "1.2"),
    "A1.3": ("事故率", "at_most", 0.48, "起/万台", "ceiling", None),
    "A1.4": ("重大事故", "equal", 0.0, "起", "zero", None),
    "A1.5": ("产值增长", "at_least", 10.0, "%", "growth", None),
}
DAYS = st.integers(0, 250).map(lambda days: NOTICE + timedelta(days=days))


def plan() -> Plan:
    tasks = []
    for ref, named in WHO.items():
        twin = next((one for one in GOALS.values() if one[5] == ref), None)
        tasks.append(
            PlanTask(
                ref=ref,
                number=f"{ref[-1]}.",
                section="1",
                title=f"事项{ref}",
                text=f"事项{ref}。",
                line=1,
                departments=tuple(Attribution(name, role) for name, role in named),  # type: ignore[arg-type]
                deadlines=(Deadline(YEAR_END, "到年底"),) if ref in {"1.1", "1.2", "1.4"} else (),
                targets=(Target(twin[1], twin[2], twin[3], twin[0]),) if twin else (),  # type: ignore[arg-type]
            )
        )
    rows = tuple(
        PlanIndicator(
            ref=ref,
            number=ref[-1],
            title=title,
            condition=None,
            target=Target(comparator, value, unit, title),  # type: ignore[arg-type]
            departments=(),
            same_as=f"{task}#1" if task else None,
        )
        for ref, (title, comparator, value, unit, _, task) in GOALS.items()
    )
    return Plan("样本计划", "1号", "县政府", NOTICE, 2013, (PlanSection("1", "一、", "全部"),), tuple(tasks), rows)


class Event(NamedTuple):
    """One thing that is done: what, to which item, of which day, with which value or department."""

    what: str
    ref: str
    on: date
    value: float
    who: str


EVENTS = st.lists(
    st.builds(
        Event,
        st.sampled_from(
            [
                *("start", "behind", "reported", "close", "cancel", "report", "due", "step", "measure", "measure"),
                *("letter", "letter", "answer", "escalate", "void", "order", "order report"),
            ]
        ),
        st.sampled_from(sorted(WHO)),
        DAYS,
        st.sampled_from([0.0, 0.4, 0.6, 2.0, 4.0, 5.0, 9.9, 10.0, 94.9, 95.0, 99.0]),
        st.sampled_from(["甲局", "乙局", "丙局", ""]),
    ),
    max_size=25,
)


class Sent:
    """A letter that the oracle remembers."""

    def __init__(self, item: str, by: date, follows: "Sent | None" = None) -> None:
        self.item, self.by, self.follows = item, by, follows
        self.answered, self.is_void, self.is_escalated = False, False, False
        self.level: int = 0 if follows is None else follows.level + 1


class Oracle:
    """The same events on plain lists, judged as figures.md says."""

    def __init__(self) -> None:
        self.status = dict.fromkeys(WHO, "not_started")
        self.due: dict[str, date | None] = {ref: YEAR_END if ref in {"1.1", "1.2", "1.4"} else None for ref in WHO}
        self.words: list[tuple[str, str, date]] = []
        self.steps: list[tuple[str, date]] = []
        self.readings: list[tuple[str, date, float, int]] = []
        self.letters: list[Sent] = []
        self.orders: list[tuple[str, date]] = []
        self.reported: set[int] = set()

    def goal_of(self, event: Event) -> str:
        return sorted(GOALS)[int(event.ref[-1]) % len(GOALS)]

    def command(self, event: Event) -> Command | None:
        """The command of an event where it is allowed, remembered; None where it is not."""
        ref, status = event.ref, self.status[event.ref]
        ways = {
            "start": ({"not_started", "behind"}, "in_progress", StartTask((ref,))),
            "behind": ({"not_started", "in_progress"}, "behind", MarkBehind((ref,))),
            "reported": ({"not_started", "in_progress", "behind"}, "reported", MarkReported((ref,))),
            "close": ({"reported"}, "closed", CloseTask((ref,), checked_by="陈协调", evidence="验收单")),
            "cancel": ({"not_started", "in_progress", "behind"}, "cancelled", CancelTask((ref,), note="并入")),
        }
        if event.what in ways:
            allowed, becomes, command = ways[event.what]
            if status not in allowed:
                return None
            self.status[ref] = becomes
            return command
        if event.what == "report":
            self.words += [(ref, event.who, event.on)] if event.who else []
            return ReportProgress(ref, "在做", on=event.on, from_=event.who or None)
        if event.what == "due":
            if self.due[ref] == event.on:
                return None
            self.due[ref] = event.on
            return SetDue((ref,), event.on, reason="另有安排")
        if event.what == "step":
            self.steps.append((ref, event.on))
            return AddStep(ref, "一步", due=event.on)
        if event.what in {"letter", "answer", "escalate", "void", "order", "order report"}:
            return self.supervision(event)
        goal = self.goal_of(event)
        self.readings.append((goal, event.on, event.value, len(self.readings)))
        task = GOALS[goal][5]
        self.words += [(task, event.who, event.on)] if event.who and task else []
        return MeasureIndicator(goal, f"{event.value:g}", on=event.on, source=event.who or None)

    def supervision(self, event: Event) -> Command | None:
        """A letter or an order; letters go on a task or, by the value drawn, on an indicator."""
        item = self.goal_of(event) if event.value < 2 else event.ref
        if event.what == "letter":
            self.letters.append(Sent(item, add_working_days(event.on, 5)))
            return SuperviseItem(item, level="blue", within="5d", dept="甲局", sign=True, on=event.on)
        if event.what == "order":
            self.orders.append((item, event.on))
            return OpenRectification("不符", ref=item, dept="乙局", by=event.on)
        if event.what == "order report":
            number = len(self.orders)
            if not number or number in self.reported:
                return None
            self.reported.add(number)
            return ReportRectification(number, "已改")
        if not self.letters:
            return None
        number, sent = len(self.letters), self.letters[-1]
        if sent.is_void or sent.is_escalated or (sent.answered and event.what == "answer"):
            return None
        if event.what == "answer":
            sent.answered = True
            return AnswerLetter(number)
        if event.what == "void":
            sent.is_void = True
            return VoidLetter(number, reason="写错")
        if sent.level == 2:
            return None
        sent.is_escalated = True
        self.letters.append(Sent(sent.item, add_working_days(event.on, 5), sent))
        return EscalateLetter(number, within="5d", sign=True, on=event.on)

    def late_letters(self, today: date) -> list[Sent]:
        """Past the day, unanswered, not void, and no later one in its place."""
        replaced = [one.follows for one in self.letters if not one.is_void]
        return [
            one
            for one in self.letters
            if one.by < today and not one.answered and not one.is_void and one not in replaced
        ]

    def has_late_letter(self, item: str, today: date) -> bool:
        twins = {item, *(goal for goal, one in GOALS.items() if f"{one[5]}#1" == item)}
        return any(one.item in twins for one in self.late_letters(today))

    def unfinished(self, ref: str) -> bool:
        return self.status[ref] in {"not_started", "in_progress", "behind"}

    def overdue(self, today: date) -> set[tuple[str, int]]:
        late = {ref: due for ref, due in self.due.items() if self.unfinished(ref) and due and due < today}
        return {(ref, (today - due).days) for ref, due in late.items()}

    def silences(self, today: date, interval: int = 30) -> set[tuple[str, str, int]]:
        found = set()
        for ref, names in ANSWER.items():
            for name in names if self.unfinished(ref) else []:
                last = max((on for item, who, on in self.words if (item, who) == (ref, name)), default=NOTICE)
                if (today - last).days >= interval:
                    found.add((ref, name, (today - last).days))
        return found

    def indicator(self, ref: str, today: date) -> tuple[str, bool | None]:
        """The light, and whether it is met; a letter past its day without an answer makes it red."""
        light, met = self.by_value(ref, today)
        return ("red" if self.has_late_letter(ref, today) else light), met

    def by_value(self, ref: str, today: date) -> tuple[str, bool | None]:
        _, comparator, target, _, kind, _ = GOALS[ref]
        own = sorted((on, nth, value) for goal, on, value, nth in self.readings if goal == ref and on <= YEAR_END)
        if not own:
            half = (today - date(2013, 1, 1)).days + 1 > 365 / 2
            return ("yellow" if today > YEAR_END or half else "grey"), None
        value = own[-1][2]
        if kind == "zero":
            value = max(one for _, _, one in own)
        met = {"at_least": value >= target, "at_most": value <= target, "equal": value == target}[comparator]
        if today > YEAR_END:
            light = "blue" if met and not (kind == "zero" and value > 0) else "red"
        elif kind == "count":
            pace = min(((today - date(2013, 1, 1)).days + 1) / 365, 1.0)
            light = "blue" if met else "green" if value / target >= pace else "yellow"
        elif kind in {"ceiling", "zero"}:
            light = "green" if met else "red"
        else:
            light = "green" if met else "yellow"
        return light, met

    def light(self, ref: str, today: date, soon: date) -> str:
        status, due = self.status[ref], self.due[ref]
        if self.has_late_letter(ref, today):
            return "red"
        if status == "cancelled":
            return "grey"
        if status in {"closed", "reported"}:
            return "blue"
        if due and due < today:
            return "red"
        red = any(GOALS[goal][5] == ref and self.indicator(goal, today)[0] == "red" for goal in GOALS)
        silent = any(item == ref for item, _, _ in self.silences(today))
        late = any(item == ref and day < today for item, day in self.steps)
        if (due and due <= soon) or status == "behind" or silent or late or red:
            return "yellow"
        return "grey" if status == "not_started" else "green"


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("figures") / "workbook.db"
    first = [ImportPlan(key="p", plan=plan(), source_name="p.txt", source="样本")]
    Workbook.create(path, hand(NOTICE), Config(), first).close()
    return path


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=EVENTS, today=st.sampled_from([250, 235, 237, 240, 140, 60, 30, 29]))
def test_every_figure_is_the_one_that_is_defined(
    empty: Path, tmp_path_factory: pytest.TempPathFactory, events: list[Event], today: int
) -> None:
    path = tmp_path_factory.mktemp("figures") / "workbook.db"
    path.write_bytes(empty.read_bytes())
    day, oracle = NOTICE + timedelta(days=today), Oracle()
    with Workbook.open(path, hand(day), Config()) as book:
        book.daily.is_wanted = False
        for event in events:
            command = (
                oracle.command(event._replace(on=min(event.on, day)))
                if event.what != "due"
                else (oracle.command(event))
            )
            if command is not None:
                book.do(command)
        check(book, oracle, day)


def check(book: Workbook, oracle: Oracle, day: date) -> None:
    soon, left = day, 3
    while left:
        soon += timedelta(days=1)
        left -= is_working_day(soon)
    status = book.ask(summary, Filter())
    assert {(one.ref, one.late_days) for one in status.overdue} == oracle.overdue(day)
    due_soon = {ref for ref, due in oracle.due.items() if oracle.unfinished(ref) and due and 0 <= (due - day).days <= 7}
    assert {one.ref for one in status.due_soon} == due_soon
    pairs = oracle.silences(day)
    assert {(one.ref, one.department, one.days) for one in status.silences} == pairs
    assert {one.ref for one in status.silent} == {ref for ref, _, _ in pairs}
    tasks = {one.ref: one for one in book.ask(list_tasks, Filter()).tasks}
    assert {ref: one.light for ref, one in tasks.items()} == {ref: oracle.light(ref, day, soon) for ref in WHO}
    base = [ref for ref in ATTRIBUTED if oracle.status[ref] != "cancelled"]
    done = sum(oracle.status[ref] == "closed" for ref in base)
    waiting = sum(oracle.status[ref] == "reported" for ref in base)
    assert (status.counts.attributed, status.counts.done, status.counts.to_verify) == (len(base), done, waiting)
    told = {ref: oracle.indicator(ref, day) for ref in GOALS}
    goals = {one.ref: one for one in book.ask(list_indicators, Filter()).indicators}
    assert {ref: (one.light, one.is_met) for ref, one in goals.items()} == told
    assert (status.indicators.total, status.indicators.annex, status.indicators.text) == (5, 5, 0)
    assert status.indicators.met == sum(met is True for _, met in told.values())
    assert status.indicators.measured == sum(met is not None for _, met in told.values())
    assert {one.ref for one in status.red_indicators} == {ref for ref, (light, _) in told.items() if light == "red"}
    letters = sorted((one.item, one.by.isoformat(), (day - one.by).days) for one in oracle.late_letters(day))
    assert sorted((one.ref or "", one.by or "", one.late_days or 0) for one in status.letters) == letters
    orders = {nth for nth, (_, by) in enumerate(oracle.orders, 1) if by < day and nth not in oracle.reported}
    assert {one.id for one in status.rectifications} == orders
    late = {(ref, (day - due).days) for ref, due in oracle.steps if oracle.unfinished(ref) and due < day}
    assert {(one.ref, one.late_days) for one in status.late_steps} == late
    for text, refs in (
        ("due:overdue", {ref for ref, _ in oracle.overdue(day)}),
        ("silent:", {ref for ref, _, _ in pairs}),
        ("silent:45d", {ref for ref, _, _ in oracle.silences(day, 45)}),
        ("answers:甲局", {"1.1", "1.2"}),
        ("answers:乙局", {"1.3"}),
        ("answers:丙局", {"1.2"}),
    ):
        assert {one.ref for one in book.ask(list_tasks, parse_filter(text)).tasks} == refs, text
    week = book.ask(week_of)
    assert week.status.silences == status.silences
    assert (week.trend[-1].overdue, week.trend[-1].silences) == (len(status.overdue), len(status.silences))
    assert week.trend[-1].indicators == status.indicators
    own = {load.name: load.own for load in week.status.departments if load.own}
    assert sum(one.silent for one in own.values()) == len(pairs)
    assert own["甲局"].overdue == sum(ref in {"1.1", "1.2"} for ref, _ in oracle.overdue(day))
