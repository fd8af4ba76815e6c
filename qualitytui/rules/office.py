"""The settings of the office and of its papers: their names, what each takes, and what holds where none is given."""

import re
from collections.abc import Mapping, Sequence
from typing import Final, Literal

from qualitytui.i18n import say
from qualitytui.model.office import Office, PaperSettings
from qualitytui.sanitize import clean

Value = str | int | bool | tuple[str, ...]
Taken = Literal["text", "list", "number", "flag", "layout"]

# letter 信函格式, document 文件格式, bulletin 简报, form a table
LAYOUTS_OF: Final[Mapping[str, tuple[str, ...]]] = {
    "forms": ("letter", "document"),
    "supervise": ("form",),
    "rectify": ("letter", "document"),
    "ledger": ("form",),
    "scores": ("form",),
    "brief": ("bulletin",),
    "bulletin": ("document", "bulletin"),
    "self_assessment": ("document",),
}
"""The layouts that each kind of paper can have."""
LEVELS: Final = ("orange", "red")
"""The levels of a supervision letter that may differ from its kind; blue is the kind itself."""
PAPERS: Final = ("forms", "supervise", "rectify", "ledger", "scores", "brief", "bulletin", "self_assessment")
"""The kinds of papers that the office writes."""

NAMES: Final = ("name", "short", "group", "parent", "contact", "phone", "fax", "email", "address")
PAPER_FIELDS: Final[Mapping[str, Taken]] = {
    "issuer": "text",
    "approver_title": "text",
    "copy_to": "list",
    "layout": "layout",
    "limit": "number",
    "copies": "number",
    "template": "text",
    "seal": "flag",
}
"""What every kind of paper, and a level of it, has, and what it takes."""
SERIES_FIELDS: Final[Mapping[str, Taken]] = {"code": "text", "next": "number"}
"""What a kind of paper has for all its levels: the code of its numbers, and the next number."""


def _keys() -> dict[str, Taken]:
    keys: dict[str, Taken] = {f"office.{name}": "text" for name in NAMES}
    for kind in PAPERS:
        keys |= {f"papers.{kind}.{name}": taken for name, taken in {**PAPER_FIELDS, **SERIES_FIELDS}.items()}
    for level in LEVELS:
        keys |= {f"papers.supervise.{level}.{name}": taken for name, taken in PAPER_FIELDS.items()}
    return keys | {"papers.supervise.colours": "list"}


KEYS: Final[Mapping[str, Taken]] = _keys()
"""Every setting of the office, dotted, and what it takes."""

PAPER_DEFAULTS: Final[Mapping[str, Mapping[str, Value]]] = {
    "forms": {"approver_title": "主任", "layout": "letter", "limit": 5},
    "supervise": {
        "approver_title": "主任",
        "layout": "form",
        "limit": 5,
        "copies": 2,
        "colours": ("蓝色", "橙色", "红色"),
    },
    "supervise.orange": {},
    "supervise.red": {"approver_title": "组长", "limit": 3, "copy_to": ("县政府督查室", "县考核办")},
    "rectify": {
        "approver_title": "副组长",
        "layout": "letter",
        "limit": 10,
        "copy_to": ("县政府分管领导",),
    },
    "ledger": {"layout": "form"},
    "scores": {"layout": "form"},
    "brief": {
        "approver_title": "主任",
        "layout": "bulletin",
        "copies": 3,
        "copy_to": ("报：领导小组组长", "副组长", "送：领导小组成员单位"),
    },
    "bulletin": {"approver_title": "组长", "layout": "document", "copy_to": ("县人民政府办公室",)},
    "self_assessment": {"approver_title": "县长", "layout": "document"},
}
"""What holds for each kind of paper where nobody says otherwise."""
IN_GROUPS_NAME: Final = frozenset({"supervise.red", "bulletin"})
"""What goes out in the name of the leading group."""


def full_key(key: str) -> str:
    """The dotted name of a setting; one without a dot is the office's own."""
    wanted = key.strip().lower().replace("-", "_")
    return wanted if "." in wanted else f"office.{wanted}"


def parsed(key: str, raw: object) -> Value:
    """The value that a setting takes, from text or from TOML; raises ValueError where it does not fit."""
    kind = KEYS[key]
    if kind == "list":
        return _listed(raw)
    if kind == "number":
        return _number(raw)
    if kind == "flag":
        return _flag(raw)
    text = " ".join(clean(raw).split()) if isinstance(raw, str) else ""
    if not text and raw != "":
        raise ValueError(str(raw))
    if kind == "layout" and text not in layouts_of(key):
        raise ValueError(text)
    return text


