"""`make mutants`: compare the mutants that survived with those that are explained.

mutmut leaves its results in `mutants/`. Prints one JSON line with the figures; a survivor that
`mutants.toml` does not explain is told about, and makes the exit code 1.
"""

import ast
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import Any

EXPLAINED = Path(__file__).with_suffix(".toml")
RESULTS = Path(__file__).parents[3] / "mutants/contracts/arithmetic"
# What mutmut writes down for a mutant: the exit code of its tests.
SURVIVED, NOT_TRIED = 0, None


def explanations() -> list[dict[str, Any]]:
    """What `mutants.toml` says."""
    return tomllib.loads(EXPLAINED.read_text(encoding="utf-8"))["mutant"]


def is_explained(module: str, change: str, known: list[dict[str, Any]]) -> bool:
    """Whether one of the explanations is about this change in this module."""
    return any(
        {module, "*"} & {*each["modules"]} and re.search(each["change"], change) for each in known
    )


def change_of(before: str, after: str) -> str:
    """The lines that differ, as "before => after"."""
    lines = [*unified_diff(before.splitlines()[1:], after.splitlines()[1:], lineterm="", n=0)][2:]
    sides = {sign: " ".join(x[1:].strip() for x in lines if x[0] == sign) for sign in "-+"}
    return f"{sides['-']} => {sides['+']}"


def results(folder: Path) -> Iterator[tuple[str, str, int | None, str]]:
    """Every mutant: its module, its name, the exit code of its tests, and what was changed."""
    for notes in sorted(folder.glob("*.py.meta")):
        source = notes.with_suffix("").read_text(encoding="utf-8")
        codes = json.loads(notes.read_text(encoding="utf-8"))["exit_code_by_key"]
        lines = source.splitlines()
        functions = {
            node.name: "\n".join(lines[node.lineno - 1 : node.end_lineno])
            for node in ast.walk(ast.parse(source))
            if isinstance(node, ast.FunctionDef)
        }
        for key, code in codes.items():
            name = key.rpartition(".")[2]
            original = re.sub(r"__mutmut_\d+$", "__mutmut_orig", name)
            change = change_of(functions[original], functions[name]) if code == SURVIVED else ""
            yield notes.name.removesuffix(".py.meta"), name, code, change


def main() -> int:
    """Tell about survivors that are not explained; return 1 when there are any."""
    known, figures, strange = explanations(), Counter[str](), []
    for module, name, code, change in results(RESULTS):
        if code == SURVIVED and not is_explained(module, change, known):
            strange.append(f"{module} {name}\n    {change}")
        tried = "not_tried" if code is NOT_TRIED else "survived" if code == SURVIVED else "killed"
        figures[tried] += 1
    sys.stderr.write("\n".join(strange) + "\n" if strange else "")
    figures["unexplained"] = len(strange)
    sys.stdout.write(json.dumps({"mutants": figures.total() - len(strange), **figures}) + "\n")
    return 1 if strange or not figures["killed"] else 0


if __name__ == "__main__":
    sys.exit(main())
