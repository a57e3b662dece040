"""A payment from proposal to bank."""

from __future__ import annotations

from tests.contracts.views.world import World


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
