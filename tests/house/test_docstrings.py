"""Everything public says what it is, in a sentence."""

import ast
from collections.abc import Iterator
from pathlib import Path


def _public(tree: ast.Module | ast.ClassDef, prefix: str) -> Iterator[tuple[str, ast.AST]]:
    """Yield public classes, functions and methods, not those inside functions."""
    for node in tree.body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if node.name.startswith("_"):
            continue
        yield f"{prefix}{node.name}", node
        if isinstance(node, ast.ClassDef):
            yield from _public(node, f"{prefix}{node.name}.")


def _speechless(name: Path, tree: ast.Module) -> Iterator[str]:
    """Yield what has no docstring, or one whose first line is no sentence."""
    for label, node in [("module", tree), *_public(tree, "")]:
        lines = (ast.get_docstring(node) or "").splitlines()
        if not lines or not lines[0].rstrip("`)\"'").endswith((".", "!", "?", ":")):
            yield f"{name}: {label}"


def test_everything_public_has_a_docstring_that_begins_with_a_sentence(modules):
    found = [one for name, tree in modules.items() for one in _speechless(name, tree)]
    assert found == []
