"""`make prove`: every guarantee over very many generated contracts, spread over the cores.

Prints JSON lines: one per chunk of contracts that is done, one for each guarantee, and one for the
whole. PROVE_CONTRACTS says how many contracts (default 200,000), PROVE_WORKERS how many processes,
PROVE_SEED where chance starts; each chunk has a seed of its own, which is printed. Chunks that are
done stand in var/prove-<seed>.jsonl, so the same command goes on where it was stopped; those of
other code (`code` is a digest of engine and guarantees) do not count. A counterexample is made
small by Hypothesis and printed in words; the exit code is then 1.
"""

import gc
import json
import os
import secrets
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from hashlib import sha256
from pathlib import Path
from typing import Any

from hypothesis.errors import NoSuchExample

from tests.contracts.arithmetic.guarantees import (
    GUARANTEES,
    Check,
    Run,
    the_oracle_agrees,
    the_oracle_gives_the_same_to_everybody,
)
from tests.contracts.arithmetic.monotone import is_monotone, more_success_never_pays_less
from tests.contracts.arithmetic.oracle_flows import has_flows
from tests.contracts.arithmetic.oracle_reach import is_in_reach
from tests.contracts.arithmetic.strategies import Case, Dice, mixed_case, smallest

CHUNK = 500
# What some of the guarantees are only about.
TRIED_ON = {
    the_oracle_agrees: "in reach of the oracle",
    the_oracle_gives_the_same_to_everybody: "with flows",
    more_success_never_pays_less: "monotone",
}
ROOT = Path(__file__).parents[3]
CODE = ("contracts/arithmetic", "tests/contracts/arithmetic")


def prove_chunk(number: int, size: int, guarantees: Sequence[Check] = GUARANTEES) -> dict[str, Any]:
    """Generate so many contracts and check every guarantee on each; return the figures."""
    done: Counter[str] = Counter()
    failing: dict[str, str] = {}
    gc.freeze()
    gc.set_threshold(100_000)
    began, worked = time.monotonic(), time.process_time()
    for place in range(size):
        dice = Dice(f"{number}/{place}")
        case = mixed_case(dice)
        run = Run(case)
        done["contracts"] += 1
        done["versions"] += len(case.versions)
        done["observations"] += len(case.observations)
        done["monotone"] += is_monotone(case)
        done["in reach of the oracle"] += is_in_reach(case.datas)
        done["with flows"] += has_flows(case.datas)
        for check in guarantees:
            try:
                check(run)
            except Exception as error:  # noqa: BLE001 - whatever goes wrong is a counterexample
                if check.__name__ not in failing:
                    failing[check.__name__] = counterexample(case, dice.thrown, check, error)
            else:
                done[check.__name__] += 1
    return {
        "seed": number,
        "seconds": round(time.monotonic() - began, 2),
        "processor_seconds": round(time.process_time() - worked, 2),
        "done": dict(done),
        "failing": failing,
    }


def counterexample(case: Case, thrown: Sequence[int], check: Check, error: Exception) -> str:
    """Describe what broke a guarantee in words: the smallest contract that Hypothesis finds."""
    last = [error]

    def fails(smaller: Case) -> bool:
        try:
            check(Run(smaller))
        except type(error) as again:
            last[:] = [again]
            return True
        return False

    try:
        case = smallest(thrown, fails)
    except NoSuchExample:
        last[:] = [error]
    return f"{type(error).__name__}: {last[0]}\n{case}"


def code_digest() -> str:
    """Return what the engine, the guarantees and the generated contracts are, in short."""
    digest = sha256()
    for place in CODE:
        for path in sorted((ROOT / place).rglob("*.py")):
            if not path.name.startswith(("test_", "mutant")):
                digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def chunks(contracts: int, first: int) -> Iterator[tuple[int, int]]:
    """The (seed, size) of each chunk."""
    for start in range(0, contracts, CHUNK):
        yield first + start // CHUNK, min(CHUNK, contracts - start)


def prove(contracts: int, workers: int, first: int, place: Path) -> list[dict[str, Any]]:
    """Prove all chunks that `place` does not name yet, and tell about each on stdout."""
    place.parent.mkdir(parents=True, exist_ok=True)
    lines = place.read_text().splitlines() if place.exists() else []
    code, wanted = code_digest(), dict(chunks(contracts, first))
    found = {
        figures["seed"]: figures
        for figures in map(json.loads, lines)
        if figures["code"] == code and wanted.get(figures["seed"]) == figures["done"]["contracts"]
    }
    with ProcessPoolExecutor(workers) as pool, place.open("a") as kept:
        ahead = [pool.submit(prove_chunk, *item) for item in wanted.items() if item[0] not in found]
        for future in as_completed(ahead):
            figures = {"code": code, **future.result()}
            found[figures["seed"]] = figures
            kept.write(json.dumps(figures) + "\n")
            kept.flush()
            tell("chunk", figures)
    return [found[number] for number in sorted(found)]


def tell(what: str, figures: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps({"prove": what, **figures}) + "\n")
    sys.stdout.flush()


def main() -> int:
    """Prove, print the figures, and return 1 when a guarantee was broken."""
    contracts = int(os.environ.get("PROVE_CONTRACTS", "200000"))
    workers = int(os.environ.get("PROVE_WORKERS", os.cpu_count() or 1))
    first = int(os.environ.get("PROVE_SEED", secrets.randbelow(1_000_000) * 1000))
    began = time.monotonic()
    results = prove(contracts, workers, first, ROOT / "var" / f"prove-{first}.jsonl")
    done, failing = Counter[str](), Counter[str]()
    for figures in results:
        done.update(figures["done"])
        failing.update([*figures["failing"]])
        for name, story in figures["failing"].items():
            sys.stderr.write(f"{name} fails with seed {figures['seed']}\n{story}\n\n")
    for check in GUARANTEES:
        name = check.__name__
        tried = done[TRIED_ON.get(check, name)]
        tell("guarantee", {"name": name, "contracts": tried, "failures": failing[name]})
    whole = {name: done[name] for name in ("contracts", "versions", "observations", "monotone")}
    whole["in_reach_of_the_oracle"] = done["in reach of the oracle"]
    whole["with_flows"] = done["with flows"]
    worked = sum(figures["processor_seconds"] for figures in results)
    tell(
        "contracts",
        {
            **whole,
            "failures": failing.total(),
            "seed": first,
            "code": code_digest(),
            "seconds": round(time.monotonic() - began, 1),
            "processor_seconds": round(worked),
            "ms_per_contract": round(1000 * worked / max(done["contracts"], 1), 2),
        },
    )
    return 1 if failing else 0


if __name__ == "__main__":
    sys.exit(main())
