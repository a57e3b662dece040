"""Generated caps and floors over some of the components."""

from tests.contracts.arithmetic.strategies.values import (
    CAPS,
    SELDOM,
    YES_OR_NO,
    Choose,
    one_of,
    some_of,
)

COUNTS = (0, 1, 2, 3)


def generated_limits(
    choose: Choose, codes: list[str], *, by_person: bool, only_caps: bool
) -> list[dict[str, object]]:
    """Up to three limits over components with these codes; `only_caps`: no floors or shares."""
    found = [
        _limit(choose, f"limit_{number}", codes, by_person=by_person)
        for number in range(choose(COUNTS))
    ]
    return [limit for limit in found if not only_caps or "max" in limit]


def _limit(choose: Choose, code: str, codes: list[str], *, by_person: bool) -> dict[str, object]:
    over = some_of(choose, codes)
    scope = one_of(choose, "contract", "period", "year", *(["person"] if by_person else []))
    kind = one_of(choose, "max", "max", "max", "min", "share")
    if kind == "share" and scope == "contract" and len(over) < len(codes):
        return {"code": code, "scope": scope, "over": over, "max_share": {"share": "0.5"}}
    limit: dict[str, object] = {"code": code, "scope": scope}
    if choose(YES_OR_NO):
        limit["over"] = over
    if kind == "min" and scope != "person":
        limit["min"] = choose(CAPS)
        if scope != "contract" and choose(SELDOM):
            limit["until"] = one_of(choose, "2020-07-01", "2020-08-15")
        return limit | ({"due": "2020-08-01"} if scope == "contract" else {})
    limit["max"] = choose(CAPS)
    if scope in ("period", "year"):
        limit["excess"] = one_of(choose, "lost", "carried")
        limit["unused"] = one_of(choose, "lost", "carried")
    return limit
