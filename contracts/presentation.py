"""What screens share: the reader's language, and problems of stored runs as sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from contracts.arithmetic import Problem
from contracts.enums import EventVerb, PaymentDirection, VerificationDecision
from contracts.errors import MESSAGES, Refused
from contracts.models import Agreement, AgreementEvent, Party, SettlementRun
from contracts.wording import Language, format_date, format_money, problem_sentence


def reader_language() -> Language:
    """Return the language of this request: Dutch, unless English was chosen."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def run_problem_sentence(run: SettlementRun) -> str:
    """Say why a run failed, in words; empty when nothing is wrong."""
    problem = run.problem
    if problem is None:
        return ""
    if problem["code"] in MESSAGES:
        return Refused(problem["code"], problem["path"], problem["params"]).message
    return problem_sentence(
        Problem(problem["path"], problem["code"], problem["params"]), reader_language()
    )


def event_words(event: AgreementEvent) -> str:
    """Say what an event was about; a detail of a form that is not known is shown as it is."""
    words = DETAILS.get(EventVerb(event.verb))
    try:
        return words(event) if words and event.detail else event.detail
    except (ValueError, KeyError):
        return event.detail


def _settlement_words(event: AgreementEvent) -> str:
    start, _space, revision = event.detail.partition(" r")
    params = {"date": format_date(start, reader_language()), "number": int(revision)}
    return _("periode vanaf %(date)s, versie %(number)s") % params


def _verdict_words(event: AgreementEvent) -> str:
    decision, _space, count = event.detail.partition(" ")
    label = str(VerificationDecision(decision).label).lower()
    return f"{int(count)} {label}"


def _payment_words(event: AgreementEvent) -> str:
    direction, cents, code = event.detail.split(" ", 2)
    amount = format_money(int(cents), event.agreement.currency, reader_language())
    return f"{str(PaymentDirection(direction).label).lower()} {amount} ({code})"


def _field_words(event: AgreementEvent) -> str:
    return ", ".join(_field_name(name, Agreement) for name in event.detail.split(", "))


def _party_words(event: AgreementEvent) -> str:
    code, _colon, detail = event.detail.partition(": ")
    action, _space, number = detail.partition(" ")
    if action in MEMBER_WORDS:
        person = get_user_model().objects.filter(pk=int(number)).first()
        return f"{code}: {MEMBER_WORDS[action] % {'person': person or number}}"
    return f"{code}: " + ", ".join(_field_name(name, Party) for name in detail.split(", "))


def _field_name(name: str, model: type[Model]) -> str:
    try:
        field = model._meta.get_field(name)  # noqa: SLF001 - Django's public way
        return str(getattr(field, "verbose_name", name))
    except FieldDoesNotExist:
        return name


def _version_words(event: AgreementEvent) -> str:
    return _("versie %(number)s") % {"number": int(event.detail)}


MEMBER_WORDS: Final[Mapping[str, Promise]] = {
    "member_added": gettext_lazy("%(person)s toegevoegd"),
    "member_removed": gettext_lazy("%(person)s verwijderd"),
}
DETAILS: Final[Mapping[EventVerb, Callable[[AgreementEvent], str]]] = {
    EventVerb.CHANGED: _field_words,
    EventVerb.PARTY_CHANGED: _party_words,
    EventVerb.TERMS_ADDED: _version_words,
    EventVerb.OBSERVATIONS_VERIFIED: _verdict_words,
    EventVerb.SETTLEMENT_DRAFTED: _settlement_words,
    EventVerb.SETTLEMENT_APPROVED: _settlement_words,
    EventVerb.SETTLEMENT_RETURNED: _settlement_words,
    EventVerb.PAYMENT_RELEASED: _payment_words,
    EventVerb.PAYMENT_EXPORTED: _payment_words,
    EventVerb.PAYMENT_CONFIRMED: _payment_words,
    EventVerb.PAYMENT_REFUSED: _payment_words,
}
"""How the detail of an event reads; the others are shown as they were written."""
