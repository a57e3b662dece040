"""Generated quantities: of persons, and of anything else."""

from hypothesis import strategies as st

from tests.contracts.arithmetic.strategies.values import one_of

OF_PERSONS = st.sampled_from([{}, {"first_per": "person"}, {"max_per_person": 2}])


def person_quantity(draw: st.DrawFn) -> dict[str, object]:
    """A quantity that a limit per person can be put on."""
    return {"count": "person_job", **draw(OF_PERSONS)}


def quantity(draw: st.DrawFn) -> dict[str, object]:
    """Any quantity that grows with success; the one of nights fits a tariff only."""
    kind = one_of(draw, "count", "sum", "days", "fixed", "level")
    if kind == "sum":
        return {"sum": "saving"}
    if kind == "days":
        return {"sum": "nights", "excluding": "jail"}
    if kind == "fixed":
        return {"one": True}
    if kind == "level":
        return {"change": "level", "against": {"metric": "control"}, "as": "increase"}
    return {"count": one_of(draw, "job", "places")}
