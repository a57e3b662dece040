"""Terms: one dated version of a contract's payment rule, as dumb data."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import Any, Final, Literal, TypeVar

from contracts.arithmetic.adjustments import DEFAULT_ORDER, Factor, Index, Premium, Volume
from contracts.arithmetic.blocks import (
    Amount,
    Condition,
    Gate,
    Interim,
    Over,
    Price,
    Quantity,
    Source,
)
from contracts.arithmetic.calendar_rules import PeriodRule
from contracts.arithmetic.figures import Figure
from contracts.arithmetic.flows import ORDER, Investment, Netting, ReturnRule, Stage, Vat, Waterfall

FORMAT: Final = "terms/1"
ROLES: Final[tuple["Role", ...]] = ("payer", "provider", "investor", "evaluator", "intermediary")
METRIC_KINDS: Final[tuple["MetricKind", ...]] = ("event", "count", "days", "amount", "level")
COUNTED_KINDS: Final = frozenset({"event", "count", "days"})
"""Kinds of metric that count something: less than nothing cannot have happened."""
ROUNDING_PLACES: Final[tuple["RoundingPlace", ...]] = ("line", "running_total", "entry")
FIRST_PERS: Final[tuple["FirstPer", ...]] = ("contract", "year", "period")
SHARE_ROUNDINGS: Final[tuple["ShareRounding", ...]] = ("down", "half_up", "half_even")
SCOPES: Final[tuple["Scope", ...]] = ("unit", "person", "cohort", "period", "year", "contract")
UNPAID: Final = "unpaid"
COMPONENT_KINDS: Final[tuple["ComponentKind", ...]] = (
    "outcome",
    "activity",
    "standing",
    "tranche",
    "emergency",
)

Role = Literal["payer", "provider", "investor", "evaluator", "intermediary"]
MetricKind = Literal["event", "count", "days", "amount", "level"]
Scope = Literal["unit", "person", "cohort", "period", "year", "contract"]
RoundingPlace = Literal["line", "running_total", "entry"]
ComponentKind = Literal["outcome", "activity", "standing", "tranche", "emergency"]
FirstPer = Literal["contract", "year", "period"]
ShareRounding = Literal["down", "half_up", "half_even"]
LimitKind = Literal["max", "min", "max_share", "max_return"]
Labels = Mapping[str, str]
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in the contract."""

    code: str
    role: Role
    label: Labels


@dataclass(frozen=True, slots=True)
class Metric:
    """Something that is measured and verified.

    event, count: how often; days: days or spells of days; amount: money; level: a value at a
    moment, such as a rate. `not_measured` and `not_applicable` say what a missing value does.
    """

    code: str
    kind: MetricKind
    label: Labels
    unit: Labels
    verified_by: str
    unit_plural: Labels | None = None
    has_subject: bool = False
    baseline: Fraction | None = None
    baseline_source: Labels | None = None
    target: Fraction | None = None
    not_measured: Literal["wait", "zero", "block"] = "wait"
    not_applicable: Literal["skip", "zero"] = "skip"


@dataclass(frozen=True, slots=True)
class Component:
    """One part of the payment: a quantity, its price, and what holds for it.

    Outcomes in [`start`, `until`) count. `is_negative` turns the payment round: the recipient pays.
    `kind` is what the payment is for; an emergency payment is kept apart from the others. Nothing
    falls due before the period that holds `due_on`. `order` is that of weight, premium and index.
    """

    code: str
    label: Labels
    quantity: Quantity
    price: Price
    over: Over = "contract"
    recipient: str = ""
    gate: Gate | Condition | None = None
    weight: Fraction | None = None
    start: date | None = None
    until: date | None = None
    interim: Interim | None = None
    is_negative: bool = False
    kind: ComponentKind = "outcome"
    volume: Volume | None = None
    due_on: date | None = None
    index: Index | None = None
    premiums: tuple[Premium, ...] = ()
    order: tuple[Factor, ...] = DEFAULT_ORDER
    source: Source = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_over_on(self) -> date | None:
        """The first day on which nothing can change any more by itself; None: there is none."""
        if self.until is None:
            return None
        due = [self.due_on, self.volume.due_on if self.volume is not None else None]
        due.append(self.interim.true_up_on if self.interim is not None else None)
        return max([self.until, *(day + timedelta(days=1) for day in due if day is not None)])


