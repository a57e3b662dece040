"""The screens that propose and decide to reverse a settlement."""

from django.urls import reverse

from contracts.models import SettlementReversal
from contracts.services import approve_settlement, confirm_payment, release_payment
from tests.contracts.views.world import World
from tests.factories.contracts import NOW


def approved(world: World):
    """Approve the € 1.200 of the world and pay € 200 of it."""
    by = world.people["approver"]
    settlement = approve_settlement(settlement=world.settlement, by=by, now=NOW)
    order = settlement.payment_orders.get()
    payer = world.people["finance"]
    release_payment(order=order, by=payer, now=NOW)
    confirm_payment(order=order, by=payer, now=NOW, paid_cents=20000)
    return settlement


def test_the_screen_says_beforehand_what_happens_to_the_cent(world: World) -> None:
    settlement = approved(world)
    shown = world.get("contract_manager", "settlement", settlement.pk).content.decode()
    assert reverse("contracten:propose_reversal", args=[settlement.pk]) in shown
    page = world.get("contract_manager", "propose_reversal", settlement.pk).content.decode()
    assert "€ 1.000,00 is nog niet betaald en vervalt." in page.replace("\xa0", " ")
    assert "krijgt € 200,00 terug van" in page.replace("\xa0", " ")
    assert world.post("contract_manager", "propose_reversal", settlement.pk).status_code == 422
    sent = world.post("contract_manager", "propose_reversal", settlement.pk, reason="Dubbel geteld")
    assert (sent.status_code, sent.url) == (
        302,
        reverse("contracten:settlement", args=[settlement.pk]),
    )
    assert SettlementReversal.objects.get().reason == "Dubbel geteld"


def test_a_second_person_decides(world: World) -> None:
    settlement = approved(world)
    world.post("superuser", "propose_reversal", settlement.pk, reason="Dubbel geteld")
    own = world.post("superuser", "decide_reversal", settlement.pk, decision="yes")
    assert own.status_code == 422
    assert "U hebt dit zelf voorgesteld. Laat iemand anders besluiten." in own.content.decode()
    shown = world.get("approver", "settlement", settlement.pk).content.decode()
    assert reverse("contracten:decide_reversal", args=[settlement.pk]) in shown
    assert (
        "Dubbel geteld" in world.get("approver", "decide_reversal", settlement.pk).content.decode()
    )
    empty = world.post("approver", "decide_reversal", settlement.pk, decision="no")
    assert "Schrijf op waarom u het voorstel afwijst." in empty.content.decode()
    world.post("approver", "decide_reversal", settlement.pk, decision="no", reason="Klopt")
    assert SettlementReversal.objects.get().status == "refused"
    world.post("superuser", "propose_reversal", settlement.pk, reason="Echt dubbel")
    done = world.post("approver", "decide_reversal", settlement.pk, decision="yes")
    assert done.status_code == 302
    settlement.refresh_from_db()
    assert settlement.status == "reversed"
    text = world.get("approver", "settlement", settlement.pk).content.decode().replace("\xa0", " ")
    assert "Vervallen: € 1.000,00. Terug te krijgen: € 200,00." in text
    history = world.get("approver", "agreement", world.agreement.pk).content.decode()
    assert "Afrekening teruggedraaid" in history


def test_without_a_proposal_there_is_nothing_to_decide(world: World) -> None:
    settlement = approved(world)
    target = reverse("contracten:settlement", args=[settlement.pk])
    assert world.get("approver", "decide_reversal", settlement.pk).url == target
    assert world.post("approver", "decide_reversal", settlement.pk, decision="yes").url == target
