"""A line of the document with what was understood marked in it."""

from qualitytui.model.plan import PlanTask
from qualitytui.text import visible


def marked(text: str, task: PlanTask) -> list[str | tuple[str, str]]:
    """The line in pieces, departments, dates and numbers each in their own style."""
    styles = {
        **{visible(one.name): "$text-primary" for one in task.departments},
        **{visible(one.text): "$text-warning" for one in task.deadlines},
        **{visible(one.text): "$text-success" for one in task.targets},
    }
    spans = sorted((text.find(words), -len(words), words) for words in styles if words and words in text)
    parts: list[str | tuple[str, str]] = []
    at = 0
    for start, _, words in spans:
        if start >= at:
            parts += [text[at:start], (words, f"bold {styles[words]}")]
            at = start + len(words)
    return [*parts, text[at:]]
