"""The screens that close an agreement for good and open it again."""

from __future__ import annotations

from django.urls import reverse

from contracts.models import Agreement, AgreementEvent
from contracts.services import (
    approve_settlement,
    confirm_payment,
    draft_settlement,
    end_agreement,
    release_payment,
)
from tests.contracts.views.world import World
from tests.factories.contracts import NOW, Q1, AgreementFactory, PersonFactory, jobs
from tests.factories.terms import terms_document

PERIODS = {"every": "quarter", "from": "2026-01-01", "until": "2026-04-01"}


def test_the_screen_says_what_is_open_and_offers_no_button(world: World) -> None:
    agreement, by = world.agreement, world.people["contract_manager"]
    end_agreement(agreement=agreement, by=by, now=NOW)
    link = reverse("contracten:step", args=[agreement.pk, "afronden"])
    assert link in world.get("contract_manager", "agreement", agreement.pk).content.decode()
    text = world.get("contract_manager", "step", agreement.pk, "afronden").content.decode()
    assert "Dit staat nog open:" in text
    assert "is de afrekening nog niet vastgesteld." in text
    assert '<button class="button" type="submit">Contract afronden</button>' not in text
    sent = world.post("contract_manager", "step", agreement.pk, "afronden")
    assert (sent.status_code, Agreement.objects.get(pk=agreement.pk).status) == (422, "ended")
    assert world.get("provider", "step", agreement.pk, "afronden").status_code == 403


def test_it_is_closed_after_a_confirmation_and_opened_with_a_reason(world: World) -> None:
    agreement = AgreementFactory(active=True, document=terms_document(periods=PERIODS))
    jobs(agreement, 3)
    draft = draft_settlement(agreement=agreement, period=Q1, now=NOW)
    order = approve_settlement(settlement=draft, by=PersonFactory(), now=NOW).payment_orders.get()
    order = release_payment(order=order, by=PersonFactory(), now=NOW)
    confirm_payment(order=order, by=PersonFactory(), now=NOW)
    end_agreement(agreement=agreement, by=PersonFactory(), now=NOW)
    asked = world.get("contract_manager", "step", agreement.pk, "afronden").content.decode()
    assert '<button class="button" type="submit">Contract afronden</button>' in asked
    assert world.post("contract_manager", "step", agreement.pk, "afronden").status_code == 302
    agreement.refresh_from_db()
    assert agreement.status == "settled"
    page = world.get("contract_manager", "agreement", agreement.pk).content.decode()
    assert "Dit contract is afgerond." in page
    assert reverse("contracten:change", args=[agreement.pk]) not in page
    assert reverse("contracten:prepare", args=[agreement.pk]) not in page
    changed = world.post("contract_manager", "step", agreement.pk, "heropenen")
    assert changed.status_code == 422
    world.post("contract_manager", "step", agreement.pk, "heropenen", reason="Geld kwam terug")
    agreement.refresh_from_db()
    event = AgreementEvent.objects.get(verb="reopened")
    assert (agreement.status, event.reason, event.by) == (
        "ended",
        "Geld kwam terug",
        world.people["contract_manager"],
    )
