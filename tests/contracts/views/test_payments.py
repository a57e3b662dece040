"""A payment from proposal to bank."""

from __future__ import annotations

from contracts.models import PaymentOrder
from tests.contracts.views.world import World


def test_a_payment_goes_from_proposed_to_paid(world: World) -> None:
    world.post("approver", "approve", world.settlement.pk)
    order = world.settlement.payment_orders.get()
    for step, status in (("vrijgeven", "approved"), ("bevestigen", "paid")):
        assert world.post("finance", "payment_step", order.pk, step).status_code == 302
        order.refresh_from_db()
        assert order.status == status
    again = world.post("finance", "payment_step", order.pk, "vrijgeven")
    assert again.status_code == 422
    assert world.get("finance", "payment_step", order.pk, "onbekend").status_code == 404


def test_a_refusal_needs_a_reason(world: World) -> None:
    world.post("approver", "approve", world.settlement.pk)
    order = world.settlement.payment_orders.get()
    empty = world.post("finance", "payment_step", order.pk, "weigeren")
    assert (empty.status_code, list(empty.context["form"].errors)) == (422, ["reason"])
    sent = {"reason": "Rekening klopt niet"}
    assert world.post("finance", "payment_step", order.pk, "weigeren", **sent).status_code == 302
    order.refresh_from_db()
    assert order.status == "refused"
    shown = {
        status: [row.pk for row in world.get("finance", "payments", status=status).context["page"]]
        for status in ("refused", "paid", "")
    }
    assert shown == {"refused": [order.pk], "paid": [], "": [order.pk]}


def test_refusing_what_is_in_a_payment_file_warns_that_it_may_be_paid_twice(world: World) -> None:
    world.post("approver", "approve", world.settlement.pk)
    order = world.settlement.payment_orders.get()
    twice = "Anders betaalt u straks misschien twee keer."
    for status, is_warned in (("approved", False), ("exported", True), ("partly", True)):
        PaymentOrder.objects.filter(pk=order.pk).update(
            status=status, paid_cents=1 if status == "partly" else 0
        )
        page = world.get("finance", "payment_step", order.pk, "weigeren").content.decode()
        assert (twice in page) is is_warned
