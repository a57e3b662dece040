"""Money, days and numbers in the reader's language, for the templates of the desk."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django import template
from django.utils import timezone
from wagtail import hooks

from contracts.desk_notes import notes_about
from contracts.dossier import RULES_BY_CODE
from contracts.event_words import event_words
from contracts.exports.statements import period_words
from contracts.models import AgreementEvent, DossierEntry, SettlementRun
from contracts.presentation import reader_language, run_problem_sentence
from contracts.wording import format_date, format_money, format_number, format_percent

register = template.Library()


@register.filter
def money(cents: int, currency: str) -> str:
    """Show whole cents as an amount: 123456 is "€ 1.234,56"; kept together on one line."""
    return format_money(cents, currency, reader_language()).replace(" ", "\N{NO-BREAK SPACE}")


@register.filter
def number(value: Decimal | None) -> str:
    """Show a number without the zeros of its column; empty when there is none."""
    return "" if value is None else format_number(value, reader_language())


@register.filter
def percentage(value: str) -> str:
    """A percentage that is stored as decimal text."""
    return format_percent(value, reader_language())


@register.filter
def decimal_text(value: str) -> str:
    """A number that is stored as decimal text."""
    return format_number(value, reader_language())


@register.filter
def day(value: date | datetime | None) -> str:
    """Show a day in words; of a moment the day where the municipality is."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localdate(value)
    return format_date(value, reader_language())


@register.filter
def last_day(value: date | None) -> str:
    """Show the last day before this one, for the end of a half-open period."""
    return "" if value is None else day(value - timedelta(days=1))


@register.filter
def moment(value: datetime | None) -> str:
    """Show a day with its time."""
    return "" if value is None else f"{day(value)}, {timezone.localtime(value):%H:%M}"


@register.simple_tag
def period(start: date, end: date) -> str:
    """Show a half-open period: its first up to and including its last day."""
    return period_words(start, end, reader_language())


@register.filter
def problem(run: SettlementRun) -> str:
    """Say why a period could not be settled."""
    return run_problem_sentence(run)


@register.filter
def event_detail(event: AgreementEvent) -> str:
    """Say what an event was about."""
    return event_words(event)


@register.filter
def negative(cents: int) -> int:
    """Turn the sign round, to show a credit as a positive amount."""
    return -cents


@register.simple_tag
def page_query(request: Any, page: int) -> str:
    """Return the query of this address with another page number."""
    query = request.GET.copy()
    query["p"] = str(page)
    return f"?{query.urlencode()}"


@register.simple_tag(takes_context=True)
def origins(context: Any, agreement: Any) -> list[tuple[str, str]]:
    """Name where an agreement came from, as (words, address), for who may look there.

    Whoever drafts agreements registers `agreement_origins`; we know nothing of those above us.
    """
    user = context["request"].user
    return [
        origin for find in hooks.get_hooks("agreement_origins") for origin in find(user, agreement)
    ]


@register.filter
def dossier_choice(entry: DossierEntry) -> str:
    """Show the answer of a line of the dossier in words; empty when its part has no answers."""
    return RULES_BY_CODE[entry.part].choice_words(entry.choice)


@register.inclusion_tag("contracts/desk/_notes.html", takes_context=True)
def desk_notes(context: dict[str, Any], subject: Any) -> dict[str, Any]:
    """Show what the apps above the core say about an agreement, observation or settlement."""
    return {"notes": notes_about(subject, context["request"].user)}


@register.simple_tag(takes_context=True)
def more_about(context: Any, agreement: Any) -> list[tuple[str, str]]:
    """Name the screens of an agreement that apps above the core have, as (words, address).

    An app registers `agreement_screens`: a function of the person and the agreement.
    """
    user = context["request"].user
    return [
        screen for find in hooks.get_hooks("agreement_screens") for screen in find(user, agreement)
    ]
