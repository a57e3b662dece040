"""The arithmetic of contracts: from terms and observations to what is owed, to the cent.

Pure: standard library only, no clock, no I/O, no float. This module is the one door; nothing
outside imports from the modules behind it.
"""

from contracts.arithmetic.advice import advise_terms
from contracts.arithmetic.advices import ADVICE_PARAMS, Advice
from contracts.arithmetic.blocks import (
    Achieved,
    Amount,
    Bracket,
    Brackets,
    BrokenLine,
    Change,
    Condition,
    FixedAmount,
    Gate,
    Interim,
    Latest,
    LinePoint,
    Notional,
    One,
    PerUnit,
    Price,
    PriceStep,
    Quantity,
    Rate,
    Ratio,
    Schedule,
    ShareEnd,
    SharePart,
    Shares,
    Steps,
    Tranche,
)
from contracts.arithmetic.calendar_rules import Period, PeriodRule
from contracts.arithmetic.checks import quantities_in
from contracts.arithmetic.counts import After, Count, Sampled, Sum, Sustained, Tally
from contracts.arithmetic.figures import Figure
from contracts.arithmetic.numbers import money_text, number_text, parse_number
from contracts.arithmetic.observations import Observation
from contracts.arithmetic.openings import (
    OPENING_FORMAT,
    Opening,
    OpeningDoesNotFit,
    effect_on,
    matter_after,
    remembered_metrics,
)
from contracts.arithmetic.parsing import examine_terms, parse_terms
from contracts.arithmetic.problems import (
    PROBLEM_PARAMS,
    Problem,
    SettlementBlocked,
    TermsError,
)
from contracts.arithmetic.quantities import personal_metrics_of
from contracts.arithmetic.settling import settle, settle_all, settle_and_close, settle_next
from contracts.arithmetic.statements import (
    ENGINE_VERSION,
    Line,
    ReportedFigure,
    Statement,
    Step,
    statement_data,
)
from contracts.arithmetic.terms import (
    FORMAT,
    UNPAID,
    Component,
    Limit,
    Metric,
    Party,
    Payer,
    Rounding,
    Terms,
)
from contracts.arithmetic.timeline import periods_until

__all__ = [
    "ADVICE_PARAMS",
    "ENGINE_VERSION",
    "FORMAT",
    "OPENING_FORMAT",
    "PROBLEM_PARAMS",
    "UNPAID",
    "Achieved",
    "Advice",
    "After",
    "Amount",
    "Bracket",
    "Brackets",
    "BrokenLine",
    "Change",
    "Component",
    "Condition",
    "Count",
    "Figure",
    "FixedAmount",
    "Gate",
    "Interim",
    "Latest",
    "Limit",
    "Line",
    "LinePoint",
    "Metric",
    "Notional",
    "Observation",
    "One",
    "Opening",
    "OpeningDoesNotFit",
    "Party",
    "Payer",
    "PerUnit",
    "Period",
    "PeriodRule",
    "Price",
    "PriceStep",
    "Problem",
    "Quantity",
    "Rate",
    "Ratio",
    "ReportedFigure",
    "Rounding",
    "Sampled",
    "Schedule",
    "SettlementBlocked",
    "ShareEnd",
    "SharePart",
    "Shares",
    "Statement",
    "Step",
    "Steps",
    "Sum",
    "Sustained",
    "Tally",
    "Terms",
    "TermsError",
    "Tranche",
    "advise_terms",
    "effect_on",
    "examine_terms",
    "matter_after",
    "money_text",
    "number_text",
    "parse_number",
    "parse_terms",
    "periods_until",
    "personal_metrics_of",
    "quantities_in",
    "remembered_metrics",
    "settle",
    "settle_all",
    "settle_and_close",
    "settle_next",
    "statement_data",
]
