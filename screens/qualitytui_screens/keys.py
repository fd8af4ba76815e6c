"""The keys of every screen, in one table that bindings, footer and help are read off."""

from collections.abc import Iterable

from textual.binding import Binding
from textual.keys import _character_to_key

from qualitytui.data_class import dataclass
from qualitytui.i18n import told as told  # noqa: PLC0414 - the tables of other screens mark their sentences too


@dataclass(frozen=True, slots=True)
class Key:
    """An action, the keys that do it, and what it is called."""

    action: str
    keys: str
    label: str
    in_footer: bool = False
    is_writing: bool = False
    """Whether it changes the workbook, so that it is refused where that can only be read."""


GLOBAL = (
    Key("help", "question_mark,f1", told("help"), in_footer=True),
    Key("palette", "colon,ctrl+p", told("every command")),
    Key("undo", "u", told("undo"), in_footer=True, is_writing=True),
    Key("redo", "ctrl+r", told("redo"), is_writing=True),
    Key("snapshot", "w", told("weekly snapshot"), is_writing=True),
    Key("board", "B", told("board")),
    Key("departments", "D", told("departments")),
    Key("calendar", "C", told("calendar")),
    Key("history", "H", told("history")),
    Key("snapshots", "S", told("snapshots")),
    Key("plan", "P", told("the plan's document")),
    Key("supervision", "F", told("supervision")),
    Key("assessment", "K", told("yearly assessment")),
    Key("year_end", "Y", told("the year's end")),
    Key("look", "L", told("language, colours, line of keys")),
    Key("suspend_process", "ctrl+z", told("to the shell; fg comes back")),
)
TO_OTHER_SCREENS = frozenset(key.action for key in GLOBAL if key.keys.isupper() and key.action != "look")
"""The actions that go to another screen."""
SCREEN = (
    Key("renew", "f5,ctrl+l", told("refresh")),
    Key("escape", "escape", told("back"), in_footer=True),
    Key("back", "q", told("back, quit")),
)
EVERYWHERE = (*GLOBAL, *SCREEN)
ACTS = (
    Key("status", "s", told("status"), in_footer=True, is_writing=True),
    Key("report", "r", told("report"), in_footer=True, is_writing=True),
    Key("note", "R", told("note"), is_writing=True),
    Key("measure", "m", told("measure"), in_footer=True, is_writing=True),
    Key("due", "t", told("deadline"), in_footer=True, is_writing=True),
    Key("retract", "M", told("retract a value"), is_writing=True),
    Key("assign", "a", told("departments and roles"), is_writing=True),
    Key("steps", "b", told("steps"), is_writing=True),
    Key("edit", "e", told("edit the wording"), is_writing=True),
    Key("edit_outside", "ctrl+e", told("edit the text in your editor"), is_writing=True),
    Key("letter", "d", told("a supervision letter on it"), is_writing=True),
    Key("order", "T", told("order it put right"), is_writing=True),
    Key("copy", "y", told("copy")),
)
BOARD = (
    Key("filter", "slash", told("filter"), in_footer=True),
    Key("filter_menu", "f", told("filter by department, status, deadline")),
    Key("panel(1)", "l,tab,right", told("next panel")),
    Key("panel(-1)", "h,shift+tab,left", told("panel before")),
    Key("by_status", "i", told("the same tasks by status"), in_footer=True),
    Key("mark", "space", told("mark")),
    Key("mark_all", "V", told("mark all shown, or none")),
    Key("sort", "o", told("sort")),
    Key("group", "O", told("group")),
    Key("figures", "equals_sign", told("which figure, and why?")),
    Key("why", "W", told("why is it shown, why not")),
    Key("views", "v", told("saved views: keep, rename, forget")),
    Key("export", "x", told("export what is shown")),
    Key("zoom", "z", told("zoom the panel")),
    *(Key(f"view({digit})", str(digit), told("saved view")) for digit in range(1, 10)),
)
LIST = (
    Key("move(1)", "j,down", told("one down")),
    Key("move(-1)", "k,up", told("one up")),
    Key("page(1)", "ctrl+d,pagedown", told("a page down")),
    Key("page(-1)", "ctrl+u,pageup", told("a page up")),
    Key("go(0)", "g,home", told("to the first")),
    Key("go(-1)", "G,end", told("to the last")),
    Key("open", "enter", told("open it")),
)
ITEM = (
    Key("next(1)", "n", told("next item"), in_footer=True),
    Key("next(-1)", "N", told("item before")),
    Key("unfold", "z", told("the plan's sentence, whole or its beginning"), in_footer=True),
)
BY_STATUS = (
    Key("panel(1)", "l,tab,right", told("next column"), in_footer=True),
    Key("panel(-1)", "h,shift+tab,left", told("column before")),
    Key("by_status", "i", told("back to the list"), in_footer=True),
    Key("mark", "space", told("mark")),
)
CALENDAR = (
    Key("panel", "tab,shift+tab", told("months, list"), in_footer=True),
    Key("gantt", "z", told("the open tasks on an axis of days"), in_footer=True),
    Key("export", "x", told("export what is shown")),
)
DEPARTMENTS = (
    Key("find", "slash", told("find a department"), in_footer=True),
    Key("sheet", "i", told("the department's sheet, also Enter"), in_footer=True),
    Key("calls", "p", told("whom to call today"), in_footer=True),
    Key("panel(1)", "l,tab,right", told("next panel")),
    Key("panel(-1)", "h,shift+tab,left", told("panel before")),
    Key("mark", "space", told("mark")),
    Key("mark_all", "V", told("mark all shown, or none")),
    Key("contact", "c", told("whom to call"), in_footer=True, is_writing=True),
    Key("alias", "A", told("another name for the department"), is_writing=True),
    Key("rename", "E", told("rename the department"), is_writing=True),
    Key("export", "x", told("export what is shown")),
)
CALLS = (
    Key("find", "slash", told("find a department"), in_footer=True),
    Key("outline", "i", told("outline of the call"), in_footer=True),
    Key("contact", "c", told("whom to call"), in_footer=True, is_writing=True),
)
HELP = (
    Key("chapter(1)", "n", told("next chapter"), in_footer=True),
    Key("chapter(-1)", "N", told("chapter before"), in_footer=True),
)
CRASH = (
    Key("delete_report", "X", told("delete the report"), in_footer=True),
    Key("copy", "y", told("copy"), in_footer=True),
)
PHONE = (
    *(key for key in ACTS if key.action in {"report", "status", "note"}),
    Key("copy", "y", told("copy"), in_footer=True),
)
"""The keys of a page that is read while one telephones."""
SHEET = (
    *PHONE,
    Key("export", "x", told("export what is shown"), in_footer=True),
)
SNAPSHOTS = (
    Key("verify", "v", told("verify"), in_footer=True),
    Key("compare", "c", told("compare two marked, or one with now"), in_footer=True),
    Key("mark", "space", told("mark"), in_footer=True),
    Key("missed", "t", told("take a week that was missed"), in_footer=True),
    Key("copy", "y", told("copy the path")),
    Key("folder", "o", told("open the folder")),
)
WHOLE_TEXT = (Key("copy", "y", told("copy"), in_footer=True),)
LONG_TEXTS = (
    Key("whole", "z", told("the whole text"), in_footer=True),
    Key("copy", "y", told("copy")),
)
"""The keys of lists whose texts may be longer than the pane below."""
HISTORY = (
    Key("filter", "slash", told("filter"), in_footer=True),
    Key("day", "d", told("as it was on a day"), in_footer=True),
    *LONG_TEXTS,
)
PLAN = (
    Key("take_in", "i", told("import a document"), in_footer=True, is_writing=True),
    Key("decide", "d", told("decide an open point"), in_footer=True, is_writing=True),
    Key("goal", "o", told("make an item or a step of a goal"), in_footer=True, is_writing=True),
)
PAPERS = (
    Key("status", "s", told("what comes next"), in_footer=True, is_writing=True),
    Key("sign", "i", told("sign the letter"), is_writing=True),
    Key("delivered", "v", told("the letter was delivered"), is_writing=True),
    Key("answered", "a", told("the letter was answered"), is_writing=True),
    Key("report", "r", told("report"), in_footer=True, is_writing=True),
    Key("settle", "c", told("settle the letter, strike the order off"), is_writing=True),
    Key("send_back", "b", told("send the letter back, take the order up again"), is_writing=True),
    Key("escalate", "e", told("the next colour"), is_writing=True),
    Key("void", "X", told("withdraw the letter"), is_writing=True),
    Key("due", "t", told("deadline"), is_writing=True),
    Key("write_paper", "o", told("write the letter to a file"), is_writing=True),
    Key("item", "I", told("open the item")),
    Key("letter", "d", told("a supervision letter on it"), in_footer=True, is_writing=True),
    Key("order", "T", told("order it put right"), in_footer=True, is_writing=True),
    Key("copy", "y", told("copy")),
)
"""The actions on letters and orders."""
SUPERVISION = (
    Key("panel(1)", "l,tab,right", told("next list"), in_footer=True),
    Key("panel(-1)", "h,shift+tab,left", told("list before")),
    Key("filter", "slash", told("filter"), in_footer=True),
    Key("send_forms", "n", told("send return forms"), is_writing=True),
    Key("take_forms", "f", told("import returned forms"), in_footer=True, is_writing=True),
    Key("stamped", "p", told("the stamped paper has come"), is_writing=True),
    *PAPERS,
)
ASSESSMENT = (
    Key("status", "s", told("what comes next"), in_footer=True, is_writing=True),
    Key("adjust", "a", told("adjust the score"), in_footer=True, is_writing=True),
    Key("veto", "v", told("set to band D"), is_writing=True),
    Key("record", "b", told("record a bonus or a fault"), is_writing=True),
    Key("self_scores", "f", told("import self-scores"), in_footer=True, is_writing=True),
    Key("object", "o", told("note an objection"), in_footer=True, is_writing=True),
    Key("answer", "n", told("answer an objection"), is_writing=True),
    Key("decide_scores", "c", told("decide the scores"), in_footer=True, is_writing=True),
    Key("reopen_scores", "O", told("revoke the decision"), is_writing=True),
    Key("rules", "e", told("the rules")),
    Key("sheets", "x", told("write score sheets"), in_footer=True),
    Key("copy", "y", told("copy")),
)
"""The actions on the assessment of a year."""
YEARS = (
    Key("trial", "i", told("try other rules"), in_footer=True),
    Key("other_year", "p", told("another year")),
)
YEAR_END = (
    Key("panel(1)", "l,tab,right", told("next list"), in_footer=True),
    Key("panel(-1)", "h,shift+tab,left", told("list before")),
    Key("mark", "space", told("mark")),
    Key("mark_all", "V", told("mark all shown, or none")),
    Key("close_plan", "c", told("put the plan on file"), in_footer=True, is_writing=True),
    Key("reopen_plan", "O", told("take the plan up again"), is_writing=True),
    Key("carry", "n", told("carry on into the next plan"), in_footer=True, is_writing=True),
    Key("add_evidence", "i", told("name a piece of evidence"), in_footer=True, is_writing=True),
    Key("drop_evidence", "I", told("remove a piece of evidence"), is_writing=True),
    Key("archive", "z", told("write the archive"), in_footer=True),
    Key("papers", "x", told("checklists and self-assessment as papers"), in_footer=True),
    Key("other_plan", "p", told("another plan")),
)
WRITING = frozenset(
    key.action
    for table in (GLOBAL, ACTS, DEPARTMENTS, PLAN, SUPERVISION, ASSESSMENT, YEAR_END)
    for key in table
    if key.is_writing
)
"""The actions that change the workbook."""
HALF = {"、": "/", "。": ".", "　": " "}
"""Full-width keys whose half-width twin stands elsewhere in Unicode; a Chinese keyboard's / gives 、."""


