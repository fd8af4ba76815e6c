"""Whom to call today, printed; and the call outline of departments."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from qualitytui.cli.json_views import SCHEMA, reasons_json
from qualitytui.cli.list_answer import answer
from qualitytui.cli.options import Namespace
from qualitytui.cli.reads import filter_of
from qualitytui.cli.terminal import Terminal
from qualitytui.cli.text_tables import Column
from qualitytui.errors import UsageRefused
from qualitytui.i18n import say, speaking
from qualitytui.model.addresses import address
from qualitytui.model.call import Call, CallList
from qualitytui.model.light import light_word
from qualitytui.model.value_text import lateness, role_word
from qualitytui.reporting.call_outline import outline, said_last, why_called
from qualitytui.sanitize import visible
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.calls import list_call_sheets, list_calls
from qualitytui.workbook.queries.items import refs_of_several_plans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def calls(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists whom to call today, or with --sheet prints the outline of each department's call."""
    if options.sheet is not None or options.all:
        return _sheets(book, options, terminal)
    view = book.ask(list_calls, filter_of(options))
    known = call_columns(view.today, book.ask(refs_of_several_plans))
    return answer(terminal, options, calls_json(view), view.calls, known, CALLS)


def _sheets(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    if not options.sheet and not options.all:
        raise UsageRefused(
            say("--sheet needs a department, or --all."), say("For example: {example}", example="calls --sheet 环保局")
        )
    names = None if options.all else options.sheet
    target = None if options.to in {None, "-"} else Path(options.to).expanduser()
    with speaking(book.config.paper_language):
        sheets = book.ask(list_call_sheets, filter_of(options), names)
        is_markdown = target is not None and target.suffix == ".md"
        text = "\n".join(outline(one, book.hand.today, is_markdown=is_markdown) for one in sheets)
    if target is None:
        terminal.print_all(visible(line) for line in text.splitlines())
        return 0
    from qualitytui.reporting.file_placement import write_file  # noqa: PLC0415 - on demand

    hint = say("To write over it: --replace")
    write_file(target, text.encode(), hint=hint, replace=options.replace)
    terminal.print(visible(str(target)))
    return 0


def call_columns(today: str, shared: Collection[str] = ()) -> list[Column[Call]]:
    """Every column of the call list."""
    return [
        Column("light", say("light"), lambda one: light_word(one.light), 0, lambda one: one.light),
        Column("department", say("department"), lambda one: one.department, 16),
        Column("ref", say("ref"), lambda one: address(one.plan, one.ref, shared)),
        Column("role", say("role"), lambda one: role_word(one.role), 0, lambda one: one.role),
        Column("person", say("contact"), lambda one: (one.contact and one.contact.person) or "", 12),
        Column("phone", say("phone number"), lambda one: (one.contact and one.contact.phone) or ""),
        Column("leader", say("area leader"), lambda one: one.contact.leader_text if one.contact else ""),
        Column("due", say("due"), lambda one: (one.due or "") + ("?" if one.is_due_assumed else "")),
        Column("late", say("time left"), lambda one: lateness(one.due, today)),
        Column("late_days", say("days late"), lambda one: shown_days(one.late_days)),
        Column("silent_days", say("days silent"), lambda one: shown_days(one.silent_days)),
        Column("why", say("why called"), why_called, 24, lambda one: ",".join(one.why)),
        Column("reminded", say("reminded"), lambda one: str(one.reminded or ""), 0, lambda one: str(one.reminded)),
        Column("last", say("last word"), lambda one: said_last(one.last)),
        Column("title", say("title"), lambda one: one.title),
    ]


def shown_days(days: int | None) -> str:
    """A number of days; nothing where there is none."""
    return "" if days is None else str(days)


CALLS = ("light", "department", "ref", "person", "phone", "why", "reminded", "title")


def calls_json(view: CallList) -> dict[str, Any]:
    """The call list for programs."""
    return {
        "schema": SCHEMA,
        "today": view.today,
        "filter": view.filter,
        "calls": [_call_json(one) for one in view.calls],
    }


def _call_json(one: Call) -> dict[str, Any]:
    contact = one.contact
    return {
        "department": one.department,
        "ref": one.ref,
        "role": one.role,
        "person": contact and contact.person,
        "phone": contact and contact.phone,
        "due": one.due,
        "late_days": one.late_days,
        "silent_days": one.silent_days,
        "last": one.last
        and {"on": one.last.on, "from": one.department, "text": one.last.text, "by": one.last.by, "via": one.last.via}
        | {"kind": one.last.kind},
        "reminded": one.reminded,
        "plan": one.plan,
        "title": one.title,
        "label": one.label,
        "why": list(one.why),
        "light": one.light,
        "status": one.status,
        "due_assumed": one.is_due_assumed,
        "red_indicators": list(one.red_indicators),
        "post": contact and contact.post,
        "leader": contact and contact.leader,
        "leader_phone": contact and contact.leader_phone,
        "reasons": one.reasons and reasons_json(one.reasons),
        "letter": one.letter
        and {"id": one.letter.id, "number": one.letter.number, "kind": one.letter.kind, "level": one.letter.level}
        | {"by": one.letter.by, "late_days": one.letter.late_days},
    }
