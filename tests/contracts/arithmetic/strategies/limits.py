"""Generated caps and floors over some of the components."""

from hypothesis import strategies as st

from tests.contracts.arithmetic.strategies.values import CAPS, SELDOM, YES_OR_NO, one_of

COUNTS = st.sampled_from([0, 1, 2, 3])


def generated_limits(
    draw: st.DrawFn, codes: list[str], *, by_person: bool, only_caps: bool
) -> list[dict[str, object]]:
    """Up to three limits over components with these codes; `only_caps`: no floors or shares."""
    found = [
        _limit(draw, f"limit_{number}", codes, by_person=by_person)
        for number in range(draw(COUNTS))
    ]
    return [limit for limit in found if not only_caps or "max" in limit]


def _limit(draw: st.DrawFn, code: str, codes: list[str], *, by_person: bool) -> dict[str, object]:
    over = draw(st.lists(st.sampled_from(codes), min_size=1, unique=True))
    scope = one_of(draw, "contract", "period", "year", *(["person"] if by_person else []))
    kind = one_of(draw, "max", "max", "max", "min", "share")
    if kind == "share" and scope == "contract" and len(over) < len(codes):
        return {"code": code, "scope": scope, "over": over, "max_share": {"share": "0.5"}}
    limit: dict[str, object] = {"code": code, "scope": scope}
    if draw(YES_OR_NO):
        limit["over"] = over
    if kind == "min" and scope != "person":
        limit["min"] = draw(CAPS)
        if scope != "contract" and draw(SELDOM):
            limit["until"] = one_of(draw, "2020-07-01", "2020-08-15")
        return limit | ({"due": "2020-08-01"} if scope == "contract" else {})
    limit["max"] = draw(CAPS)
    if scope in ("period", "year"):
        limit["excess"] = one_of(draw, "lost", "carried")
        limit["unused"] = one_of(draw, "lost", "carried")
    return limit
