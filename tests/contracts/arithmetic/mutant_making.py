"""Mutants: every function of a module with one thing in it changed, as mutmut would change it.

mutmut finds the changes; how they are tried is `mutant_trials`. Needs the environment of
`requirements/mutation.txt`.
"""

import ast
import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import libcst as cst
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider
from mutmut.mutation.file_mutation import create_mutations

from tests.contracts.arithmetic.mutants import change_of

# Functions with these are mutated as well, which mutmut leaves alone.
DECORATED = re.compile(r"^ *@(property|cache|lru_cache\b.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Mutant:
    """One change: where it is, what it is, and the function that it makes."""

    key: str
    module: str
    function: str
    change: str
    code: str
    lines: frozenset[int]


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Every mutant of one module."""
    source = path.read_text(encoding="utf-8")
    spans = [*statement_spans(ast.parse(source))]
    module, mutations, _, _ = create_mutations(
        str(path), DECORATED.sub(lambda found: " " * (len(found[0]) - 1) + "#", source)
    )
    positions = MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider)
    lines = module.code.splitlines(keepends=True)
    names = {
        function: f"{statement.name.value}.{function.name.value}"
        for statement in module.body
        if isinstance(statement, cst.ClassDef)
        for function in statement.body.body
        if isinstance(function, cst.FunctionDef)
    }
    seen = Counter[str]()
    for mutation in mutations:
        function = mutation.contained_by_top_level_function
        if not isinstance(function, cst.FunctionDef):
            continue
        span = positions[function]
        before = "".join(lines[span.start.line - 1 : span.end.line])
        new = module.code_for_node(mutation.mutated_node)
        after = replaced(lines, span, positions[mutation.original_node], new)
        change = change_of(before, after)
        name = names.get(function, function.name.value)
        digest = hashlib.sha256(f"{path.stem} {before} {change}".encode()).hexdigest()[:12]
        seen[digest] += 1
        first, last = span.start.line, span.end.line
        line = positions[mutation.original_node].start.line
        around = [each for each in spans if line in each and first < each[0] <= last]
        yield Mutant(
            key=f"{name} {digest}-{seen[digest]}",
            module=path.stem,
            function=name,
            change=change,
            code=after,
            lines=frozenset(min(around, key=len) if around else range(first, last + 1)),
        )


def replaced(lines: Sequence[str], span: CodeRange, place: CodeRange, new: str) -> str:
    """The lines of `span`, with something new at `place`."""
    start, end = place.start, place.end
    head = (
        "".join(lines[span.start.line - 1 : start.line - 1]) + lines[start.line - 1][: start.column]
    )
    tail = lines[end.line - 1][end.column :] + "".join(lines[end.line : span.end.line])
    return f"{head}{new}{tail}"


def statement_spans(tree: ast.Module) -> Iterator[range]:
    """The lines of every statement; of one with a body, those before the body."""
    for node in ast.walk(tree):
        if isinstance(node, ast.stmt):
            body = getattr(node, "body", None)
            end = node.end_lineno or node.lineno
            yield range(node.lineno, max(body[0].lineno, node.lineno + 1) if body else end + 1)
