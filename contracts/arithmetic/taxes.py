"""VAT over the lines of a period: what it comes to, and what a statement reports of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from contracts.arithmetic.flows import Treatment, Vat
from contracts.arithmetic.numbers import CENTS, ONE, round_to, to_cents

Cents = Mapping[str, int]
"""What is paid on each line of one period, by code."""


@dataclass(frozen=True, slots=True)
class Tax:
    """What a statement says about one VAT rule: the base without tax, and the tax, in cents.

    `reclaimable` are the parts (payer, cents) that payers can reclaim.
    """

    code: str
    treatment: Treatment
    rate: Fraction
    base_cents: int
    tax_cents: int
    reclaimable: tuple[tuple[str, int], ...] = ()


def tax_of(rule: Vat, lines: Cents) -> int:
    """Return the tax over (or, when included, in) the lines of one period, in cents."""
    covered = [cents for code, cents in lines.items() if rule.covers(code)]
    if rule.at == "statement":
        covered = [sum(covered)]
    rate = rule.rate / (ONE + rule.rate) if rule.treatment == "included" else rule.rate
    taxes = (round_to(Fraction(cents, CENTS) * rate, rule.unit, rule.mode) for cents in covered)
    return sum(to_cents(tax) for tax in taxes)


def base_and_tax(rule: Vat, lines: Cents, tax_codes: frozenset[str]) -> tuple[int, int]:
    """Return base and tax of one period as they were paid; `tax_codes` are no base themselves."""
    plain = {code: cents for code, cents in lines.items() if code not in tax_codes}
    covered = sum(cents for code, cents in plain.items() if rule.covers(code))
    if rule.makes_line:
        return covered, lines.get(rule.code, 0)
    tax = tax_of(rule, plain)
    return covered - tax, tax
