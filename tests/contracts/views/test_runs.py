"""What the timetable could not do, and another try."""

from __future__ import annotations

from django.urls import reverse

from contracts.models import IntegrityCheck, SettlementRun
from contracts.services.checks import run_check
from tests.contracts.views.world import World
from tests.factories.contracts import NOW, Q1, AgreementFactory, ObservationFactory
from tests.factories.terms import blocking_terms


def test_a_failed_period_says_why_and_can_be_tried_again(world: World) -> None:
    page = world.get("contract_manager", "runs")
    assert "De periode vanaf 1 januari 2026 is nog niet afgerekend. Doe die eerst." in (
        page.content.decode()
    )
    done = world.post("contract_manager", "retry", world.run.pk)
    assert done.url.endswith(f"/afrekeningen/{world.settlement.pk}/")
    world.run.refresh_from_db()
    assert (world.run.status, world.run.problem_code) == ("done", "")


def test_the_nightly_check_stands_on_the_desk_of_who_manages(world: World) -> None:
    run_check(now=NOW)
    words = "Controle: 1 afrekeningen opnieuw berekend, 0 journaalposten nagelopen, 0 verschillen"
    for screen in ("home", "runs"):
        page = world.get("contract_manager", screen).content.decode()
        assert f"{words}, 15 mei 2026, 11:00" in page
        assert "Alarm" not in page
    assert "Controle:" not in world.get("provider", "home").content.decode()


def test_a_difference_is_an_alarm_on_the_desk(world: World) -> None:
    assert "Controle: nog niet gedaan." in world.get("approver", "home").content.decode()
    kinds = {"settlement": world.settlement.pk, "journal": None, "booking": None}
    IntegrityCheck.objects.create(
        at=NOW,
        finished_at=NOW,
        settlement_count=1,
        entry_count=1,
        findings=[
            {
                "kind": kind,
                "settlement": settlement,
                "agreement": world.agreement.pk,
                "number": f"nummer-{kind}",
                "text": f"text of {kind}",
            }
            for kind, settlement in kinds.items()
        ],
    )
    page = world.get("contract_manager", "home").content.decode()
    assert "Alarm: de controle vond een verschil" in page
    assert "opnieuw berekend komt er iets anders uit" in page
    assert "de keten van het journaal klopt hier niet meer" in page
    assert "wat is vastgesteld, is niet wat is geboekt" in page
    assert "Alarm" not in world.get("provider", "home").content.decode()


def test_another_try_that_fails_says_what_has_to_happen_first(world: World) -> None:
    agreement = AgreementFactory(active=True, document=blocking_terms())
    ObservationFactory(agreement=agreement, status="not_measured", quantity=None, accepted=True)
    run = SettlementRun.objects.create(
        agreement=agreement,
        period_start=Q1.start,
        period_end=Q1.end,
        status="failed",
        attempts=2,
        problem_code="unexpected",
        started_at=NOW,
        finished_at=NOW,
        next_attempt_at=NOW,
    )
    client = world.client("contract_manager")
    response = client.post(reverse("contracten:retry", args=[run.pk]), follow=True)
    (message,) = response.context["messages"]
    assert str(message).startswith("Het lukt nog niet. ")
    assert "De indicator baan is niet gemeten in de periode van 1 januari 2026" in str(message)
    run.refresh_from_db()
    assert run.problem_code == "not_measured"


def test_a_period_that_is_settled_meanwhile_leaves_nothing_to_try(world: World) -> None:
    world.post("approver", "approve", world.settlement.pk)
    client = world.client("contract_manager")
    response = client.post(reverse("contracten:retry", args=[world.run.pk]), follow=True)
    assert [str(message) for message in response.context["messages"]] == [
        "Het lukt nog niet. Er is nu niets af te rekenen."
    ]
