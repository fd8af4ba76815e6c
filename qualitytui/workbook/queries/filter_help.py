"""The filter vocabulary, why an item matches, and nearest matches where nothing does."""

from qualitytui.model.filter import Filter, Term
from qualitytui.model.filter_explanation import FilterExplanation, FilterWords, Nearest, TermResult
from qualitytui.model.indicator import Indicator
from qualitytui.model.light import light_word
from qualitytui.model.status import status_word
from qualitytui.model.task import Task
from qualitytui.model.value_text import departments_by_role
from qualitytui.sanitize import fold
from qualitytui.store.departments import aliases, department_names, search_keys
from qualitytui.store.indicator_views import indicators_of
from qualitytui.store.ordered_ids import count_matching, fulfils
from qualitytui.store.plans import list_plans, list_sections
from qualitytui.store.reader import Reader
from qualitytui.store.refs import find_item
from qualitytui.store.tasks import tasks_of


def filter_words(reader: Reader) -> FilterWords:
    """Every word of the workbook that a filter can name."""
    keys = search_keys(reader)
    return FilterWords(
        tuple((name, tuple(keys.get(key, ()))) for key, name in department_names(reader).items()),
        tuple((ref, title) for _, ref, _, _, title in list_sections(reader)),
        tuple(plan.key for plan in list_plans(reader)),
    )


def explain_filter(reader: Reader, ref: str, filter_: Filter) -> FilterExplanation:
    """Which terms the item matches; refuses an unknown ref."""
    kind, key = find_item(reader, ref)
    item = tasks_of(reader, [key])[0] if kind == "task" else indicators_of(reader, [key])[0]
    return FilterExplanation(
        item.ref,
        item.title,
        tuple(TermResult(term.text, fulfils(reader, kind, key, term), _has(item, term)) for term in filter_.terms),
    )


def _has(item: Task | Indicator, term: Term) -> str:
    """What the item has of what a term asks for."""
    if term.key in {"dept", "answers", "lead", "support", "resp"}:
        return departments_by_role(item.departments)
    if term.key == "status":
        return status_word(item.status) if isinstance(item, Task) else ""
    if term.key == "silent":
        return _last_news(item)
    shown = {"light": light_word(item.light), "due": item.due or "-", "plan": item.plan, "changed": item.changed[:10]}
    return shown.get(term.key, "")


def _last_news(item: Task | Indicator) -> str:
    if isinstance(item, Task):
        return item.last_report.on if item.last_report else "-"
    return item.latest.on if item.latest else "-"


def nearest(reader: Reader, filter_: Filter) -> Nearest:
    """What would match without each of the terms, and the known word nearest to one that was typed."""
    terms = filter_.terms
    without = [
        (term.text, count_matching(reader, Filter(terms[:at] + terms[at + 1 :]))) for at, term in enumerate(terms)
    ]
    typed = [term.values[0] for term in terms if term.key == "word" and not term.negated]
    return Nearest(tuple(pair for pair in without if pair[1]), _near(reader, typed))


def _near(reader: Reader, typed: list[str]) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 - only where nothing was found

    names = department_names(reader)
    known = {key: names[one] for one, keys in search_keys(reader).items() for key in keys}
    known |= {fold(name): name for alias in aliases(reader).values() for name in alias}
    for word in typed:
        if count_matching(reader, Filter((Term("word", (word,)),))):
            continue
        near = get_close_matches(fold(word), known, n=1, cutoff=0.5)
        if near:
            return known[near[0]]
    return None
