"""The waterfall: tiers, their ends, what flows on, and what comes back."""

import pytest

from contracts.arithmetic import Terms, settle_all
from contracts.arithmetic.flows import Tier, TierPart
from contracts.arithmetic.timeline import slots_until
from contracts.arithmetic.waterfall import Distributor, investment_of
from tests.contracts.arithmetic.builders import component, quarter, seen, terms

pytestmark = pytest.mark.pure

JOBS = component("jobs", {"count": "job"}, {"per_unit": "1"})
NOTE = {
    "code": "note",
    "party": "senior",
    "drawdowns": [{"on": "2020-01-01", "amount": "100"}, {"on": "2020-07-01", "amount": "50"}],
}
REST = {"to": "helper", "rest": True}
PRINCIPAL = {"to": "senior", "until": {"principal": "note"}}


def agreed(*tiers: dict, valid_from: str = "2020-01-01") -> Terms:
    return terms(JOBS, investments=[NOTE], waterfall={"tiers": list(tiers)}, valid_from=valid_from)


def given(*flows: int, tiers: tuple = (PRINCIPAL, REST), then: tuple = ()) -> list[dict[str, int]]:
    """What every party has after each period, in cents; `then`: the tiers from July on."""
    versions = [agreed(*tiers)]
    versions += [agreed(*then, valid_from="2020-07-01")] if then else []
    distributor, found = Distributor(), []
    for slot, cents in zip(slots_until(versions, quarter(len(flows))), flows, strict=True):
        distributor.divide(versions[slot.version], slot, cents)
        parties: dict[str, int] = {}
        for (_, party), amount in distributor.given().items():
            parties[party] = parties.get(party, 0) + amount
        found.append(parties)
    return found


def test_the_principal_first_and_then_the_rest() -> None:
    assert given(6000, 6000) == [
        {"senior": 6000, "helper": 0},
        {"senior": 10000, "helper": 2000},
    ]


def test_new_room_takes_nothing_from_who_received_before() -> None:
    assert given(12000, 0, 0, 3000, 4000) == [
        {"senior": 10000, "helper": 2000},
        {"senior": 10000, "helper": 2000},
        {"senior": 10000, "helper": 2000},
        {"senior": 13000, "helper": 2000},
        {"senior": 15000, "helper": 4000},
    ]


def test_the_last_tier_gives_back_first() -> None:
    assert given(12000, -1000, -3000, -8000) == [
        {"senior": 10000, "helper": 2000},
        {"senior": 10000, "helper": 1000},
        {"senior": 8000, "helper": 0},
        {"senior": 0, "helper": 0},
    ]


def test_less_than_nothing_is_the_last_tiers() -> None:
    assert given(-500) == [{"senior": 0, "helper": -500}]


def test_a_share_of_what_arrives_until_an_amount() -> None:
    fund = {"to": "fund", "share": "0.05", "until": {"paid": "1"}}
    assert given(1010, 2000, 0, tiers=(fund, REST)) == [
        {"fund": 50, "helper": 960},
        {"fund": 100, "helper": 2910},
        {"fund": 100, "helper": 2910},
    ]


def test_shares_without_a_lost_cent() -> None:
    parts = {"shares": [{"to": "fund", "share": "0.3"}, {"to": "helper", "share": "0.7"}]}
    assert given(1, 1, 1, 1, tiers=(parts,)) == [
        {"fund": 0, "helper": 1},
        {"fund": 0, "helper": 2},
        {"fund": 0, "helper": 3},
        {"fund": 1, "helper": 3},
    ]


def test_a_return_after_the_principal() -> None:
    until = {"return": "note", "rate": "0.1", "kind": "simple"}
    tiers = (PRINCIPAL, {"to": "senior", "until": until}, REST)
    # 100 × 0.1 × 91/365 = 2.49; in the third period 50 is drawn and paid back at its end
    # with 50 × 0.1 × 92/365 = 1.26.
    assert given(20000, 0, 6000, tiers=tiers) == [
        {"senior": 10249, "helper": 9751},
        {"senior": 10249, "helper": 9751},
        {"senior": 15375, "helper": 10625},
    ]


def test_a_return_repays_no_principal() -> None:
    until = {"return": "note", "rate": "0.1", "kind": "simple"}
    tiers = (PRINCIPAL, {"to": "junior", "until": until}, REST)
    assert given(20000, 0, 6000, tiers=tiers) == [
        {"senior": 10000, "junior": 249, "helper": 9751},
        {"senior": 10000, "junior": 249, "helper": 9751},
        {"senior": 15000, "junior": 375, "helper": 10625},
    ]


def test_a_share_without_an_end_before_the_principal() -> None:
    fund = {"to": "fund", "share": "0.1"}
    assert given(10000, 5000, tiers=(fund, PRINCIPAL, REST)) == [
        {"fund": 1000, "senior": 9000, "helper": 0},
        {"fund": 1500, "senior": 10000, "helper": 3500},
    ]


