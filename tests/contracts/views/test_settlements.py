"""What is owed and why, and who decides."""

from __future__ import annotations

from django.urls import reverse

from contracts.models import Mandate, Settlement
from contracts.services import add_terms_version, draft_settlement
from tests.contracts.views.world import World
from tests.factories.contracts import NEXT_YEAR, Q2, AgreementFactory, ObservationFactory
from tests.factories.terms import blocking_terms, terms_document


def test_the_calculation_unfolds_without_a_script(world: World) -> None:
    response = world.get("contract_manager", "settlement", world.settlement.pk)
    text = response.content.decode()
    assert response.context["document"].total == "€ 1.200,00"
    # What is above the lines, like the navigation, may fold too.
    assert text.split('id="regels"')[1].count("<details") == 2
    assert "12 baan × € 100 = € 1.200." in text
    assert world.settlement.inputs_sha256 in text


def test_a_correction_shows_why_the_terms_were_changed(world: World) -> None:
    world.post("approver", "approve", world.settlement.pk)
    document = terms_document()
    part = {**document["components"][0], "price": {"per_unit": "90"}}
    add_terms_version(
        agreement=world.agreement,
        document={**document, "components": [part]},
        reason="Lager tarief na de evaluatie",
        by=world.people["contract_manager"],
        now=NEXT_YEAR,
    )
    second = draft_settlement(agreement=world.agreement, period=Q2, now=NEXT_YEAR)
    text = world.get("contract_manager", "settlement", second.pk).content.decode()
    assert text.count("Reden: Lager tarief na de evaluatie") == 2


def test_the_downloads_are_files(world: World) -> None:
    pdf = world.get("provider", "settlement_pdf", world.settlement.pk)
    assert pdf.content.startswith(b"%PDF-")
    assert pdf["Content-Disposition"] == (
        f'attachment; filename="{world.agreement.number}-20260101-1.pdf"'
    )
    data = world.get("provider", "settlement_json", world.settlement.pk).json()
    assert data["total"] == "1200.00"


def test_an_approval_shows_the_amount_and_books_it(world: World) -> None:
    page = world.get("approver", "approve", world.settlement.pk).content.decode()
    assert "€ 1.200,00 vaststellen" in page
    assert "wordt geboekt en klaargezet als betaalopdracht." in page
    done = world.post("approver", "approve", world.settlement.pk)
    assert done.status_code == 302
    world.settlement.refresh_from_db()
    assert (world.settlement.status, world.settlement.decided_by) == (
        "approved",
        world.people["approver"],
    )
    shown = world.get("approver", "settlement", world.settlement.pk)
    (entry,) = shown.context["entries"]
    assert sorted(row.amount_cents for row in entry.postings.all()) == [-120_000, 120_000]
    (order,) = shown.context["orders"]
    assert (order.amount_cents, order.status) == (120_000, "proposed")


def test_a_return_needs_a_reason(world: World) -> None:
    assert world.post("approver", "return", world.settlement.pk).status_code == 422
    done = world.post("approver", "return", world.settlement.pk, reason="Nulmeting klopt niet.")
    assert done.status_code == 302
    world.settlement.refresh_from_db()
    assert (world.settlement.status, world.settlement.decision_reason) == (
        "returned",
        "Nulmeting klopt niet.",
    )


def test_four_eyes_are_explained_on_the_screen(world: World) -> None:
    world.people["contract_manager"].groups.add(world.people["approver"].groups.get())
    world.post("contract_manager", "return", world.settlement.pk, reason="opnieuw")
    world.post("contract_manager", "prepare", world.agreement.pk, period="2026-01-01")
    mine = Settlement.objects.get(prepared_by=world.people["contract_manager"])
    page = world.get("contract_manager", "approve", mine.pk)
    why = "U hebt deze afrekening zelf opgesteld. Laat iemand anders besluiten."
    assert page.context["objection"].message == why
    refused = world.post("contract_manager", "approve", mine.pk)
    assert (refused.status_code, refused.context["form"].non_field_errors()) == (422, [why])
    mine.refresh_from_db()
    assert mine.status == "draft"


def test_revisions_stay_readable(world: World) -> None:
    world.post("approver", "return", world.settlement.pk, reason="opnieuw")
    world.post("contract_manager", "prepare", world.agreement.pk, period="2026-01-01")
    newest = Settlement.objects.latest("pk")
    shown = world.get("approver", "settlement", newest.pk)
    assert [row.revision for row in shown.context["revisions"]] == [2, 1]


def test_what_is_decided_is_not_asked_again(world: World) -> None:
    world.post("approver", "approve", world.settlement.pk)
    shown = world.get("approver", "approve", world.settlement.pk)
    assert (shown.status_code, shown.url) == (
        302,
        reverse("contracten:settlement", args=[world.settlement.pk]),
    )


def test_without_terms_there_is_no_period_to_prepare(world: World) -> None:
    agreement = AgreementFactory(active=True, document__none=True)
    page = world.get("contract_manager", "prepare", agreement.pk)
    assert (page.status_code, page.context["has_periods"]) == (200, False)


def test_preparing_what_cannot_be_computed_says_what_is_missing(world: World) -> None:
    agreement = AgreementFactory(active=True, document=blocking_terms())
    ObservationFactory(agreement=agreement, status="not_measured", quantity=None, accepted=True)
    response = world.post("contract_manager", "prepare", agreement.pk, period="2026-01-01")
    assert response.status_code == 422
    (said,) = response.context["form"].non_field_errors()
    assert "De indicator baan is niet gemeten in de periode van 1 januari 2026" in said
    assert not agreement.settlements.exists()


def test_a_draft_says_to_whom_it_goes(world: World) -> None:
    approver = world.people["approver"]
    shown = world.get("contract_manager", "settlement", world.settlement.pk)
    assert shown.context["deciders"] == [approver]
    assert f"Gaat naar: {approver}" in " ".join(shown.content.decode().split())
    Mandate.objects.create(user=approver, max_cents=1)
    nobody = world.get("contract_manager", "settlement", world.settlement.pk)
    assert "Niemand mag over dit bedrag besluiten." in nobody.content.decode()
    assert not world.get("provider", "settlement", world.settlement.pk).context["shows_route"]
