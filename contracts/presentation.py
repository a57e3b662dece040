"""What screens share: the reader's language, and problems of stored runs as sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from contracts.arithmetic import Problem
from contracts.dossier_codes import DossierPart, RecordKind
from contracts.enums import AgreementStatus, EventVerb, PaymentDirection, VerificationDecision
from contracts.errors import ISO_DATE, Refused, has_sentence
from contracts.models import Agreement, AgreementEvent, Party, SettlementRun
from contracts.reader_language import reader_language as reader_language
from contracts.safeguards import SAFEGUARDS_BY_CODE
from contracts.wording import format_date, format_money, problem_sentence


def run_problem_sentence(run: SettlementRun) -> str:
    """Say why a run failed, in words; empty when nothing is wrong."""
    problem = run.problem
    if problem is None:
        return ""
    return problem_words(problem["path"], problem["code"], problem["params"])


def problem_words(path: str, code: str, params: Mapping[str, Any]) -> str:
    """Say what a stored problem is: one of the services, or the arithmetic's; days in words."""
    if has_sentence(code):
        return Refused(code, path, params).message
    language = reader_language()
    sentence = problem_sentence(Problem(path, code, params), language)
    return ISO_DATE.sub(lambda found: format_date(found[0], language), sentence)


def rows_problem_words(problem: Problem, names: Mapping[str, str], place: str = "") -> str:
    """Say what keeps delivered rows from counting, with their place in front and no path.

    `names` are what people call the metrics; `place` ends as the start of a sentence does.
    """
    params = dict(problem.params)
    metric = str(params.get("metric", ""))
    params |= {"metric": names[metric]} if metric in names else {}
    return place + problem_words("", problem.code, params)


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
    kind, _space, code = event.detail.partition(" ")
    if kind == "safeguard":
        return _("waarborg “%(name)s”") % {"name": SAFEGUARDS_BY_CODE[code].label}
    if kind == "signature":
        return _("ondertekening van versie %(number)s ingetrokken") % {"number": code}
    return ", ".join(_field_name(name, Agreement) for name in event.detail.split(", "))


def _party_words(event: AgreementEvent) -> str:
    code, _colon, detail = event.detail.partition(": ")
    action, _space, number = detail.partition(" ")
    if action in MEMBER_WORDS:
        person = get_user_model().objects.filter(pk=int(number)).first()
        return f"{code}: {MEMBER_WORDS[action] % {'person': person or number}}"
    if action in ACCOUNT_WORDS:
        return f"{code}: {ACCOUNT_WORDS[action]}"
    return f"{code}: " + ", ".join(_field_name(name, Party) for name in detail.split(", "))


def _field_name(name: str, model: type[Model]) -> str:
    try:
        field = model._meta.get_field(name)  # noqa: SLF001 - Django's public way
        return str(getattr(field, "verbose_name", name))
    except FieldDoesNotExist:
        return name


def _dossier_words(event: AgreementEvent) -> str:
    part, _space, _subject = event.detail.partition(" ")
    return str(DossierPart(part).label)


def _indicator_words(event: AgreementEvent) -> str:
    code, _space, what = event.detail.partition(" ")
    indicator = event.agreement.indicators.filter(code=code).first()
    return f"{indicator.name if indicator else code}: {INDICATOR_WORDS[what]}"


def _version_words(event: AgreementEvent) -> str:
    return _("versie %(number)s") % {"number": int(event.detail)}


def _handover_words(event: AgreementEvent) -> str:
    old, new = (int(key) for key in event.detail.split(" "))
    people = get_user_model().objects.in_bulk([old, new])
    # An agreement without a manager before is kept as 0.
    words = {"old": people.get(old, old or "—"), "new": people.get(new, new)}
    return _("van %(old)s naar %(new)s") % words


def _lost_ground_words(event: AgreementEvent) -> str:
    if event.detail == AgreementStatus.SUSPENDED:
        return _("ligt stil")
    return _("gaat door tot en met %(date)s") % {
        "date": format_date(event.detail, reader_language())
    }


MEMBER_WORDS: Final[Mapping[str, Promise]] = {
    "member_added": gettext_lazy("%(person)s toegevoegd"),
    "member_grouped": gettext_lazy("%(person)s in de groep van de rol gezet"),
    "member_removed": gettext_lazy("%(person)s verwijderd"),
}
ACCOUNT_WORDS: Final[Mapping[str, Promise]] = {
    "iban_asked": gettext_lazy("ander rekeningnummer gevraagd"),
    "iban_confirmed": gettext_lazy("ander rekeningnummer bevestigd"),
    "iban_refused": gettext_lazy("ander rekeningnummer afgewezen"),
}
INDICATOR_WORDS: Final[Mapping[str, str | Promise]] = {
    "profile": gettext_lazy("profiel"),
    "need": gettext_lazy("lezer toegevoegd"),
    "need_withdrawn": gettext_lazy("lezer vervallen"),
    **{kind.value: kind.label for kind in RecordKind},
}
DETAILS: Final[Mapping[EventVerb, Callable[[AgreementEvent], str]]] = {
    EventVerb.CHANGED: _field_words,
    EventVerb.PARTY_CHANGED: _party_words,
    EventVerb.HANDED_OVER: _handover_words,
    EventVerb.GROUND_LOST: _lost_ground_words,
    EventVerb.DOSSIER_CHANGED: _dossier_words,
    EventVerb.INDICATOR_CHANGED: _indicator_words,
    EventVerb.CONVERSATION_RECORDED: _indicator_words,
    EventVerb.TERMS_ADDED: _version_words,
    EventVerb.OBSERVATIONS_VERIFIED: _verdict_words,
    EventVerb.SETTLEMENT_DRAFTED: _settlement_words,
    EventVerb.SETTLEMENT_APPROVED: _settlement_words,
    EventVerb.SETTLEMENT_RETURNED: _settlement_words,
    EventVerb.PAYMENT_RELEASED: _payment_words,
    EventVerb.PAYMENT_EXPORTED: _payment_words,
    EventVerb.PAYMENT_CONFIRMED: _payment_words,
    EventVerb.PAYMENT_PARTLY_PAID: _payment_words,
    EventVerb.PAYMENT_REFUSED: _payment_words,
    EventVerb.PAYMENT_LAPSED: _payment_words,
    EventVerb.PAYMENT_OFFSET: _payment_words,
    EventVerb.PAYMENT_RETURNED: _payment_words,
    EventVerb.REVERSAL_PROPOSED: _settlement_words,
    EventVerb.REVERSAL_REFUSED: _settlement_words,
    EventVerb.SETTLEMENT_REVERSED: _settlement_words,
}
"""How the detail of an event reads; the others are shown as they were written."""
