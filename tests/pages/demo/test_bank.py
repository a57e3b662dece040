"""The demo's bank: one batch sent, one payment refused, one waiting; made once."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from contracts.banking.models import (
    AnswerLine,
    BankAnswer,
    BankFile,
    DebtorAccountChange,
    PaymentBatch,
)
from contracts.banking.models.batches import private_storage
from contracts.banking.selectors.batches import payers_to_pay
from pages.demo import bank, contracts, people
from pages.demo.contract_course import MUNICIPALITY
from tests.journals import broken_entries

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.fixture(autouse=True)
def private_folder(tmp_path, monkeypatch):
    fields = [model._meta.get_field("file") for model in (BankFile, BankAnswer)]
    for storage in (private_storage(), *(field.storage for field in fields)):
        monkeypatch.setitem(storage.__dict__, "location", str(tmp_path))
        monkeypatch.setitem(storage.__dict__, "base_location", str(tmp_path))


@pytest.mark.django_db
def test_the_demo_shows_a_batch_an_answer_and_a_payment_that_waits():
    users = people.ensure_people()
    contracts.load(people=users, now=NOW)
    for _again in range(2):
        bank.load(people=users, now=NOW)
    changes = DebtorAccountChange.objects.filter(party__name=MUNICIPALITY.name)
    people_of_it = (users["contractmanager"].pk, users["budgethouder"].pk)
    assert list(changes.values_list("status", "proposed_by", "decided_by")) == [
        ("approved", *people_of_it)
    ]
    batch = PaymentBatch.objects.get()
    assert (batch.status, batch.made_by, batch.signed_by) == (
        "exported",
        users["financien"],
        users["kassier"],
    )
    outcomes = list(AnswerLine.objects.order_by("position").values_list("outcome", flat=True))
    assert outcomes[0] == "rejected"
    assert set(outcomes[1:]) <= {"paid"}
    assert len(outcomes) == batch.line_count
    refused = batch.lines.get(position=1).order
    assert (refused.status, "opgeheven" in refused.problem) == ("refused", True)
    (waiting,) = payers_to_pay()
    assert (waiting["name"], waiting["count"]) == (MUNICIPALITY.name, 1)
    assert broken_entries(refused.settlement.agreement) == []
