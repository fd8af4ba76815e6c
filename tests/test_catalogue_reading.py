from gettext import GNUTranslations
from pathlib import Path

import pytest

from qualitytui.catalogue import Catalogue
from qualitytui.i18n import CATALOGUE


def test_every_sentence_is_found_as_the_standard_library_finds_it() -> None:
    with Path(CATALOGUE).open("rb") as file:
        whole = GNUTranslations(file)
    ours = Catalogue(Path(CATALOGUE).read_bytes())
    sentences = [sentence for sentence in whole._catalog if sentence]  # type: ignore[attr-defined]  # has no other list
    assert len(sentences) > 1_000
    assert [ours.translated(one) for one in sentences] == [whole.gettext(one) for one in sentences]


def test_a_sentence_that_is_not_there_stays_as_it_is() -> None:
    ours = Catalogue(Path(CATALOGUE).read_bytes())
    assert [ours.translated(one) for one in ("no such sentence", "", "~~~", "\x00")] == [
        "no such sentence",
        ours.translated(""),
        "~~~",
        "\x00",
    ]


def test_what_is_no_catalogue_is_refused() -> None:
    with pytest.raises(ValueError, match="SQLi"):
        Catalogue(b"SQLite format 3\x00")
