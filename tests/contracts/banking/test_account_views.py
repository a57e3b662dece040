"""The screens on which the account of a payer is proposed and decided."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from contracts.banking.models import DebtorAccount, DebtorAccountChange
from contracts.banking.selectors.accounts import account_of
from contracts.models import Party
from tests.contracts.banking.scene import (
    PAYER_IBAN,
    RECIPIENT_IBAN,
    approved_account,
    batch_of,
    payer,
    payer_without_account,
    released_order,
)
from tests.contracts.views.world import World, make_world
from tests.factories.contracts import NOW, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def post(world: World, role: str, name: str, *args: Any, **data: Any) -> Any:
    return world.client(role).post(reverse(f"bank:{name}", args=args), data)


def read(world: World, role: str, name: str, *args: Any) -> str:
    return str(world.client(role).get(reverse(f"bank:{name}", args=args)).content.decode())


def municipality(world: World) -> Party:
    party: Party = world.agreement.parties.get(code="gemeente").party
    return party


def proposed(world: World, **changes: Any) -> DebtorAccountChange:
    data = {"holder": "Kas", "iban": RECIPIENT_IBAN, "bic": "", "reason": "Andere bank", **changes}
    sent = post(world, "contract_manager", "account", municipality(world).pk, **data)
    assert sent.status_code == 302
    return DebtorAccountChange.objects.get()


def test_nothing_that_was_typed_is_lost(world: World) -> None:
    party = municipality(world)
    data = {"holder": "Kas van elders", "iban": RECIPIENT_IBAN, "bic": "", "reason": " "}
    response = post(world, "contract_manager", "account", party.pk, **data)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == ["reason"]
    assert 'value="Kas van elders"' in response.content.decode()
    assert not DebtorAccountChange.objects.exists()


def test_it_waits_and_the_screens_say_so(world: World) -> None:
    party = municipality(world)
    none = "Er is geen goedgekeurde rekening."
    assert none in read(world, "approver", "account", party.pk)
    change = proposed(world)
    link = reverse("bank:account_change", args=[change.pk])
    own = read(world, "contract_manager", "account", party.pk)
    for words in ("Tot die het goedkeurt, kan er geen betaalbestand", "Andere bank", "0002"):
        assert words in own
    for words in (link, RECIPIENT_IBAN, 'name="reason"'):
        assert words not in own
    for name, args in (("accounts", ()), ("account", (party.pk,))):
        shown = read(world, "approver", name, *args)
        assert f'href="{link}"' in shown
        assert RECIPIENT_IBAN not in shown
    home = world.get("approver", "home").content.decode()
    assert f'href="{link}"' in home
    manager = read(world, "contract_manager", "accounts")
    assert "voorstel wacht op goedkeuring" in manager
    assert link not in manager


def test_a_second_person_decides(world: World) -> None:
    change, party = proposed(world), municipality(world)
    page = read(world, "approver", "account_change", change.pk)
    for words in (RECIPIENT_IBAN, "Kas", "Andere bank"):
        assert words in page
    empty = post(world, "approver", "account_change", change.pk, decision="no")
    assert empty.status_code == 422
    assert "Schrijf op waarom u het voorstel teruggeeft." in empty.content.decode()
    sent = {"decision": "no", "reason": "Ander nummer op het afschrift"}
    done = post(world, "approver", "account_change", change.pk, **sent)
    assert (done.status_code, done.url) == (302, reverse("bank:account", args=[party.pk]))
    back = read(world, "contract_manager", "account", party.pk)
    for words in ("Teruggegeven", "Ander nummer op het afschrift", f'value="{RECIPIENT_IBAN}"'):
        assert words in back
    assert account_of(party) is None
    data = {"holder": "Kas", "iban": PAYER_IBAN, "bic": "", "reason": "Nummer verbeterd"}
    post(world, "contract_manager", "account", party.pk, **data)
    again = DebtorAccountChange.objects.get(status="proposed")
    post(world, "approver", "account_change", again.pk, decision="yes", reason="Klopt")
    assert DebtorAccount.objects.get().iban == PAYER_IBAN
    shown = read(world, "approver", "accounts")
    assert "NL52 •••• 0001" in shown
    assert PAYER_IBAN not in shown
    late = post(world, "approver", "account_change", again.pk, decision="yes")
    assert "Over dit voorstel is al besloten." in late.content.decode()
    closed = read(world, "approver", "account_change", again.pk)
    assert 'name="decision"' not in closed


def test_who_proposed_does_not_decide(world: World) -> None:
    party = municipality(world)
    data = {"holder": "Kas", "iban": RECIPIENT_IBAN, "bic": "", "reason": "Andere bank"}
    post(world, "superuser", "account", party.pk, **data)
    change = DebtorAccountChange.objects.get()
    words = "U hebt deze rekening zelf voorgesteld. Laat iemand anders besluiten."
    assert words in read(world, "superuser", "account_change", change.pk)
    own = post(world, "superuser", "account_change", change.pk, decision="yes")
    assert own.status_code == 422
    assert words in own.content.decode()
    assert account_of(party) is None


def test_an_account_is_taken_out_of_use(world: World) -> None:
    party = municipality(world)
    approved_account(party)
    end = reverse("bank:account_end", args=[party.pk])
    assert end in read(world, "contract_manager", "account", party.pk)
    assert end not in read(world, "approver", "account", party.pk)
    assert "NL52 •••• 0001" in read(world, "contract_manager", "account_end", party.pk)
    post(world, "contract_manager", "account_end", party.pk, reason="Opgeheven")
    change = DebtorAccountChange.objects.get(status="proposed")
    assert "geen: de oude gaat uit gebruik" in read(world, "approver", "account_change", change.pk)
    assert account_of(party) is not None
    post(world, "approver", "account_change", change.pk, decision="yes")
    assert account_of(party) is None
    assert "NL52 •••• 0001 uit gebruik" in read(world, "contract_manager", "account", party.pk)


def test_who_makes_a_batch_reads_what_is_wrong_with_the_account(world: World) -> None:
    party = payer_without_account()
    order = released_order(party)
    shown = read(world, "finance", "make_batch", party.pk)
    for words in (
        "heeft geen goedgekeurde rekening om vanaf te betalen",
        f'href="{reverse("bank:account", args=[party.pk])}"',
    ):
        assert words in shown
    sent = {"orders": [order.pk], "execution_on": "31-12-2099"}
    refused = post(world, "finance", "make_batch", party.pk, **sent)
    assert refused.status_code == 422
    assert "Er kan geen betaalbestand worden gemaakt." in refused.content.decode()


def test_a_batch_tells_that_another_account_waits(world: World) -> None:
    party = payer()
    batch, _free = batch_of(party, released_order(party)), released_order(party)
    words = "Voor deze betaler wacht een voorstel voor de rekening."
    for name, key in (("make_batch", party.pk), ("batch", batch.pk)):
        assert words not in read(world, "finance", name, key)
    DebtorAccountChange.objects.create(
        party=party,
        old=account_of(party),
        iban=RECIPIENT_IBAN,
        holder="Kas",
        reason="Andere bank",
        proposed_at=NOW,
        proposed_by=PersonFactory(),
    )
    for name, key in (("make_batch", party.pk), ("batch", batch.pk)):
        assert words in read(world, "finance", name, key)
