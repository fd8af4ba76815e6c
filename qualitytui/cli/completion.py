"""completion: the shell script, and the candidates that it asks for."""

import re

from qualitytui.cli.options import Options
from qualitytui.cli.run import Run, show_help, wants_help
from qualitytui.i18n import say
from qualitytui.sanitize import visible

SPECIAL = re.compile(r"""([\s'"\\$`&|;<>()*?!{}\[\]])""")


def completion(run: Run, words: list[str]) -> int:
    """Prints the completion script of a shell, or the candidates for a partly typed line."""
    from qualitytui.cli.shell_scripts import SCRIPTS  # noqa: PLC0415 - on demand

    options = Options("completion")
    options.add_argument("shell", metavar="SHELL", choices=tuple(SCRIPTS), help=say("for which shell"))
    options.add_argument("--line", metavar="TEXT", help=say("print what this half-typed line can become"))
    options.add_argument("--breaks", metavar="TEXT", default="", help=say("with --line: where the shell breaks words"))
    if wants_help(words):
        return show_help(run, "completion", options)
    arguments = options.read(words)
    if arguments.line is None:
        run.terminal.out.write(SCRIPTS[arguments.shell])
        return 0
    from qualitytui.cli.candidates import Typed, candidates  # noqa: PLC0415 - only where it is asked

    before, last, is_quoted = split_line(arguments.line)
    is_bare = arguments.shell in {"bash", "zsh"} and not is_quoted
    start = 0 if is_quoted else max((last.rfind(char) + 1 for char in ":=" if char in arguments.breaks), default=0)
    for word, meaning in candidates(Typed(before[1:], last), run.environ):
        text = SPECIAL.sub(r"\\\1", word[start:]) if is_bare else word[start:]
        more = "" if arguments.shell == "bash" or not meaning else f"\t{' '.join(meaning.split())}"
        run.terminal.print("\t".join(map(visible, (text + more).split("\t"))))
    return 0


def split_line(line: str) -> tuple[list[str], str, bool]:
    """The words of a line as a shell splits them, the last, half-typed one, and whether a quote is open in it."""
    words, word, quote, is_escaped = list[str](), "", "", False
    for char in line:
        if is_escaped:
            word, is_escaped = word + char, False
        elif char == "\\" and quote != "'":
            is_escaped = True
        elif quote:
            word, quote = (word, "") if char == quote else (word + char, quote)
        elif char in "'\"":
            quote = char
        elif char.isspace():
            words, word = [*words, word] if word else words, ""
        else:
            word += char
    return words, word, bool(quote)
