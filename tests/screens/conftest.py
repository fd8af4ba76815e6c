from collections.abc import Hashable, Iterator
from functools import cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from textual.css import stylesheet
from textual.css.model import RuleSet
from textual.css.parse import parse
from textual.css.tokenize import tokenize_values

from qualitytui.i18n import use
from tests.samples import make_sample
from tests.screens.stage import copied


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample workbook, made once."""
    use("zh")
    return make_sample(tmp_path_factory.mktemp("sample") / "workbook.db")


@pytest.fixture
def workbook(sample: Path, tmp_path: Path) -> Path:
    """A sample workbook of one's own."""
    return copied(sample, tmp_path)


@pytest.fixture(scope="session", autouse=True)
def _styles_read_once() -> Iterator[None]:
    """Every app of the tests has the same styles: they are read once for all, not each time one starts."""
    tokens = cache(lambda values: tokenize_values(dict(values)))
    read: dict[Hashable, list[RuleSet]] = {}

    def parse_once(scope: str, css: str, read_from: Any, variable_tokens: Any, **more: Any) -> list[RuleSet]:
        key = (scope, css, read_from, id(variable_tokens), *more.values())
        if key not in read:
            read[key] = list(parse(scope, css, read_from, variable_tokens=variable_tokens, **more))
        return read[key]

    with (
        patch.object(stylesheet, "tokenize_values", lambda values: tokens(tuple(values.items()))),
        patch.object(stylesheet, "parse", parse_once),
    ):
        yield
