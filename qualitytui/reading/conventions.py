"""Document-wide conventions: who leads where a list gives no roles, and the place the document speaks of."""

import re
from dataclasses import dataclass
from typing import Final

LEADS: Final = re.compile(r"牵头|主办|负总责|汇总单位")
FIRST: Final = re.compile(
    r"(?:排|列|居|位)(?:名|列|序|在|为|于|居)*(?:第一|首|最前)|首位|首(?:个|家|名|列)(?:责任|分工)?(?:单位|部门)?|排在?最?前"
    r"|第一(?:个|位|名|家)?的?(?:(?:责任|分工)?(?:单位|部门)|(?=为|是|牵头))"
)
COMMA: Final = re.compile(r"(?:逗号|，|,)[”\"']?(?:之)?前")
ALL_LEAD: Final = re.compile(
    r"(?:无|没有|未明确|未列)牵头(?:单位|部门)?的?[,，、]?[^,，。]{0,8}责任单位(?:即|均)?(?:视)?为牵头"
)
PLACE: Final = re.compile(r"(?:^|\n)[ 　]*(?:中共)?([\u4e00-\u9fff]{2,3}?)(?:省|市|县|区|州|旗)(?![级长区县、，])")
NAMED: Final = re.compile(
    r"[省市县区州旗](?<=[、，,（(：: 由和及\n].)[\u4e00-\u9fff]{1,10}?(?:局|委|办|厅|部|室|中心|站|所|院|队|社|会)(?=[、，,）)；;。 \n和等牵配负参])"
)
"""A body with its level, between the marks of a list."""


@dataclass(frozen=True, slots=True)
class Conventions:
    """A document's own rule for who leads, and the name of its place without 市 or 县."""

    first: bool = False
    first_comma: bool = False
    all_answering: bool = False
    place: str = ""
    names: frozenset[str] = frozenset()

    @property
    def plain(self) -> "Conventions":
        """A copy without the document's rule for who leads."""
        return Conventions(place=self.place, names=self.names)


def custom_of(text: str) -> Conventions:
    """Returns the rule for who leads that a document states, wherever it stands."""
    lead = [sentence for sentence in re.split(r"[。；;\n]", text) if len(sentence) < 300 and LEADS.search(sentence)]
    place = PLACE.search(text)
    return Conventions(
        first=any(FIRST.search(sentence) for sentence in lead),
        first_comma=any(COMMA.search(sentence) for sentence in lead),
        all_answering=any(ALL_LEAD.search(sentence) for sentence in lead),
        place=place[1] if place else "",
        names=frozenset(found[0] for found in NAMED.finditer(text)),
    )
