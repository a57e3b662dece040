"""What a guided agreement lacks before its start, and what is weak about it but does not stop it.

An agreement that was drafted before the guided start keeps the checks of `start_checks` only.
"""

from __future__ import annotations

from collections.abc import Iterator

from contracts.dossier import RULES_BY_CODE
from contracts.dossier_codes import (
    Backing,
    BenefitStatus,
    DossierPart,
    Replacing,
    ServiceKind,
    StateAid,
    Suitability,
)
from contracts.errors import Refused
from contracts.models import Agreement, Indicator, IndicatorProfile
from contracts.presentation import reader_language
from contracts.selectors.dossier import Dossier, component_labels, role_matrix
from contracts.selectors.indicator_profiles import has_outcome, profiles_of
from contracts.selectors.information_needs import needs_of
from contracts.selectors.signed_documents import current_document

ALWAYS = (
    DossierPart.MEASURABLE,
    DossierPart.ATTRIBUTABLE,
    DossierPart.AVOIDED_COSTS,
    DossierPart.SERVICE_KIND,
    DossierPart.PROCEDURE,
    DossierPart.STATE_AID,
    DossierPart.REPLACES,
    DossierPart.ROUTE,
    DossierPart.MONEY_ENDS,
)
# What a service that is not simple asks for as well (De projectencarrousel voorbij, 2012, M8).
NOT_SIMPLE = (DossierPart.OUTCOME_ONLY, DossierPart.MIXED_EVIDENCE, DossierPart.ATTRIBUTION)


def needed_parts(dossier: Dossier) -> tuple[DossierPart, ...]:
    """Return the parts about the contract itself that have to be filled in, in order."""
    kind = dossier.entry(DossierPart.SERVICE_KIND)
    is_simple = kind is None or kind.choice == ServiceKind.SINGLE
    return ALWAYS if is_simple else (*ALWAYS[:4], *NOT_SIMPLE, *ALWAYS[4:])


def missing_in_dossier(agreement: Agreement, dossier: Dossier) -> list[Refused]:
    """Return what still has to be written down before a guided agreement can start."""
    return [
        *_missing_parts(dossier),
        *_unexplained(agreement, dossier),
        *_missing_benefits(agreement, dossier),
        *_missing_about_indicators(agreement, dossier),
        *_missing_document(agreement),
    ]


def _missing_parts(dossier: Dossier) -> Iterator[Refused]:
    for part in needed_parts(dossier):
        if dossier.entry(part) is None:
            yield Refused("dossier_missing", part, {"part": RULES_BY_CODE[part].label})


def _unexplained(agreement: Agreement, dossier: Dossier) -> Iterator[Refused]:
    for roles in role_matrix(agreement, dossier):
        for conflict in roles.conflicts:
            if conflict.explanation is None:
                params = {"party": roles.party.name, "conflict": conflict.words}
                yield Refused("conflict_unexplained", conflict.subject, params)


def _missing_benefits(agreement: Agreement, dossier: Dossier) -> Iterator[Refused]:
    for code, label in component_labels(agreement, reader_language()).items():
        if dossier.entry(DossierPart.BENEFIT, code) is None:
            yield Refused("benefit_missing", code, {"component": label})


def _missing_about_indicators(agreement: Agreement, dossier: Dossier) -> Iterator[Refused]:
    indicators = list(agreement.indicators.all())
    profiles = profiles_of([agreement.pk])
    asked = {need.indicator_id for need in needs_of([agreement])}
    for row in indicators:
        params = {"indicator": row.name, "code": row.code}
        if row.pk not in profiles:
            yield Refused("profile_missing", "profile", params)
        if row.pk not in asked:
            yield Refused("need_missing", "need", params)
    is_told = bool(indicators) and all(row.pk in profiles for row in indicators)
    is_explained = dossier.entry(DossierPart.OUTPUT_ONLY) is not None
    if is_told and not is_explained and not has_outcome(indicators, profiles):
        yield Refused("output_only_unexplained", DossierPart.OUTPUT_ONLY)


def _missing_document(agreement: Agreement) -> Iterator[Refused]:
    if current_document(agreement) is None:
        yield Refused("signed_document_missing", "documents")


def weak_points(agreement: Agreement, dossier: Dossier) -> list[Refused]:
    """Return what is worth a second look; none of it keeps the agreement from starting."""
    return [
        *_weak_answers(dossier),
        *_weak_parties(agreement, dossier),
        *_weak_money(dossier),
        *_weak_indicators(agreement),
        *_no_outcome(agreement, dossier),
    ]


def _weak_answers(dossier: Dossier) -> Iterator[Refused]:
    for part in (DossierPart.MEASURABLE, DossierPart.ATTRIBUTABLE):
        entry = dossier.entry(part)
        if entry is not None and entry.choice != Suitability.YES:
            yield Refused(f"{part}_no", part)
    aid = dossier.entry(DossierPart.STATE_AID)
    if aid is not None and aid.choice == StateAid.UNKNOWN:
        yield Refused("state_aid_unknown", DossierPart.STATE_AID)


def _weak_parties(agreement: Agreement, dossier: Dossier) -> Iterator[Refused]:
    for level in Backing:
        if dossier.entry(DossierPart.BACKING, level) is None:
            yield Refused("backing_missing", level, {"level": level.label})
    for roles in role_matrix(agreement, dossier):
        if not roles.party.kvk:
            yield Refused("kvk_missing", str(roles.party.pk), {"party": roles.party.name})


def _weak_money(dossier: Dossier) -> Iterator[Refused]:
    stops = [line.entry.choice for line in dossier.all_of(DossierPart.REPLACES)]
    if dossier.entry(DossierPart.AVOIDED_COSTS) and stops and Replacing.STOPS not in stops:
        yield Refused("nothing_stops", DossierPart.REPLACES)
    statuses = [line.entry.choice for line in dossier.all_of(DossierPart.BENEFIT)]
    if statuses and BenefitStatus.CONTRIBUTES not in statuses:
        yield Refused("nobody_contributes", DossierPart.BENEFIT)


def _weak_indicators(agreement: Agreement) -> Iterator[Refused]:
    profiles = profiles_of([agreement.pk])
    for row in agreement.indicators.all():
        params = {"indicator": row.name, "code": row.code}
        for field in ("target", "unit", "baseline"):
            if getattr(row, field) in (None, ""):
                yield Refused(f"{field}_missing", field, params)
        profile = profiles.get(row.pk)
        if profile is not None:
            yield from _weak_profile(row, profile)


def _no_outcome(agreement: Agreement, dossier: Dossier) -> Iterator[Refused]:
    """Say that nothing is a result, also when why was explained or need not be explained."""
    if agreement.is_guided and dossier.entry(DossierPart.OUTPUT_ONLY) is None:
        return  # what is missing says so already
    indicators = list(agreement.indicators.all())
    if indicators and not has_outcome(indicators, profiles_of([agreement.pk])):
        yield Refused("no_outcome", "indicators")


def _weak_profile(row: Indicator, profile: IndicatorProfile) -> Iterator[Refused]:
    if profile.assess_from is None:
        params = {"indicator": row.name, "code": row.code}
        yield Refused("assess_from_missing", "assess_from", params)
    above = profile.part_of
    targets = (row.target, above.target if above else None)
    if above and targets[0] is not None and targets[1] is not None and targets[0] > targets[1]:
        params = {"indicator": row.name, "code": row.code, "above": above.name}
        yield Refused("target_above", "target", params)
