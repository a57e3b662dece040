"""The rows of the contracts app. Import models from here, not from the modules behind it."""

from contracts.models.account_changes import AccountChange
from contracts.models.agreements import Agreement, AgreementEvent, AgreementParty, TermsVersion
from contracts.models.allocations import (
    SettlementDistribution,
    SettlementFigure,
    SettlementPosition,
    SettlementTax,
)
from contracts.models.append_only import AppendOnlyError
from contracts.models.checks import IntegrityCheck
from contracts.models.dossier import DossierEntry
from contracts.models.figure_records import FigureRecord
from contracts.models.forecasts import ForecastScenario
from contracts.models.indicator_profiles import IndicatorProfile, InformationNeed
from contracts.models.indicators import Indicator
from contracts.models.journal import JournalEntry, Posting
from contracts.models.observations import ImportBatch, InputChange, Observation, Verification
from contracts.models.parties import Mandate, Party, PartyMember, ScopedMandate
from contracts.models.payments import PaymentOrder
from contracts.models.reversals import SettlementReversal
from contracts.models.safeguards import SafeguardEntry
from contracts.models.settlements import (
    OPEN_STATUSES,
    Settlement,
    SettlementLine,
    SettlementRun,
    SettlementShare,
)
from contracts.models.signed_documents import SignatureWithdrawal, SignedDocument
from contracts.models.terms_drafts import TermsDraft

__all__ = [
    "OPEN_STATUSES",
    "AccountChange",
    "Agreement",
    "AgreementEvent",
    "AgreementParty",
    "AppendOnlyError",
    "DossierEntry",
    "FigureRecord",
    "ForecastScenario",
    "ImportBatch",
    "Indicator",
    "IndicatorProfile",
    "InformationNeed",
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
    "ScopedMandate",
    "Settlement",
    "SettlementDistribution",
    "SettlementFigure",
    "SettlementLine",
    "SettlementPosition",
    "SettlementReversal",
    "SettlementRun",
    "SettlementShare",
    "SettlementTax",
    "SignatureWithdrawal",
    "SignedDocument",
    "TermsDraft",
    "TermsVersion",
    "Verification",
]
