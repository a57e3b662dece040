"""What the evaluator judges, and why sometimes not."""

from __future__ import annotations

from decimal import Decimal

from contracts.models import PartyMember
from tests.contracts.views.world import World
from tests.factories.contracts import ObservationFactory


def test_the_evaluator_accepts_a_part_with_answers(world: World) -> None:
    response = world.post(
        "evaluator",
        "verify",
        world.waiting.pk,
        decision="partly",
        accepted_quantity="2,5",
        reason="Eén contract ontbreekt.",
        is_context_complete="yes",
        would_have_happened_anyway="no",
        do_practitioners_recognise="unknown",
    )
    assert response.status_code == 302
    verdict = world.waiting.verifications.get()
    assert (verdict.decision, verdict.accepted_quantity) == ("partly", Decimal("2.5"))
    assert (verdict.is_context_complete, verdict.would_have_happened_anyway) == ("yes", "no")


def test_a_dispute_without_a_reason_is_refused_at_its_field(world: World) -> None:
    response = world.post(
        "evaluator",
        "verify",
        world.waiting.pk,
        decision="disputed",
        is_context_complete="yes",
        would_have_happened_anyway="no",
        do_practitioners_recognise="no",
    )
    assert response.context["form"].errors == {
        "reason": ["Schrijf op waarom u de meting niet helemaal accepteert."]
    }


def test_who_entered_it_reads_why_they_may_not_judge(world: World) -> None:
    own = ObservationFactory(agreement=world.agreement, entered_by=world.people["evaluator"])
    response = world.get("evaluator", "verify", own.pk)
    assert response.context["objection"] == (
        "U hebt deze meting zelf ingevoerd. Vraag iemand anders van de toetser om haar te toetsen."
    )


def test_an_evaluator_with_an_interest_reads_why_they_may_not_judge(world: World) -> None:
    provider = world.agreement.parties.get(role="provider").party
    PartyMember.objects.create(party=provider, user=world.people["evaluator"])
    response = world.get("evaluator", "verify", world.waiting.pk)
    assert response.context["objection"] == (
        "U hebt zelf een belang bij dit contract. Laat iemand anders toetsen."
    )
