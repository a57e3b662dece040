"""How long the API keeps what it answered and what it sent."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from contracts.api.enums import DeliveryStatus
from contracts.api.models import IdempotentAnswer, WebhookDelivery
from contracts.retention import RecordKind, years_before

# As long as a key can be used: until then its requests can come again.
YEARS: Final = 1


def answers_due(day: date) -> QuerySet[Any]:
    """Return the answers of which the term is over."""
    return IdempotentAnswer.objects.filter(at__date__lt=years_before(day, YEARS))


def deliveries_due(day: date) -> QuerySet[Any]:
    """Return the messages of which the term is over; not what still waits to be sent."""
    return WebhookDelivery.objects.filter(
        ~Q(status=DeliveryStatus.WAITING), created_at__date__lt=years_before(day, YEARS)
    )


def destroy_answers(day: date) -> int:
    """Delete the answers of which the term was over on a day; return how many."""
    return answers_due(day).delete()[0]


def destroy_deliveries(day: date) -> int:
    """Delete the messages of which the term was over on a day; return how many."""
    return deliveries_due(day).delete()[0]


KINDS: Final = (
    RecordKind(
        "api_answers",
        _("Antwoorden van de API op wat een programma instuurde"),
        lambda: YEARS,
        _("het moment van het antwoord"),
        _("Om hetzelfde verzoek hetzelfde te antwoorden, zolang een sleutel geldt."),
        answers_due,
        destroy_answers,
    ),
    RecordKind(
        "webhook_messages",
        _("Berichten van webhooks"),
        lambda: YEARS,
        _("de dag waarop het bericht klaarstond"),
        _("Om na te gaan wat is afgeleverd, zolang een sleutel geldt."),
        deliveries_due,
        destroy_deliveries,
    ),
)
