"""Many settlements at once, on the screens; what the list says beside each amount."""

from __future__ import annotations

from datetime import date, timedelta

from django.urls import reverse

from contracts.arithmetic import Period
from contracts.desks.models import BulkJob
from contracts.enums import ObservationStatus
from contracts.services import draft_settlement
from tests.contracts.views.world import World
from tests.factories.contracts import NEXT_YEAR, AgreementFactory, ObservationFactory, jobs


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


def test_a_large_job_is_left_to_the_worker(world: World) -> None:
    job = BulkJob.objects.create(
        kind="draft", by=world.people["approver"], created_at=world.settlement.prepared_at
    )
    for month in range(26):
        start = date(2030 + month // 12, month % 12 + 1, 1)
        job.items.create(
            agreement=world.agreement,
            period_start=start,
            period_end=start + timedelta(days=1),
            status="failed",
            problem_code="not_a_period",
            done_at=world.settlement.prepared_at,
        )
    client = world.client("approver")
    answer = client.post(reverse("desks:retry_job", args=[job.pk]))
    assert answer.url == reverse("desks:job", args=[job.pk])
    assert set(job.items.values_list("status", flat=True)) == {"waiting"}
    job.items.last().delete()
    job.items.update(status="failed", problem_code="not_a_period")
    client.post(reverse("desks:retry_job", args=[job.pk]))
    assert set(job.items.values_list("status", flat=True)) == {"failed"}


def test_the_settlements_of_a_year_are_those_whose_last_day_is_in_it(world: World) -> None:
    def found(year: str) -> list[int]:
        table = world.get("contract_manager", "settlements", jaar=year).context["table"]
        return [row.pk for row, _cells in table]

    for start, end in ((4, 7), (7, 10)):
        period = Period(date(2026, start, 1), date(2026, end, 1))
        draft_settlement(agreement=world.agreement, period=period, now=NEXT_YEAR)
    last = Period(date(2026, 10, 1), date(2027, 1, 1))
    made = draft_settlement(agreement=world.agreement, period=last, now=NEXT_YEAR)
    assert (len(found("2026")), found("2027")) == (4, [])
    assert made.pk in found("2026")


def test_what_waits_says_what_was_measured_or_why_not(world: World) -> None:
    common = {"agreement": world.agreement, "entered_by": world.waiting.entered_by}
    ObservationFactory(
        **common, on=date(2026, 2, 2), start=date(2026, 2, 2), end=date(2026, 3, 1), quantity=None
    )
    ObservationFactory(**common, on=date(2026, 2, 3), status="not_measured", quantity=None)
    ObservationFactory(**common, on=date(2026, 2, 4), replaces=world.waiting)
    table = world.get("evaluator", "verify_list", sorteer="meting").context["table"]
    assert [(str(cells[0].below), str(cells[-1].text)) for _row, cells in table] == [
        ("2 februari 2026", "—"),
        ("3 februari 2026", str(ObservationStatus.NOT_MEASURED.label)),
        ("4 februari 2026, correctie", "3 baan"),
    ]


def test_an_evaluator_with_an_interest_is_refused_and_keeps_the_choice(world: World) -> None:
    payer = world.agreement.parties.get(role="payer").party
    payer.members.create(user=world.people["evaluator"])
    refused = world.post("evaluator", "verify_list", regel=[world.waiting.pk])
    assert (refused.status_code, refused.context["chosen"]) == (422, {world.waiting.pk})
    assert refused.context["problem"] == (
        f"U hoort ook bij {payer.name}, die betaler is in dit contract. "
        "Laat iemand toetsen die geen belang heeft."
    )
    assert not world.waiting.verifications.exists()
