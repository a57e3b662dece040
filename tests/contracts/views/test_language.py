"""The desk speaks English beside Dutch."""

from __future__ import annotations

from wagtail.users.models import UserProfile

from tests.contracts.views.world import World


def test_a_settlement_in_english(world: World) -> None:
    profile = UserProfile.get_for_user(world.people["approver"])
    profile.preferred_language = "en"
    profile.save()
    text = world.get("approver", "approve", world.settlement.pk).content.decode()
    assert "Approve €1,200.00" in text
    assert "is booked and put ready as a payment order." in text
    assert "Vaststellen" not in text
    shown = world.get("approver", "settlement", world.settlement.pk).content.decode()
    assert "Settlement for 1 January 2026 up to and including 31 March 2026" in shown
