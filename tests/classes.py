"""The classes of the program with their methods and base classes, read off the code."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tests.imports import module_name, tree_of


class ClassSize(NamedTuple):
    """How many methods a class has, and the full names of its base classes as far as they are ours."""

    methods: int
    bases: tuple[str, ...]


def classes_of(*packages: Path) -> dict[str, ClassSize]:
    """Every class of the packages by its full name."""
    found = {}
    for package in packages:
        for path in package.rglob("*.py"):
            module, tree = module_name(path, package), tree_of(path)
            names = _names(module, tree)
            for node in ast.walk(tree):
                if isinstance(node, ast.ClassDef):
                    count = sum(isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) for one in node.body)
                    found[f"{module}.{node.name}"] = ClassSize(count, tuple(_bases(node, names)))
    return {
        name: ClassSize(kind.methods, tuple(one for one in kind.bases if one in found)) for name, kind in found.items()
    }


def all_bases(name: str, classes: dict[str, ClassSize]) -> dict[str, None]:
    """The base classes of a class, theirs too, each once."""
    found: dict[str, None] = {}
    for base in classes[name].bases:
        found |= {base: None, **all_bases(base, classes)}
    return found


def _names(module: str, tree: ast.Module) -> dict[str, str]:
    """The full name of every class that a module calls by a short one."""
    names = {node.name: f"{module}.{node.name}" for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name: f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _bases(node: ast.ClassDef, names: dict[str, str]) -> Iterator[str]:
    for base in node.bases:
        bare = base.value if isinstance(base, ast.Subscript) else base
        if isinstance(bare, ast.Name) and bare.id in names:
            yield names[bare.id]
