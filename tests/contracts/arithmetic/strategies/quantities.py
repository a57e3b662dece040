"""Generated quantities: of persons, and of anything else."""

from tests.contracts.arithmetic.strategies.values import SELDOM, Choose, one_of

Block = dict[str, object]

OF_PERSONS: tuple[Block, ...] = ({}, {"first_per": "person"}, {"max_per_person": 2})
AFTER = {"event": "lease", "days": 30}
NARROWED: tuple[Block, ...] = (
    *({}, {}, {}, {}),
    {"after": {"event": "lease"}},
    {"after": [{**AFTER, "within_days": 120}, {"event": "reached"}]},
    {"among": ["reached"]},
    {"among": ["reached", "lease"], "after": AFTER},
)
LASTING = ({"days": 30}, {"days": 90, "gap_days": 10}, {"months": 2})


def person_quantity(choose: Choose) -> dict[str, object]:
    """A quantity that a limit per person can be put on."""
    if choose(SELDOM):
        return {"sustained": "nights", **choose(LASTING)}
    return {"count": "person_job", **choose(OF_PERSONS), **choose(NARROWED)}


def quantity(choose: Choose) -> dict[str, object]:
    """Any quantity that grows with success; the one of nights fits a tariff only."""
    kind = one_of(choose, "count", "sum", "days", "fixed", "level", "person", "sample")
    if kind == "person":
        return person_quantity(choose)
    if kind == "sample":
        sample = {"claimed": "places", "checked": "checked", "correct": "correct"}
        return {"sampled": {**sample, "tolerance": one_of(choose, "0", "0.25")}}
    if kind == "sum":
        return {"sum": "saving"}
    if kind == "days":
        return {"sum": "nights", "excluding": "jail"}
    if kind == "fixed":
        return {"one": True}
    if kind == "level":
        return {"change": "level", "against": {"metric": "control"}, "as": "increase"}
    return {"count": one_of(choose, "job", "places")}
