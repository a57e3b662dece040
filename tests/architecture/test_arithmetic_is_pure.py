"""The arithmetic: no float, no clock, no chance, no input or output."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.architecture.source import called_name, imports, modules, place, tree

ARITHMETIC = modules("contracts/arithmetic")
FORBIDDEN_MODULES = frozenset(
    {"asyncio", "http", "io", "logging", "os", "pathlib", "random", "secrets", "shutil"}
    | {"socket", "sqlite3", "subprocess", "tempfile", "threading", "time", "urllib", "uuid"}
)
CLOCKS = ("today", "now", "utcnow")
FORBIDDEN_CALLS = frozenset({"open", "print", "input", "eval", "exec", "__import__"})


def test_there_is_arithmetic_to_look_at() -> None:
    assert ARITHMETIC


def test_no_float_no_clock_no_io() -> None:
    found = [line for path in ARITHMETIC for line in impurities(path)]
    assert not found, "\n".join(found)


def test_only_the_standard_library_and_itself() -> None:
    found = []
    for path in ARITHMETIC:
        for name, node in imports(path):
            top = name.split(".")[0]
            ours = name.startswith("contracts.arithmetic")
            if not ours and (top not in sys.stdlib_module_names or top in FORBIDDEN_MODULES):
                found.append(f"{place(path, node)} imports {name}")
    assert not found, "\n".join(found)


def test_the_rules_catch_what_they_name(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("tests.architecture.source.ROOT", tmp_path)
    sample = tmp_path / "sample.py"
    sample.write_text("a = 0.5\nb = float(1)\nc = date.today()\nd = open('x')\ne: float = 1\n")
    assert sorted(line.split(":")[1][0] for line in impurities(sample)) == list("12345")


def impurities(path: Path) -> Iterator[str]:
    refusals = set(names_in_isinstance(path))
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield f"{place(path, node)} float {node.value}"
        elif isinstance(node, ast.Name) and node.id == "float" and node not in refusals:
            yield f"{place(path, node)} the type float"
        elif isinstance(node, ast.Call):
            name = called_name(node)
            if name in FORBIDDEN_CALLS or ("." in name and name.rsplit(".", 1)[1] in CLOCKS):
                yield f"{place(path, node)} calls {name}"


def names_in_isinstance(path: Path) -> Iterator[ast.AST]:
    """`isinstance(value, float)` is how a float is refused, so it may name the type."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and called_name(node) == "isinstance":
            yield from ast.walk(node)