@dataclass(frozen=True, slots=True)
class Limit:
    """A cap or a floor over the components `over` (None: over all of them).

    `amount` for max and min; `share` and `of` (None: all components) for max_share; `returns` for
    max_return. Periods that start in [`start`, `until`) are covered. `apart` are the emergency
    payments: not part of "all".
    """

    code: str
    kind: LimitKind
    scope: Scope
    over: frozenset[str] | None = None
    amount: Amount | None = None
    share: Fraction | None = None
    of: frozenset[str] | None = None
    carries_excess: bool = False
    carries_unused: bool = False
    start: date | None = None
    until: date | None = None
    due_on: date | None = None
    label: Labels | None = None
    apart: frozenset[str] = frozenset()
    returns: ReturnRule | None = None
    source: Source = field(default_factory=dict, compare=False, repr=False)

    def covers(self, code: str) -> bool:
        """Whether the limit is over this component."""
        return code not in self.apart if self.over is None else code in self.over

    def totals(self, code: str) -> bool:
        """Whether this component is part of the total that a share is of."""
        return code not in self.apart if self.of is None else code in self.of

    def holds_on(self, day: date) -> bool:
        """Whether the limit is in force for a period with this first day."""
        return (self.start is None or self.start <= day) and (
            self.until is None or day < self.until
        )


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays which share, up to which total, and who pays what is above (UNPAID: nobody).

    `first`: pays everything until that amount (once, or every year or period), before the shares.
    """

    party: str
    share: Fraction
    max: Amount | None = None
    excess_to: str = UNPAID
    first: Amount | None = None
    first_per: FirstPer = "contract"


@dataclass(frozen=True, slots=True)
class Rounding:
    """How amounts become payable: `mode`, `unit` (0.01 is a cent), where, and who gets the rest.

    `shares`: how a payer's share of a line becomes whole cents.
    """

    mode: str
    unit: Fraction
    at: RoundingPlace
    remainder_to: str
    shares: ShareRounding = "down"


@dataclass(frozen=True, slots=True)
class Terms:
    """One version of a contract's payment rule, in force from `valid_from` until the next one."""

    currency: str
    valid_from: date
    periods: PeriodRule
    rounding: Rounding
    parties: tuple[Party, ...]
    metrics: tuple[Metric, ...]
    components: tuple[Component, ...]
    limits: tuple[Limit, ...]
    payers: tuple[Payer, ...]
    constants: Mapping[str, Amount] = field(default_factory=dict)
    constant_labels: Mapping[str, Labels] = field(default_factory=dict)
    figures: tuple[Figure, ...] = ()
    netting: tuple[Netting, ...] = ()
    vat: tuple[Vat, ...] = ()
    investments: tuple[Investment, ...] = ()
    waterfall: Waterfall | None = None
    order: tuple[Stage, ...] = ORDER
    title: Labels | None = None
    note: Labels | None = None
    source: Source = field(default_factory=dict, compare=False, repr=False)
    worked_out: dict[object, Any] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def once(self, work: Callable[["Terms"], Found]) -> Found:
        """Return what follows from these terms alone, worked out the first time it is asked.

        Many contracts share a rule, and a rule is asked the same for every line and every period.
        `work` is a function of a module, and what it gives is only read.
        """
        if work not in self.worked_out:
            self.worked_out[work] = work(self)
        found: Found = self.worked_out[work]
        return found

    @property
    def remainder_to(self) -> str:
        """Who pays what is left when dividing: as named, or the last payer who has a share."""
        shared = [payer.party for payer in self.payers if payer.share]
        return self.rounding.remainder_to or (shared[-1] if shared else "")

    def metric(self, code: str) -> Metric:
        """Return a metric by code; KeyError when there is none."""
        for metric in self.metrics:
            if metric.code == code:
                return metric
        raise KeyError(code)

    def party(self, code: str) -> Party:
        """Return a party by code; KeyError when there is none."""
        for party in self.parties:
            if party.code == code:
                return party
        raise KeyError(code)

    def investment(self, code: str) -> Investment:
        """Return an investment by code; KeyError when there is none."""
        for investment in self.investments:
            if investment.code == code:
                return investment
        raise KeyError(code)

    def component(self, code: str) -> Component:
        """Return a component by code; KeyError when there is none."""
        for component in self.components:
            if component.code == code:
                return component
        raise KeyError(code)
