"""What waits for somebody."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone

from contracts.wording import format_date
from tests.contracts.views.world import World


def test_the_home_screen_counts_what_waits(world: World) -> None:
    context = world.get("contract_manager", "home").context
    assert (context["failed_count"], context["draft_count"], context["unverified_count"]) == (
        1,
        1,
        1,
    )
    mine = world.get("evaluator", "home").context
    assert mine["to_verify_count"] == 1


def test_what_needs_attention_is_said_with_its_rule_and_date(world: World) -> None:
    today = timezone.localdate()
    world.agreement.starts_on = date(2020, 1, 1)
    world.agreement.ends_on = today + timedelta(days=31)
    world.agreement.save()
    for screen, args in (("home", []), ("agreement", [world.agreement.pk])):
        text = world.get("contract_manager", screen, *args).content.decode()
        assert "Wat aandacht vraagt" in text
        assert "Het contract eindigt, en daarmee de betaling." in text
        assert "Waarschuwing vanaf 180 dagen voor het einde." in text
        assert format_date(today + timedelta(days=30), "nl") in text
