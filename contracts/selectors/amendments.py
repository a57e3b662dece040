"""Which amendments a settlement is the first to know of: what its corrections may be due to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from contracts.enums import SettlementStatus
from contracts.models import Settlement, TermsVersion


def amendments_behind(settlement: Settlement) -> tuple[TermsVersion, ...]:
    """Return the versions of the terms that came since the settlement before, by number.

    None when nothing was settled before: then there is nothing to correct.
    """
    before = (
        Settlement.objects.filter(
            agreement=settlement.agreement_id,
            status=SettlementStatus.APPROVED,
            period_end__lte=settlement.period_start,
        )
        .order_by("-period_start", "-revision")
        .first()
    )
    return () if before is None else amendments_between(before, settlement)


def amendments_between(before: Settlement, after: Settlement) -> tuple[TermsVersion, ...]:
    """Return the versions of the terms that one settlement was made from and not the other."""
    numbers = _named_in(after) - _named_in(before)
    versions = after.agreement.terms_versions.filter(number__in=numbers)
    return tuple(versions.order_by("number"))


def _named_in(settlement: Settlement) -> set[int]:
    """Return the numbers of the versions that frozen inputs name; old ones hold them whole."""
    names = (name.get("number") for name in settlement.inputs["terms"])
    return {number for number in names if isinstance(number, int)}


def amendments_of(versions: Iterable[TermsVersion], origin: date) -> tuple[TermsVersion, ...]:
    """Return those of the versions that hold for the period with this first day."""
    return tuple(version for version in versions if version.valid_from <= origin)
