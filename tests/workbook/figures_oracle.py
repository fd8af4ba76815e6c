"""An oracle of every figure on plain lists, and the acts that make a workbook for it."""

from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import strategies as st

from qualitytui.model.plan import Attribution, Deadline, Plan, PlanIndicator, PlanSection, PlanTask, Target
from qualitytui.model.working_days import add_working_days
from qualitytui.workbook.command import Command
from qualitytui.workbook.commands.filing import CarryItems
from qualitytui.workbook.commands.indicator import MeasureIndicator
from qualitytui.workbook.commands.reports import ReportProgress
from qualitytui.workbook.commands.status import CancelTask, CloseTask, MarkBehind, MarkReported, StartTask
from qualitytui.workbook.commands.step import AddStep
from qualitytui.workbook.commands.supervision.letter_life import AnswerLetter, VoidLetter
from qualitytui.workbook.commands.supervision.letters import EscalateLetter, SuperviseItem
from qualitytui.workbook.commands.supervision.orders import OpenRectification
from qualitytui.workbook.commands.supervision.rectifications import ReportRectification
from qualitytui.workbook.commands.task import SetDue

UNFINISHED = {"not_started", "in_progress", "behind"}
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


def next_plan() -> Plan:
    """The plan that items are carried into; its clock is that of the other one."""
    return Plan("后续计划", "2号", "县政府", NOTICE, 2013, (), (), ())


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
                *("letter", "letter", "answer", "escalate", "void", "order", "order report", "carry"),
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

    def __init__(self, today: date = NOTICE) -> None:
        self.today = today
        self.now = {one: one for one in (*WHO, *GOALS)}
        self.answer, self.goals = dict(ANSWER), dict(GOALS)
        self.attributed = set(ATTRIBUTED)
        self.status = dict.fromkeys(WHO, "not_started")
        self.due: dict[str, date | None] = {ref: YEAR_END if ref in {"1.1", "1.2", "1.4"} else None for ref in WHO}
        self.words: list[tuple[str, str, date]] = []
        self.steps: list[tuple[str, date]] = []
        self.readings: list[tuple[str, date, float, int]] = []
        self.letters: list[Sent] = []
        self.orders: list[tuple[str, date]] = []
        self.reported: set[int] = set()

    def goal_of(self, event: Event) -> str:
        return self.now[sorted(GOALS)[int(event.ref[-1]) % len(GOALS)]]

    def command(self, event: Event) -> Command | None:
        """The command of an event where it is allowed, remembered; None where it is not."""
        ref, status = self.now[event.ref], self.status[self.now[event.ref]]
        ways = {
            "start": ({"not_started", "behind"}, "in_progress", StartTask((ref,))),
            "behind": ({"not_started", "in_progress"}, "behind", MarkBehind((ref,))),
            "reported": (UNFINISHED, "reported", MarkReported((ref,))),
            "close": ({"reported"}, "closed", CloseTask((ref,), checked_by="陈协调", evidence="验收单")),
            "cancel": (UNFINISHED, "cancelled", CancelTask((ref,), note="并入")),
        }
        if event.what in ways:
            allowed, becomes, command = ways[event.what]
            if status not in allowed:
                return None
            self.status[ref] = becomes
            return command
        if event.what == "carry":
            return self.carry(event.ref)
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
        task = self.goals[goal][5]
        self.words += [(task, event.who, event.on)] if event.who and task else []
        return MeasureIndicator(goal, f"{event.value:g}", on=event.on, source=event.who or None)

    def carry(self, ref: str) -> Command | None:
        """An item goes on as the next X of the other plan, its goal without readings as X#1; it counts once."""
        if self.now[ref] != ref or self.status[ref] not in UNFINISHED | {"reported"}:
            return None
        new = f"X{1 + sum(one.startswith('X') for one in self.status)}"
        renamed = {ref: new}
        for goal, one in list(self.goals.items()):
            if one[5] == ref:
                renamed[goal] = f"{new}#1"
                self.goals[f"{new}#1"] = (*self.goals.pop(goal)[:5], new)
        self.now |= renamed
        self.status[new] = self.status.pop(ref)
        self.due[new] = self.due.pop(ref)
        self.answer |= {new: self.answer.pop(ref)} if ref in self.answer else {}
        self.attributed = {renamed.get(one, one) for one in self.attributed}
        self.steps = [(renamed.get(item, item), day) for item, day in self.steps]
        for sent in self.letters:
            sent.item = renamed.get(sent.item, sent.item)
        return CarryItems("p", (ref,), into="q")

    def supervision(self, event: Event) -> Command | None:
        """A letter or an order; letters go on a task or, by the value drawn, on an indicator."""
        item = self.goal_of(event) if event.value < 2 else self.now[event.ref]
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
        living = [one for one in self.letters if not one.is_void]
        replaced = [one.follows for one in living]
        return [one for one in living if one.by < today and not one.answered and one not in replaced]

    def has_late_letter(self, item: str, today: date) -> bool:
        twins = {item, *(goal for goal, one in self.goals.items() if f"{one[5]}#1" == item)}
        return any(one.item in twins for one in self.late_letters(today))

    def unfinished(self, ref: str) -> bool:
        return self.status[ref] in UNFINISHED

    def overdue(self, today: date) -> set[tuple[str, int]]:
        late = {ref: due for ref, due in self.due.items() if self.unfinished(ref) and due and due < today}
        return {(ref, (today - due).days) for ref, due in late.items()}

    def silences(self, today: date, interval: int = 30) -> set[tuple[str, str, int]]:
        found = set()
        for ref, names in self.answer.items():
            for name in names if self.unfinished(ref) else []:
                last = max(
                    (on for item, who, on in self.words if (item, who) == (ref, name)),
                    default=self.today if ref.startswith("X") else NOTICE,
                )
                if (today - last).days >= interval:
                    found.add((ref, name, (today - last).days))
        return found

    def indicator(self, ref: str, today: date) -> tuple[str, bool | None]:
        """The light, and whether it is met; a letter past its day without an answer makes it red."""
        light, met = self.by_value(ref, today)
        return ("red" if self.has_late_letter(ref, today) else light), met

    def decides(self, ref: str) -> float | None:
        """The value that decides: the last for a day up to the end, or where nothing may occur the largest."""
        own = sorted((on, nth, value) for goal, on, value, nth in self.readings if goal == ref and on <= YEAR_END)
        values = [value for _, _, value in own]
        return (max(values) if self.goals[ref][4] == "zero" else values[-1]) if values else None

    def by_value(self, ref: str, today: date) -> tuple[str, bool | None]:
        (_, comparator, target, _, kind, _), value = self.goals[ref], self.decides(ref)
        if value is None:
            half = (today - date(2013, 1, 1)).days + 1 > 365 / 2
            return ("yellow" if today > YEAR_END or half else "grey"), None
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
        red = any(one[5] == ref and self.indicator(goal, today)[0] == "red" for goal, one in self.goals.items())
        silent = any(item == ref for item, _, _ in self.silences(today))
        late = any(item == ref and day < today for item, day in self.steps)
        if (due and due <= soon) or status == "behind" or silent or late or red:
            return "yellow"
        return "grey" if status == "not_started" else "green"
