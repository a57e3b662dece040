"""Many settlements at once, on the screens; what the list says beside each amount."""

from __future__ import annotations

from django.urls import reverse

from contracts.desks.models import BulkJob
from tests.contracts.views.world import World
from tests.factories.contracts import AgreementFactory, jobs


def test_the_list_shows_the_difference_with_the_period_before(world: World) -> None:
    world.post("approver", "approve", world.settlement.pk)
    world.post("contract_manager", "prepare", world.agreement.pk, period="2026-04-01")
    table = world.get("contract_manager", "settlements", sorteer="periode").context["table"]
    assert [
        [cell.text for cell in cells if cell.label == "Verschil met vorige periode"]
        for _row, cells in table
    ] == [[""], ["−\N{NO-BREAK SPACE}€\N{NO-BREAK SPACE}1.200,00"]]
    page = world.get("contract_manager", "settlement", table[1][0].pk).content.decode()
    assert "Verschil met vorige periode" in page


def test_drafting_shows_the_list_first_and_then_what_became_of_each(world: World) -> None:
    agreement = AgreementFactory(active=True)
    jobs(agreement, 3)
    client = world.client("contract_manager")
    address = reverse("desks:draft_many")
    page = client.get(address)
    assert page.context["count"] == len(page.context["rows"])
    assert agreement in [row for row, _period in page.context["rows"]]
    assert not agreement.settlements.exists()
    done = client.post(address)
    job = BulkJob.objects.get()
    assert done.url == reverse("desks:job", args=[job.pk])
    shown = client.get(done.url)
    assert shown.context["progress"].waiting == 0
    assert agreement.settlements.filter(prepared_by=world.people["contract_manager"]).exists()
    assert "gedaan" in shown.content.decode()
    again = client.post(reverse("desks:retry_job", args=[job.pk]))
    assert again.url == done.url
    assert client.get(address).context["count"] == 0
    refused = client.post(address)
    assert (refused.status_code, refused.context["form"].non_field_errors()) == (
        422,
        ["Kies eerst een of meer regels."],
    )


def test_approving_is_confirmed_with_the_total_per_payer(world: World) -> None:
    client = world.client("approver")
    listed = client.get(reverse("contracten:settlements"), {"status": "draft"})
    assert 'name="regel"' in listed.content.decode()
    address = reverse("desks:decide_many")
    none = client.post(address, {"actie": "vaststellen"})
    assert none.url == f"{reverse('contracten:settlements')}?status=draft"
    chosen = {"actie": "vaststellen", "regel": [world.settlement.pk, "x"]}
    page = client.post(address, chosen)
    (total,) = page.context["totals"]
    assert (total.cents, total.currency) == (120_000, "EUR")
    world.settlement.refresh_from_db()
    assert world.settlement.status == "draft"
    done = client.post(address, {**chosen, "bevestigd": "1"})
    assert done.status_code == 302
    world.settlement.refresh_from_db()
    assert world.settlement.status == "approved"
    assert client.get(address).status_code == 302


def test_returning_without_a_reason_keeps_the_choice(world: World) -> None:
    client = world.client("approver")
    data = {"actie": "terugsturen", "regel": [world.settlement.pk], "bevestigd": "1"}
    page = client.post(reverse("desks:decide_many"), data)
    assert page.status_code == 422
    assert page.context["form"].errors == {
        "reason": ["Schrijf op waarom u deze afrekeningen terugstuurt."]
    }
    assert f'name="regel" value="{world.settlement.pk}"' in page.content.decode()


def test_what_may_not_be_decided_says_why_before_anything_happens(world: World) -> None:
    manager = world.people["contract_manager"]
    manager.groups.add(world.people["approver"].groups.get())
    world.post("approver", "return", world.settlement.pk, reason="opnieuw")
    world.post("contract_manager", "prepare", world.agreement.pk, period="2026-01-01")
    mine = world.agreement.settlements.get(status="draft")
    page = world.client("contract_manager").post(
        reverse("desks:decide_many"), {"actie": "vaststellen", "regel": [mine.pk]}
    )
    text = page.content.decode()
    assert "U hebt deze afrekening zelf opgesteld." in text
    assert (page.context["totals"], page.context["free_count"]) == ([], 0)


def test_a_failed_item_says_why_in_words_and_can_be_tried_again(world: World) -> None:
    job = BulkJob.objects.create(
        kind="approve", by=world.people["approver"], created_at=world.settlement.prepared_at
    )
    job.items.create(
        agreement=world.agreement,
        period_start=world.settlement.period_start,
        period_end=world.settlement.period_end,
        settlement=world.settlement,
        status="failed",
        problem_code="earlier_period_not_approved",
        problem_params={"start": "2026-01-01"},
    )
    client = world.client("approver")
    text = client.get(reverse("desks:job", args=[job.pk])).content.decode()
    assert "De afrekening vanaf 1 januari 2026 is nog niet vastgesteld." in text
    client.post(reverse("desks:retry_job", args=[job.pk]))
    assert job.items.get().status == "done"
    assert client.get(reverse("desks:retry_job", args=[job.pk])).status_code == 302


def test_several_are_accepted_at_once(world: World) -> None:
    none = world.post("evaluator", "verify_list")
    assert (none.status_code, none.context["problem"]) == (
        422,
        "Kies eerst een of meer metingen.",
    )
    nonsense = world.post("evaluator", "verify_list", regel=["²", "-1", "x"])
    assert (nonsense.status_code, nonsense.context["problem"]) == (422, none.context["problem"])
    done = world.post("evaluator", "verify_list", regel=[world.waiting.pk])
    assert done.status_code == 302
    assert world.waiting.verifications.get().decision == "accepted"
    assert "U hebt alles getoetst." in world.get("evaluator", "verify_list").content.decode()
