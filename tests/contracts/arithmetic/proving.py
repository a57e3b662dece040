"""`make prove`: every guarantee over very many generated contracts, spread over the cores.

Prints JSON lines: one per chunk of contracts that is done, one for each guarantee, and one for the
whole. PROVE_CONTRACTS says how many contracts (default 200,000), PROVE_WORKERS how many processes,
PROVE_SEED where chance starts; each chunk has a seed of its own, which is printed. Chunks that are
done stand in var/prove-<seed>.jsonl, so the same command goes on where it was stopped. A
counterexample is made small by Hypothesis and printed in words; the exit code is then 1.
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
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tests.contracts.arithmetic.guarantees import (
    GUARANTEES,
    Check,
    Run,
    is_monotone,
    more_success_never_pays_less,
    the_oracle_agrees,
)
from tests.contracts.arithmetic.oracle import is_in_reach
from tests.contracts.arithmetic.strategies import Case, cases

CHUNK = 500
# Half of them without what comes after limits and payers, because those the oracle knows fully.
CASES = st.one_of(cases(amended=True), cases(amended=True, only_core=True))
# What two of the guarantees are only about.
TRIED_ON = {the_oracle_agrees: "in reach of the oracle", more_success_never_pays_less: "monotone"}
VAR = Path(__file__).parents[3] / "var"
FAST = settings(
    max_examples=CHUNK,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate, Phase.shrink],
    report_multiple_bugs=False,
)


def prove_chunk(number: int, size: int, guarantees: Sequence[Check] = GUARANTEES) -> dict[str, Any]:
    """Generate so many contracts and check every guarantee on each; return the figures."""
    done: Counter[str] = Counter()
    failing: dict[str, str] = {}

    @seed(number)
    @settings(FAST, max_examples=size)
    @given(CASES)
    def check_all(case: Case) -> None:
        run = Run(case)
        done["contracts"] += 1
        done["versions"] += len(case.versions)
        done["observations"] += len(case.observations)
        done["monotone"] += is_monotone(case)
        done["in reach of the oracle"] += is_in_reach(case.datas)
        for check in guarantees:
            failing.clear()
            failing[check.__name__] = repr(case)
            check(run)
            done[check.__name__] += 1
        failing.clear()

    gc.set_threshold(100_000)
    began = time.monotonic()
    try:
        check_all()
    except Exception as error:  # noqa: BLE001 - whatever goes wrong is a counterexample
        last = next(iter(failing), "generation")
        failing[last] = f"{type(error).__name__}: {error}\n{failing.get(last, '')}"
    seconds = round(time.monotonic() - began, 2)
    return {"seed": number, "seconds": seconds, "done": dict(done), "failing": failing}


def chunks(contracts: int, first: int) -> Iterator[tuple[int, int]]:
    """The (seed, size) of each chunk."""
    for start in range(0, contracts, CHUNK):
        yield first + start // CHUNK, min(CHUNK, contracts - start)


def prove(contracts: int, workers: int, first: int, place: Path) -> list[dict[str, Any]]:
    """Prove all chunks that `place` does not name yet, and tell about each on stdout."""
    place.parent.mkdir(parents=True, exist_ok=True)
    lines = place.read_text().splitlines() if place.exists() else []
    found = {figures["seed"]: figures for figures in map(json.loads, lines)}
    wanted = dict(chunks(contracts, first))
    found = {number: figures for number, figures in found.items() if number in wanted}
    with ProcessPoolExecutor(workers) as pool, place.open("a") as kept:
        ahead = [pool.submit(prove_chunk, *item) for item in wanted.items() if item[0] not in found]
        for future in as_completed(ahead):
            figures = future.result()
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
    results = prove(contracts, workers, first, VAR / f"prove-{first}.jsonl")
    done, failing = Counter[str](), Counter[str]()
    for figures in results:
        done.update(figures["done"])
        failing.update(figures["failing"])
        for name, story in figures["failing"].items():
            sys.stderr.write(f"{name} fails with seed {figures['seed']}\n{story}\n\n")
    for check in GUARANTEES:
        name = check.__name__
        tried = done[TRIED_ON.get(check, name)]
        tell("guarantee", {"name": name, "contracts": tried, "failures": failing[name]})
    busy = sum(figures["seconds"] for figures in results)
    whole = {name: done[name] for name in ("contracts", "versions", "observations", "monotone")}
    whole["in_reach_of_the_oracle"] = done["in reach of the oracle"]
    per_contract = round(1000 * busy / max(done["contracts"], 1), 2)
    seconds = round(time.monotonic() - began, 1)
    tell(
        "contracts",
        {
            **whole,
            "failures": failing.total(),
            "seed": first,
            "seconds": seconds,
            "ms_per_contract": per_contract,
        },
    )
    return 1 if failing else 0


if __name__ == "__main__":
    sys.exit(main())
