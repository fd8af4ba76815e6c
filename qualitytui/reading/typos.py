"""Likely typos: a doubled character or word, a space inside an amount."""

import re
from collections.abc import Iterator, Mapping, Sequence

from qualitytui.i18n import say
from qualitytui.model.plan import Finding, PlanTask

DOUBLED = re.compile(
    r"(?=[责牵分部单工质管企标的和进、，。建创推开加提完])(?:(责任|牵头|分解|部门|单位|工作|质量|管理|企业|标准)(?=\1)"
    r"|责任任|质质量|质量量|单单位|单位位|部部门|部门门|的的|和和|进进|、、|，，|。。|工工作|管管理"
    r"|(建设|创建|推进|开展|加强|提高|完善|推动)(?:质量|企业|工作)\2)"
)
"""A word said twice, or a verb before and behind one short object, as in 建设质量建设示范单位."""
CELL, BREAK = "\t⏎"
STRAY_SPACE = re.compile(r"\d[ 　]+(?=[个家项名年月日件批次%％])")


def find_typos(
    tasks: Sequence[PlanTask], declared: Mapping[int, str], lines: Sequence[tuple[int, str]]
) -> Iterator[Finding]:
    """Each doubling by itself, the stray spaces together."""
    for ref, text in [*((t.ref, t.text) for t in tasks), *(("", title) for title in declared.values())]:
        for match in DOUBLED.finditer(text):
            around = text[max(0, match.start() - 4) : match.end() + 6]
            yield Finding("slip", ref, say("“{text}” looks like a slip of typing.", text=around))
    spaced = [
        f"{number} “{text[max(0, match.start() - 2) : match.end() + 4].replace(BREAK, CELL).split(CELL)[0]}”"
        for number, text in lines
        if " " in text or "　" in text
        for match in STRAY_SPACE.finditer(text)
    ]
    if spaced:
        yield Finding("stray_space", "", say("A space inside an amount, on line {places}.", places="、".join(spaced)))
