"""English sentences that count one: 1 day ago, not 1 days ago."""

import re
from collections.abc import Mapping
from typing import Final

NOUNS: Final = (
    "bytes|cells|characters|columns|copies|corrections|days|departments|entries|fields|files|forms|goals|indicators|"
    "items|letters|lines|links|lists|months|orders|pairs|places|plans|points|reminders|reports|rows|seconds|sections|"
    "snapshots|steps|tasks|times|units|weeks|workdays|years"
)
VERBS: Final = {"are": "is", "were": "was", "have": "has", "differ": "differs", "agree": "agrees", "depend": "depends"}
COUNTED: Final = re.compile(
    rf"\{{(\w+)\}} ((?:[a-z]+ )?)({NOUNS}|of them)\b(?: ({'|'.join(VERBS)})\b)?(?! or more)",
)
"""A number, at most one word, what is counted, and the verb that goes with it."""


def in_number(sentence: str, values: Mapping[str, object]) -> str:
    """The sentence with everything in the singular of which there is exactly one."""

    def one(match: re.Match[str]) -> str:
        name, word, noun, verb = match.groups()
        value = values.get(name)
        if not isinstance(value, int) or value != 1:
            return match[0]
        single = f"{{{name}}} {word}{noun if noun == 'of them' else _single(noun)}"
        return f"{single} {VERBS[verb]}" if verb else single

    return COUNTED.sub(one, sentence)


def _single(noun: str) -> str:
    return f"{noun.removesuffix('ies')}y" if noun.endswith("ies") else noun.removesuffix("s")
