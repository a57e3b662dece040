"""Which contracts need attention: by kind, counted in one query, with the filter of each kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contracts.desks.models import Signal, SignalCheck
from contracts.dossier_codes import RecordKind
from contracts.enums import AgreementStatus, RunStatus, VerificationDecision
from contracts.models import (
    Agreement,
    AgreementEvent,
    FigureRecord,
    ForecastScenario,
    IndicatorProfile,
    SettlementRun,
    Verification,
)
from contracts.people import Person
from contracts.reporting.enums import DisputeOutcome
from contracts.reporting.models import Dispute
from contracts.selectors.agreements import agreements_for
from contracts.selectors.lost_grounds import lost_grounds
from contracts.selectors.signed_documents import unsigned_amendments

OVERDUE: Final = "overdue"
# Kinds of signal by what they ask of a contract manager; most urgent first.
SIGNAL_KINDS: Final[Mapping[str, Sequence[str]]] = MappingProxyType(
    {
        "overdue": (OVERDUE,),
        "due": ("reporting", "due"),
        "cap": ("cap_forecast", "cap_near", "payer_forecast", "payer_near"),
        "ending": ("agreement_end", "terms_end"),
    }
)
LABELS: Final[Mapping[str, str | Promise]] = MappingProxyType(
    {
        "overdue": _("te laat"),
        "blocked": _("loopt vast"),
        "disputed": _("betwist"),
        "dispute_late": _("geen reactie op tijd"),
        "relapse_late": _("niet teruggekeken"),
        "ground_lost": _("besluit vervallen"),
        "unsigned": _("wijziging niet getekend"),
        "due": _("aan de beurt"),
        "cap": _("bijna aan het maximum"),
        "ending": _("loopt af"),
    }
)


def attention_choices() -> list[tuple[str, str | Promise]]:
    """Return the kinds with their labels, most urgent first."""
    return list(LABELS.items())


def needing(kind: str, today: date) -> Exists:
    """Return the condition on agreements that they need this kind of attention on a day."""
    if kind == "blocked":
        return Exists(
            SettlementRun.objects.filter(agreement=OuterRef("pk"), status=RunStatus.FAILED)
        )
    if kind == "disputed":
        return Exists(disputed_verdicts().filter(observation__agreement=OuterRef("pk")))
    if kind == "dispute_late":
        return Exists(
            Dispute.objects.filter(
                agreement=OuterRef("pk"), outcome=DisputeOutcome.OPEN, answer_due_on__lt=today
            )
        )
    if kind == "relapse_late":
        return Exists(relapses_late(today).filter(indicator__agreement=OuterRef("pk")))
    if kind == "ground_lost":
        return Exists(lost_grounds().filter(agreement=OuterRef("pk")))
    if kind == "unsigned":
        return Exists(unsigned_amendments().filter(agreement=OuterRef("pk")))
    return Exists(Signal.objects.filter(agreement=OuterRef("pk"), kind__in=SIGNAL_KINDS[kind]))


def relapses_late(today: date) -> QuerySet[IndicatorProfile]:
    """Return the profiles that hold and say to look back on a day that passed, when nobody did.

    Not read from the signals: most of these days come after the contract, when it is not running.
    """
    newer = IndicatorProfile.objects.filter(indicator=OuterRef("indicator"), pk__gt=OuterRef("pk"))
    looked = FigureRecord.objects.filter(indicator=OuterRef("indicator"), kind=RecordKind.RELAPSE)
    return IndicatorProfile.objects.filter(~Exists(newer), ~Exists(looked), relapse_on__lt=today)


def disputed_verdicts() -> QuerySet[Verification]:
    """Return the disputes that stand: the last verdict about an observation that still counts."""
    later = Verification.objects.filter(observation=OuterRef("observation"), pk__gt=OuterRef("pk"))
    return Verification.objects.filter(
        ~Exists(later),
        decision=VerificationDecision.DISPUTED,
        observation__replaced_by=None,
    )


def attention_counts(user: Person, today: date) -> dict[str, int]:
    """Return how many contracts need each kind of attention; one query."""
    counted: dict[str, int] = (
        agreements_for(user)
        .order_by()
        .annotate(**{f"needs_{kind}": needing(kind, today) for kind in LABELS})
        .aggregate(
            **{
                kind: Count("pk", filter=Q(**{f"needs_{kind}": True}), distinct=True)
                for kind in LABELS
            }
        )
    )
    return counted


def signals_for(user: Person) -> QuerySet[Signal]:
    """Return what needs attention in the contracts that a person sees, soonest first."""
    mine = agreements_for(user).order_by().values("pk")
    rows = Signal.objects.filter(agreement__in=mine).select_related("agreement")
    return rows.order_by("on", "agreement__number", "pk")


def due_for_a_look(day: date) -> QuerySet[Agreement]:
    """Return the running contracts of which something changed since they were last looked at."""
    newer_event = AgreementEvent.objects.filter(
        agreement=OuterRef("pk"), pk__gt=OuterRef("signal_check__event_id")
    )
    newer_forecast = ForecastScenario.objects.filter(
        agreement=OuterRef("pk"), pk__gt=OuterRef("signal_check__forecast_id")
    )
    running = Q(status__in=(AgreementStatus.ACTIVE, AgreementStatus.ENDED))
    today = SignalCheck.objects.filter(agreement=OuterRef("pk"), day=day)
    # What stopped running is looked at once more, to take its signals away.
    known = Q(signal_check__isnull=False) & (Exists(newer_event) | Exists(newer_forecast))
    return Agreement.objects.filter((running & ~Exists(today)) | known).order_by("pk")
