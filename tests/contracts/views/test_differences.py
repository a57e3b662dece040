"""The screen that says what changed between two settlements."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from contracts import services
from contracts.models import Settlement
from tests.contracts.views.world import World
from tests.factories.contracts import (
    NEXT_YEAR,
    NOW,
    Q1,
    Q2,
    ObservationFactory,
    VerificationFactory,
)


def revised(world: World) -> Settlement:
    """Another revision of the first quarter: seven jobs more, of one pseudonym."""
    late = ObservationFactory(
        agreement=world.agreement, quantity=Decimal(7), subject="pseudo-1", note="nagekomen",
        entered_at=NOW + timedelta(hours=1),
    )  # fmt: skip
    VerificationFactory(observation=late, at=NOW + timedelta(hours=1))
    return services.draft_settlement(
        agreement=world.agreement, period=Q1, now=NOW + timedelta(hours=2)
    )


def test_a_new_revision_says_what_came_and_what_it_did(world: World) -> None:
    settlement = revised(world)
    page = world.get("contract_manager", "difference", settlement.pk)
    text = page.content.decode()
    assert page.context["found"].change == "+ € 700,00"
    for words in ("Nieuwe metingen", "pseudo-1", "nagekomen", "Samen het verschil"):
        assert words in text
    data = world.get("contract_manager", "difference_json", settlement.pk).json()
    assert data["difference"] == "700.00"
    (row,) = data["observations"]
    assert (row["subject"], row["before"], row["after"]) == ("pseudo-1", None, "7")


def test_an_investor_sees_the_cents_and_no_pseudonyms(world: World) -> None:
    settlement = revised(world)
    payer = world.agreement.parties.get(code="gemeente").party.members.get().user
    payer.groups.set(world.people["investor"].groups.all())
    world.people["payer"] = payer
    text = world.get("payer", "difference", settlement.pk).content.decode()
    assert "Nieuwe metingen" in text
    assert "pseudo-1" not in text
    data = world.get("payer", "difference_json", settlement.pk).json()
    assert data["observations"][0]["subject"] == ""


def test_with_the_period_before_when_asked_or_when_there_is_no_revision(world: World) -> None:
    first = revised(world)
    second = services.draft_settlement(agreement=world.agreement, period=Q2, now=NEXT_YEAR)
    page = world.get("approver", "difference", second.pk)
    assert not page.context["found"].is_revision
    assert page.context["found"].change == "− € 1.900,00"
    newer = Settlement.objects.filter(period_start=Q1.start).latest("pk")
    asked = world.client("approver").get(
        f"/beheer/contracten/afrekeningen/{newer.pk}/verschil/?met=periode"
    )
    assert (newer, asked.context["found"]) == (first, None)
    assert "Er is geen eerdere versie of periode om mee te vergelijken." in asked.content.decode()


def test_nothing_to_compare_with_leads_back_to_the_screen(world: World) -> None:
    answer = world.get("approver", "difference_json", world.settlement.pk)
    assert answer.url == f"/beheer/contracten/afrekeningen/{world.settlement.pk}/verschil/"
