"""Settling, deciding and paying through the screens."""

from __future__ import annotations

from contracts.models import Settlement
from tests.contracts.views.world import World


def test_the_calculation_unfolds_without_a_script(world: World) -> None:
    response = world.get("contract_manager", "settlement", world.settlement.pk)
    text = response.content.decode()
    assert response.context["document"].total == "€ 1.200,00"
    assert text.count("<details") == 1
    assert "12 baan × € 100 = € 1.200." in text
    assert world.settlement.inputs_sha256 in text


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


def test_a_payment_goes_from_proposed_to_paid(world: World) -> None:
    world.post("approver", "approve", world.settlement.pk)
    order = world.settlement.payment_orders.get()
    for step, status in (("vrijgeven", "approved"), ("bevestigen", "paid")):
        assert world.post("approver", "payment_step", order.pk, step).status_code == 302
        order.refresh_from_db()
        assert order.status == status
    again = world.post("approver", "payment_step", order.pk, "vrijgeven")
    assert again.status_code == 422
    assert world.get("approver", "payment_step", order.pk, "onbekend").status_code == 404


def test_a_failed_period_says_why_and_can_be_tried_again(world: World) -> None:
    page = world.get("contract_manager", "runs")
    assert "De periode vanaf 1 januari 2026 is nog niet afgerekend. Doe die eerst." in (
        page.content.decode()
    )
    done = world.post("contract_manager", "retry", world.run.pk)
    assert done.url.endswith(f"/afrekeningen/{world.settlement.pk}/")
    world.run.refresh_from_db()
    assert (world.run.status, world.run.problem_code) == ("done", "")


def test_the_home_screen_counts_what_waits(world: World) -> None:
    context = world.get("contract_manager", "home").context
    assert (context["failed_count"], context["draft_count"], context["unverified_count"]) == (
        1,
        1,
        1,
    )
    mine = world.get("evaluator", "home").context
    assert mine["to_verify_count"] == 1
