"""The automatic numbers of Word paragraphs, which stand beside the text and not in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LEGAL: Final = "零壹贰叁肆伍陆柒捌玖"
PLAIN: Final = "零一二三四五六七八九"
STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
DEEPEST: Final = 9
HIGHEST: Final = 30_000


@dataclass(slots=True)
class _Level:
    """How one level of a list counts and what it shows."""

    form: str = "decimal"
    shown: str = ""
    start: int = 1
    restart: int | None = None
    style: str = ""
    is_legal: bool = False


@dataclass(slots=True)
class _List:
    """A list that a paragraph names: the counter it shares with others, its levels, where it restarts."""

    counter: str
    levels: dict[int, _Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbers:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, numbering: Any | None, styles: Any | None) -> None:
        self._lists: dict[str, _List] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._styles = dict(_style_numbers(styles)) if styles is not None else {}
        if numbering is None:
            return
        abstract = {one.get(f"{W}abstractNumId") or "": one for one in numbering.iter(f"{W}abstractNum")}
        named = {name: one for one in abstract.values() if (name := _value(one, "styleLink"))}
        for number in numbering.iter(f"{W}num"):
            key = _value(number, "abstractNumId") or ""
            found = abstract.get(key)
            linked = _value(found, "numStyleLink") if found is not None else None
            found = named.get(linked, found) if linked else found
            if found is not None:
                self._lists[number.get(f"{W}numId") or ""] = _list_of(key, found, number)

    def label(self, paragraph: Any) -> str:
        """The label that Word shows before the paragraph; "" where it shows none."""
        key, level = self._place(paragraph)
        found = self._lists.get(key)
        if found is None or level not in found.levels:
            return ""
        counts = self._counts.setdefault(found.counter, {})
        if level in found.starts and (key, level) not in self._begun:
            self._begun.add((key, level))
            counts.pop(level, None)
        start = found.starts.get(level, found.levels[level].start)
        counts[level] = min(counts.get(level, start - 1) + 1, HIGHEST)
        for deeper in [known for known in counts if known > level]:
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart != 0 and (restart is None or level < restart):
                del counts[deeper]

        def shown(match: re.Match[str]) -> str:
            wanted = int(match[1]) - 1
            form = found.levels.get(wanted, _Level())
            is_figure = found.levels[level].is_legal and form.form not in {"bullet", "none"}
            return numeral(counts.get(wanted, form.start), "decimal" if is_figure else form.form)

        return re.sub(r"%([1-9])", shown, found.levels[level].shown)

    def _place(self, paragraph: Any) -> tuple[str, int]:
        """The list and level of a paragraph, its own or its style's; a list "0" takes the style's away."""
        own = paragraph.find(f"{W}pPr/{W}numPr")
        style = _value(paragraph.find(f"{W}pPr"), "pStyle") or ""
        key, level = self._styles.get(style, ("", None))
        if own is not None:
            key, level = _value(own, "numId") or key, _whole(_value(own, "ilvl"), level)
        if level is None and key in self._lists:
            level = next((at for at, level in self._lists[key].levels.items() if style and level.style == style), 0)
        return key, level or 0


def _style_numbers(styles: Any) -> Iterator[tuple[str, tuple[str, int | None]]]:
    """The list of each paragraph style, its own or that of the style it is based on."""
    known = {one.get(f"{W}styleId") or "": one for one in styles.iter(f"{W}style")}
    for name in known:
        at, seen, level = name, set[str](), None
        while at in known and at not in seen:
            seen.add(at)
            found = known[at].find(f"{W}pPr/{W}numPr")
            level = _whole(_value(found, "ilvl"), level) if level is None else level
            if found is not None and _value(found, "numId"):
                yield name, (_value(found, "numId") or "", level)
                break
            at = _value(known[at], "basedOn") or ""


def _list_of(counter: str, abstract: Any, number: Any) -> _List:
    levels = dict(_levels(abstract))
    starts: dict[int, int] = {}
    for override in number.iter(f"{W}lvlOverride"):
        levels |= dict(_levels(override))
        start = _whole(_value(override, "startOverride"), None)
        if start is not None:
            starts[_whole(override.get(f"{W}ilvl"), 0) or 0] = start
    return _List(counter, levels, starts)


def _levels(element: Any) -> Iterator[tuple[int, _Level]]:
    for level in element.iter(f"{W}lvl"):
        at = _whole(level.get(f"{W}ilvl"), None)
        if at is not None and at < DEEPEST:
            yield (
                at,
                _Level(
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText") or "",
                    _whole(_value(level, "start"), 1) or 0,
                    _whole(_value(level, "lvlRestart"), None),
                    _value(level, "pStyle") or "",
                    is_on(level, "isLgl"),
                ),
            )


def _value(element: Any | None, name: str) -> str | None:
    found = None if element is None else element.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val")


def is_on(properties: Any | None, name: str) -> bool:
    """The value of a boolean property: `vanish` with the value 0 is off."""
    found = None if properties is None else properties.find(f"{W}{name}")
    return found is not None and (found.get(f"{W}val") or "1").lower() not in {"0", "false", "off"}


def _whole(text: str | None, otherwise: int | None) -> int | None:
    return int(text) if text is not None and text.isdecimal() and len(text) < 6 else otherwise


def numeral(number: int, form: str) -> str:
    """A number as Word writes it in one of its forms: chineseCounting 12 is 十二; in figures where it has no letter."""
    stem, branch = STEMS[(number - 1) % 10], BRANCHES[(number - 1) % 12]
    letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 100 + 1)
    known = {
        "bullet": "",
        "none": "",
        "decimalZero": f"{number:02}",
        "decimalFullWidth": "".join(chr(ord(digit) + 0xFEE0) for digit in str(number)),
        "ideographTraditional": stem,
        "ideographZodiac": branch,
        "ideographZodiacTraditional": stem + branch,
        "lowerLetter": letter,
        "upperLetter": letter.upper(),
        "lowerRoman": _roman(number),
        "upperRoman": _roman(number).upper(),
    }
    if form in known:
        return known[form]
    if "Circle" in form:
        is_figure = form.startswith("decimal")
        return (circled(number) if is_figure else _one_letter(number, 0x327F, 10)) or str(number)
    if form.startswith("decimalEnclosed"):
        return _one_letter(number, 0x2473 if "Paren" in form else 0x2487, 20) or str(number)
    if form.startswith("ideograph") or form in {"japaneseDigitalTenThousand", "taiwaneseDigital"}:
        return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    if "Legal" in form:
        return chinese(number, LEGAL, "拾佰仟")
    is_chinese = any(word in form for word in ("hinese", "apanese", "aiwanese"))
    return chinese(number, PLAIN, "十百千") if is_chinese else str(number)


def _one_letter(number: int, before: int, last: int) -> str:
    return chr(before + number) if 0 < number <= last else ""


def circled(number: int) -> str:
    """A number in a circle, 1 to 50; "" for others."""
    start = next((code for last, code in ((20, 0x245F), (35, 0x323C), (50, 0x328D)) if 0 < number <= last), 0)
    return chr(start + number) if start else ""


def chinese(number: int, digits: str, units: str) -> str:
    """1 to 9999 as a Chinese numeral: 十二, 二十, 一百零一; other numbers in digits."""
    if not 0 < number < 10_000:
        return str(number)
    places = zip(f"{number:04}", (*reversed(units), ""), strict=True)
    written = "".join(digits[int(digit)] + (unit if digit != "0" else "") for digit, unit in places)
    found = re.sub(f"{digits[0]}+", digits[0], written).strip(digits[0])
    return found[1:] if 10 <= number < 20 and units[0] == "十" else found


def _roman(number: int) -> str:
    found = ""
    for value, letters in ROMAN:
        count, number = divmod(min(number, HIGHEST), value)
        found += letters * count
    return found
