"""The facts that returned forms are compared with: items, owners, rounds, files received."""

from collections.abc import Mapping
from typing import NamedTuple

from qualitytui.model.filter import Filter
from qualitytui.model.forms import Round
from qualitytui.model.indicator import Indicator
from qualitytui.model.task import Task
from qualitytui.rules.plan_label import label_key
from qualitytui.store.departments import department_names
from qualitytui.store.forms import (
    OwnReport,
    Received,
    department_keys,
    identity,
    own_reports,
    received_files,
    rounds,
    said_in_round,
    status_moved_by,
)
from qualitytui.store.reader import Reader
from qualitytui.workbook.queries.forms import form_labels
from qualitytui.workbook.queries.item_lists import list_indicators, list_tasks

Key = tuple[str, str]


class FormFacts(NamedTuple):
    """Everything that a returned form is compared with; items by plan and ref, a linked pair under both its refs."""

    identity: str
    tasks: Mapping[Key, Task]
    indicators: Mapping[Key, Indicator]
    labels: Mapping[Key, str]
    departments: Mapping[int, str]
    names: Mapping[str, int]
    rounds: Mapping[str, tuple[int, Round]]
    received: Mapping[str, Received]
    reports: Mapping[tuple[int, int], OwnReport]
    said: Mapping[tuple[str, int], Mapping[int, tuple[float, str]]]
    moved: Mapping[int, set[int]]
    words: Mapping[str, str]

    def called(self, label: str) -> list[Key]:
        """The items of living plans that a label or a ref means."""
        wanted = label_key(label)
        keys = [key for key, known in self.labels.items() if label_key(known) == wanted]
        keys = keys or [key for key in self.labels if label_key(key[1]) == wanted]
        items = {self.first_key(key): key for key in keys if key in self.tasks or key in self.indicators}
        return list(items.values())

    def first_key(self, key: Key) -> Key:
        """The key of an item by its first ref: both halves of a linked pair are one."""
        one = self.indicators.get(key)
        return (one.plan, one.ref) if one else key


def form_facts(reader: Reader) -> FormFacts:
    """The facts of today; only living plans take forms."""
    tasks = {(task.plan, task.ref): task for task in list_tasks(reader, Filter()).tasks}
    indicators = dict[Key, Indicator]()
    for indicator in list_indicators(reader, Filter()).indicators:
        for ref in (indicator.ref, *indicator.twins):
            indicators[indicator.plan, ref] = indicator
    return FormFacts(
        identity=identity(reader),
        tasks=tasks,
        indicators=indicators,
        labels=form_labels(reader),
        departments=department_names(reader),
        names=department_keys(reader),
        rounds={round_.token: (key, round_) for key, round_ in rounds(reader)},
        received=received_files(reader),
        reports=own_reports(reader),
        said=said_in_round(reader),
        moved=status_moved_by(reader),
        words={word: status for status, word in reader.config.form_setting("statuses").items()},
    )
