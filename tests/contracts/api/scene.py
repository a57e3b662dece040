"""A public agreement with one settled quarter, its people, and keys for them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from contracts.api.body_examples import BANK_FILE
from contracts.api.enums import Scope
from contracts.api.services.tokens import make_token
from contracts.banking.models import BankAnswer, LedgerExport, PaymentBatch
from contracts.banking.services.answers import carry_out_answer, read_answer
from contracts.banking.services.ledger import export_ledger
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
# When the month of the settlement is over.
AFTER = datetime(2027, 3, 2, 9, 0, tzinfo=UTC)


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


def finance_rows(scene: Scene) -> tuple[PaymentBatch, LedgerExport, BankAnswer]:
    """Make a batch, an export for the ledger and an answer of the bank."""
    by = PersonFactory()
    batch = PaymentBatch.objects.create(
        number="BT-2027-0001",
        payer=scene.agreement.parties.get(role=PartyRole.PAYER).party,
        execution_on=date(2027, 2, 8),
        iban="NL52DEMO0000000001",
        holder="Gemeente Demodam",
        total_cents=100,
        line_count=1,
        made_at=NEXT_YEAR,
        made_by=by,
    )
    export = export_ledger(start=date(2027, 1, 1), end=date(2027, 3, 1), by=by, now=AFTER)
    answer = read_answer(name="antwoord.csv", content=BANK_FILE, by=by, now=NEXT_YEAR)
    return batch, export, answer


def done_answer() -> BankAnswer:
    """Carry out an answer of the bank with one line that has to be found out."""
    by = PersonFactory()
    content = b"kenmerk;bedrag;status\nONBEKEND;7,00;betaald\n"
    answer = read_answer(name="onbekend.csv", content=content, by=by, now=NEXT_YEAR)
    return carry_out_answer(answer=answer, by=by, now=NEXT_YEAR)


def make_scene(quantity: int = 12) -> Scene:
    """Set the scene: twelve jobs in the first quarter, approved."""
    groups = ensure_groups()
    agreement = AgreementFactory(public=True)
    people = {
        "evaluator": member_of(agreement, PartyRole.EVALUATOR),
        "provider": member_of(agreement, PartyRole.PROVIDER),
        "payer": member_of(agreement, PartyRole.PAYER),
        "approver": PersonFactory(),
        "finance": PersonFactory(),
        "outsider": PersonFactory(),
    }
    for role in ("approver", "finance", "evaluator", "provider"):
        people[role].groups.add(groups[role])
    jobs(agreement, quantity, on=date(2026, 2, 1))
    draft = draft_settlement(agreement=agreement, period=Q1, now=NEXT_YEAR)
    approve_settlement(settlement=draft, by=people["approver"], now=NEXT_YEAR)
    return Scene(agreement, people)
