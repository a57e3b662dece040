"""Advice about terms, as data: sound rules that may still not be what was meant.

An advice never stops anything. Like a problem it has a path, a code and parameters and no
sentence: `contracts.wording` makes the sentence, in the reader's language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

ADVICE_PARAMS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        # what is counted
        "metric_unused": ("metric",),
        "constant_unused": ("constant",),
        # what it is worth
        "bracket_price_falls": ("from", "before", "now"),
        "bracket_max_idle": ("max", "most"),
        "bracket_between_units": ("to",),
        "step_never_reached": ("threshold", "most"),
        "step_pays_same": ("threshold",),
        "step_pays_less": ("threshold", "before", "now"),
        "line_falls": ("from", "before", "now"),
        "gate_never_met": ("bound", "threshold"),
        "gate_contradicts": ("bound", "threshold", "other", "against"),
        "gate_always_met": ("bound", "threshold"),
        "weights_below_one": ("sum",),
        "component_never_counts": ("from", "until"),
        # what holds it back
        "no_contract_cap": (),
        "cap_never_bites": ("max", "most", "scope"),
        "cap_shadowed": ("max", "other", "other_max"),
        "cap_is_zero": (),
        "floor_above_cap": ("min", "cap", "max"),
        "limit_never_in_force": ("from", "until"),
        "floor_never_due": ("due", "until"),
        # who pays, and when
        "payer_excess_unpaid": ("party", "max"),
        "payers_cannot_pay_cap": ("sum", "cap", "max"),
        "payer_pays_nothing": ("party",),
        "periods_without_end": (),
        "starts_mid_period": ("valid_from", "counts_from"),
        "rounding_drops": ("unit", "mode"),
        "rounding_unit_large": ("unit",),
    }
)
"""Every advice code with the names of its parameters (all values are JSON-able)."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to look at again. `path` is in the notation of the data, as for a problem."""

    path: str
    code: str
    params: Mapping[str, object] = field(default_factory=dict)
