"""The text of Word paragraphs as Word shows it: nothing deleted, hidden or struck out; symbols, equations, fields."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from qualitytui.reading.docx_numbering import W, circled, is_on
from qualitytui.reading.names import are_surely_bodies

M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
UNSEEN: Final = frozenset(
    (
        *(f"{W}del", f"{W}moveFrom", f"{W}rt", f"{W}pPr", f"{W}rPr", f"{W}sectPr", f"{W}tblPr", f"{W}tblGrid"),
        *(FALLBACK, f"{W}delText", f"{W}delInstrText", f"{W}sdtPr", f"{W}sdtEndPr"),
    )
)
"""What is taken out by a tracked change, is said elsewhere again, or is no text."""
BOX: Final = f"{W}txbxContent"
SYMBOLS: Final = {
    font: {int(sign[:2], 16): sign[2] for sign in signs.split()}
    for font, signs in (
        ("symbol", "A3≤ B3≥ B1± B4× B8÷ B9≠ BB≈ A5∞ B0° AE→ B7• D7· 25% 2B+ 2D- 3C< 3D= 3E> D6√"),
        ("wingdings", "FC✓ FB✗ FE☑ FD☒ A8□ 6F□ 6C● 6E■ E0→"),
    )
}
"""The letters of the fonts that hold signs instead of letters, by their codes above F000."""
UNKNOWN: Final = "□"
BOLD, PLAIN = "\ue000", "\ue001"
"""Stand before and behind what is set in bold."""
SET_IN_BOLD: Final = re.compile(f"{BOLD}([^{PLAIN}]*){PLAIN}")
NAME: Final = re.compile(r"[^、，,；;：:。\s（）()⏎]+")
STAR: Final = "*"
WITHIN: Final = re.compile(rf"\w[{BOLD}{PLAIN}]\w")
"""Bold that begins or ends inside a word, and marks no name."""
ARGUMENTS: Final = re.compile(r"\(([^()]*)\)")
PAGE: Final = re.compile(r"(?:\d|[ivx])+\s*$", re.IGNORECASE)
LONGEST_ENTRY: Final = 120


@dataclass(slots=True)
class _Field:
    """A field that has begun: what it says to do, and whether its result has begun."""

    code: str = ""
    is_result: bool = False

    @property
    def is_contents(self) -> bool:
        return self.code.split()[:1] == ["TOC"]


@dataclass(slots=True)
class Visible:
    """Reads paragraph after paragraph; a field may reach over several of them."""

    fields: list[_Field] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    is_listing: bool = False

    def text(self, element: Any) -> str:
        """The text of a paragraph or note with its bold marked; what was struck out in it is in `struck`."""
        self.struck, self.is_listing = [], bool(self.fields)
        text = "".join(self._pieces(element))
        self.fields = [one for one in self.fields if one.is_contents and one.is_result]
        return text

    def is_contents(self, text: str) -> bool:
        """Whether the paragraph just read is a line of a table of contents that a field makes."""
        if not self.is_listing:
            return False
        is_entry = len(text) <= LONGEST_ENTRY and bool(PAGE.search(text) or not text.strip())
        if not is_entry:
            self.fields = []
        return is_entry

    def _pieces(self, element: Any) -> Iterator[str]:
        for node in element.iterchildren():
            if node.tag == f"{W}r":
                yield from self._run(node)
            elif node.tag == f"{W}fldSimple" and is_equation(node.get(f"{W}instr") or ""):
                yield equation(node.get(f"{W}instr"))
            elif node.tag == f"{M}f":
                yield "/".join("".join(self._pieces(part)) for part in node.iterchildren(f"{M}num", f"{M}den"))
            elif node.tag == f"{M}t":
                yield node.text or ""
            elif node.tag not in UNSEEN and node.tag != BOX:
                yield from self._piece(node)

    def _run(self, run: Any) -> Iterator[str]:
        """The text of a run; nothing where it is hidden, and apart where it is struck out."""
        properties = run.find(f"{W}rPr")
        if is_on(properties, "vanish") and not is_on(properties, "specVanish"):
            return
        text = "".join(self._pieces(run))
        if is_on(properties, "strike") or is_on(properties, "dstrike"):
            self.struck += [text] if text.strip() else []
        else:
            yield f"{BOLD}{text}{PLAIN}" if is_on(properties, "b") else text

    def _piece(self, node: Any) -> Iterator[str]:
        if node.tag == f"{W}fldChar":
            yield from self._field(node.get(f"{W}fldCharType"))
        elif node.tag == f"{W}instrText":
            if self.fields:
                self.fields[-1].code += node.text or ""
        elif any(not one.is_result for one in self.fields) and node.tag == f"{W}t":
            self.fields[-1].code += node.text or ""
        elif node.tag == f"{W}t":
            yield node.text or ""
        elif node.tag in {f"{W}tab", f"{W}ptab"}:
            yield " "
        elif node.tag in {f"{W}br", f"{W}cr"}:
            yield "\n"
        elif node.tag == f"{W}noBreakHyphen":
            yield "-"
        elif node.tag == f"{W}sym":
            yield symbol(node.get(f"{W}char") or "", node.get(f"{W}font") or "")
        else:
            yield from self._pieces(node)

    def _field(self, kind: str | None) -> Iterator[str]:
        if kind == "begin":
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            self.fields[-1].is_result = True
            self.is_listing |= self.fields[-1].is_contents
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            if is_equation(ended.code) and not ended.is_result:
                shown = equation(ended.code)
                if self.fields and not self.fields[-1].is_result:
                    self.fields[-1].code += shown
                else:
                    yield shown


def with_leads(text: str) -> str:
    """The text without the marks of bold; of a list of bodies those in bold with the star of those who lead."""
    whole = text.replace(PLAIN + BOLD, "")
    others = NAME.findall(SET_IN_BOLD.sub("", whole)) if BOLD in whole and not WITHIN.search(whole) else ()
    is_list = any(are_surely_bodies([name]) for name in others)
    return SET_IN_BOLD.sub(lambda bold: NAME.sub(_starred, bold[1]) if is_list else bold[1], whole)


def _starred(name: re.Match[str]) -> str:
    return name[0] + STAR if are_surely_bodies([name[0]]) else name[0]


def symbol(code: str, font: str) -> str:
    """A sign that is named by its font and its code there."""
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    if 0xF000 <= number <= 0xF0FF:
        return SYMBOLS.get(font.lower(), {}).get(number - 0xF000, UNKNOWN)
    return chr(number) if 0x20 <= number < 0xD800 else UNKNOWN


def is_equation(code: str) -> bool:
    """Whether a field draws a formula, which has no result of its own."""
    return code.split()[:1] in (["EQ"], ["eq"]) or code.strip().lower().startswith("eq\\")


def equation(code: str) -> str:
    r"""What a field EQ draws: \o\ac(○,3) is ③, \f(1,2) is 1/2."""
    text = re.sub(r"(?i)^\s*eq", "", code)
    while (found := ARGUMENTS.search(text)) is not None:
        parts = [part.strip() for part in re.split("[,;，]", found[1])]
        before = text[: found.start()]
        if re.search(r"(?i)\\o[^()]*$", before) and len(parts) == 2 and parts[0] in "○◯〇OＯ" and parts[1].isdecimal():
            shown = circled(int(parts[1])) or parts[1]
        else:
            shown = ("/" if re.search(r"(?i)\\f\s*$", before) else "").join(parts)
        text = re.sub(r"(?:\\[a-zA-Z]+\d*\s*)+$", "", before) + shown + text[found.end() :]
    return re.sub(r"\\[a-zA-Z]+", "", text).strip()
