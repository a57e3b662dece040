"""What an agreement still lacks before it can start, all at once."""

from __future__ import annotations

from collections.abc import Iterator

from contracts.arithmetic import Component, Limit, Terms
from contracts.enums import PartyRole
from contracts.errors import Refused
from contracts.models import Agreement, AgreementParty, Indicator
from contracts.reader_language import reader_language
from contracts.selectors.dossier import dossier_of
from contracts.selectors.safeguards import missing_safeguards
from contracts.selectors.start_dossier import missing_in_dossier
from contracts.terms_ceiling import without_ceiling
from contracts.terms_documents import read_in_force

# Whoever gains or pays has an interest in the outcome and cannot judge it.
INTERESTED_ROLES = (PartyRole.PAYER, PartyRole.PROVIDER, PartyRole.INVESTOR)


def missing_for_start(agreement: Agreement) -> list[Refused]:
    """Return everything that keeps the agreement from starting; empty when it can start."""
    roles = list(agreement.parties.select_related("party"))
    indicators = list(agreement.indicators.select_related("verifier"))
    return [
        *_missing_parties(roles),
        *_missing_fields(agreement),
        *(missing for indicator in indicators for missing in _missing_measure(indicator)),
        *([] if indicators else [Refused("indicator_missing", "indicators")]),
        *_missing_terms(agreement),
        *_missing_safeguards(agreement),
        *(missing_in_dossier(agreement, dossier_of(agreement)) if agreement.is_guided else []),
    ]


def _missing_parties(roles: list[AgreementParty]) -> Iterator[Refused]:
    present = {role.role for role in roles}
    for needed in (PartyRole.PAYER, PartyRole.PROVIDER, PartyRole.EVALUATOR):
        if needed not in present:
            yield Refused(f"{needed}_missing", "parties")
    interested = {role.party_id: role for role in roles if role.role in INTERESTED_ROLES}
    for role in roles:
        other = interested.get(role.party_id)
        if role.role == PartyRole.EVALUATOR and other is not None:
            yield Refused(
                "evaluator_not_independent",
                "parties",
                {"party": role.party.name, "role": str(other.get_role_display()).lower()},
            )


def _missing_fields(agreement: Agreement) -> Iterator[Refused]:
    for field in ("legal_basis", "vat_treatment", "exit_clause"):
        if not getattr(agreement, field).strip():
            yield Refused(f"{field}_missing", field)


def _missing_measure(indicator: Indicator) -> Iterator[Refused]:
    params = {"indicator": indicator.name, "code": indicator.code}
    for field in ("definition", "source", "baseline_source"):
        if not getattr(indicator, field).strip():
            yield Refused(f"{field}_missing", field, params)
    if indicator.verifier is None:
        yield Refused("verifier_missing", "verifier", params)


def _missing_safeguards(agreement: Agreement) -> Iterator[Refused]:
    for safeguard in missing_safeguards(agreement):
        params = {"safeguard": safeguard.label, "why": safeguard.why}
        yield Refused("safeguard_missing", "safeguards", params)


def _missing_terms(agreement: Agreement) -> Iterator[Refused]:
    terms = read_in_force(agreement.terms_versions.all())
    if not terms:
        yield Refused("terms_missing", "terms")
        return
    names = dict.fromkeys(
        _name_of(version, code) for version in terms for code in without_ceiling(version)
    )
    if names:
        parts = ", ".join(f"“{name}”" for name in names)
        yield Refused("cap_missing", "terms", {"components": parts})


def _name_of(terms: Terms, code: str) -> str:
    """Return how the terms call a component or a floor, for who reads it now."""
    blocks: tuple[Component | Limit, ...] = (*terms.components, *terms.limits)
    label = next(block.label for block in blocks if block.code == code) or {}
    return label.get(reader_language()) or label.get("nl") or code
