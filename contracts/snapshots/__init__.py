"""The only bridge from rows to arithmetic: freeze what counts, compute from it, compare.

`freeze` makes the JSON that a settlement keeps and `settle_inputs` computes from that JSON alone.
So what is paid and what a recomputation years later gives come from the same bytes.
"""

from contracts.snapshots.comparison import computed_lines, differences, stored_lines
from contracts.snapshots.facts import Accepted, Facts, load_facts
from contracts.snapshots.inputs import (
    FORMAT,
    Frozen,
    digest,
    freeze,
    freeze_again,
    frozen_keys,
    observations_of,
    settle_inputs,
)

__all__ = [
    "FORMAT",
    "Accepted",
    "Facts",
    "Frozen",
    "computed_lines",
    "differences",
    "digest",
    "freeze",
    "freeze_again",
    "frozen_keys",
    "load_facts",
    "observations_of",
    "settle_inputs",
    "stored_lines",
]
