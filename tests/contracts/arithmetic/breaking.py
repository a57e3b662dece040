"""Terms and observations that are broken on purpose, or bent into others that may be right."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random
from typing import Any

from contracts.arithmetic import Observation, examine_terms

ELSEWHERE: tuple[object, ...] = (None, True, 0, -1, 1.5, "", "nergens", "0", "-1", "1", "1e3")
ELSEWHERE += ("0.005", "1000000000000", "x" * 5000, "2020-01-01", "2019-13-01", [], {}, ["x"])


def broken(data: Mapping[str, object], chance: Random) -> dict[str, object]:
    """The data of terms in which something is left out, added, doubled, turned or replaced."""
    changed: dict[str, Any] = deepcopy(dict(data))
    place, key = chance.choice([*places(changed)])
    way = chance.randrange(6)
    if way == 0:
        del place[key]
    elif way == 1 and isinstance(place, dict):
        place[chance.choice(("vreemd", "min", "max", "share", "of", "over", "from"))] = "1"
    elif way == 1:
        place.append(deepcopy(place[key]))
    elif way == 2 and isinstance(place, list):
        place.reverse()
    elif way == 3:
        _, other = chance.choice([*places(changed)])
        place[key] = other if isinstance(other, str) else str(other)
    elif way == 4 and isinstance(place[key], str):
        strings = [at[name] for at, name in places(changed) if isinstance(at[name], str)]
        place[key] = chance.choice(strings)
    else:
        place[key] = deepcopy(chance.choice(ELSEWHERE))
    return changed


NUMBERS = ("0", "0.01", "0.3", "0.5", "1", "1.5", "2", "3", "4", "10", "100", "1000", "-1")
DAYS = ("2019-12-31", "2020-01-01", "2020-01-02", "2020-04-01", "2020-07-01", "2020-10-01")
DAYS += ("2020-12-31", "2021-01-01", "2021-04-01", "2022-01-01")
WORDS: Mapping[str, tuple[object, ...]] = {
    "scope": ("contract", "period", "year", "person", "cohort", "unit"),
    "mode": ("half_up", "half_even", "up", "down", "ceiling", "floor"),
    "at": ("entry", "line", "running_total"),
    "over": ("period", "year", "contract", "person", "cohort"),
    "excess": ("lost", "carried"),
    "unused": ("lost", "carried"),
    "every": ("month", "quarter", "half_year", "year"),
    "not_measured": ("wait", "block", "zero"),
    "not_applicable": ("skip", "zero"),
    "day_count": ("act/365f", "act/360", "30/360", "act/act"),
    "treatment": ("on_top", "included", "compensable"),
    "as": ("percent_reduction", "percent_increase", "point_reduction", "reduction", "increase"),
    "per": ("contract", "year", "period"),
    "shares": ("down", "half_up", "half_even"),
    "to": ("0.01", "0.05", "1", "5"),
}


def bent(data: Mapping[str, object], chance: Random) -> dict[str, object]:
    """The data of terms in which a few numbers, days and choices are others that may be right."""
    changed: dict[str, Any] = deepcopy(dict(data))
    leaves = [(at, key) for at, key in places(changed) if isinstance(at[key], str)]
    for place, key in chance.sample(leaves, min(len(leaves), 12)):
        value = place[key]
        if key in WORDS and value in WORDS[key]:
            place[key] = chance.choice(WORDS[key])
        elif value[:3] in {"201", "202"} and key not in {"valid_from"}:
            place[key] = chance.choice(DAYS)
        elif value.lstrip("-")[:1].isdigit():
            place[key] = chance.choice(NUMBERS)
    return changed


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every (object or list, key or index) in JSON data."""
    keys = [*value] if isinstance(value, dict) else [*range(len(value))]
    for key in keys:
        yield value, key
        if isinstance(value[key], dict | list):
            yield from places(value[key])


