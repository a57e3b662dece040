"""The one map from our English names to the Dutch words of the API, in both directions.

The Standard for Public Code asks for English code, the API design rules for Dutch interfaces.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from contracts.banking.enums import AnswerKind, AnswerStatus, BatchStatus, Outcome
from contracts.enums import (
    Account,
    Answer,
    EntryKind,
    ObservationStatus,
    PaymentDirection,
    PaymentStatus,
    VerificationDecision,
)
from contracts.reporting.enums import ExtensionState

# Fields of services (and of their refusals) by the name that a caller of the API uses.
FIELDS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "accepted_quantity": "geaccepteerdeWaarde",
        "agreement": "prestatiecontract",
        "cohort": "groep",
        "content": "cijfers",
        "decision": "oordeel",
        "do_practitioners_recognise": "herkentDePraktijkDit",
        "end": "eind",
        "file": "inhoud",
        "indicator": "indicator",
        "is_booked": "isBoeken",
        "is_context_complete": "isDeContextCompleet",
        "known_on": "teltMeeVanaf",
        "note": "toelichting",
        "observation": "meting",
        "on": "datum",
        "quantity": "waarde",
        "reason": "reden",
        "seen": "gezien",
        "start": "begin",
        "status": "status",
        "story": "verhaal",
        "subject": "pseudoniem",
        "until": "totEnMetDatum",
        "would_have_happened_anyway": "wasDitOokZonderAanpakGebeurd",
    }
)

OBSERVATION_STATUS: Final[Mapping[str, str]] = MappingProxyType(
    {
        ObservationStatus.MEASURED: "gemeten",
        ObservationStatus.NOT_MEASURED: "nietGemeten",
        ObservationStatus.NOT_APPLICABLE: "nietVanToepassing",
        ObservationStatus.WITHDRAWN: "ingetrokken",
    }
)
# What a report says of an indicator: "rows" is that the observations say it all.
FIGURE_STATE: Final[Mapping[str, str]] = MappingProxyType(
    {
        ObservationStatus.MEASURED: "gemeten",
        ObservationStatus.NOT_MEASURED: "nietGemeten",
        ObservationStatus.NOT_APPLICABLE: "nietVanToepassing",
        "rows": "staatBijMetingen",
    }
)
DECISION: Final[Mapping[str, str]] = MappingProxyType(
    {
        VerificationDecision.ACCEPTED: "geaccepteerd",
        VerificationDecision.PARTLY: "deels",
        VerificationDecision.DISPUTED: "betwist",
    }
)
ANSWER: Final[Mapping[str, str]] = MappingProxyType(
    {Answer.YES: "ja", Answer.NO: "nee", Answer.UNKNOWN: "onbekend"}
)
DIRECTION: Final[Mapping[str, str]] = MappingProxyType(
    {PaymentDirection.PAY: "betalen", PaymentDirection.RECLAIM: "terugvorderen"}
)
PAYMENT_STATUS: Final[Mapping[str, str]] = MappingProxyType(
    {
        PaymentStatus.PROPOSED: "voorgesteld",
        PaymentStatus.APPROVED: "vrijgegeven",
        PaymentStatus.EXPORTED: "naarDeBank",
        PaymentStatus.PARTLY: "deelsBetaald",
        PaymentStatus.PAID: "betaald",
        PaymentStatus.REFUSED: "geweigerd",
        PaymentStatus.LAPSED: "vervallen",
    }
)
BATCH_STATUS: Final[Mapping[str, str]] = MappingProxyType(
    {
        BatchStatus.DRAFT: "wachtOpHandtekening",
        BatchStatus.SIGNED: "getekend",
        BatchStatus.EXPORTED: "bestandGemaakt",
        BatchStatus.WITHDRAWN: "ingetrokken",
    }
)
ANSWER_KIND: Final[Mapping[str, str]] = MappingProxyType(
    {AnswerKind.PAIN002: "pain002", AnswerKind.CAMT053: "camt053", AnswerKind.CSV: "csv"}
)
ANSWER_STATUS: Final[Mapping[str, str]] = MappingProxyType(
    {
        AnswerStatus.WAITING: "wachtOpControle",
        AnswerStatus.DONE: "verwerkt",
        AnswerStatus.DISCARDED: "nietVerwerkt",
    }
)
OUTCOME: Final[Mapping[str, str]] = MappingProxyType(
    {
        Outcome.PAID: "betaald",
        Outcome.PARTLY: "deelsBetaald",
        Outcome.REJECTED: "geweigerd",
        Outcome.NOTED: "inBehandeling",
        Outcome.ALREADY: "wasAlVerwerkt",
        Outcome.UNKNOWN: "onbekendKenmerk",
        Outcome.TOO_MUCH: "meerDanOpenStaat",
        Outcome.RETURNED: "teruggestort",
        Outcome.UNFIT: "pastNiet",
    }
)
EXTENSION: Final[Mapping[str, str]] = MappingProxyType(
    {
        ExtensionState.ASKED: "gevraagd",
        ExtensionState.GRANTED: "toegestaan",
        ExtensionState.REFUSED: "nietToegestaan",
    }
)
ENTRY_KIND: Final[Mapping[str, str]] = MappingProxyType(
    {
        EntryKind.SETTLEMENT: "afrekening",
        EntryKind.REVERSAL: "terugboeking",
        EntryKind.PAYMENT: "betaling",
        EntryKind.OFFSET: "verrekening",
        EntryKind.UNDONE: "teruggedraaid",
    }
)
ACCOUNT: Final[Mapping[str, str]] = MappingProxyType(
    {
        Account.OUTCOME_COSTS: "kostenVanResultaten",
        Account.PAYABLE: "teBetalen",
        Account.RECEIVABLE: "teOntvangen",
        Account.BANK: "bank",
    }
)


def code_of(words: Mapping[str, str], word: str) -> str:
    """Return the code of a word of the API. Raises KeyError for a word that is not in the map."""
    return {known: code for code, known in words.items()}[word]


def field_name(name: str) -> str:
    """Return how the API calls a field of a service; what it does not know stays as it is."""
    return FIELDS.get(name, name)
