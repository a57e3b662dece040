"""Who receives what, taxes and positions, on paper, on screen and as data."""

from datetime import date

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from contracts.exports.statement_json import settlement_data
from contracts.exports.statements import statement_document
from contracts.selectors.allocations import allocations_of, positions_for
from contracts.services import draft_settlement
from tests.factories.contracts import NEXT_YEAR, Q1, Q2, AgreementFactory, jobs, member_of
from tests.factories.terms import money_terms

pytestmark = pytest.mark.django_db


@pytest.fixture
def settlements():
    agreement = AgreementFactory(active=True, document=money_terms())
    jobs(agreement, 4)
    jobs(agreement, 3, on=date(2026, 5, 1))
    return [
        draft_settlement(agreement=agreement, period=period, now=NEXT_YEAR) for period in (Q1, Q2)
    ]


def test_a_settlement_gives_what_came_since_the_one_before(settlements):
    first, second = (allocations_of(settlement) for settlement in settlements)
    assert first.by_party == {"investeerder": 40000}
    assert second.by_party == {"investeerder": 10000, "aanbieder": 20000}
    assert [row["total_cents"] for row in second.distribution] == [50000, 20000]
    assert sum(second.by_party.values()) == 30000


def test_the_document_says_who_receives_and_which_tax_there_is(settlements):
    document = statement_document(settlements[1], "nl")
    names = {role.code: role.party.name for role in settlements[1].agreement.parties.all()}
    assert [(share.party, share.amount) for share in document.recipients] == [
        (names["investeerder"], "€ 100,00"),
        (names["aanbieder"], "€ 200,00"),
    ]
    assert [(fact.label, fact.text) for fact in document.taxes] == [
        (
            "Btw",
            "€ 63,00 boven op de bedragen (21% over € 300,00); wie betaalt, kan dit terugvragen",
        )
    ]
    assert [(fact.label, fact.text) for fact in document.positions] == [
        (
            "De lening",
            (
                "ingelegd € 500,00; hoofdsom terug € 500,00, rendement € 0,00; nog open € 0,00"
                " (intern rendement 0% per jaar)"
            ),
        )
    ]
    assert document.lines[1].label == "btw"


def test_a_return_that_cannot_be_computed_yet_is_left_out():
    agreement = AgreementFactory(active=True, document=money_terms())
    settlement = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    (fact,) = statement_document(settlement, "nl").positions
    assert fact.text == (
        "ingelegd € 500,00; hoofdsom terug € 0,00, rendement € 0,00; nog open € 500,00"
    )


def test_the_data_has_the_same(settlements):
    data = settlement_data(settlements[1])
    assert data["distribution"] == [
        {"tier": "hoofdsom", "party": "investeerder", "amount": "100.00", "so_far": "500.00"},
        {"tier": "rest", "party": "aanbieder", "amount": "200.00", "so_far": "200.00"},
    ]
    assert data["taxes"] == [
        {
            "code": "btw",
            "treatment": "compensable",
            "rate": "0.21",
            "base": "300.00",
            "tax": "63.00",
        }
    ]
    assert data["positions"][0]["outstanding"] == "0.00"


def test_positions_are_for_the_manager_and_the_investor(settlements):
    agreement = settlements[0].agreement
    investor, provider = (member_of(agreement, role) for role in ("investor", "provider"))
    assert [row.settlement for row in positions_for(investor, agreement, sees_all=False)] == [
        settlements[1]
    ]
    assert positions_for(provider, agreement, sees_all=False) == []
    assert len(positions_for(provider, agreement, sees_all=True)) == 1
    assert positions_for(investor, AgreementFactory(), sees_all=True) == []


def test_the_screen_shows_it_to_the_investor_and_not_to_the_provider(settlements, client):
    agreement = settlements[0].agreement
    address = reverse("contracten:agreement", args=[agreement.pk])
    shown = {}
    for role in ("investor", "provider"):
        person = member_of(agreement, role)
        person.user_permissions.add(Permission.objects.get(codename="access_admin"))
        client.force_login(person)
        page = client.get(address)
        assert page.status_code == 200
        shown[role] = "Intern rendement per jaar" in page.content.decode()
    assert shown == {"investor": True, "provider": False}


def test_the_figures_of_the_result_stand_on_the_settlement():
    figures = [
        {"code": "winst", "kind": "gain", "over": "700", "places": 2, "label": {"nl": "Winst"}},
        {"code": "rendement", "kind": "irr", "on": "lening", "places": 1},
    ]
    agreement = AgreementFactory(active=True, document=money_terms(figures=figures))
    settlement = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    document = statement_document(settlement, "nl")
    assert [(fact.label, fact.text) for fact in document.figures] == [
        ("Winst", "− € 700"),
        ("rendement", "nog niet bekend"),
    ]
    assert settlement_data(settlement)["figures"] == [
        {"code": "winst", "value": "-700.00"},
        {"code": "rendement", "value": ""},
    ]