def broken_row(row: Observation, chance: Random) -> Observation:
    """An observation of which one thing is another."""
    changes: list[dict[str, Any]] = [
        {"metric": "nergens"},
        {"subject": "" if row.subject else "z"},
        {"quantity": None},
        {"quantity": Fraction(-7, 2)},
        {"quantity": Fraction(1, 3)},
        {"start": row.on, "end": row.on},
        {"start": row.on, "end": date(2020, 6, 15)},
        {"on": date(2019, 12, 31)},
        {"on": date(2020, 3, 31)},
        {"known_on": date(2020, 9, 1)},
        {"status": "not_measured"},
        {"status": "not_applicable"},
        {"cohort": "c2"},
        {"claimed": Fraction(9)},
    ]
    return replace(row, **chance.choice(changes))


# ---------------------------------------------------------------------- every key in turn


OTHERS: tuple[object, ...] = (None, True, 5, "", "x", "-1", "0", "0.001", "2", "100000000000000")
OTHERS += ("2019-12-31", "2020-02-30", "job", "town", "helper", [], {}, ["x"], ["job", "job"])
TIMES = 3
TOLD = ("label", "note", "title")


def shares_of(datas: Sequence[Mapping[str, object]]) -> list[set[str]]:
    """Which keys to break in which terms, by path: each in the first few that have it."""
    met: Counter[str] = Counter()
    shares = []
    for data in datas:
        own = {path for path, _, _ in paths(data)}
        shares.append({path for path in own if met[path] < TIMES})
        met.update(own)
    return shares


def known_keys(datas: Sequence[Mapping[str, object]]) -> dict[str, dict[str, Any]]:
    """Which keys the objects at a path have in some of the terms, each with a value."""
    known: dict[str, dict[str, Any]] = {}
    for data in datas:
        for path, place, key in paths(data):
            if isinstance(place, dict):
                known.setdefault(path.rpartition(".")[0], {}).setdefault(key, place[key])
    return known


def told_about(data: Mapping[str, object], mine: set[str]) -> dict[str, Any]:
    """The same terms with a label, note and title in what is mine, where one may stand."""
    told: dict[str, Any] = deepcopy(dict(data))
    for path, place, number in [*paths(told)]:
        inner = place[number]
        for key in TOLD if isinstance(inner, dict) and path in mine else ():
            if key not in inner:
                inner[key] = {"nl": "zo heet het", "en": "its name"}
                if examine_terms(told)[1]:
                    del inner[key]
    return told


def each_key(
    data: Mapping[str, object], mine: set[str], known: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Terms in which one thing is another, left out, doubled or turned: for each key that is mine.

    An object also gets each key that is `known` of its like in other terms. What is yielded is the
    same object every time, as it is at that moment.
    """
    told, done = told_about(data, mine), set[str]()
    for name, value in known.get("", {}).items():
        if name not in told:
            told[name] = value
            yield f"has {name}", told
            del told[name]
    for path, place, key in [*paths(told)]:
        is_mine = path in mine or (key in TOLD and path.rpartition(".")[0] in mine)
        if not is_mine or path in done:
            continue
        done.add(path)
        kept, old = (dict(place) if isinstance(place, dict) else [*place]), place[key]
        others = {f"is {number}": other for number, other in enumerate(OTHERS)}
        if isinstance(old, dict):
            others["has more"] = {**old, "vreemd": "1"}
            more = {name: value for name, value in known.get(path, {}).items() if name not in old}
            others |= {f"has {name}": {**old, name: value} for name, value in more.items()}
        if isinstance(old, list):
            others |= {"is twice": [*old, *old], "is turned": old[::-1]}
        for way, other in others.items():
            place[key] = other
            yield f"{path} {way}", told
        del place[key]
        yield f"{path} is gone", told
        place.clear()
        (place.update if isinstance(place, dict) else place.extend)(kept)


def paths(value: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Every (path without numbers, object or list, key or index) in JSON data."""
    keys = [*value] if isinstance(value, dict) else [*range(len(value))]
    for key in keys:
        inner = f"{path}.{key}" if isinstance(value, dict) else f"{path}[]"
        yield inner, value, key
        if isinstance(value[key], dict | list):
            yield from paths(value[key], inner)
