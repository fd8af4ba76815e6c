"""Which files are read as return forms where files and folders are named."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from qualitytui.paths import typed_path

KINDS: Final = frozenset({".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".tsv", ".txt", ".xltx"})
"""The extensions read from a folder; a named file is read whatever its extension."""


def files_named(paths: Sequence[str]) -> list[Path]:
    """The files named and, of folders, those that may be forms, each once."""
    files = list[Path]()
    for name in paths:
        path = typed_path(name)
        if path.is_dir():
            inside = sorted(path for path in path.rglob("*") if path.is_file() and path.suffix.lower() in KINDS)
            files += [path for path in inside if not path.name.startswith((".", "~$"))]
        else:
            files.append(path)
    return list(dict.fromkeys(files))


def files_passed_over(paths: Sequence[str]) -> list[str]:
    """The files of other types in the named folders, without hidden and temporary ones."""
    folders = [path for path in (typed_path(name) for name in paths) if path.is_dir()]
    inside = sorted(path_inside for path in folders for path_inside in path.rglob("*") if path_inside.is_file())
    return [path.name for path in inside if path.suffix.lower() not in KINDS and not path.name.startswith((".", "~$"))]
