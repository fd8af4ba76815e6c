"""Help that wraps and aligns Chinese by cells, 80 columns wide."""

from collections.abc import Iterator, Sequence

from qualitytui.cli.options import Option, Options
from qualitytui.i18n import say
from qualitytui.sanitize import pad, width

WIDE = 78


def wrapped(text: str, indent: int) -> Iterator[str]:
    """The text in lines of at most WIDE cells, each behind the indent."""
    line = ""
    for word in _words(text):
        if line and width(line) + width(word.rstrip()) > WIDE - indent:
            yield " " * indent + line.rstrip()
            line = ""
        line += word if line else word.lstrip()
    if line.strip():
        yield " " * indent + line.rstrip()


def _words(text: str) -> Iterator[str]:
    """Pieces that may start a line: words with the blank after them, single wide characters."""
    piece = ""
    for char in text:
        if width(char) == 2:
            if piece:
                yield piece
            yield char
            piece = ""
        else:
            piece += char
            if char == " ":
                yield piece
                piece = ""
    if piece:
        yield piece


def command_help(name: str, description: str, options: Options, examples: Sequence[str]) -> Iterator[str]:
    """The help of one command: examples, what it does, what it takes."""
    if examples:
        yield say("examples:")
        for example in examples:
            yield f"  {example}"
        yield ""
    yield from wrapped(description, 0)
    yield ""
    yield from wrapped(say("usage:") + f" qualitytui {name} {_usage(options)}".rstrip(), 0)
    rows = [(_named(action), action.help or "") for action in options.taken]
    yield from table_of(rows)


def table_of(rows: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Names at the left, what they mean at the right."""
    left = min(max((width(name) for name, _ in rows), default=0), 30)
    for name, text in rows:
        lines = list(wrapped(text, left + 4)) or [""]
        if width(name) > left:
            yield f"  {name}"
        else:
            lines[0] = f"  {pad(name, left)}  {lines[0].strip()}".rstrip()
        yield from lines


def _usage(options: Options) -> str:
    parts = []
    for action in options.taken:
        if action.option_strings:
            continue
        name = _positional(action)
        parts.append(f"{name} …" if action.nargs == "+" else f"[{name} …]" if action.nargs == "*" else name)
    return " ".join([*parts, f"[{say('options')}]"])


def _positional(action: Option) -> str:
    return str(action.metavar or "|".join(action.choices or [action.dest]))


def _named(action: Option) -> str:
    if not action.option_strings:
        return _positional(action)
    value = ""
    if action.nargs != 0:
        value = " " + str(action.metavar or "|".join(action.choices or [action.dest.upper()]))
    return ", ".join(action.option_strings) + value
