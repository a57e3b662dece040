"""What a statement document says, as dumb data: HTML and PDF render exactly this.

Every text is ready to print: figures, dates and sentences were made by `contracts.wording`
from the stored statement. A renderer lays them out and computes nothing.
"""

from dataclasses import dataclass
from datetime import datetime

from contracts.exports.calculation_document import Calculation


@dataclass(frozen=True, slots=True)
class Fact:
    """One labelled fact, such as the provider or the period."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Share:
    """What one payer owes of a line or of the whole."""

    party: str
    amount: str
    is_reclaim: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One payable line with the sentences that explain it, and its whole calculation.

    `reasons`: amendments of the terms that a line of an earlier period may be due to.
    """

    label: str
    kind: str
    kind_label: str
    period: str
    quantity: str
    amount: str
    recipient: str
    calculation: Calculation
    shares: tuple[Share, ...] = ()
    explanation: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """A line of an earlier period: what it was, what it is now, and who pays more or less."""

    label: str
    period: str
    was: str
    now: str
    payers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with sentences, such as one part of the terms in words."""

    title: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StatementDocument:
    """The whole document: one settlement of one agreement.

    `opening` is what was settled before it, `cumulative` what is settled with it: the balance at
    the begin and at the end.
    """

    language: str
    municipality: str
    number: str
    agreement_number: str
    title: str
    period: str
    status: str
    is_final: bool
    amount_label: str
    amount: str
    total: str
    opening: str
    cumulative: str
    made_at: datetime
    made_on: str
    revision: str
    inputs_sha256: str
    facts: tuple[Fact, ...]
    lines: tuple[Line, ...]
    shares: tuple[Share, ...]
    corrections: tuple[Correction, ...]
    terms: tuple[Section, ...]
    record: tuple[Fact, ...]
    note: str = ""
    recipients: tuple[Share, ...] = ()
    taxes: tuple[Fact, ...] = ()
    positions: tuple[Fact, ...] = ()
    figures: tuple[Fact, ...] = ()
