"""The key bindings of the screens that show a parsed plan before import."""

from qualitytui_screens.keys import Key, told

RETURNS = (
    Key("accept", "enter", told("import what is selected"), in_footer=True),
    Key("mark", "space", told("tick the row or the file, or not"), in_footer=True),
    Key("file", "f", told("tick the file, or not"), in_footer=True),
    *(Key(f"believe({digit})", str(digit), told("believe this department")) for digit in range(1, 10)),
    Key("next_doubt", "n", told("next that needs a look"), in_footer=True),
    Key("meant", "y", told("take the value that it looks like"), in_footer=True),
    Key("received", "t", told("the day they came")),
    Key("of_department", "a", told("of which department the file is")),
    Key("rejects", "x", told("write what is refused to a file")),
    Key("undo", "u", told("undo")),
    Key("leave", "escape,q", told("take nothing in"), in_footer=True),
)
PROPOSAL = (
    Key("open", "enter", told("open the document there"), in_footer=True),
    Key("accept", "i", told("take it in"), in_footer=True),
    Key("doubts", "n", told("next open point"), in_footer=True),
    *(Key(f"read_as({digit})", str(digit), told("take this reading")) for digit in range(10)),
    Key("owners", "o", told("who answers, on one line"), in_footer=True),
    Key("split", "s", told("split"), in_footer=True),
    Key("number", "m", told("number to reach"), in_footer=True),
    Key("due", "t", told("deadline"), in_footer=True),
    Key("undo", "u", told("undo"), in_footer=True),
    Key("add", "plus", told("an item from a line"), in_footer=True),
    Key("leave_out", "X", told("no item: leave it out"), in_footer=True),
    Key("join", "J", told("join with the one before"), in_footer=True),
    Key("title", "e", told("title"), in_footer=True),
    Key("rename", "R", told("a name everywhere"), in_footer=True),
    Key("section", "S", told("section"), in_footer=True),
    Key("role", "a", told("departments and roles"), in_footer=True),
    Key("unneeded", "x", told("no target, no date"), in_footer=True),
    Key("due_also", "T", told("a further deadline"), in_footer=True),
    Key("panel", "tab,l,h,shift+tab", told("to the other pane, to scroll it")),
    Key("all_doubts", "f", told("open points and lines left out"), in_footer=True),
    Key("leave", "escape,q", told("take nothing in"), in_footer=True),
)
LEDGER = (
    Key("open", "enter", told("what the column holds"), in_footer=True),
    Key("accept", "i", told("take it in"), in_footer=True),
    Key("undo", "u", told("undo"), in_footer=True),
    Key("leave", "escape,q", told("take nothing in"), in_footer=True),
)
