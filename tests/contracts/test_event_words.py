"""Every line of the history reads as words: names, amounts and days as people write them."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from django.utils.functional import Promise

from contracts.budgets.models import Programme
from contracts.enums import EventVerb, PartyRole
from contracts.event_words import DETAILS, event_words
from contracts.models import Agreement, AgreementEvent, Indicator, Party
from contracts.services import agreements, indicators, parties
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

# What a reader should never meet: cents, days and codes as a computer writes them.
RAW = re.compile(r"\d{4}-\d{2}-\d{2}|\d{5,}|[a-z]_[a-z]|\b[a-z]+:[a-z]")
# For every kind of line the details that are written, and how they read.
SAID: dict[EventVerb, dict[str, str]] = {
    EventVerb.DRAFTED: {"": ""},
    EventVerb.CHANGED: {
        "": "",
        "title, vat_treatment": "titel, btw",
        "status": "status",
        "safeguard exit": "waarborg “Stoppen en overdragen”",
        "signature 2": "ondertekening van versie 2 ingetrokken",
        "baan: baseline_on, definition": "Mensen met werk: nulmeting op, definitie",
        "toetser: Toetsbureau (fictief)": "Toetsbureau (fictief) toegevoegd",
    },
    EventVerb.PARTY_CHANGED: {
        "uitvoerder: email, name": "De Werkplaats (fictief): e-mailadres, naam",
        "uitvoerder: iban_asked": "De Werkplaats (fictief): ander rekeningnummer gevraagd",
        "uitvoerder: iban_confirmed": "De Werkplaats (fictief): ander rekeningnummer bevestigd",
        "uitvoerder: iban_refused": "De Werkplaats (fictief): ander rekeningnummer afgewezen",
        "uitvoerder: member_added {person}": "De Werkplaats (fictief): Nadia toegevoegd",
        "uitvoerder: member_removed {person}": "De Werkplaats (fictief): Nadia verwijderd",
        "uitvoerder: member_grouped {person}": (
            "De Werkplaats (fictief): Nadia in de groep van de rol gezet"
        ),
    },
    EventVerb.TERMS_ADDED: {"2": "versie 2"},
    EventVerb.SIGNED: {"": ""},
    EventVerb.ACTIVATED: {"": ""},
    EventVerb.SUSPENDED: {"": ""},
    EventVerb.RESUMED: {"": ""},
    EventVerb.ENDED: {"": ""},
    EventVerb.SETTLED: {"": ""},
    EventVerb.REOPENED: {"": ""},
    EventVerb.HANDED_OVER: {
        "{person} {person}": "van Nadia naar Nadia",
        "0 {person}": "van — naar Nadia",
    },
    EventVerb.GROUND_LOST: {
        "suspended": "ligt stil",
        "2026-06-30": "gaat door tot en met 30 juni 2026",
    },
    EventVerb.PUBLISHED: {"": ""},
    EventVerb.HIDDEN: {"": ""},
    EventVerb.OBSERVATION_RECORDED: {"baan 2026-03-01": "Mensen met werk, 1 maart 2026"},
    EventVerb.OBSERVATION_CORRECTED: {"baan 2026-03-01": "Mensen met werk, 1 maart 2026"},
    EventVerb.OBSERVATION_WITHDRAWN: {"baan 2026-03-01": "Mensen met werk, 1 maart 2026"},
    EventVerb.OBSERVATIONS_IMPORTED: {
        "kwartaal 1.csv (12)": "kwartaal 1.csv, 12 metingen",
        "kwartaal 2.csv (1)": "kwartaal 2.csv, 1 meting",
    },
    EventVerb.OBSERVATIONS_VERIFIED: {"partly 3": "3 gedeeltelijk geaccepteerd"},
    EventVerb.DOCUMENT_ADDED: {"contract.pdf": "contract.pdf"},
    EventVerb.DOSSIER_CHANGED: {"replaces": "Nieuw voor oud: wat stopt er?"},
    EventVerb.INDICATOR_CHANGED: {
        "baan profile": "Mensen met werk: profiel",
        "baan need": "Mensen met werk: lezer toegevoegd",
        "baan need_withdrawn": "Mensen met werk: lezer vervallen",
    },
    EventVerb.CONVERSATION_RECORDED: {
        "baan conversation": "Mensen met werk: Gesprek over het cijfer"
    },
    EventVerb.REPORT_ASKED: {"2026-01-01": "periode vanaf 1 januari 2026"},
    EventVerb.REPORT_DELIVERED: {"2026-01-01": "periode vanaf 1 januari 2026"},
    EventVerb.REPORT_REMINDED: {"2026-01-01": "periode vanaf 1 januari 2026"},
    EventVerb.REPORT_ESCALATED: {"2026-01-01": "periode vanaf 1 januari 2026"},
    EventVerb.REPORT_EXTENDED: {
        "asked 2026-05-01": "gevraagd tot en met 1 mei 2026",
        "granted 2026-05-01": "toegestaan tot en met 1 mei 2026",
        "refused 2026-05-01": "niet toegestaan tot en met 1 mei 2026",
    },
    EventVerb.SAMPLE_DRAWN: {
        "2026-01-01 5/20 by_indicator wijk 7": (
            "periode vanaf 1 januari 2026, 5 van 20 metingen, naar verhouding uit elke indicator"
            " (zaad wijk 7)"
        )
    },
    EventVerb.EVIDENCE_ADDED: {"lijst.pdf": "lijst.pdf"},
    EventVerb.DISPUTE_OPENED: {"baan 2026-03-01": "Mensen met werk, 1 maart 2026"},
    EventVerb.DISPUTE_ANSWERED: {"baan 2026-03-01": "Mensen met werk, 1 maart 2026"},
    EventVerb.DISPUTE_CLOSED: {
        "baan 2026-03-01 stands": "Mensen met werk, 1 maart 2026: het oordeel blijft staan"
    },
    EventVerb.PERIOD_SIGNED_OFF: {
        "2026-01-01": "periode vanaf 1 januari 2026",
        "reopened 2026-01-01": "periode vanaf 1 januari 2026, heropend",
    },
    EventVerb.PART_PUBLISHED: {"summary": "samenvatting", "indicator:baan": "Mensen met werk"},
    EventVerb.PART_HELD_BACK: {"party:uitvoerder": "naam van partij “uitvoerder”"},
    EventVerb.ACCOUNT_MADE: {"JR-PC-2026-7-2026 v2": "JR-PC-2026-7-2026, versie 2"},
    EventVerb.STATEMENT_MADE: {"PC-2026-7-Q1 v1": "PC-2026-7-Q1, versie 1"},
    EventVerb.SUMMARY_MADE: {"SC-PC-2026-7 v1": "SC-PC-2026-7, versie 1"},
    EventVerb.MONEY_ALLOCATED: {
        "2026 gemeente wonen: 15000000": (
            "€ 150.000,00 in 2026 uit Wonen en zorg (Gemeente (fictief))"
        ),
        "2026 gemeente van-toen: 100": "€ 1,00 in 2026 uit van-toen (Gemeente (fictief))",
    },
    **{
        verb: {"2026-01-01 r2": "periode vanaf 1 januari 2026, versie 2"}
        for verb in (
            EventVerb.SETTLEMENT_DRAFTED,
            EventVerb.SETTLEMENT_APPROVED,
            EventVerb.SETTLEMENT_RETURNED,
            EventVerb.SETTLEMENT_REVERSED,
            EventVerb.REVERSAL_PROPOSED,
            EventVerb.REVERSAL_REFUSED,
        )
    },
    **{
        verb: {
            "pay 120000 uitvoerder": "betalen € 1.200,00 (De Werkplaats (fictief))",
            "reclaim 5 uitvoerder": "terugvorderen € 0,05 (De Werkplaats (fictief))",
        }
        for verb in (
            EventVerb.PAYMENT_RELEASED,
            EventVerb.PAYMENT_EXPORTED,
            EventVerb.PAYMENT_CONFIRMED,
            EventVerb.PAYMENT_PARTLY_PAID,
            EventVerb.PAYMENT_REFUSED,
            EventVerb.PAYMENT_LAPSED,
            EventVerb.PAYMENT_OFFSET,
            EventVerb.PAYMENT_RETURNED,
        )
    },
}


@pytest.fixture
def agreement(db: None) -> Agreement:
    """One with an indicator, a payer and a provider with names, and money from a programme."""
    made: Agreement = AgreementFactory(active=True)
    for role, code, name in (
        (PartyRole.PAYER, "gemeente", "Gemeente (fictief)"),
        (PartyRole.PROVIDER, "uitvoerder", "De Werkplaats (fictief)"),
    ):
        row = made.parties.filter(role=role)[0]
        row.code, row.party.name = code, name
        row.save()
        row.party.save()
    made.indicators.update(code="baan", name="Mensen met werk")
    person = PersonFactory(first_name="Nadia", last_name="")
    Programme.objects.create(code="wonen", name="Wonen en zorg", made_at=NOW, made_by=person)
    return made


def said(agreement: Agreement, verb: EventVerb, detail: str) -> str:
    return event_words(AgreementEvent(agreement=agreement, verb=verb, detail=detail))


def test_every_kind_of_line_is_tried_here() -> None:
    assert set(SAID) == set(EventVerb)
    with_detail = {verb for verb, lines in SAID.items() if any(lines)}
    # A name of a file is words already.
    assert with_detail - set(DETAILS) == {EventVerb.DOCUMENT_ADDED, EventVerb.EVIDENCE_ADDED}


@pytest.mark.parametrize("verb", EventVerb)
def test_what_an_event_was_about_is_in_words(agreement: Agreement, verb: EventVerb) -> None:
    person = get_user_model().objects.get(first_name="Nadia").pk
    for detail, words in SAID[verb].items():
        found = said(agreement, verb, detail.replace("{person}", str(person)))
        assert found == words
        assert not RAW.search(found)


@pytest.mark.parametrize(
    ("model", "names", "detail"),
    [
        (Agreement, agreements.CHANGEABLE | {"status", "contract_manager", "is_public"}, "{}"),
        (Indicator, indicators.CHANGEABLE, "baan: {}"),
        (Party, parties.CHANGEABLE | {"iban"}, "uitvoerder: {}"),
    ],
)
def test_every_field_that_can_change_has_a_dutch_name(
    agreement: Agreement, model: type[Model], names: frozenset[str], detail: str
) -> None:
    verb = EventVerb.PARTY_CHANGED if model is Party else EventVerb.CHANGED
    for name in names:
        field = model._meta.get_field(name)
        # Without a name of its own a field gets that of its column.
        assert isinstance(field._verbose_name, Promise), name  # type: ignore[union-attr]
        words = said(agreement, verb, detail.format(name)).rpartition(": ")[2]
        assert words == str(field._verbose_name)  # type: ignore[union-attr]
        assert not RAW.search(words)


def test_what_is_not_known_is_shown_as_it_was_written(agreement: Agreement) -> None:
    for verb, detail in (
        (EventVerb.SETTLEMENT_DRAFTED, "iets anders"),
        (EventVerb.SAMPLE_DRAWN, "iets"),
        (EventVerb.PART_HELD_BACK, "indicator:weg"),
        (EventVerb.MONEY_ALLOCATED, "veel"),
        (EventVerb.CHANGED, "safeguard of_before"),
    ):
        assert said(agreement, verb, detail) == detail
    assert said(agreement, EventVerb.CHANGED, "title, of_before") == "titel, of_before"
    # A party that went keeps the code by which the terms call it.
    assert said(agreement, EventVerb.PARTY_CHANGED, "weg: name") == "weg: naam"


def test_an_agreement_that_is_not_kept_yet_has_no_names() -> None:
    unsaved = Agreement(currency="EUR")
    assert said(unsaved, EventVerb.PAYMENT_RELEASED, "pay 120000 code") == (
        "betalen € 1.200,00 (code)"
    )


def test_names_are_asked_once_for_all_lines_of_a_contract(agreement: Agreement) -> None:
    with CaptureQueriesContext(connection) as queries:
        for _again in range(3):
            said(agreement, EventVerb.PAYMENT_RELEASED, "pay 120000 uitvoerder")
            said(agreement, EventVerb.OBSERVATION_RECORDED, "baan 2026-03-01")
    assert len(queries) == 2


def test_the_history_reads_in_english_too(agreement: Agreement) -> None:
    with translation.override("en"):
        assert said(agreement, EventVerb.MONEY_ALLOCATED, "2026 gemeente wonen: 15000000") == (
            "€150,000.00 in 2026 from Wonen en zorg (Gemeente (fictief))"
        )
        assert said(agreement, EventVerb.SAMPLE_DRAWN, "2026-01-01 5/20 by_indicator x") == (
            "period from 1 January 2026, 5 of 20 measurements, in proportion from each metric"
            " (seed x)"
        )
        assert said(agreement, EventVerb.DISPUTE_CLOSED, "baan 2026-03-01 stands").startswith(
            "Mensen met werk, 1 March 2026: "
        )
