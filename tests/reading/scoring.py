"""How well the reader understood a text, held against a truth made by hand."""

import json
import re
import tomllib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from qualitytui.model.numbering import chinese_number
from qualitytui.model.plan import Plan, PlanTask, Target

PLANS = Path(__file__).parent / "plans"
SIGNS = {
    "at_least": ">=",
    "at_most": "<=",
    "equal": "=",
    "more_than": ">",
    "less_than": "<",
    "between": "range",
    "about": "~",
}
ROLES = {"lead": "lead", "co": "support", "support": "support", "responsible": "responsible"}


class TrueItem(NamedTuple):
    """An item as it should be read: each link is the set of wordings that are right."""

    ref: str | None
    begins: str
    links: list[set[tuple[str, str]]]
    days: Counter[str]
    targets: Counter[str]


class Truth(NamedTuple):
    """What a careful reader finds in a text; what is free may be said or not."""

    text: Path
    sections: list[str]
    items: list[TrueItem]
    rows: Counter[str]
    free_days: Counter[str]
    free_targets: Counter[str]
    free_names: set[str]


def plain(text: str) -> str:
    """A text blind to width and blanks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def number(value: float | str) -> str:
    return f"{float(value):g}"


def read_truth(path: Path) -> Truth:
    """The truth of a text, from either of the two shapes it is kept in."""
    return _short(path) if path.suffix == ".toml" else _long(path)


def _short(path: Path) -> Truth:
    kept = tomllib.loads(path.read_text(encoding="utf-8"))
    items = [
        TrueItem(ref or None, begins, _links(who), Counter(days.split()), _targets(numbers.split(";")))
        for ref, begins, who, days, numbers in kept["items"]
    ]
    rows = Counter(
        f"{number(value.split()[0])} {value.split()[1]} {'、'.join(sorted(who.split('、')))}"
        for _, value, who in kept.get("indicators", [])
    )
    return Truth(
        path.parent / kept["text"],
        kept["sections"],
        items,
        rows,
        Counter(kept.get("free_days", [])),
        _targets(kept.get("free_targets", [])),
        set(kept.get("free_names", [])),
    )


def _links(who: str) -> list[set[tuple[str, str]]]:
    found = []
    for part in filter(None, (part.strip() for part in who.split(";"))):
        role, names = part.split(" ", 1)
        found += [{(plain(name.replace("/", "、")), role)} for name in re.split(r"、(?![^（]*）)", names)]
    return found


def _targets(written: list[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for one in filter(None, (one.strip() for one in written)):
        sign, value, unit = one.split(" ", 2)
        found[f"{sign} {'~'.join(number(end) for end in value.split('~'))} {plain(unit)}"] += 1
    return found


def _long(path: Path) -> Truth:
    kept = json.loads(path.read_text(encoding="utf-8"))
    rows = Counter(
        f"{number(row['value'])} {plain(row['unit'])} {'、'.join(sorted(map(plain, row['departments'])))}"
        for row in kept.get("annex", {}).get("indicator_list", [])
    )
    free = [target for item in kept["items"] for target in item.get("optional_targets") or [] if "value" in target]
    return Truth(
        path.parent / path.name.replace(".truth.json", ".txt"),
        [section["title"] for section in kept["sections"]],
        [_long_item(item) for item in kept["items"]],
        rows,
        Counter(one["norm"] for one in kept.get("optional_deadlines") or []),
        Counter(map(_long_target, free)),
        set(),
    )


def _long_item(item: dict[str, Any]) -> TrueItem:
    digits = [re.sub(r"[()（）、.．]", "", step) for step in item["path"]]
    steps = [chinese_number(step) or step for step in digits if step]
    days = [one["norm"].split("/")[-1] for one in item.get("deadlines", []) if re.match(r"\d{4}-", one["norm"])]
    links = [
        {
            (plain(name), ROLES[role])
            for name in (one["name"], one.get("as_written", one["name"]))
            for role in (one["role"], *one.get("alt_roles", []))
        }
        for one in item["departments"]
    ]
    ref = ".".join(map(str, steps))
    return TrueItem(ref, plain(item["first20"]), links, Counter(days), Counter(map(_long_target, item["targets"])))


def _long_target(target: dict[str, Any]) -> str:
    value = target["value"] if isinstance(target["value"], list) else [target["value"]]
    return f"{target['cmp']} {'~'.join(map(number, value))} {plain(target['unit'])}"


def said_target(target: Target) -> str:
    """A target that was read, written as in the truth."""
    ends = [target.value] if target.upper is None else [target.value, target.upper]
    return f"{SIGNS[target.comparator]} {'~'.join(map(number, ends))} {plain(target.unit)}"


class Score:
    """Hits, what was said and what is true, with the misses to be read."""

    def __init__(self) -> None:
        self.hit = self.said = self.true = 0
        self.missed: list[str] = []
        self.invented: list[str] = []

    def compare(self, where: str, true: Counter[str], said: Counter[str], free: Counter[str] | None = None) -> None:
        missed, invented = true - said, said - true - (free or Counter())
        self.hit += (true & said).total()
        self.true += true.total()
        self.said += (true & said).total() + invented.total()
        self.missed += [f"{where}: {one}" for one in missed.elements()]
        self.invented += [f"{where}: {one}" for one in invented.elements()]

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing is true and nothing said."""
        return 2 * self.hit / (self.said + self.true) if self.said + self.true else 1.0


