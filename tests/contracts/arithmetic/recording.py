"""Write down what the engine says to the letter: python -m tests.contracts.arithmetic.recording.

The other tests say what an amount, a step or a problem must be. Here it is held that nothing of all
that changes unnoticed: a municipality computes its old settlements again every night, and takes
another word in an explanation for an alarm. `recorded.json` holds, for many contracts, a digest of
what is said about the terms, of every statement with its trace, and of what is remembered for the
next period; and, for terms and observations that are broken on purpose, of every problem.

When a test differs and that was meant: raise ENGINE_VERSION (unless only problems, advice or the
generated contracts differ), write it down anew, and say in the commit what it is. With the name of
a case as argument this prints what is digested, so that two versions can be compared.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from contracts.arithmetic import (
    ENGINE_VERSION,
    Observation,
    Opening,
    OpeningDoesNotFit,
    SettlementBlocked,
    Statement,
    Terms,
    TermsError,
    advise_terms,
    examine_terms,
    matter_after,
    opening_fits,
    parse_terms,
    periods_until,
    personal_metrics_of,
    remembered_metrics,
    settle_all,
    settle_and_close,
    settle_next,
    statement_data,
)
from tests.contracts.arithmetic import everything
from tests.contracts.arithmetic.breaking import (
    bent,
    broken,
    broken_row,
    each_key,
    known_keys,
    shares_of,
)
from tests.contracts.arithmetic.strategies import END, Dice, mixed_case
from tests.contracts.arithmetic.worked_examples import worked_examples

PUBLISHED = Path(__file__).parents[3] / "contracts/examples"
RECORDED = Path(__file__).with_name("recorded.json")
GENERATED, GROUP = 240, 6
BREAKS, BENDS = 20, 24


def digest(said: object) -> str:
    """Something in short; the same text for the same thing, in every process."""
    return sha256(text_of(said).encode()).hexdigest()[:16]


def text_of(said: object) -> str:
    return json.dumps(plain(said), indent=1, ensure_ascii=False)


def plain(value: Any) -> Any:
    """A value of the engine as JSON, with the order of what has an order."""
    if is_dataclass(value):
        named = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {"is": type(value).__name__, **named}
    if isinstance(value, Mapping):
        return [[plain(key), plain(each)] for key, each in value.items()]
    if isinstance(value, frozenset | set):
        return sorted((plain(each) for each in value), key=repr)
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    if callable(value):
        return value.__name__
    return str(value) if isinstance(value, Fraction | date) else value


# ---------------------------------------------------------------------- contracts as they are


def said_of(
    datas: Sequence[Mapping[str, object]], rows: Sequence[Observation], until: date
) -> list[object]:
    """Everything that the engine answers about a contract and its observations."""
    versions = [parse_terms(data) for data in datas]
    said: list[object] = [[terms, advise_terms(terms)] for terms in versions]
    parts = [part for terms in versions for part in terms.components]
    said.append([[*personal_metrics_of(part.quantity)] for part in parts])
    said.append(remembered_metrics(versions))
    try:
        statements = settle_all(versions, rows, until)
    except SettlementBlocked as blocked:
        return [*said, "blocked", blocked.problem]
    said.extend(without_version(statement_data(each)) for each in statements)
    said.append(remembered(versions, rows, statements))
    return said


def remembered(
    versions: Sequence[Terms], rows: Sequence[Observation], statements: Sequence[Statement]
) -> list[object]:
    """What is kept after the first period, and what the second is when it goes on from there."""
    periods = periods_until(versions, END)
    if len(periods) < 2 or len(statements) < 2:
        return ["one period"]
    first, opening = settle_and_close(versions, rows, periods[0], {})
    if opening is None:
        return ["all observations are needed", without_version(statement_data(first))]
    fits = [opening_fits(versions, Opening(opening.data), period.start) for period in periods]
    said: list[object] = [without_version(opening.data), fits]
    new = matter_after(versions, rows, periods[0].end)
    try:
        second, later = settle_next(versions, opening, new, periods[1])
    except (SettlementBlocked, OpeningDoesNotFit) as refused:
        return [*said, str(refused)]
    said.append(without_version(statement_data(second)))
    return [*said, later and without_version(later.data)]


def without_version(data: Mapping[str, object]) -> dict[str, object]:
    """What does not change when only the version of the engine is raised."""
    return {key: value for key, value in data.items() if key not in {"engine", "engine_version"}}


# ---------------------------------------------------------------------- broken on purpose


def problems_of(data: Mapping[str, object]) -> list[object]:
    """What is wrong with terms, as one who writes them sees it and as who uses them is told."""
    terms, problems = examine_terms(data)
    try:
        parse_terms(data)
    except TermsError as refused:
        return [problems, refused.problems == problems]
    return [problems, terms and advise_terms(terms)]


# ---------------------------------------------------------------------- the cases


def cases() -> dict[str, Callable[[], list[object]]]:
    """What to say of each case, by name."""
    found: dict[str, Callable[[], list[object]]] = {}
    for number in range(GENERATED // GROUP):
        found[f"generated {number}"] = lambda number=number: generated(number)  # type: ignore[misc]
    datas = sources()
    known = known_keys([*datas.values()])
    for (name, data), mine in zip(datas.items(), shares_of([*datas.values()]), strict=True):
        if mine:
            found[f"each key: {name}"] = lambda d=data, m=mine: each(d, m, known)  # type: ignore[misc]
    for name, versions, rows, until in contracts():
        found[name] = lambda d=versions, r=rows, u=until: said_of(d, r, u)  # type: ignore[misc]
        found[f"bent: {name}"] = lambda n=name, d=versions, r=rows, u=until: others_of(n, d, r, u)  # type: ignore[misc]
        found[f"broken: {name}"] = lambda n=name, d=versions, r=rows, u=until: wrong(n, d, r, u)  # type: ignore[misc]
    return found


Contract = tuple[str, list[dict[str, object]], Sequence[Observation], date]


def contracts() -> Iterator[Contract]:
    """Contracts of which we know what they are about: name, versions, observations, last day."""
    for example in worked_examples():
        versions = [json.loads(json.dumps(data)) for data in example.data]
        yield example.title, versions, example.observations, example.until
    for name, (data, rows) in everything.every_contract().items():
        yield name, [json.loads(json.dumps(data))], rows, everything.UNTIL


def sources() -> dict[str, Mapping[str, object]]:
    """Terms of which keys are broken: examples first, then published and generated ones."""
    datas: dict[str, Mapping[str, object]] = {name: first for name, (first, *_), *_ in contracts()}
    for path in sorted(PUBLISHED.glob("*/terms.json")):
        datas[path.parent.name] = json.loads(path.read_text(encoding="utf-8"))
    for place in range(GENERATED // 2):
        datas[f"generated {place}"] = mixed_case(Dice(f"recorded {place}")).data
    return datas


def generated(number: int) -> list[object]:
    """A few contracts that mix mechanisms."""
    said: list[object] = []
    for place in range(number * GROUP, (number + 1) * GROUP):
        case = mixed_case(Dice(f"recorded {place}"))
        said.append([case.datas, said_of(case.datas, case.observations, END)])
    return said


def others_of(
    name: str, datas: Sequence[Mapping[str, object]], rows: Sequence[Observation], until: date
) -> list[object]:
    """What is said of contracts that are like one that is known, but for a few numbers and days."""
    chance = Random(name)
    said: list[object] = []
    for _ in range(BENDS):
        changed = [bent(datas[0], chance), *datas[1:]]
        try:
            said.append(said_of(changed, rows, until))
        except TermsError as refused:
            said.append(refused.problems)
        except SettlementBlocked as blocked:
            said.append(blocked.problem)
    return said


def each(
    data: Mapping[str, object], mine: set[str], known: Mapping[str, Mapping[str, Any]]
) -> list[object]:
    """What is said when each key in turn is wrong in each way."""
    return [[name, *problems_of(terms)] for name, terms in each_key(data, mine, known)]


def wrong(
    name: str, datas: Sequence[Mapping[str, object]], rows: Sequence[Observation], until: date
) -> list[object]:
    """What is said when terms are broken in many ways, one at a time, and observations in a few."""
    chance = Random(name)
    said: list[object] = [problems_of(broken(datas[0], chance)) for _ in range(BREAKS)]
    for place, row in enumerate(rows):
        others = [*rows[:place], broken_row(row, chance), *rows[place + 1 :]]
        said.append(said_of(datas, others, until)[-3:])
    return said


def main(names: Sequence[str]) -> None:
    """Write down what the engine says now, or print what it says of some cases."""
    known = cases()
    for name in names:
        sys.stdout.write(text_of(known[name]()) + "\n")
    if not names:
        said = {name: digest(say()) for name, say in known.items()}
        RECORDED.write_text(
            json.dumps({"engine": ENGINE_VERSION, "cases": said}, indent=1) + "\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main(sys.argv[1:])