def test_the_return_counts_what_earlier_tiers_gave_in_the_same_period() -> None:
    until = {"return": "note", "rate": "0", "kind": "irr"}
    tiers = (PRINCIPAL, {"to": "senior", "until": until}, REST)
    assert given(20000, tiers=tiers) == [{"senior": 10000, "helper": 10000}]


def test_a_return_before_the_principal_gives_no_principal_twice() -> None:
    until = {"return": "note", "rate": "0.1", "kind": "simple"}
    tiers = ({"to": "senior", "until": until}, PRINCIPAL, REST)
    assert given(20000, 0, 6000, tiers=tiers) == [
        {"senior": 10249, "helper": 9751},
        {"senior": 10249, "helper": 9751},
        {"senior": 15375, "helper": 10625},
    ]
    half = {"to": "senior", "share": "0.5", "until": {**until, "rate": "0"}}
    assert given(8000, 20000, tiers=(half, PRINCIPAL, REST)) == [
        {"senior": 8000, "helper": 0},
        {"senior": 10000, "helper": 18000},
    ]


def test_an_amendment_divides_what_comes_not_what_was() -> None:
    fund = {"code": "f", "to": "fund", "share": "0.1"}
    more = {"code": "f", "to": "fund", "share": "0.5"}
    rest = {**REST, "code": "r"}
    assert given(1000, 0, 1000, tiers=(fund, rest), then=(more, rest))[2] == {
        "fund": 600,
        "helper": 1400,
    }


def test_an_amendment_with_other_parts_divides_what_comes() -> None:
    parts = [{"to": "fund", "share": "0.3"}, {"to": "helper", "share": "0.7"}]
    before = {"code": "r", "shares": parts}
    after = {"code": "r", "shares": [{**parts[0], "share": "0.6"}, {**parts[1], "share": "0.4"}]}
    assert given(1000, 0, 100, tiers=(before,), then=(after,))[2] == {"fund": 360, "helper": 740}


def test_an_amendment_with_other_recipients_leaves_what_was_given() -> None:
    halves = [{"to": "fund", "share": "0.5"}, {"to": "helper", "share": "0.5"}]
    before = {"code": "r", "shares": halves}
    after = {"code": "r", "to": "town", "rest": True}
    assert given(101, 0, 100, tiers=(before,), then=(after,))[2] == {
        "fund": 50,
        "helper": 51,
        "town": 100,
    }


def test_a_tier_for_a_return_that_comes_later_knows_what_was_paid_before() -> None:
    rest = {**REST, "code": "r"}
    principal = {**PRINCIPAL, "code": "p"}
    until = {"return": "note", "rate": "0.1", "kind": "simple"}
    new = {"code": "n", "to": "senior", "until": until}
    # 100 repaid at once: 100 × 0.1 × 91/365 = 2.49 was earned before that, then 50 for 92 days.
    later = given(10000, 0, 9000, tiers=(principal, rest), then=(principal, new, rest))
    assert later[2] == {"senior": 10000 + 5000 + 249 + 126, "helper": 9000 - 5375}
    # 40 repaid at once: 60 × 0.1 × 183/365 = 3.01 more was earned after that.
    later = given(4000, 0, 12000, tiers=(principal, rest), then=(principal, new, rest))
    assert later[2] == {"senior": 15000 + 249 + 301 + 126, "helper": 12000 - 11676}


def test_a_statement_gives_out_what_changed_since() -> None:
    contract = agreed(PRINCIPAL, REST)
    late = seen("job", 0, 30, known_on=quarter(1), key="late")
    first, second = settle_all([contract], [seen("job", 0, 90), late], quarter(2))
    assert [(part.tier, part.party, part.cents) for part in first.distribution] == [
        ("tier_1", "senior", 9000)
    ]
    assert [(part.tier, part.party, part.cents) for part in second.distribution] == [
        ("tier_1", "senior", 1000),
        ("tier_2", "helper", 2000),
    ]


def test_the_investment_of_a_tier() -> None:
    tiers = agreed(PRINCIPAL, {"to": "senior", "until": {"return": "note", "rate": "0"}}, REST)
    assert tiers.waterfall is not None
    assert [investment_of(tier) for tier in tiers.waterfall.tiers] == ["note", "note", ""]
    until = agreed({"to": "fund", "until": {"paid": "1"}}, REST).waterfall
    assert until is not None
    assert investment_of(until.tiers[0]) == ""


def test_without_a_waterfall_nothing_is_divided() -> None:
    distributor, plain = Distributor(), terms(JOBS)
    distributor.divide(plain, slots_until([plain], quarter(1))[0], 100)
    assert distributor.given() == {}


def test_only_a_tier_without_share_and_end_takes_all() -> None:
    part = TierPart("helper", 1)  # type: ignore[arg-type]
    assert Tier("t", (part,), 1).takes_all  # type: ignore[arg-type]
    assert not Tier("t", (part,), 0.5).takes_all  # type: ignore[arg-type]
