"""A public agreement with one settled quarter, its people, and keys for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from contracts.api.enums import Scope
from contracts.api.services.tokens import make_token
from contracts.enums import PartyRole
from contracts.models import Agreement
from contracts.permissions import ensure_groups
from contracts.services import approve_settlement, draft_settlement
from tests.factories.contracts import (
    NEXT_YEAR,
    Q1,
    AgreementFactory,
    PersonFactory,
    jobs,
    member_of,
)

V1 = "/api/v1"


@dataclass
class Scene:
    """Everybody who may ask something."""

    agreement: Agreement
    people: dict[str, Any]
    keys: dict[tuple[str, ...], str] = field(default_factory=dict)

    def key(self, role: str, *scopes: str, **more: Any) -> str:
        """Make a key for this role that may do this."""
        _token, key = make_token(
            owner=self.people[role],
            purpose="proef",
            scopes=scopes or (Scope.READ_OBSERVATIONS,),
            expires_on=timezone.localdate() + timedelta(days=30),
            now=timezone.now(),
            **more,
        )
        return key

    def get(self, path: str, key: str = "", **query: Any) -> Any:
        """Read an address."""
        return Client().get(f"{V1}/{path}", query, headers=bearer(key))

    def post(self, path: str, body: Any, key: str = "", once: str = "een") -> Any:
        """Send something."""
        headers = {**bearer(key), **({"Idempotency-Key": once} if once else {})}
        return Client().post(f"{V1}/{path}", body, content_type="application/json", headers=headers)

    @property
    def here(self) -> str:
        """The path of the agreement."""
        return f"prestatiecontracten/{self.agreement.number}"


def bearer(key: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {key}"} if key else {}


def make_scene(quantity: int = 12) -> Scene:
    """Set the scene: twelve jobs in the first quarter, approved."""
    groups = ensure_groups()
    agreement = AgreementFactory(public=True)
    people = {
        "evaluator": member_of(agreement, PartyRole.EVALUATOR),
        "provider": member_of(agreement, PartyRole.PROVIDER),
        "payer": member_of(agreement, PartyRole.PAYER),
        "approver": PersonFactory(),
        "outsider": PersonFactory(),
    }
    for role in ("approver", "evaluator", "provider"):
        people[role].groups.add(groups[role])
    jobs(agreement, quantity, on=date(2026, 2, 1))
    draft = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    approve_settlement(settlement=draft, by=people["approver"], now=NEXT_YEAR)
    return Scene(agreement, people)
