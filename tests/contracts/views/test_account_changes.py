"""The screens on which another account number is asked and decided."""

from __future__ import annotations

from django.urls import reverse

from contracts.models import AccountChange, Party
from contracts.services import approve_settlement
from tests.contracts.views.test_parties import details, provider
from tests.contracts.views.world import World
from tests.factories.contracts import FICTITIOUS_IBAN, NOW


def asked(world: World) -> AccountChange:
    """Ask another number with the party's form."""
    data = details(iban_reason="Andere bank, gebeld")
    world.post("contract_manager", "party", provider(world).pk, **data)
    return AccountChange.objects.get()


def test_another_number_needs_a_reason_and_nothing_that_was_typed_is_lost(world: World) -> None:
    party = provider(world)
    response = world.post("contract_manager", "party", party.pk, **details(town="Elders"))
    text = response.content.decode()
    assert response.status_code == 422
    assert "Schrijf op waarom het rekeningnummer verandert" in text
    assert 'value="Elders"' in text
    party.refresh_from_db()
    assert (party.town == "Elders", AccountChange.objects.count()) == (False, 0)


def test_it_waits_and_the_screens_say_so(world: World) -> None:
    by = world.people["approver"]
    settlement = approve_settlement(settlement=world.settlement, by=by, now=NOW)
    order = settlement.payment_orders.get()
    change = asked(world)
    party = Party.objects.get(pk=change.party_id)
    assert (party.name, party.iban) == ("Buurtkeuken", FICTITIOUS_IBAN)
    link = reverse("contracten:account_change", args=[change.pk])
    own = world.get("contract_manager", "party", party.pk).content.decode()
    assert "Geschiedenis van het rekeningnummer" in own
    assert "Andere bank, gebeld" in own
    assert link not in own
    for name in ("payments", "home"):
        assert f'href="{link}"' in world.get("approver", name).content.decode()
        # Who pays sees that it waits, and does not decide.
        shown = world.get("finance", name).content.decode()
        assert "Rekeningnummers die op bevestiging wachten" in shown
        assert link not in shown
    assert link not in world.get("finance", "payment_step", order.pk, "vrijgeven").content.decode()
    held = world.post("finance", "payment_step", order.pk, "vrijgeven")
    assert held.status_code == 422
    assert "Een tweede persoon moet dat eerst bevestigen of afwijzen." in held.content.decode()


def test_a_second_person_decides(world: World) -> None:
    change = asked(world)
    page = world.get("approver", "account_change", change.pk).content.decode()
    for words in (FICTITIOUS_IBAN, "NL91ABNA0417164300", "Andere bank, gebeld"):
        assert words in page
    empty = world.post("approver", "account_change", change.pk, decision="no")
    assert "Schrijf op waarom u het nieuwe nummer afwijst." in empty.content.decode()
    done = world.post("approver", "account_change", change.pk, decision="yes", reason="Nagebeld")
    assert (done.status_code, done.url) == (302, reverse("contracten:payments"))
    assert provider(world).iban == "NL91ABNA0417164300"
    after = world.get("approver", "account_change", change.pk).content.decode()
    assert "Bevestigd" in after
    assert 'name="decision"' not in after
    again = world.post("approver", "account_change", change.pk, decision="yes")
    assert "Over dit rekeningnummer is al besloten." in again.content.decode()
    assert link_missing(world, change)


def link_missing(world: World, change: AccountChange) -> bool:
    link = reverse("contracten:account_change", args=[change.pk])
    return link not in world.get("approver", "payments").content.decode()


def test_who_asked_does_not_decide(world: World) -> None:
    data = details(iban_reason="Andere bank, gebeld")
    world.post("superuser", "party", provider(world).pk, **data)
    change = AccountChange.objects.get()
    own = world.post("superuser", "account_change", change.pk, decision="yes")
    assert own.status_code == 422
    words = "U hebt dit rekeningnummer zelf ingevoerd. Laat iemand anders besluiten."
    assert words in own.content.decode()
    assert world.get("contract_manager", "account_change", change.pk).status_code == 403
