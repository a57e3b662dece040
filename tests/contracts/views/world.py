"""One agreement with one person in each role, and everything a screen can be about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from contracts import services
from contracts.enums import PartyRole
from contracts.models import Agreement, Observation, Settlement, SettlementRun
from contracts.permissions import ensure_groups
from tests.factories.contracts import (
    NOW,
    Q1,
    AgreementFactory,
    ObservationFactory,
    PersonFactory,
    jobs,
    member_of,
)
from tests.factories.dossier import ask, keep_document, write

ROLES = (
    "contract_manager",
    "approver",
    "finance",
    "evaluator",
    "provider",
    "investor",
    "editor",
    "assessor",
    "superuser",
)


@dataclass
class World:
    """An active agreement, a draft of its first quarter, a failed run and a waiting observation."""

    agreement: Agreement
    settlement: Settlement
    waiting: Observation
    run: SettlementRun
    people: dict[str, Any]

    @property
    def document(self) -> Any:
        """What was signed before the agreement started."""
        agreement, by = self.agreement, self.people["contract_manager"]
        known = agreement.signed_documents.first()
        if known is None:
            type(agreement).objects.filter(pk=agreement.pk).update(status="concept")
            known = keep_document(agreement, by)
            type(agreement).objects.filter(pk=agreement.pk).update(status="active")
        return known

    @property
    def need(self) -> Any:
        """Somebody who wants to read the indicator."""
        indicator = self.agreement.indicators.get()
        return indicator.needs.first() or ask(indicator, self.people["contract_manager"])

    def client(self, role: str) -> Client:
        """Return a browser in which this role is signed in."""
        client = Client()
        client.force_login(self.people[role])
        return client

    def add_readers(self) -> None:
        """Add who only reads: an accountant and a council member."""
        groups = ensure_groups()
        enter = Permission.objects.get(
            content_type__app_label="wagtailadmin", codename="access_admin"
        )
        for role in ("auditor", "council"):
            self.people[role] = PersonFactory(groups=[role])
            groups[role].permissions.add(enter)

    def get(self, role: str, name: str, /, *args: Any, **query: Any) -> Any:
        """Open a screen as this role."""
        return self.client(role).get(reverse(f"contracten:{name}", args=args), query)

    def post(self, role: str, name: str, /, *args: Any, **data: Any) -> Any:
        """Send a form as this role."""
        return self.client(role).post(reverse(f"contracten:{name}", args=args), data)


def make_world() -> World:
    """Set the scene: € 1.200 in draft, one observation that nobody judged."""
    groups = ensure_groups()
    enter = Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    for group in groups.values():
        group.permissions.add(enter)
    agreement = AgreementFactory(active=True)
    people = {
        "evaluator": member_of(agreement, PartyRole.EVALUATOR),
        "provider": member_of(agreement, PartyRole.PROVIDER),
    }
    for role in ("contract_manager", "approver", "finance", "investor", "editor", "assessor"):
        people[role] = PersonFactory()
    for role, person in people.items():
        person.groups.add(groups[role])
    people["superuser"] = PersonFactory(is_superuser=True, is_staff=True)
    services.open_safeguards(
        agreement=agreement,
        said={"exit": "Wij dragen over."},
        by=people["contract_manager"],
        now=NOW,
    )
    jobs(agreement, 12)
    settlement = services.draft_settlement(agreement=agreement, period=Q1, now=NOW)
    waiting = ObservationFactory(agreement=agreement)
    run = SettlementRun.objects.create(
        agreement=agreement,
        period_start=Q1.start,
        period_end=Q1.end,
        status="failed",
        attempts=2,
        problem_code="earlier_period_open",
        problem_path="period",
        problem_params={"start": "2026-01-01"},
        started_at=NOW,
        finished_at=NOW,
        next_attempt_at=NOW,
    )
    write(agreement, "replaces", people["contract_manager"])
    return World(agreement, settlement, waiting, run, people)
