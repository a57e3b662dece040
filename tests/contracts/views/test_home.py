"""What waits for somebody."""

from __future__ import annotations

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