def layouts_of(key: str) -> tuple[str, ...]:
    """The layouts that a setting of a kind of paper, or of a level of it, takes."""
    return LAYOUTS_OF[key.split(".")[1]]


def what_it_takes(key: str) -> str:
    """A sentence that says what a setting takes."""
    if KEYS[key] == "layout":
        return say("It takes one of: {words}.", words=", ".join(layouts_of(key)))
    return {
        "number": say("It must be a whole number from 1 to 9999."),
        "flag": say("It takes yes or no."),
    }.get(KEYS[key], say("It takes some text; - takes it away."))


def _listed(raw: object) -> tuple[str, ...]:
    words = re.split(r"[,，、;；\n]", raw) if isinstance(raw, str) else raw
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise ValueError(str(raw))
    return tuple(filter(None, (" ".join(clean(word).split()) for word in words)))


def _number(raw: object) -> int:
    text = str(raw).strip()
    if isinstance(raw, bool) or not (text.isascii() and text.isdigit() and 0 < int(text) < 10_000):
        raise ValueError(text)
    return int(text)


def _flag(raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    known = {"yes": True, "true": True, "是": True, "有": True, "no": False, "false": False, "否": False, "无": False}
    text = str(raw).strip().lower()
    if text not in known:
        raise ValueError(text)
    return known[text]


def shown(value: Value | None) -> str:
    """A value as it is kept and printed."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "、".join(value)
    return "" if value is None else str(value)


def default_names(short: str, issuer: str, title: str) -> dict[str, Value]:
    """The names of an office that the plan calls `short`: in full, its leading group, its government."""
    county = _county(issuer, title)
    match = re.search(r"强([省市区县旗州])办$", short)
    group = f"{county or match[1]}质量强{match[1]}工作领导小组" if match else ""
    return {
        "office.short": short,
        "office.name": f"{group}办公室" if group and county else short,
        "office.group": group or short.removesuffix("办公室").removesuffix("办"),
        "office.parent": f"{county}人民政府" if county else "",
    }


def _county(issuer: str, title: str) -> str:
    match = re.match(r"(?:.*[省市州])?([\u4e00-\u9fff]+?[县市区旗州])(?:人民政府|质量)", issuer)
    match = match or re.search(r"(?:年度?)?([\u4e00-\u9fff]{1,6}?[县市区旗州])质量强", title)
    return match[1] if match else ""


def defaults(names: Mapping[str, Value]) -> dict[str, Value]:
    """Every default: the names, and for each kind and level of paper what holds where nobody says otherwise."""
    values: dict[str, Value] = {key: names.get(key, "") for key in KEYS if key.startswith("office.")}
    values |= {f"papers.{kind}.seal": True for kind in PAPERS}
    for kind, own in PAPER_DEFAULTS.items():
        values |= {f"papers.{kind}.{name}": value for name, value in own.items()}
        if kind != "supervise.orange":
            name = "office.group" if kind in IN_GROUPS_NAME else "office.name"
            values[f"papers.{kind}.issuer"] = values["office.parent" if kind == "self_assessment" else name]
    return values


def assembled(values: Mapping[str, Value]) -> Office:
    """The office that these settings make; a level has what it does not say from its kind."""
    names = {name: str(values.get(f"office.{name}", "")) for name in NAMES}
    papers = {kind: PaperSettings(**_of_paper(values, kind)) for kind in PAPERS}  # type: ignore[arg-type]  # as KEYS
    for level in LEVELS:
        own = _of_paper(values, "supervise") | _of_paper(values, f"supervise.{level}")
        papers[f"supervise.{level}"] = PaperSettings(**own)  # type: ignore[arg-type]  # as KEYS says
    colours = values.get("papers.supervise.colours", ())
    return Office(**names, papers=papers, colours=colours if isinstance(colours, tuple) else ())


def distribution(copy_to: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Whom a paper goes to, by 报, 送 or 发: a name after such a word and a colon begins a group; else it is 送."""
    groups: dict[str, list[str]] = {}
    mark = "送"
    for one in copy_to:
        match = re.fullmatch(r"([报送发])[:：]\s*(.*)", one)
        mark, name = (match[1], match[2]) if match else (mark, one)
        groups.setdefault(mark, []).append(name)
    return tuple((mark, "、".join(names)) for mark, names in groups.items())


def _of_paper(values: Mapping[str, Value], kind: str) -> dict[str, Value]:
    fields = {**PAPER_FIELDS, **SERIES_FIELDS}.keys()
    return {name: values[key] for name in fields if (key := f"papers.{kind}.{name}") in values}
