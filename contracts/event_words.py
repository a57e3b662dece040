"""What a line of the history was about, in words: no code, no cents and no date of a computer.

The history keeps a short text that stays as it was written (`AgreementEvent.detail`); only here is
it read. An app above the core says with `add_event_words` how its own lines read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from contracts.dossier_codes import DossierPart, RecordKind
from contracts.enums import AgreementStatus, EventVerb, PaymentDirection, VerificationDecision
from contracts.models import Agreement, AgreementEvent, Indicator, Party
from contracts.reader_language import reader_language
from contracts.safeguards import SAFEGUARDS_BY_CODE
from contracts.wording import format_date, format_money

EventWords = Callable[[AgreementEvent], str]


def event_words(event: AgreementEvent) -> str:
    """Say what an event was about; a detail of a form that is not known is shown as it is."""
    words = DETAILS.get(EventVerb(event.verb))
    try:
        return words(event) if words and event.detail else event.detail
    except (ValueError, KeyError):
        return event.detail


def add_event_words(words: Mapping[EventVerb, EventWords]) -> None:
    """Say how the lines read that an app above the core writes."""
    DETAILS.update(words)


def party_name(event: AgreementEvent, code: str) -> str:
    """Return the name of the party that the agreement calls by a code."""
    agreement = event.agreement

    def find() -> dict[str, str]:
        return dict(agreement.parties.values_list("code", "party__name"))

    return _known_names(agreement, "parties", find).get(code, code)


def indicator_name(event: AgreementEvent, code: str) -> str:
    """Return the name of the indicator with a code."""
    return _indicators(event.agreement).get(code, code)


def day_words(day: str) -> str:
    """Return a day as people write it."""
    return format_date(day, reader_language())


def from_day_words(event: AgreementEvent) -> str:
    """Name a period by its first day."""
    return _("periode vanaf %(date)s") % {"date": day_words(event.detail)}


def observation_words(event: AgreementEvent) -> str:
    """Name a measurement by its indicator and its day."""
    code, _space, day = event.detail.rpartition(" ")
    return f"{indicator_name(event, code)}, {day_words(day)}"


def _indicators(agreement: Agreement) -> dict[str, str]:
    def find() -> dict[str, str]:
        return dict(agreement.indicators.values_list("code", "name"))

    return _known_names(agreement, "indicators", find)


def _known_names(
    agreement: Agreement, kind: str, find: Callable[[], dict[str, str]]
) -> dict[str, str]:
    """Ask once for each agreement: a history has many lines about the same few names."""
    known: dict[str, dict[str, str]] = agreement.__dict__.setdefault("names_in_history", {})
    if kind not in known:
        known[kind] = find() if agreement.pk else {}
    return known[kind]


def _settlement_words(event: AgreementEvent) -> str:
    start, _space, revision = event.detail.partition(" r")
    params = {"date": day_words(start), "number": int(revision)}
    return _("periode vanaf %(date)s, versie %(number)s") % params


def _verdict_words(event: AgreementEvent) -> str:
    decision, _space, count = event.detail.partition(" ")
    label = str(VerificationDecision(decision).label).lower()
    return f"{int(count)} {label}"


def _payment_words(event: AgreementEvent) -> str:
    direction, cents, code = event.detail.split(" ", 2)
    amount = format_money(int(cents), event.agreement.currency, reader_language())
    name = party_name(event, code)
    return f"{str(PaymentDirection(direction).label).lower()} {amount} ({name})"


def _field_words(event: AgreementEvent) -> str:
    about, colon, names = event.detail.partition(": ")
    if colon:
        return _part_words(event, about, names)
    kind, _space, code = event.detail.partition(" ")
    if kind == "safeguard":
        return _("waarborg “%(name)s”") % {"name": SAFEGUARDS_BY_CODE[code].label}
    if kind == "signature":
        return _("ondertekening van versie %(number)s ingetrokken") % {"number": code}
    return ", ".join(_field_name(name, Agreement) for name in event.detail.split(", "))


def _part_words(event: AgreementEvent, code: str, what: str) -> str:
    """Say which fields of an indicator were changed, or which party came in."""
    known = _indicators(event.agreement)
    if code in known:
        fields = ", ".join(_field_name(name, Indicator) for name in what.split(", "))
        return f"{known[code]}: {fields}"
    return _("%(party)s toegevoegd") % {"party": what}


def _party_words(event: AgreementEvent) -> str:
    code, _colon, detail = event.detail.partition(": ")
    action, _space, number = detail.partition(" ")
    code = party_name(event, code)
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
    return f"{indicator_name(event, code)}: {INDICATOR_WORDS[what]}"


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
    if event.detail == AgreementStatus.ENDED:
        return _("eindigt voordat het begon")
    return _("gaat door tot en met %(date)s") % {"date": day_words(event.detail)}


def _before_start_words(_event: AgreementEvent) -> str:
    return _("voordat het begon")


def _file_words(event: AgreementEvent) -> str:
    name, _space, count = event.detail.rpartition(" (")
    number = int(count.removesuffix(")"))
    rows = ngettext("%(count)s meting", "%(count)s metingen", number) % {"count": number}
    return f"{name}, {rows}"


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
DETAILS: Final[dict[EventVerb, EventWords]] = {
    EventVerb.CHANGED: _field_words,
    EventVerb.PARTY_CHANGED: _party_words,
    EventVerb.HANDED_OVER: _handover_words,
    EventVerb.GROUND_LOST: _lost_ground_words,
    EventVerb.SUSPENDED: _before_start_words,
    EventVerb.ENDED: _before_start_words,
    EventVerb.DOSSIER_CHANGED: _dossier_words,
    EventVerb.INDICATOR_CHANGED: _indicator_words,
    EventVerb.CONVERSATION_RECORDED: _indicator_words,
    EventVerb.TERMS_ADDED: _version_words,
    EventVerb.OBSERVATION_RECORDED: observation_words,
    EventVerb.OBSERVATION_CORRECTED: observation_words,
    EventVerb.OBSERVATION_WITHDRAWN: observation_words,
    EventVerb.OBSERVATIONS_IMPORTED: _file_words,
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
