"""The reading commands: lists, summaries and pages; they change nothing."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from qualitytui.cli.options import Namespace, Options
from qualitytui.i18n import say
from qualitytui.model.filter_terms import Filter
from qualitytui.named_tuple import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from qualitytui.cli.terminal import Terminal
    from qualitytui.workbook.book import Workbook


class Read(NamedTuple):
    """A reading command: its help, what it takes beside the common options, and what it does."""

    help: str
    examples: tuple[str, ...]
    where: str
    """The module of the command line that holds the function of the command's name; loaded when it runs."""
    takes: Callable[[Options], None] = lambda _: None
    words: tuple[str, str] = ("filter", "FILTER")


def run_read(name: str, book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Runs a reading command and returns its exit code."""
    module = import_module(f"qualitytui.cli.{READS[name].where}")
    code: int = getattr(module, name)(book, options, terminal)
    return code


def add_common(options: Options, read: Read) -> None:
    """The options of every reading command."""
    name, text = read.words
    options.add_argument(name, nargs="*" if name == "filter" else "+", metavar=text, help=say("what to show"))
    options.add_argument("--json", action="store_true", help=say("as JSON, for programs"))
    options.add_argument("--plain", action="store_true", help=say("as TSV, for programs"))
    options.add_argument("--header", action="store_true", help=say("with --plain: the names of the columns first"))
    options.add_argument("--fail-empty", action="store_true", help=say("exit with 4 where nothing matches"))
    options.add_argument("--as-of", metavar="DATE", help=say("everything as it was on the evening of that day"))
    read.takes(options)


def filter_of(options: Namespace) -> Filter:
    """The filter that the words make."""
    if not options.filter:
        return Filter()
    from qualitytui.model.filter import parse_words  # noqa: PLC0415 - only where something is filtered

    return parse_words(options.filter)


def _sortable(options: Options) -> None:
    options.add_argument("--sort", metavar="FIELD,-FIELD", default="", help=say("the order; - turns it round"))
    columned(options)


def _brief(options: Options) -> None:
    options.add_argument("--brief", action="store_true", help=say("one line, for a login banner"))


def columned(options: Options) -> None:
    """The option that chooses the columns of a list."""
    options.add_argument("--columns", metavar="A,B", help=say("which columns to show"))


def _days(options: Options) -> None:
    options.add_argument("--since", metavar="DATE|WEEK", help=say("from this day on, or since this snapshot"))
    options.add_argument("--until", metavar="DATE|WEEK", help=say("up to this day, or up to this snapshot"))
    columned(options)


def _log(options: Options) -> None:
    _days(options)
    options.add_argument("--last", metavar="N", help=say("only so many, the newest"))


def _calls(options: Options) -> None:
    options.add_argument("--sheet", nargs="*", metavar="DEPT", help=say("the outline of a call: what to ask them"))
    options.add_argument("--all", action="store_true", help=say("the outlines of all that are to be called"))
    options.add_argument("--to", metavar="FILE", help=say("the file to write the outlines to; - is standard output"))
    options.add_argument("--replace", action="store_true", help=say("write over a file that exists"))
    columned(options)


READS = {
    "status": Read(
        "the summary: lights, sections, departments, what is due, who is silent",
        ("qualitytui status", "qualitytui status --brief", "qualitytui status dept:质监局 --as-of 6月底"),
        "summary",
        _brief,
    ),
    "tasks": Read(
        "the tasks that match a filter",
        (
            "qualitytui tasks dept:质监局 due:30d",
            "qualitytui tasks status:behind --sort due",
            "qualitytui tasks zjj --json",
        ),
        "lists",
        _sortable,
    ),
    "indicators": Read(
        "the indicators that match a filter",
        ("qualitytui indicators", "qualitytui indicators no:value", "qualitytui indicators light:red --json"),
        "lists",
        _sortable,
    ),
    "departments": Read(
        "each department's load by role and light",
        ("qualitytui departments", "qualitytui departments status:open", "qualitytui departments dept:nyj"),
        "lists",
        columned,
    ),
    "show": Read(
        "everything about items",
        ("qualitytui show 3.2.5", "qualitytui show A1.5.2 3.3.1#1"),
        "pages",
        words=("refs", "REF"),
    ),
    "due": Read(
        "what falls due, by week; overdue first",
        ("qualitytui due", "qualitytui due lead:质监局"),
        "lists",
        columned,
    ),
    "calls": Read(
        "whom to call today: department, person, phone, what is late, what was said last",
        ("qualitytui calls", "qualitytui calls dept:环保局 --json", "qualitytui calls --sheet --all --to 提纲.md"),
        "calls",
        _calls,
    ),
    "explain": Read(
        "the definition of a figure and what stands in it, each with why",
        ("qualitytui explain overdue", "qualitytui explain silent --as-of 6月底", "qualitytui explain met --json"),
        "explain",
        words=("figure", "FIGURE"),
    ),
    "log": Read(
        "the journal in words",
        ("qualitytui log --since 2013-07-12", "qualitytui log dept:质监局 --last 20"),
        "journal",
        _log,
    ),
    "changes": Read(
        "what is different between two days, field by field",
        ("qualitytui changes --since 2013-07-12", "qualitytui changes --since 2013-W28 --until 2013-W29"),
        "journal",
        _days,
    ),
    "office": Read(
        "the office's names and how its papers go out",
        ("qualitytui office", "qualitytui office papers.supervise", "qualitytui office set contact 陈主任"),
        "office",
        columned,
    ),
    "letters": Read(
        "the register of letters to departments",
        ("qualitytui letters", "qualitytui letters dept:建设规划局", "qualitytui letters --json"),
        "letters",
        columned,
    ),
    "rectify": Read(
        "the ledger of rectification orders",
        ("qualitytui rectify", "qualitytui rectify dept:质监局", "qualitytui rectify --json"),
        "letters",
        columned,
    ),
    "views": Read(
        "the saved views",
        ("qualitytui views", "qualitytui views save 5 质监局逾期 --filter 'lead:质监局 due:overdue'"),
        "lists",
        columned,
    ),
}
