"""Where two places of a plan disagree: its numbers, its owners, the names of its annexes."""

import re
from collections.abc import Iterator, Mapping, Sequence

from qualitytui.i18n import say
from qualitytui.model.plan import Finding, PlanIndicator
from qualitytui.reading.doubts import about
from qualitytui.reading.target_links import Asked, is_same_number, name_of, overlap

LIKELY = 0.5
"""The share that two titles have in common where they may be two names of one document."""
AKIN = 0.25
"""The share from which on the coordinator is asked, where number, unit and owner are the same too."""
QUOTED = re.compile(r"《([^《》]{6,60})》")


def number_conflicts(asked: Asked, indicators: Sequence[PlanIndicator]) -> Iterator[Finding]:
    """The same thing with another number in the text and in the annex."""
    for indicator in indicators:
        if indicator.same_as or indicator.target is None:
            continue
        for task, nth, target in asked.called(name_of(indicator)):
            if target.unit == indicator.target.unit and not is_same_number(indicator.target, target):
                sentence = say("{ref} (line {line}) says “{text}”, {row} says {value}: which holds?")
                held = {"ref": f"{task.ref}#{nth}", "row": indicator.ref, "value": indicator.target.text}
                yield about("number_conflict", task, sentence, text=target.text, **held)


def likely_twins(asked: Asked, indicators: Sequence[PlanIndicator]) -> Iterator[Finding]:
    """A row and a target of the same number, unit and owner whose names are but alike: the same thing perhaps."""
    taken = {indicator.same_as for indicator in indicators if indicator.same_as}
    for indicator in indicators:
        owners = {one.name for one in indicator.departments}
        if indicator.same_as or not owners:
            continue
        for task, nth, target in asked.of_number(indicator.target):
            if (
                f"{task.ref}#{nth}" not in taken
                and owners <= {one.name for one in task.departments if one.role != "support"}
                and overlap(name_of(indicator), target.text) >= AKIN
            ):
                held = {"row": indicator.ref, "name": indicator.title, "ref": f"{task.ref}#{nth}", "text": target.text}
                sentence = say("{row} “{name}” may be what {ref} calls “{text}”: the same?")
                yield Finding("similar_name", indicator.ref, sentence.format(**held))
                break


def owner_conflicts(asked: Asked, indicators: Sequence[PlanIndicator]) -> Iterator[Finding]:
    """A row whose departments are not those in charge of the item that asks for the same."""
    for indicator in indicators:
        task = asked.by_ref.get((indicator.same_as or "").partition("#")[0]) or asked.item_of(indicator)
        if task is None or not indicator.departments:
            continue
        chief = [one.name for one in task.departments if one.role != "support"]
        named = [one.name for one in indicator.departments]
        if chief and not set(chief) <= set(named):
            sentence = say("{row} names {named}, {ref} (line {line}) has {chief} in charge.")
            held = {"row": indicator.ref, "named": "、".join(named), "chief": "、".join(chief)}
            yield about("owner_conflict", task, sentence, **held)._replace(ref=indicator.ref)


def annexes_absent(declared: Mapping[int, str], present: Sequence[int]) -> Iterator[Finding]:
    """Annexes that are listed and not there."""
    for number, title in declared.items():
        if number not in present:
            yield Finding(
                "annex_missing",
                "",
                say("Annex {number} ({title}) is listed but not there.", number=number, title=title),
            )


def other_names(
    lines: Sequence[tuple[int, str]], title: str, declared: Mapping[int, str], annexes: Mapping[int, str]
) -> Iterator[Finding]:
    """The plan or an annex under a second name: a title in 《》, or over the annex itself, that is nearly the known one."""
    known = [title, *declared.values()]
    heads = [(0, name) for name in annexes.values()]
    seen = {_plain(name) for name in known}
    for number, name in [*heads, *((at, found) for at, text in lines for found in QUOTED.findall(text))]:
        plain = _plain(name)
        if plain in seen:
            continue
        seen.add(plain)
        twin = max(known, key=lambda one: overlap(plain, _plain(one)), default="")
        if min(overlap(plain, _plain(twin)), overlap(_plain(twin), plain)) < LIKELY:
            continue
        yield Finding(
            "other_name",
            "",
            say("“{name}” (line {line}) is elsewhere “{twin}”: is it the same?", name=name, line=number, twin=twin)
            if number
            else say("“{name}” is elsewhere “{twin}”: is it the same?", name=name, twin=twin),
        )


def _plain(name: str) -> str:
    return re.sub(r"[\s“”\"「」《》]|^\d{1,2}[.．、]|[(（][\d年—–－~～至-]+[)）]$|[()（）]", "", name)
