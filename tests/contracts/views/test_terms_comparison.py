"""Two versions beside each other on the screen."""

from __future__ import annotations

from contracts.services import add_terms_version, approve_settlement, draft_settlement
from tests.contracts.views.drafts import drafted
from tests.contracts.views.world import World
from tests.factories.contracts import NOW, Q1, AgreementFactory, PersonFactory, jobs
from tests.factories.terms import terms_document, two_payer_terms


def amend(world: World, **changes: object) -> None:
    document = terms_document(**changes)
    document["components"][0]["price"] = {"per_unit": "120"}
    add_terms_version(
        agreement=world.agreement,
        document=document,
        reason="Hoger tarief",
        by=world.people["contract_manager"],
        now=NOW,
    )


def test_old_beside_new_and_what_it_costs(world: World) -> None:
    amend(world)
    response = world.get("contract_manager", "compare_terms", world.agreement.pk)
    comparison = response.context["comparison"]
    assert [(change.code, change.status) for change in comparison.changes] == [("banen", "changed")]
    assert comparison.money.rows[0].settled_cents == 120_000
    assert comparison.money.difference_cents == 24_000
    text = response.content.decode().replace("\xa0", " ")
    assert '<p class="cd-old">€ 100 per baan.</p>' in text
    assert '<p class="cd-new">€ 120 per baan.</p>' in text
    assert "Dit is een berekening en geen toezegging" in text
    assert "gecorrigeerd in de volgende afrekening" in text
    assert "Hoger tarief" in text


def test_who_pays_more_is_told_with_names(world: World) -> None:
    agreement = AgreementFactory(active=True, document=two_payer_terms())
    jobs(agreement, 3)
    approve_settlement(
        settlement=draft_settlement(agreement=agreement, period=Q1, now=NOW),
        by=PersonFactory(),
        now=NOW,
    )
    document = two_payer_terms()
    for payer, share in zip(document["payers"], ("0.35", "0.65"), strict=True):
        payer["share"] = share
    add_terms_version(
        agreement=agreement, document=document, reason="Verdeling", by=PersonFactory(), now=NOW
    )
    names = {role.code: role.party.name for role in agreement.parties.all()}
    response = world.get("superuser", "compare_terms", agreement.pk)
    text = response.content.decode().replace("\xa0", " ")
    rows = response.context["comparison"].payers
    assert [(name, row.difference_cents) for name, row in rows] == [
        (names["gemeente"], -9000),
        (names["fonds"], 9000),
    ]
    assert f'<th scope="row">{names["fonds"]}</th>' in text
    assert "gecorrigeerd in de volgende afrekening" in text


def test_one_version_has_no_difference(world: World) -> None:
    response = world.get("approver", "compare_terms", world.agreement.pk)
    assert response.context["comparison"].changes == []
    assert "Er is geen verschil." in response.content.decode()


def test_a_version_that_is_not_there_is_not_found(world: World) -> None:
    for text in ("2", "0", "x", "1; drop"):
        answer = world.get("contract_manager", "compare_terms", world.agreement.pk, naar=text)
        assert answer.status_code == 404


def test_an_agreement_without_terms(world: World) -> None:
    response = world.get("contract_manager", "compare_terms", drafted(world).pk)
    assert "Er zijn nog geen betaalafspraken." in response.content.decode()


def test_what_cannot_be_computed_is_said(world: World) -> None:
    document = terms_document()
    document["metrics"][0]["code"] = document["components"][0]["quantity"]["sum"] = "stage"
    add_terms_version(
        agreement=world.agreement,
        document=document,
        reason="Anders meten",
        by=world.people["contract_manager"],
        now=NOW,
    )
    response = world.get("contract_manager", "compare_terms", world.agreement.pk)
    assert response.context["comparison"].problem
    assert "Dit is niet door te rekenen" in response.content.decode()


def test_the_page_of_a_version_says_what_to_look_at(world: World) -> None:
    amend(world, rounding={"mode": "down", "to": "0.01", "at": "line"})
    response = world.get("contract_manager", "terms", world.agreement.pk, 2)
    assert [line.path for line in response.context["advice"]] == ["rounding.mode"]
    text = response.content.decode()
    assert "Afronden gaat altijd omlaag" in text
    assert "Vergelijken met de vorige versie" in text
    first = world.get("contract_manager", "terms", world.agreement.pk, 1)
    assert "Vergelijken met de vorige versie" not in first.content.decode()
