"""What return forms, letters and orders of a year tell of each department."""

from collections.abc import Callable
from functools import cached_property

from qualitytui.model.assessment import ExtensionFact, LetterFact, OrderFact, ReturnFact
from qualitytui.store import assessment as store
from qualitytui.store.assessed import former_names
from qualitytui.store.carryovers import Origins
from qualitytui.store.reader import Reader
from qualitytui.store.rectifications import rectifications_where
from qualitytui.store.register import signed_supervision_letters


class PaperFacts:
    """The papers of a period; each fact stands behind the department, or the task, that it is of."""

    def __init__(self, reader: Reader, period: tuple[str, str], label: Callable[[str, int], str]) -> None:
        self.reader, self.period, self.label = reader, period, label

    @cached_property
    def returns(self) -> list[tuple[int, ReturnFact]]:
        """The return forms that were asked for."""
        files, asked = store.made_in(self.reader, "form_file"), store.made_in(self.reader, "form_asked")
        former = former_names(self.reader, "form_asked")
        return [
            (department, ReturnFact(title, by, came, files.get(file) if file else asked.get(key), former.get(key, "")))
            for key, department, title, by, came, file in store.returns_of_year(self.reader, *self.period)
        ]

    @cached_property
    def letters(self) -> list[tuple[int, LetterFact]]:
        """The supervision letters that were signed in the period."""
        links, signed = store.letter_links(self.reader), store.signed_in(self.reader)
        first, last = self.period
        former, letters = former_names(self.reader, "letter"), []
        for letter in signed_supervision_letters(self.reader):
            if letter.on is None or letter.level is None or not first <= letter.on <= last:
                continue
            department, *item, _ = links[letter.id]
            task, goal = self._item(letter.on, *item)
            fact = LetterFact(
                matter=f"task {task}" if task else f"indicator {goal}" if goal else f"letter {_root(links, letter.id)}",
                ref=self._ref(task, goal),
                label=self._label(task, goal),
                number=letter.number or "",
                level=letter.level,
                on=letter.on,
                by=letter.by,
                is_late=letter.late_days is not None,
                is_settled=letter.state == "settled",
                entry=signed.get(letter.id),
                former=former.get(letter.id, ""),
            )
            letters.append((department, fact))
        return letters

    def _item(self, day: str, task: int | None, goal: int | None) -> tuple[int | None, int | None]:
        """What a paper of a day was about then, before it went on with its item into another plan."""
        if task is not None:
            return self._origins.on(day, "task", task), goal
        return None, None if goal is None else self._origins.on(day, "indicator", goal)

    @cached_property
    def _origins(self) -> Origins:
        return Origins(self.reader)

    @cached_property
    def _refs(self) -> dict[str, dict[int, str]]:
        return store.item_refs(self.reader)

    def _ref(self, task: int | None, goal: int | None) -> str | None:
        if task is not None:
            return self._refs["task"][task]
        return None if goal is None else self._refs["indicator"][goal]

    def _label(self, task: int | None, goal: int | None) -> str:
        if task is not None:
            return self.label("task", task)
        return self.label("indicator", goal) if goal is not None else ""

    @cached_property
    def extensions(self) -> list[tuple[int, ExtensionFact]]:
        """The deadlines of tasks that were extended in the period."""
        entries, refs = store.made_in(self.reader, "extension"), store.refs_to_tasks(self.reader)
        known = {key: ref for (_, ref), key in refs.items()}
        return [
            (task, ExtensionFact(known[task], self.label("task", task), before, after, on, nth, entries.get(key)))
            for key, task, before, after, on, nth in store.extensions_of_year(self.reader, *self.period)
        ]

    @cached_property
    def orders(self) -> list[tuple[int, OrderFact]]:
        """The rectification orders; what counts of each in the period is for the rules to say."""
        links, entries = store.order_links(self.reader), store.made_in(self.reader, "rectification")
        again = store.taken_up_again(self.reader)
        seen = set[tuple[int, int | None, int | None]]()
        former, orders = former_names(self.reader, "rectification"), []
        for rectification in rectifications_where(self.reader):
            department, *item = links[rectification.id]
            task, goal = self._item(rectification.opened, *item)
            is_matter, in_period = (
                (task, goal) != (None, None),
                self.period[0] <= rectification.opened <= self.period[1],
            )
            fact = OrderFact(
                ref=self._ref(task, goal),
                label=self._label(task, goal),
                problem=rectification.problem,
                opened=rectification.opened,
                by=rectification.by,
                ended=rectification.reported or rectification.closed,
                rejected=tuple(
                    (on, act) for key, was, on, act in again if key == rectification.id and was == "reported"
                ),
                reopened=tuple((on, act) for key, was, on, act in again if key == rectification.id and was == "closed"),
                is_repeated=is_matter and (department, task, goal) in seen,
                entry=entries.get(rectification.id),
                former=former.get(rectification.id, ""),
            )
            if is_matter and in_period:
                seen.add((department, task, goal))
            orders.append((department, fact))
        return orders


def _root(links: dict[int, tuple[int, int | None, int | None, int | None]], letter: int) -> int:
    """The first letter of the chain that a letter ends."""
    while (before := links[letter][3]) is not None:
        letter = before
    return letter
