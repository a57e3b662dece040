"""Engine and oracle side by side, on who gets what of what was paid, from the lines alone."""

from collections import defaultdict
from datetime import date
from fractions import Fraction
from typing import Any

from tests.contracts.arithmetic.oracle_blocks import in_force
from tests.contracts.arithmetic.oracle_positions import paid_beside, positions, worth
from tests.contracts.arithmetic.oracle_taxes import reported
from tests.contracts.arithmetic.oracle_waterfall import divided, is_divided

NEAR = Fraction(1, 10**9)
# Outside these the engine names no return: nearly everything is lost, or more than tenfold comes.
LOST, TENFOLD = Fraction("0.955") ** 365 - 1, Fraction("1.0066") ** 365 - 1


def has_flows(datas: Any) -> bool:
    """Whether these versions have a waterfall, an investment or VAT."""
    return any({"waterfall", "investments", "vat"} & {*terms} for terms in datas)


def the_oracle_gives_the_same_to_everybody(run: Any) -> None:
    """After every settlement, to the cent: by tier and party, by investment, and the VAT."""
    if not has_flows(run.case.datas):
        return
    periods = [(period.start, period.end) for period in run.periods]
    paid: dict[Any, int] = defaultdict(int)
    given: dict[Any, int] = defaultdict(int)
    taxes: dict[Any, int] = defaultdict(int)
    for number, statement in enumerate(run.statements, 1):
        for line in statement.lines:
            for payer, cents in line.payers:
                paid[line.component, payer, line.origin.start] += cents
        for part in statement.distribution:
            given[part.tier, part.party] += part.cents
        note_taxes(taxes, statement)
        expected, received, others = divided(run.case.datas, paid, periods[:number])
        assert without_zeros(given) == expected
        beside = paid_beside(run.case.datas, paid, periods[:number], is_divided)
        for key, cents in beside.items():
            others[key] += cents
        terms = in_force(run.case.datas, periods[number - 1])
        same_positions(statement, positions(terms, received, others, statement.period.end))
        assert without_zeros(taxes) == without_zeros(
            reported(run.case.datas, paid, periods[:number])
        )


def note_taxes(taxes: dict[Any, int], statement: Any) -> None:
    """Add up what statements say of VAT: what it is over, how much, and who can reclaim it."""
    for tax in statement.taxes:
        taxes[tax.code, "base"] += tax.base_cents
        taxes[tax.code, "tax"] += tax.tax_cents
        for payer, cents in tax.reclaimable:
            taxes[tax.code, "reclaimable", payer] += cents


def same_positions(statement: Any, expected: Any) -> None:
    """Drawn, received, principal, return and open, and an IRR that makes it all worth nothing."""
    assert {
        found.investment: (
            found.drawn_cents,
            found.received_cents,
            found.principal_cents,
            found.return_cents,
            found.outstanding_cents,
        )
        for found in statement.positions
    } == {code: position[:5] for code, position in expected.items()}
    for found in statement.positions:
        drawn, received, *_, flows = expected[found.investment]
        assert found.multiple == (Fraction(received, drawn) if drawn else None)
        end = statement.period.end
        if found.irr is None:
            outside = worth(flows, LOST, end) < 0 or worth(flows, TENFOLD, end) > 0
            assert has_no_return(flows) or outside
        else:
            assert worth(flows, found.irr - NEAR, end) * worth(flows, found.irr + NEAR, end) <= 0


def has_no_return(flows: Any) -> bool:
    """Whether nothing was drawn or nothing came back, when what is of one day is taken together."""
    days: dict[date, int] = defaultdict(int)
    for day, cents in flows:
        days[day] += cents
    return not (min(days.values(), default=0) < 0 < max(days.values(), default=0))


def without_zeros(amounts: dict[Any, int]) -> dict[Any, int]:
    return {key: cents for key, cents in amounts.items() if cents}
