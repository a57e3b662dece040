"""Adding a version of the payment rule."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db import transaction

from contracts.arithmetic import Metric, Terms, TermsError, parse_terms, shared_tax_code
from contracts.enums import AgreementStatus, EventVerb, PartyRole
from contracts.errors import Refused
from contracts.models import Agreement, AgreementParty, Indicator, TermsVersion
from contracts.people import Person
from contracts.reader_language import reader_language
from contracts.services.history import lock_agreement, note_changed_inputs, write_event
from contracts.terms_documents import write_document
from contracts.wording import problem_sentence

_SMALLEST: Final = Decimal("0.00000001")


def add_terms_version(
    *, agreement: Agreement, document: Mapping[str, Any], reason: str, by: Person, now: datetime
) -> TermsVersion:
    """Add the next version of the terms, and the indicators that it names and that are missing.

    From its `valid_from` it counts, also for periods that are over: the difference becomes a
    correction in the next settlement. Raises Refused as `check_terms_version` does.
    """
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        stored, terms = check_terms_version(agreement=agreement, document=document, reason=reason)
        number = agreement.terms_versions.count() + 1
        _add_indicators(agreement, terms)
        version = TermsVersion.objects.create(
            agreement=agreement,
            number=number,
            valid_from=terms.valid_from,
            document=stored,
            reason=reason,
            created_at=now,
            created_by_id=by.pk,
        )
        note_changed_inputs(agreement)
        write_event(
            agreement=agreement,
            verb=EventVerb.TERMS_ADDED,
            by=by,
            now=now,
            reason=reason,
            detail=str(number),
        )
    return version


def check_terms_version(
    *, agreement: Agreement, document: Mapping[str, Any], reason: str
) -> tuple[dict[str, Any], Terms]:
    """Return the document as it would be stored, and as terms, when it can be the next version.

    Raises Refused; for terms that cannot be read its `__cause__` is the TermsError with every
    problem. Between signing and starting the terms are frozen. Changes nothing.
    """
    if agreement.status == AgreementStatus.SIGNED:
        raise Refused("terms_frozen", "document")
    try:
        stored, terms = write_document(document)
    except TermsError as error:
        language = reader_language()
        problems = " ".join(problem_sentence(problem, language) for problem in error.problems)
        raise Refused("terms_invalid", "document", {"problems": problems}) from error
    if agreement.terms_versions.exists() and not reason.strip():
        raise Refused("terms_reason_missing", "reason")
    if terms.currency != agreement.currency:
        params = {"found": terms.currency, "known": agreement.currency}
        raise Refused("terms_currency", "document", params)
    _check_parties(terms, {role.code: role for role in agreement.parties.all()})
    _check_indicators(agreement, terms)
    _check_tax_codes(agreement, terms)
    _check_sizes(agreement, terms)
    return stored, terms


def _check_parties(terms: Terms, roles: Mapping[str, AgreementParty]) -> None:
    labels = dict(PartyRole.choices)
    for party in terms.parties:
        if party.code not in roles:
            raise Refused("terms_party_unknown", "document", {"code": party.code})
        known = roles[party.code].role
        if known != party.role:
            raise Refused(
                "terms_party_role",
                "document",
                {
                    "code": party.code,
                    "found": str(labels[party.role]).lower(),
                    "known": str(labels[known]).lower(),
                },
            )


def _check_indicators(agreement: Agreement, terms: Terms) -> None:
    kinds = dict(agreement.indicators.values_list("code", "kind"))
    for metric in terms.metrics:
        known = kinds.get(metric.code, metric.kind)
        if known != metric.kind:
            params = {"code": metric.code, "found": metric.kind, "known": known}
            raise Refused("terms_indicator_kind", "document", params)


def _check_tax_codes(agreement: Agreement, terms: Terms) -> None:
    """Also against versions that another one from the same day replaced: their lines are booked."""
    earlier = agreement.terms_versions.values_list("document", flat=True)
    code = shared_tax_code([*(parse_terms(document) for document in earlier), terms])
    if code is not None:
        raise Refused("terms_tax_code", "document", {"code": code})


def _add_indicators(agreement: Agreement, terms: Terms) -> None:
    for indicator in _new_indicators(agreement, terms):
        indicator.save()


def _check_sizes(agreement: Agreement, terms: Terms) -> None:
    """Terms may say more in a name or a number than the register of indicators holds."""
    for indicator in _new_indicators(agreement, terms):
        try:
            indicator.clean_fields(exclude=["agreement", "verifier"])
        except ValidationError as error:
            name, said = next(iter(error.message_dict.items()))
            fields = {one.name: one for one in Indicator._meta.concrete_fields}  # noqa: SLF001
            words = str(fields[name].verbose_name)
            params = {"code": indicator.code, "field": words, "said": said[0]}
            raise Refused("terms_indicator_size", "document", params) from error


def _new_indicators(agreement: Agreement, terms: Terms) -> list[Indicator]:
    """Return the indicators that terms name and that are missing, unsaved."""
    roles = {role.code: role for role in agreement.parties.all()}
    known = set(agreement.indicators.values_list("code", flat=True))
    return [
        _indicator(agreement, metric, roles) for metric in terms.metrics if metric.code not in known
    ]


def _indicator(
    agreement: Agreement, metric: Metric, roles: Mapping[str, AgreementParty]
) -> Indicator:
    verifier = roles.get(metric.verified_by)
    source = metric.baseline_source or {}
    return Indicator(
        agreement=agreement,
        code=metric.code,
        name=metric.label.get("nl") or metric.label.get("en") or metric.code,
        name_en=metric.label.get("en", ""),
        unit=metric.unit.get("nl", ""),
        kind=metric.kind,
        baseline=_column_number(metric.baseline),
        baseline_source=source.get("nl", ""),
        target=_column_number(metric.target),
        verifier=verifier if verifier and verifier.role == PartyRole.EVALUATOR else None,
    )


def _column_number(number: Fraction | None) -> Decimal | None:
    """Return a number of the terms as the column holds it: with eight decimals.

    The terms themselves, which are what is computed with, may have more.
    """
    if number is None:
        return None
    return (Decimal(number.numerator) / Decimal(number.denominator)).quantize(_SMALLEST)
