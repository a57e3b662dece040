"""Drawing a sample that anyone can draw again.

Each item gets the SHA-256 of the seed and its key, in hexadecimal; the smallest are drawn. So the
order of the rows, the version of Python and the machine make no difference. Pure: no chance.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Item:
    """What can be drawn: its key, which no other has, and the part it belongs to."""

    key: str
    stratum: str = ""


def population_sha256(items: Iterable[Item]) -> str:
    """Return the check on a population: over its sorted keys and parts, one on a line."""
    lines = sorted(f"{item.key}\t{item.stratum}\n" for item in items)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def draw(items: Iterable[Item], *, seed: str, size: int) -> list[Item]:
    """Return `size` items, in the order of the draw, shared over the parts as `shares` says.

    Raises ValueError when there are not so many.
    """
    by_stratum: dict[str, list[Item]] = {}
    for item in items:
        by_stratum.setdefault(item.stratum, []).append(item)
    counts = shares({stratum: len(found) for stratum, found in by_stratum.items()}, size)
    drawn: list[Item] = []
    for stratum in sorted(by_stratum):
        ranked = sorted(by_stratum[stratum], key=lambda item: _rank(seed, item))
        drawn += ranked[: counts[stratum]]
    return sorted(drawn, key=lambda item: _rank(seed, item))


def shares(counts: Mapping[str, int], size: int) -> dict[str, int]:
    """Divide a sample over parts by their size, whole items each.

    The largest remainders get what is left, of equal ones the first by name. Raises ValueError when
    there are not so many items.
    """
    total = sum(counts.values())
    if not 0 < size <= total:
        raise ValueError(f"cannot draw {size} of {total}")
    found = {name: size * count // total for name, count in counts.items()}
    left = size - sum(found.values())
    by_remainder = sorted(counts, key=lambda name: (-(size * counts[name] % total), name))
    for name in by_remainder[:left]:
        found[name] += 1
    return found


def _rank(seed: str, item: Item) -> tuple[str, str]:
    return hashlib.sha256(f"{seed}\n{item.key}".encode()).hexdigest(), item.key
