"""Setting money aside: programmes, sources, ceilings and what each contract gets of them."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from contracts.budgets.models import Allocation, BudgetYear, MoneySource, Programme
from contracts.budgets.selectors.earmarks import newest_allocations, warnings_for
from contracts.budgets.services.changes import refuse_after_the_end, refuse_year_after_the_end
from contracts.enums import EventVerb, PartyRole
from contracts.errors import Refused, RefusedTogether
from contracts.models import Agreement, AgreementParty
from contracts.people import Person
from contracts.selectors.roles import gains_from
from contracts.services.history import lock_agreement, write_event
from contracts.services.taken import refused_when_taken

FIRST_YEAR, LAST_YEAR = 2000, 2100


def add_programme(
    *,
    code: str,
    name: str,
    by: Person,
    now: datetime,
    name_en: str = "",
    purpose: str = "",
    purpose_en: str = "",
    fund_code: str = "",
    currency: str = "EUR",
) -> Programme:
    """Add a programme. Raises Refused when the code is taken."""
    taken = Refused("money_code_taken", "code", {"code": code})
    with refused_when_taken(Programme.objects.filter(code=code), taken):
        return Programme.objects.create(
            code=code,
            name=name,
            name_en=name_en,
            purpose=purpose,
            purpose_en=purpose_en,
            fund_code=fund_code,
            currency=currency,
            made_at=now,
            made_by_id=by.pk,
        )


def add_source(
    *,
    code: str,
    name: str,
    amount_cents: int,
    usable_from: date,
    by: Person,
    now: datetime,
    name_en: str = "",
    fund_code: str = "",
    currency: str = "EUR",
    purpose: str = "",
    purpose_en: str = "",
    programme: Programme | None = None,
    usable_until: date | None = None,
    max_per_agreement_cents: int | None = None,
) -> MoneySource:
    """Add money with its earmark; `usable_until` is the first day it may no longer be used.

    Raises Refused.
    """
    if amount_cents <= 0:
        raise Refused("money_not_above_zero", "amount")
    if max_per_agreement_cents is not None and max_per_agreement_cents <= 0:
        raise Refused("money_not_above_zero", "max_per_agreement")
    if usable_until is not None and usable_until <= usable_from:
        raise Refused("money_until_before_from", "usable_until")
    taken = Refused("money_code_taken", "code", {"code": code})
    with refused_when_taken(MoneySource.objects.filter(code=code), taken):
        return MoneySource.objects.create(
            code=code,
            name=name,
            name_en=name_en,
            fund_code=fund_code,
            amount_cents=amount_cents,
            currency=currency,
            purpose=purpose,
            purpose_en=purpose_en,
            programme=programme,
            usable_from=usable_from,
            usable_until=usable_until,
            max_per_agreement_cents=max_per_agreement_cents,
            made_at=now,
            made_by_id=by.pk,
        )


def set_ceiling(
    *,
    programme: Programme,
    year: int,
    ceiling_cents: int,
    reason: str,
    by: Person,
    now: datetime,
) -> BudgetYear:
    """Say what a programme may spend in a year, from now on. Raises Refused."""
    _require(year, ceiling_cents, reason, "ceiling")
    refuse_year_after_the_end(programme, year, "year")
    return BudgetYear.objects.create(
        programme=programme,
        year=year,
        ceiling_cents=ceiling_cents,
        reason=reason.strip(),
        at=now,
        by_id=by.pk,
    )


def allocate_money(
    *,
    agreement: Agreement,
    payer: AgreementParty,
    year: int,
    programme: Programme,
    source: MoneySource,
    amount_cents: int,
    reason: str,
    by: Person,
    now: datetime,
    despite_warnings: bool = False,
) -> Allocation:
    """Set money aside, or change what was set aside: a new row that counts from now on.

    Of a programme or source that ended nothing more is set aside, whatever somebody wants. Raises
    Refused, or RefusedTogether with everything that passes a ceiling or does not fit an earmark,
    unless the person wants it despite those.
    """
    _require(year, amount_cents, reason, "amount")
    if payer.agreement_id != agreement.pk or payer.role != PartyRole.PAYER:
        raise Refused("money_not_a_payer", "payer", {"party": payer.party.name})
    for currency in (programme.currency, source.currency):
        if currency != agreement.currency:
            params = {"contract": agreement.currency, "found": currency}
            raise Refused("money_other_currency", "programme", params)
    role = gains_from(by, agreement)
    if role is not None:
        raise Refused("money_interested", "", {"party": role.party.name})
    with transaction.atomic():
        agreement = lock_agreement(agreement.pk)
        row = Allocation(
            agreement=agreement,
            payer=payer,
            year=year,
            programme=programme,
            source=source,
            amount_cents=amount_cents,
            reason=reason.strip(),
            at=now,
            by_id=by.pk,
        )
        replaced = newest_allocations().get((agreement.pk, payer.pk, year))
        refuse_after_the_end(row, replaced, now)
        warnings = [] if despite_warnings else warnings_for(row)
        if warnings:
            raise RefusedTogether(warnings)
        row.save()
        detail = f"{year} {payer.code} {programme.code}: {amount_cents}"
        write_event(
            agreement=agreement,
            verb=EventVerb.MONEY_ALLOCATED,
            by=by,
            now=now,
            reason=row.reason,
            detail=detail[:200],
        )
    return row


def _require(year: int, cents: int, reason: str, field: str) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused("money_year_unlikely", "year")
    if cents < 0:
        raise Refused("money_negative", field)
    if not reason.strip():
        raise Refused("money_reason_missing", "reason")
