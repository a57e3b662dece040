"""Generated quantities: of persons, and of anything else."""

from hypothesis import strategies as st

from tests.contracts.arithmetic.strategies.values import SELDOM, one_of

OF_PERSONS = st.sampled_from([{}, {"first_per": "person"}, {"max_per_person": 2}])
AFTER = {"event": "lease", "days": 30}
NARROWED = st.sampled_from(
    [
        *([{}] * 4),
        {"after": {"event": "lease"}},
        {"after": [{**AFTER, "within_days": 120}, {"event": "reached"}]},
        {"among": ["reached"]},
        {"among": ["reached", "lease"], "after": AFTER},
    ]
)
LASTING = st.sampled_from([{"days": 30}, {"days": 90, "gap_days": 10}, {"months": 2}])


def person_quantity(draw: st.DrawFn) -> dict[str, object]:
    """A quantity that a limit per person can be put on."""
    if draw(SELDOM):
        return {"sustained": "nights", **draw(LASTING)}
    return {"count": "person_job", **draw(OF_PERSONS), **draw(NARROWED)}


def quantity(draw: st.DrawFn) -> dict[str, object]:
    """Any quantity that grows with success; the one of nights fits a tariff only."""
    kind = one_of(draw, "count", "sum", "days", "fixed", "level", "person", "sample")
    if kind == "person":
        return person_quantity(draw)
    if kind == "sample":
        sample = {"claimed": "places", "checked": "checked", "correct": "correct"}
        return {"sampled": {**sample, "tolerance": one_of(draw, "0", "0.25")}}
    if kind == "sum":
        return {"sum": "saving"}
    if kind == "days":
        return {"sum": "nights", "excluding": "jail"}
    if kind == "fixed":
        return {"one": True}
    if kind == "level":
        return {"change": "level", "against": {"metric": "control"}, "as": "increase"}
    return {"count": one_of(draw, "job", "places")}
