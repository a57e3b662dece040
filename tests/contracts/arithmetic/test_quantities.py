"""The registry of quantities: reading each block, and what it looks at."""

import pytest

from contracts.arithmetic import Achieved, After, Change, Count, Latest, Notional, One, Ratio, Sum
from contracts.arithmetic.quantities import QUANTITIES, is_additive, metrics_of
from tests.contracts.arithmetic.builders import component, metric, terms

pytestmark = pytest.mark.pure

CASES = [
    ({"count": "job"}, Count("job"), ["job"]),
    ({"count": "lease", "max_per_person": 3}, Count("lease", max_per_person=3), ["lease"]),
    (
        {"sum": "nights", "excluding": "jail", "after": {"event": "lease", "days": 365}},
        Sum("nights", "jail", After("lease", 365)),
        ["nights", "jail", "lease"],
    ),
    ({"latest": "level"}, Latest("level"), ["level"]),
    (
        {"change": "level", "against": {"metric": "control"}, "as": "reduction"},
        Change("level", "control", "reduction"),
        ["level", "control"],
    ),
    (
        {"change": "rate", "against": "baseline", "as": "increase"},
        Change("rate", None, "increase"),
        ["rate"],
    ),
    ({"achieved": "rate"}, Achieved("rate"), ["rate"]),
    ({"ratio": {"of": "job", "to": "places"}}, Ratio("job", "places"), ["job", "places"]),
    ({"one": True}, One(), []),
]


@pytest.mark.parametrize(("written", "block", "metrics"), CASES)
def test_blocks(written: dict, block: object, metrics: list[str]) -> None:
    known = [
        metric(code) for code in ("job", "lease", "nights", "jail", "level", "control", "places")
    ]
    known.append(metric("rate", baseline="5", target="10"))
    read = terms(component("part", written, {"per_unit": "1"}), metrics=known).components[0]
    assert read.quantity == block
    assert list(metrics_of(read.quantity)) == metrics
    assert is_additive(read.quantity) == isinstance(block, Count | Sum)


def test_every_block_is_tried() -> None:
    tried = {type(block) for _, block, _ in CASES} | {Notional}
    assert tried == {block.kind for block in QUANTITIES.values()}
