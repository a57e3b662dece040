"""One portal in which every export has something to say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.test import Client

from contracts.models import Agreement, Settlement
from contracts.reporting.models import Dispute
from contracts.reporting.services.asking import ask_report
from contracts.services import approve_settlement
from pages.challenges.enums import Action
from tests.contracts.banking import scene as bank
from tests.contracts.budgets import make as money
from tests.contracts.exports.settled import corrected
from tests.contracts.selectors.test_forecasts import foreseen
from tests.contracts.services.test_forecasts import started
from tests.contracts.views.world import World, make_world
from tests.factories import challenges, voices
from tests.factories.contracts import NOW, Q1, AgreementFactory

RESIDENT = "singel@voorbeeld.example"


@dataclass
class Portal:
    """The world of the desk, with what else there is to give away."""

    world: World
    forecast: Agreement
    later: Settlement

    def client(self, role: str) -> Client:
        """Return a browser in which this role is signed in; without a role nobody is."""
        if role == "resident":
            client = Client()
            client.force_login(get_user_model().objects.get(email=RESIDENT))
            return client
        return self.world.client(role) if role else Client()

    def keys(self) -> dict[str, Any]:
        """What an address can be about."""
        return {
            "agreement": self.world.agreement.pk,
            "settlement": self.world.settlement.pk,
            "later": self.later.pk,
            "forecast": self.forecast.pk,
        }


def make_portal() -> Portal:
    """A settlement with a payment, a dispute, forecasts, money, a batch, a report, a case."""
    world = make_world()
    Agreement.objects.filter(pk=world.agreement.pk).update(title="=SOM(A1); “Werk”")
    approver = world.people["approver"]
    approve_settlement(settlement=world.settlement, by=approver, now=NOW)
    ask_report(agreement_id=world.agreement.pk, period=Q1, now=NOW)
    for closed in ({}, {"outcome": "accepted", "closed_at": NOW, "closed_by": approver}):
        _dispute(world, **closed)
    programme = money.programme()
    money.ceiling(programme, 2000_00)
    money.allocation(world.agreement, programme, money.source(), 1500_00)
    payer = bank.payer()
    bank.exported_batch(payer, bank.released_order(payer))
    bank.batch_of(payer, bank.released_order(payer))
    forecast = foreseen(started())
    AgreementFactory(active=True, ends_on=None)
    _resident()
    return Portal(world, forecast, corrected())


def _dispute(world: World, **fields: Any) -> None:
    Dispute.objects.create(
        agreement=world.agreement,
        observation=world.waiting,
        opened_by=world.people["evaluator"],
        opened_at=NOW,
        answer_due_on=date(2026, 4, 20),
        **fields,
    )


def _resident() -> None:
    """Somebody with a draft, a case that was decided and a question."""
    user = get_user_model().objects.create_user(RESIDENT, name="Jo Voorbeeld")
    EmailAddress.objects.create(user=user, email=RESIDENT, primary=True, verified=True)
    challenges.make_decided(challenges.make_staff(), Action.REJECT)
    voices.make_support(voices.make_plan(), who=voices.sender(RESIDENT), words="Mooi")
