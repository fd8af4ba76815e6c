"""Reads documents for import."""

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from qualitytui import files
from qualitytui.data_class import replace
from qualitytui.errors import Refused, UsageRefused
from qualitytui.i18n import say
from qualitytui.model.findings import open_count
from qualitytui.model.plan import Plan
from qualitytui.sanitize import REPLACED, clean_row, line
from qualitytui.system_errors import why_of
from qualitytui.workbook.bundled import bundled_import, bundled_keys
from qualitytui.workbook.commands.plan import ImportPlan

TOO_LARGE = 20_000_000
SHOWN = 5
"""How many undecodable places are listed."""


def read_document(path: Path) -> tuple[Plan, tuple[str, ...]]:
    """Parses a document; also returns a sentence for each line with undecodable bytes; - is standard input."""
    from qualitytui.reading.document import open_document  # noqa: PLC0415 - only where a document is read
    from qualitytui.reading.reader import read_plan  # noqa: PLC0415 - likewise

    document = open_document(path)
    return read_plan(document), _shortened(_odd_lines(document.text))


def counts_of(plan: Plan) -> str:
    """The counts of a parsed document and of its findings."""
    return say(
        "{sections} sections, {tasks} tasks, {indicators} indicators ({annex} in the annex, "
        "{text} in the text only), {goals} goals, "
        "{open} open points, {skipped} lines left out",
        sections=len(plan.sections),
        tasks=len(plan.tasks),
        indicators=len(plan.indicators) + plan.text_indicators,
        annex=len(plan.indicators),
        text=plan.text_indicators,
        goals=len(plan.goals),
        open=open_count(plan.findings),
        skipped=len(plan.skipped),
    )


def odd_in(command: ImportPlan) -> tuple[str, ...]:
    """A sentence for each line of a document, or each field of a plan.toml, with what was no text."""
    if not command.source_name.lower().endswith(".toml"):
        return _shortened(_odd_lines(command.source))
    from qualitytui.reading.plan_json import to_json  # noqa: PLC0415 - on demand

    return _shortened(_odd_fields(to_json(command.plan), say("plan"), ""))


def _odd_lines(text: str) -> Iterator[str]:
    for number, text_line in enumerate(text.split("\n") if REPLACED in text else (), 1):
        if count := text_line.count(REPLACED):
            yield say("Line {line}: {count} invalid characters were replaced.", line=number, count=count)


def _odd_fields(value: object, where: str, field: str) -> Iterator[str]:
    if isinstance(value, dict):
        where = str(value.get("ref") or where)
        for name, part in value.items():
            yield from _odd_fields(part, where, name)
    elif isinstance(value, list):
        for part in value:
            yield from _odd_fields(part, where, field)
    elif isinstance(value, str) and REPLACED in value:
        count = value.count(REPLACED)
        yield say("{where} {field}: {count} invalid characters were replaced.", where=where, field=field, count=count)


def _shortened(sentences: Iterator[str]) -> tuple[str, ...]:
    """The first few, and how many more there are."""
    first = tuple(islice(sentences, SHOWN))
    rest = sum(1 for _ in sentences)
    return (*first, say("... and {count} more places", count=rest)) if rest else first


def import_of(source: str, key: str | None = None) -> ImportPlan:
    """The command that takes a bundled plan, a document or a plan.toml into a workbook."""
    if source in bundled_keys():
        bundled = bundled_import(source)
        return bundled if key is None else replace(bundled, key=_key(key, bundled.plan, Path(source)))
    path = Path(source)
    if path.suffix.lower() == ".toml":
        return _from_toml(path, key)
    from qualitytui.reading.document import open_document  # noqa: PLC0415 - only where a document is read
    from qualitytui.reading.reader import read_plan  # noqa: PLC0415 - likewise

    document = open_document(path)
    plan = read_plan(document)
    return ImportPlan(_key(key, plan, path), plan, document.name, document.text, is_key_guessed=key is None)


def _from_toml(path: Path, key: str | None) -> ImportPlan:
    from qualitytui.reading.plan_toml import from_toml  # noqa: PLC0415 - loads tomllib

    try:
        text = files.read_plain(path, TOO_LARGE).decode("utf-8-sig")
    except FileNotFoundError as error:
        raise Refused(say("There is no file {path}.", path=path), say("Look at the name and the folder.")) from error
    except (OSError, UnicodeDecodeError) as error:
        why = why_of(error)
        raise Refused(say("{path} cannot be read: {why}.", path=path, why=why)) from error
    plan = from_toml(text)
    return ImportPlan(_key(key, plan, path), plan, path.name, clean_row(text), is_key_guessed=key is None)


def _key(typed: str | None, plan: Plan, path: Path) -> str:
    """The key asked for, or one made of the file's name and the plan's year."""
    if typed is not None:
        if not re.fullmatch(r"[\w.-]{1,60}", typed):
            raise UsageRefused(
                say("{key} cannot be a plan's key.", key=typed),
                say("Use letters, digits, - and _, such as tiantai-2013."),
            )
        return typed
    stem = re.sub(r"[^\w.-]+", "-", line(path.stem)).strip("-.")[:40]
    if not stem or stem in {"notice", "plan"}:
        return f"plan-{plan.year}" if plan.year else "plan"
    return stem