WRITTEN = {
    "question_mark": "?",
    "colon": ":",
    "slash": "/",
    "plus": "+",
    "equals_sign": "=",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "left": "Left",
    "right": "Right",
    "up": "Up",
    "down": "Down",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    **{f"f{number}": f"F{number}" for number in range(1, 13)},
}
"""How keys are written whose names are not what they look like."""


def bindings(*tables: Iterable[Key]) -> list[Binding]:
    """The bindings of a screen."""
    return [Binding(key.keys, key.action, show=False, id=key.action) for table in tables for key in table]


def half_width(character: str | None) -> str | None:
    """The key that a full-width character stands for; None where it is no full-width key."""
    if character is None:
        return None
    if character in HALF:
        return HALF[character]
    code = ord(character)
    return chr(code - 0xFEE0) if 0xFF01 <= code <= 0xFF5E else None


def key_name(character: str) -> str:
    """Textual's name of a character's key."""
    return _character_to_key(character)


def shown_key(keys: str) -> str:
    """The first of the keys as a person writes it."""
    name = keys.split(",", maxsplit=1)[0].strip()
    if name in WRITTEN:
        return WRITTEN[name]
    if name.startswith("ctrl+"):
        return f"Ctrl-{name.removeprefix('ctrl+').upper()}"
    if name.startswith("shift+"):
        return f"Shift-{shown_key(name.removeprefix('shift+'))}"
    return name