def score(truth: Truth, plan: Plan) -> dict[str, Score]:
    """Holds a plan against the truth, item by item."""
    scores = {
        name: Score() for name in ("items", "sections", "refs", "links", "deadlines", "targets", "numbers", "rows")
    }
    left = list(plan.tasks)
    for item in truth.items:
        task = next((one for one in left if plain(one.text).startswith(plain(item.begins)[:14])), None)
        if task is not None:
            left.remove(task)
        scores["items"].compare("", Counter([item.begins]), Counter([item.begins] if task else []))
        if item.ref:
            scores["refs"].compare(item.begins, Counter([item.ref]), Counter([task.ref] if task else []))
        _compare(scores, truth, item, task)
    for task in left:
        scores["items"].compare("", Counter(), Counter([f"{task.ref} {task.text[:20]}"]))
    scores["sections"].compare(
        "",
        Counter(plain(title)[:20] for title in truth.sections),
        Counter(plain(section.title)[:20] for section in plan.sections),
    )
    rows = (row for row in plan.indicators if row.target)
    scores["rows"].compare("", truth.rows, Counter(_said_row(row.target, row.departments) for row in rows))
    return scores


def _said_row(target: Target | None, departments: Any) -> str:
    names = "、".join(sorted(plain(one.name) for one in departments))
    return f"{number(target.value)} {plain(target.unit)} {names}" if target else ""


def _compare(scores: dict[str, Score], truth: Truth, item: TrueItem, task: PlanTask | None) -> None:
    where = f"{item.ref or ''} {item.begins}"
    said = {(plain(one.name), one.role) for one in task.departments} if task else set[tuple[str, str]]()
    true = {next(iter(options & said), min(options)) for options in item.links}
    free = Counter({f"{name} {role}": 1 for name, role in said if name in map(plain, truth.free_names)})
    scores["links"].compare(
        where,
        Counter(f"{name} {role}" for name, role in true if name not in truth.free_names),
        Counter(f"{name} {role}" for name, role in said),
        free,
    )
    days = Counter(one.date.isoformat() for one in task.deadlines if one.date) if task else Counter[str]()
    scores["deadlines"].compare(where, item.days, days, truth.free_days)
    targets = Counter(map(said_target, task.targets)) if task else Counter[str]()
    scores["targets"].compare(where, item.targets, targets, truth.free_targets)
    scores["numbers"].compare(where, _loose(item.targets), _loose(targets), _loose(truth.free_targets))


def _loose(targets: Counter[str]) -> Counter[str]:
    """Targets without their comparator."""
    found: Counter[str] = Counter()
    for target, count in targets.items():
        found[target.split(" ", 1)[1]] += count
    return found
