"""One running agreement with its people, halfway the second quarter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from contracts.enums import PartyRole, VerificationDecision
from contracts.models import Agreement, Observation
from contracts.permissions import ensure_groups
from contracts.reporting.models import ReportRequest
from contracts.reporting.selectors.figures import TypedFigure
from contracts.reporting.services.asking import ask_report
from contracts.services import verify_observation
from tests.factories.contracts import (
    NOW,
    Q1,
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    member_of,
)

# The first quarter ends on 1 April: due on 29 April.
DUE = date(2026, 4, 29)
ROLES = (
    *("contract_manager", "approver", "evaluator", "provider", "payer", "investor", "editor"),
    *("superuser", "stranger"),
)


@dataclass
class Case:
    """An agreement and who has to do with it, by role."""

    agreement: Agreement
    people: dict[str, Any]

    def ask(self, now: datetime = NOW) -> ReportRequest:
        """Ask for the report of the first quarter."""
        return ask_report(agreement_id=self.agreement.pk, period=Q1, now=now)

    def typed(
        self, quantity: Any = 5, state: str = "measured", story: str = "Het liep goed."
    ) -> list[TypedFigure]:
        """Return what a provider says about the one indicator."""
        indicator = self.agreement.indicators.get()
        return [
            TypedFigure(indicator, state, None if quantity is None else Decimal(quantity), story)
        ]

    def observe(self, quantity: Any = 3, on: date = date(2026, 2, 1), **fields: Any) -> Observation:
        """Enter what nobody judged yet."""
        return ObservationFactory(
            agreement=self.agreement, quantity=Decimal(quantity), on=on, **fields
        )

    def judge(
        self, observation: Observation, decision: str = "disputed", now: datetime = NOW
    ) -> None:
        """Have the evaluator judge it."""
        is_partly = decision == VerificationDecision.PARTLY
        verify_observation(
            observation=observation,
            decision=decision,
            accepted_quantity=Decimal(1) if is_partly else None,
            reason="Het bewijs ontbreekt." if decision != "accepted" else "",
            by=self.people["evaluator"],
            now=now,
        )

    def client(self, role: str) -> Client:
        """Return a browser in which this role is signed in."""
        client = Client()
        client.force_login(self.people[role])
        return client

    def get(self, role: str, name: str, *args: Any, **query: Any) -> Any:
        """Open a screen."""
        return self.client(role).get(reverse(f"rapportages:{name}", args=args), query)

    def post(self, role: str, name: str, *args: Any, **data: Any) -> Any:
        """Send a form."""
        return self.client(role).post(reverse(f"rapportages:{name}", args=args), data)


def make_case(**fields: Any) -> Case:
    """Set the scene."""
    groups = ensure_groups()
    enter = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for group in groups.values():
        group.permissions.add(enter)
    agreement = AgreementFactory(active=True, **fields)
    people = {role: PersonFactory() for role in ("contract_manager", "approver", "editor")}
    for role, party_role in (
        ("evaluator", PartyRole.EVALUATOR),
        ("provider", PartyRole.PROVIDER),
        ("payer", PartyRole.PAYER),
    ):
        people[role] = member_of(agreement, party_role)
    people["investor"] = PersonFactory()
    people["stranger"] = PersonFactory()
    for role in ("contract_manager", "approver", "evaluator", "provider", "investor", "editor"):
        people[role].groups.add(groups[role])
    for role in ("payer", "stranger"):
        people[role].groups.add(groups["investor"])
    people["superuser"] = PersonFactory(is_superuser=True, is_staff=True)
    Agreement.objects.filter(pk=agreement.pk).update(contract_manager=people["contract_manager"])
    agreement.refresh_from_db()
    return Case(agreement, people)


def at(day: date) -> datetime:
    """Return the morning of a day."""
    return datetime(day.year, day.month, day.day, 9, 0, tzinfo=UTC)


def days_after(day: date, days: int) -> datetime:
    """Return the morning so many days later."""
    return at(day + timedelta(days=days))
