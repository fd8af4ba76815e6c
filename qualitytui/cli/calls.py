"""Whom to call today, printed; and the call outline of departments."""

from __future__ import annotations

from collections.abc import Collection
from functools import partial

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
from qualitytui.paths import typed_path
from qualitytui.reporting.call_outline import outline, said_last, why_called
from qualitytui.sanitize import visible
from qualitytui.workbook.book import Workbook
from qualitytui.workbook.queries.calls import list_call_sheets, list_calls
from qualitytui.workbook.queries.filed import all_on_file
from qualitytui.workbook.queries.item_lists import refs_of_several_plans

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any


def calls(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    """Lists whom to call today, or with --sheet prints the outline of each department's call."""
    if options.sheet is not None or options.all:
        return _sheets(book, options, terminal)
    view = book.ask(list_calls, filter_of(options))
    why_none = partial(book.ask, all_on_file, filter_of(options))
    known = call_columns(view.today, book.ask(refs_of_several_plans))
    return answer(terminal, options, calls_json(view), view.calls, known, CALLS, why_none)


def _sheets(book: Workbook, options: Namespace, terminal: Terminal) -> int:
    if not options.sheet and not options.all:
        raise UsageRefused(
            say("--sheet needs a department, or --all."), say("For example: {example}", example="calls --sheet 环保局")
        )
    names = None if options.all else options.sheet
    target = None if options.to in {None, "-"} else typed_path(options.to)
    with speaking(options.language or book.config.paper_language):
        sheets = book.ask(list_call_sheets, filter_of(options), names)
        is_markdown = target is not None and target.suffix == ".md"
        outlines = {sheet.department: outline(sheet, book.hand.today, is_markdown=is_markdown) for sheet in sheets}
    text = "\n".join(outlines.values())
    if target is not None:
        from qualitytui.reporting.file_placement import write_file  # noqa: PLC0415 - on demand

        hint = say("To write over it: --replace")
        write_file(target, text.encode(), hint=hint, replace=options.replace)
    if options.json:
        rows = [{"department": name, "text": text} for name, text in outlines.items()]
        path = None if target is None else str(target)
        terminal.json({"schema": SCHEMA, "today": book.hand.today.isoformat(), "path": path, "sheets": rows})
    elif target is not None:
        terminal.print(visible(str(target)))
    else:
        terminal.print_all(visible(line) for line in text.splitlines())
    return 0


def call_columns(today: str, shared: Collection[str] = ()) -> list[Column[Call]]:
    """Every column of the call list."""
    return [
        Column("light", say("light"), lambda call: light_word(call.light), 0, lambda call: call.light),
        Column("department", say("department"), lambda call: call.department, 16),
        Column("ref", say("ref"), lambda call: address(call.plan, call.ref, shared)),
        Column("role", say("role"), lambda call: role_word(call.role), 0, lambda call: call.role),
        Column("person", say("contact"), lambda call: (call.contact and call.contact.person) or "", 12),
        Column("phone", say("phone number"), lambda call: (call.contact and call.contact.phone) or ""),
        Column("leader", say("area leader"), lambda call: call.contact.leader_text if call.contact else ""),
        Column("due", say("due"), lambda call: (call.due or "") + ("?" if call.is_due_assumed else "")),
        Column("late", say("time left"), lambda call: lateness(call.due, today)),
        Column("late_days", say("days late"), lambda call: shown_days(call.late_days)),
        Column("silent_days", say("days silent"), lambda call: shown_days(call.silent_days)),
        Column("why", say("why called"), why_called, 24, lambda call: ",".join(call.why)),
        Column("reminded", say("reminded"), lambda call: str(call.reminded or ""), 0, lambda call: str(call.reminded)),
        Column("last", say("last word"), lambda call: said_last(call.last)),
        Column("title", say("title"), lambda call: call.title),
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
        "calls": [_call_json(call) for call in view.calls],
    }


def _call_json(call: Call) -> dict[str, Any]:
    contact = call.contact
    return {
        "department": call.department,
        "ref": call.ref,
        "role": call.role,
        "person": contact and contact.person,
        "phone": contact and contact.phone,
        "due": call.due,
        "late_days": call.late_days,
        "silent_days": call.silent_days,
        "last": call.last
        and {
            "on": call.last.on,
            "from": call.department,
            "text": call.last.text,
            "by": call.last.by,
            "via": call.last.via,
        }
        | {"kind": call.last.kind},
        "reminded": call.reminded,
        "plan": call.plan,
        "title": call.title,
        "label": call.label,
        "why": list(call.why),
        "light": call.light,
        "status": call.status,
        "due_assumed": call.is_due_assumed,
        "red_indicators": list(call.red_indicators),
        "post": contact and contact.post,
        "leader": contact and contact.leader,
        "leader_phone": contact and contact.leader_phone,
        "reasons": call.reasons and reasons_json(call.reasons),
        "letter": call.letter
        and {"id": call.letter.id, "number": call.letter.number, "kind": call.letter.kind, "level": call.letter.level}
        | {"by": call.letter.by, "late_days": call.letter.late_days},
    }
