"""`make mutants`: break the arithmetic on purpose and see whether a test notices.

    python -m tests.contracts.arithmetic.mutants [module …]

Prints a JSON line for each module and one for all; a survivor that `mutants.toml` does not explain
is told about, and makes the exit code 1. Who killed a mutant is remembered in `var/mutants.json`
and tried first the next time, so that a second run is quick. MUTANT_SECONDS (5) is for how long
tests may try to kill one.
"""

import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import unified_diff
from pathlib import Path
from typing import Any

EXPLAINED = Path(__file__).with_suffix(".toml")
FOLDER = Path(__file__).parents[3] / "contracts/arithmetic"


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
    old, new = before.splitlines(), after.splitlines()
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    lines = [*unified_diff(old[same:], new[same:], lineterm="", n=0)][2:]
    sides = {sign: " ".join(x[1:].strip() for x in lines if x[0] == sign) for sign in "-+"}
    return f"{sides['-']} => {sides['+']}"


def figures_of(
    outcomes: Iterable[tuple[str, str, str, str | None]],
) -> tuple[dict[str, Counter[str]], list[str]]:
    """Count what became of each module's mutants; list the survivors that nothing explains.

    An outcome is a mutant's module, key and change, and the test that killed it, if one did.
    """
    known, figures, strange = explanations(), dict[str, Counter[str]](), []
    for module, key, change, killer in outcomes:
        outcome = "killed"
        if killer is None and is_explained(module, change, known):
            outcome = "explained"
        elif killer is None:
            outcome = "survived"
            strange.append(f"{module}: {key}\n    {change}")
        figures.setdefault(module, Counter())[outcome] += 1
    return figures, strange


def line_of(module: str, counts: Counter[str]) -> str:
    """One JSON line of figures."""
    kinds = {kind: counts[kind] for kind in ("killed", "explained", "survived")}
    return json.dumps({"module": module, "mutants": counts.total(), **kinds}) + "\n"


def main(modules: Sequence[str]) -> int:
    """Try the mutants of these modules, or of all; return 1 when a survivor is not explained."""
    from tests.contracts.arithmetic.mutant_making import mutants_of
    from tests.contracts.arithmetic.mutant_trials import try_all

    wanted = [FOLDER / f"{module}.py" for module in modules] or sorted(FOLDER.glob("*.py"))
    tried = try_all(mutant for path in wanted for mutant in mutants_of(path))
    figures, strange = figures_of(
        (mutant.module, mutant.key, mutant.change, killer) for mutant, killer in tried
    )
    sys.stderr.write("\n".join(strange) + "\n" if strange else "")
    for module, counts in figures.items():
        sys.stdout.write(line_of(module, counts))
    sys.stdout.write(line_of("all", sum(figures.values(), Counter())))
    return 1 if strange or not tried else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
