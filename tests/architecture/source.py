"""Reads our own source for the architecture tests."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("portal", "tasks", "pages", "contracts")


def modules(*folders: str, tests: bool = False) -> list[Path]:
    """Our Python files, without migrations; the tests too when asked."""
    chosen = folders or (APPS + (("tests",) if tests else ()))
    return sorted(
        path
        for folder in chosen
        for path in (ROOT / folder).rglob("*.py")
        if "migrations" not in path.parts and "node_modules" not in path.parts
    )


@cache
def tree(path: Path) -> ast.Module:
    """The syntax tree of one file."""
    return ast.parse(path.read_text(), filename=str(path))


def place(path: Path, node: ast.AST | None = None) -> str:
    """Where something is, as `file:line`, from the top of the project."""
    name = path.relative_to(ROOT).as_posix()
    return f"{name}:{node.lineno}" if node is not None and hasattr(node, "lineno") else name


def imports(path: Path) -> Iterator[tuple[str, ast.AST]]:
    """Every imported dotted name with its place: `from a.b import c` gives `a.b.c`."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node


def called_name(call: ast.Call) -> str:
    """`a.b.c` for the call `a.b.c(...)`; empty for anything more complicated."""
    parts = []
    target: ast.expr = call.func
    while isinstance(target, ast.Attribute):
        parts.append(target.attr)
        target = target.value
    if not isinstance(target, ast.Name):
        return ""
    return ".".join(reversed([*parts, target.id]))
