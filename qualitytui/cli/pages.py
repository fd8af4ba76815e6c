"""Everything about one item, printed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from qualitytui.cli.options import Namespace
from qualitytui.cli.run import refs_of
from qualitytui.cli.terminal import Terminal
from qualitytui.model.addresses import address
from qualitytui.model.item_page import TaskPage
from qualitytui.model.light import light_word
from qualitytui.reporting.item import fields_of
from qualitytui.sanitize import visible
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.item_lists import refs_of_several_plans
from qualitytui.workbook.queries.items import item_page

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from qualitytui.model.item_page import IndicatorPage


def show(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Prints everything about items."""
    pages = [book.ask(item_page, ref) for ref in refs_of(options.refs)]
    if options.json:
        from qualitytui.cli.json_pages import page_json  # noqa: PLC0415 - only for programs
        from qualitytui.cli.json_views import SCHEMA  # noqa: PLC0415 - only for programs

        terminal.json({"schema": SCHEMA, "items": [page_json(page) for page in pages]})
        return 0
    shared = book.ask(refs_of_several_plans)
    if options.plain and options.header:
        terminal.print("ref\tfield\ttext")
    for nth, page in enumerate(pages):
        if options.plain:
            terminal.print_all(plain_page(page, shared))
        else:
            if nth:
                terminal.print("")
            print_page(page, shared, terminal)
    return 0


def print_page(page: TaskPage | IndicatorPage, shared: Collection[str], terminal: Terminal) -> None:
    """Prints one item, part by part."""
    item = page.task if isinstance(page, TaskPage) else page.indicator
    head = f"{light_word(item.light)} {address(item.plan, item.ref, shared)} {item.title}"
    terminal.print(terminal.light(item.light, visible(head)))
    for name, text in fields_of(page):
        terminal.print(f"  {name}  {visible(text)}")


def plain_page(page: TaskPage | IndicatorPage, shared: Collection[str]) -> Iterable[str]:
    """One item as lines of ref, field and value; the fields are those of --json, parts of lists by their number."""
    from qualitytui.cli.json_pages import page_json  # noqa: PLC0415 - only for programs

    item = page.task if isinstance(page, TaskPage) else page.indicator
    ref = address(item.plan, item.ref, shared)
    return (f"{ref}\t{field}\t{visible(' '.join(value.split()))}" for field, value in _flat("", page_json(page)))


def _flat(name: str, value: Any) -> Iterator[tuple[str, str]]:
    """Every value with its path, such as departments.1.name."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _flat(f"{name}.{key}".removeprefix("."), part)
    elif isinstance(value, list):
        for nth, part in enumerate(value, 1):
            yield from _flat(f"{name}.{nth}", part)
    else:
        yield name, "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)
