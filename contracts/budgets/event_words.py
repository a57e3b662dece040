"""How the lines of history read that money, documents and publication write."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _

from contracts.budgets.models import Programme
from contracts.enums import EventVerb
from contracts.event_words import EventWords, party_name
from contracts.models import AgreementEvent
from contracts.reader_language import reader_language
from contracts.selectors.publication import parts_of
from contracts.wording import format_money


def _allocation_words(event: AgreementEvent) -> str:
    about, _colon, cents = event.detail.rpartition(": ")
    year, payer, code = about.split(" ")
    amount = format_money(int(cents), event.agreement.currency, reader_language())
    programme = Programme.objects.filter(code=code).first()
    return _("%(amount)s in %(year)s uit %(programme)s (%(payer)s)") % {
        "amount": amount,
        "year": int(year),
        "programme": programme or code,
        "payer": party_name(event, payer),
    }


def _document_words(event: AgreementEvent) -> str:
    number, _space, version = event.detail.rpartition(" v")
    return _("%(document)s, versie %(number)s") % {"document": number, "number": int(version)}


def _part_words(event: AgreementEvent) -> str:
    return parts_of(event.agreement)[event.detail]


EVENT_WORDS: Final[Mapping[EventVerb, EventWords]] = {
    EventVerb.MONEY_ALLOCATED: _allocation_words,
    EventVerb.ACCOUNT_MADE: _document_words,
    EventVerb.STATEMENT_MADE: _document_words,
    EventVerb.SUMMARY_MADE: _document_words,
    EventVerb.PART_PUBLISHED: _part_words,
    EventVerb.PART_HELD_BACK: _part_words,
}
