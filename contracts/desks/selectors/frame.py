"""All contracts at frame level, a line each: what was promised, measured and paid, until when.

For a council: amounts and results of whole contracts, no people and no periods.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import BigIntegerField, Case, F, OuterRef, QuerySet, Subquery, Sum, When
from django.db.models.functions import Coalesce

from contracts.arithmetic import Terms, TermsError
from contracts.enums import (
    AgreementStatus,
    IndicatorKind,
    ObservationStatus,
    PaymentDirection,
    SettlementStatus,
    VerificationDecision,
)
from contracts.indicator_words import LEVEL_WORDS, UNTOLD
from contracts.models import (
    Agreement,
    Indicator,
    Observation,
    PaymentOrder,
    Settlement,
    TermsVersion,
    Verification,
)
from contracts.selectors.indicator_profiles import profiles_of
from contracts.terms_documents import read_in_force


@dataclass(frozen=True, slots=True)
class Frame:
    """What one contract promised at most (in cents; None: no maximum) and its main indicator.

    That is the first result, or else the first of what comes nearest to one. `level` says what kind
    of figure it is; `target` and `measured` are its own, `measured` what the evaluator accepted.
    """

    ceiling_cents: int | None
    indicator: str
    unit: str
    target: Decimal | None
    measured: Decimal | None
    level: str = UNTOLD


def contracts_in_frame() -> QuerySet[Agreement]:
    """Return every contract that was signed, with `approved_cents` and `paid_cents` of each."""
    approved = (
        Settlement.objects.filter(agreement=OuterRef("pk"), status=SettlementStatus.APPROVED)
        .order_by()
        .values("agreement")
        .annotate(cents=Sum("total_cents"))
    )
    paid = (
        PaymentOrder.objects.filter(settlement__agreement=OuterRef("pk"))
        .order_by()
        .values("settlement__agreement")
        .annotate(
            cents=Sum(
                Case(
                    When(
                        direction=PaymentDirection.PAY, then=F("paid_cents") - F("returned_cents")
                    ),
                    default=F("returned_cents") - F("paid_cents"),
                )
            )
        )
    )
    whole = BigIntegerField()
    return Agreement.objects.exclude(status=AgreementStatus.CONCEPT).annotate(
        approved_cents=Coalesce(Subquery(approved.values("cents"), output_field=whole), 0),
        paid_cents=Coalesce(Subquery(paid.values("cents"), output_field=whole), 0),
    )


def frames_of(agreements: Sequence[Agreement]) -> dict[int, Frame]:
    """Return the frame of each contract, by key; five queries for any number of them."""
    ids = [row.pk for row in agreements]
    versions: dict[int, list[TermsVersion]] = {pk: [] for pk in ids}
    for version in TermsVersion.objects.filter(agreement__in=ids).order_by("number"):
        versions[version.agreement_id].append(version)
    levels = {pk: row.level for pk, row in profiles_of(ids).items()}
    order = list(LEVEL_WORDS)
    rows = sorted(
        Indicator.objects.filter(agreement__in=ids).order_by("pk"),
        key=lambda row: order.index(levels.get(row.pk, UNTOLD)),
    )
    indicators = {row.agreement_id: row for row in reversed(rows)}
    measured = _measured(indicators.values())
    return {
        pk: Frame(
            _ceiling(versions[pk]),
            indicators[pk].name if pk in indicators else "",
            indicators[pk].unit if pk in indicators else "",
            indicators[pk].target if pk in indicators else None,
            measured.get(indicators[pk].pk) if pk in indicators else None,
            levels.get(indicators[pk].pk, UNTOLD) if pk in indicators else UNTOLD,
        )
        for pk in ids
    }


def _measured(indicators: Iterable[Indicator]) -> dict[int, Decimal]:
    """Return what was accepted of each indicator: the sum, of a level the last value."""
    kinds = {row.pk: row.kind for row in indicators}
    newest = Verification.objects.filter(observation=OuterRef("pk")).order_by("-pk")
    rows = (
        Observation.objects.filter(
            indicator__in=kinds, replaced_by=None, status=ObservationStatus.MEASURED
        )
        .annotate(
            verdict=Subquery(newest.values("decision")[:1]),
            part=Subquery(newest.values("accepted_quantity")[:1]),
        )
        .filter(verdict__in=(VerificationDecision.ACCEPTED, VerificationDecision.PARTLY))
        .annotate(counted=Coalesce("part", "quantity"))
    )
    found: dict[int, Decimal] = dict(
        rows.order_by()
        .values_list("indicator")
        .annotate(total=Sum("counted"))
        .filter(total__isnull=False)
    )
    levels = [pk for pk, kind in kinds.items() if kind == IndicatorKind.LEVEL]
    last = rows.filter(indicator__in=levels, counted__isnull=False).order_by("on", "pk")
    found.update(last.values_list("indicator", "counted"))
    return found


def _ceiling(versions: Sequence[TermsVersion]) -> int | None:
    """Return the lowest maximum over the whole contract, in cents."""
    try:
        terms: list[Terms] = read_in_force(versions)
    except TermsError:
        return None
    sizes = [
        limit.amount.value
        for limit in (terms[-1].limits if terms else ())
        # A limit on some components only is not that of the contract.
        if limit.kind == "max"
        and limit.scope == "contract"
        and limit.over is None
        and limit.amount is not None
    ]
    return int(min(sizes) * 100) if sizes else None
