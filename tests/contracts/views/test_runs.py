"""What the timetable could not do, and another try."""

from __future__ import annotations

from tests.contracts.views.world import World


def test_a_failed_period_says_why_and_can_be_tried_again(world: World) -> None:
    page = world.get("contract_manager", "runs")
    assert "De periode vanaf 1 januari 2026 is nog niet afgerekend. Doe die eerst." in (
        page.content.decode()
    )
    done = world.post("contract_manager", "retry", world.run.pk)
    assert done.url.endswith(f"/afrekeningen/{world.settlement.pk}/")
    world.run.refresh_from_db()
    assert (world.run.status, world.run.problem_code) == ("done", "")
