"""The rows of the contracts app. Import models from here, not from the modules behind it."""

from contracts.models.agreements import Agreement, AgreementEvent, AgreementParty, TermsVersion
from contracts.models.allocations import (
    SettlementDistribution,
    SettlementPosition,
    SettlementTax,
)
from contracts.models.append_only import AppendOnlyError
from contracts.models.checks import IntegrityCheck
from contracts.models.forecasts import ForecastScenario
from contracts.models.indicators import Indicator
from contracts.models.journal import JournalEntry, Posting
from contracts.models.observations import ImportBatch, InputChange, Observation, Verification
from contracts.models.parties import Mandate, Party, PartyMember
from contracts.models.payments import PaymentOrder
from contracts.models.safeguards import SafeguardEntry
from contracts.models.settlements import (
    OPEN_STATUSES,
    Settlement,
    SettlementLine,
    SettlementRun,
    SettlementShare,
)
from contracts.models.terms_drafts import TermsDraft

__all__ = [
    "OPEN_STATUSES",
    "Agreement",
    "AgreementEvent",
    "AgreementParty",
    "AppendOnlyError",
    "ForecastScenario",
    "ImportBatch",
    "Indicator",
    "InputChange",
    "IntegrityCheck",
    "JournalEntry",
    "Mandate",
    "Observation",
    "Party",
    "PartyMember",
    "PaymentOrder",
    "Posting",
    "SafeguardEntry",
    "Settlement",
    "SettlementDistribution",
    "SettlementLine",
    "SettlementPosition",
    "SettlementRun",
    "SettlementShare",
    "SettlementTax",
    "TermsDraft",
    "TermsVersion",
    "Verification",
]
