"""Keeps the Chinese catalogue and the help in step with the code: python -m tests.catalogue [MORE.po …]."""

import ast
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from qualitytui.cli.overview import overview, overview_file
from qualitytui.data_class import fields
from qualitytui.i18n import LANGUAGES, Language, speaking
from qualitytui.workbook.command_table import commands

ROOT = Path(__file__).parent.parent
PO = ROOT / "qualitytui" / "locale" / "zh" / "LC_MESSAGES" / "qualitytui.po"
MO = PO.with_suffix(".mo")
DAY = datetime(2013, 5, 1, tzinfo=UTC)
"""What the compiled catalogue says of when it was made."""


def sentences_in_code() -> dict[str, str]:
    """Every sentence given to say(), with the file that says it."""
    found: dict[str, str] = {}
    for folder in (ROOT / "qualitytui", ROOT / "screens"):
        for path in sorted(folder.rglob("*.py")):
            for sentence in said_in(ast.parse(path.read_text(encoding="utf-8"))):
                found.setdefault(sentence, str(path.relative_to(ROOT)))
    for name, kind in commands().items():
        found.setdefault((kind.__doc__ or "").strip().split("\n", maxsplit=1)[0], name)
        for spec in fields(kind):  # type: ignore[arg-type]  # every command is a dataclass
            found.setdefault(spec.metadata["help"], name)
            for choice in spec.metadata["choices"]:
                found.setdefault(choice, name)
    return found


def said_in(tree: ast.AST) -> Iterator[str]:
    """Every sentence given to say() in a piece of code."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"say", "told", "Read"}:
            for part in ast.walk(node.args[0]):
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def read(path: Path) -> Catalog:
    """A catalogue as it stands in a .po file."""
    with path.open("rb") as file:
        return read_po(file, locale="zh")


def compiled(catalogue: Catalog) -> bytes:
    """The bytes of the .mo file of a catalogue; the same sentences, the same bytes."""
    catalogue.creation_date = catalogue.revision_date = DAY
    out = BytesIO()
    write_mo(out, catalogue)
    return out.getvalue()


def update(more: list[Path]) -> list[str]:
    """Writes .po and .mo anew; returns the sentences that are still without Chinese."""
    known: dict[str, str] = {}
    for path in [PO, *more]:
        if path.exists():
            known |= {str(m.id): str(m.string) for m in read(path) if m.id and m.string}
    catalogue = Catalog(locale="zh", project="qualitytui", charset="utf-8", fuzzy=False)
    catalogue.mime_headers  # noqa: B018 - fills in the headers once
    for sentence, where in sorted(sentences_in_code().items()):
        catalogue.add(sentence, known.get(sentence, ""), locations=[(where, 0)])
    PO.parent.mkdir(parents=True, exist_ok=True)
    with PO.open("wb") as file:
        write_po(file, catalogue, width=100, omit_header=False, include_lineno=False, no_location=True)
    _without_dates()
    MO.write_bytes(compiled(read(PO)))
    return [str(m.id) for m in read(PO) if m.id and not m.string]


def overview_in(language: Language) -> str:
    """The whole help in a language, as it is to stand in its file."""
    with speaking(language):
        return "".join(f"{line}\n" for line in overview())


def write_overviews() -> None:
    """Writes the help of the whole program in both languages."""
    for language in LANGUAGES:
        path = Path(overview_file(language))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(overview_in(language), encoding="utf-8")


def _without_dates() -> None:
    lines = PO.read_text(encoding="utf-8").splitlines()
    kept = [
        line
        for line in lines
        if not line.startswith(('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', "# ", "#\n"))
    ]
    PO.write_text("\n".join(line for line in kept if line != "#") + "\n", encoding="utf-8")


if __name__ == "__main__":
    for missing in update([Path(name) for name in sys.argv[1:]]):
        print(f'msgid "{missing}"\nmsgstr ""\n')
    write_overviews()
