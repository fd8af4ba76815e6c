"""Which modules import which, read off the code: imports inside functions and those for types count too."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path


@cache
def tree_of(path: Path) -> ast.Module:
    """A module as Python reads it; several tests look at each."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imports_of_modules(*packages: Path) -> dict[str, set[str]]:
    """The modules of the packages, each with those of the same packages that it imports."""
    files = {module_name(path, package): path for package in packages for path in package.rglob("*.py")}
    return {name: {*_imported(path, files)} - {name} for name, path in files.items()}


def module_name(path: Path, package: Path) -> str:
    """The full name of a module."""
    parts = [package.name, *path.relative_to(package).with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imported(path: Path, known: dict[str, Path]) -> Iterator[str]:
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name in known)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield from (name for name in (full if full in known else node.module,) if name in known)


def texts_in(path: Path) -> Iterator[str]:
    """The strings of a module that are no docstrings."""
    tree = tree_of(path)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.value
