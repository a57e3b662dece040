"""The chain shows whoever changed, moved or removed an entry, on SQLite and PostgreSQL."""

from __future__ import annotations

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contracts import services
from contracts.models import Agreement, JournalEntry, Posting, Settlement
from contracts.selectors.chains import Chain, unbooked_settlements, verify_chains
from contracts.selectors.journal import chain_text
from tests.factories.contracts import (
    NEXT_YEAR,
    Q1,
    Q2,
    Q3,
    AgreementFactory,
    PersonFactory,
    jobs,
)
from tests.tampering import tamper

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement() -> Agreement:
    """Three approved quarters of € 300 each: three entries."""
    agreement = AgreementFactory(active=True)
    for period in (Q1, Q2, Q3):
        jobs(agreement, 3, period.start)
    for period in (Q1, Q2, Q3):
        draft = services.draft_settlement(agreement=agreement, period=period, now=NEXT_YEAR)
        services.approve_settlement(settlement=draft, by=PersonFactory(), now=NEXT_YEAR)
    return agreement


def verdict(agreement: Agreement) -> Chain:
    (chain,) = verify_chains([agreement.pk])
    return chain


def pk_of(agreement: Agreement, place: int) -> int:
    return agreement.entries.order_by("pk")[place - 1].pk


def number(agreement: Agreement, place: int) -> str:
    return f"{agreement.number}-{place:04d}"


def test_a_whole_chain_is_whole(agreement: Agreement) -> None:
    assert verdict(agreement) == Chain(agreement.pk, 3)
    assert list(unbooked_settlements([agreement.pk])) == []


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE contracts_posting SET amount_cents = amount_cents * 2 WHERE entry_id = {pk}",
        "UPDATE contracts_journalentry SET reason = 'anders' WHERE id = {pk}",
        "DELETE FROM contracts_posting WHERE entry_id = {pk} AND amount_cents > 0",
    ],
)
def test_a_changed_entry_is_named(agreement: Agreement, change: str) -> None:
    tamper(change.format(pk=pk_of(agreement, 2)))
    assert verdict(agreement) == Chain(agreement.pk, 1, number(agreement, 2), "changed")


def test_an_entry_that_was_cut_out_shows_at_the_next(agreement: Agreement) -> None:
    pk = pk_of(agreement, 2)
    tamper(f"DELETE FROM contracts_posting WHERE entry_id = {pk}")
    tamper(f"DELETE FROM contracts_journalentry WHERE id = {pk}")
    assert verdict(agreement) == Chain(agreement.pk, 1, number(agreement, 3), "predecessor")


def test_an_entry_that_was_cut_off_shows_at_its_settlement(agreement: Agreement) -> None:
    pk = pk_of(agreement, 3)
    settlement = JournalEntry.objects.get(pk=pk).settlement
    tamper(f"DELETE FROM contracts_posting WHERE entry_id = {pk}")
    tamper(f"DELETE FROM contracts_journalentry WHERE id = {pk}")
    assert verdict(agreement) == Chain(agreement.pk, 2)
    assert list(unbooked_settlements([agreement.pk])) == [settlement]


def test_a_first_entry_that_was_cut_off_shows_as_well(agreement: Agreement) -> None:
    pk = pk_of(agreement, 1)
    tamper(f"DELETE FROM contracts_posting WHERE entry_id = {pk}")
    tamper(f"DELETE FROM contracts_journalentry WHERE id = {pk}")
    assert verdict(agreement) == Chain(agreement.pk, 0, number(agreement, 2), "predecessor")


def forge(agreement: Agreement, number: str, cents: int) -> None:
    """Book an entry with a hash that fits, as somebody who knows how it is made."""
    last = agreement.entries.order_by("pk").last()
    assert last is not None
    entry = JournalEntry(
        number=number, agreement=agreement, kind="settlement", at=NEXT_YEAR, by=PersonFactory(),
        previous_sha256=last.sha256,
    )  # fmt: skip
    party = agreement.parties.get(code="gemeente")
    rows = [
        Posting(account=account, party=party, counterparty=party, amount_cents=amount)
        for account, amount in (("bank", 5), ("payable", cents))
    ]
    entry.sha256 = hashlib.sha256(chain_text(entry, rows).encode()).hexdigest()
    entry.save()
    for row in rows:
        tamper(
            "INSERT INTO contracts_posting (entry_id, account, party_id, counterparty_id,"
            f" amount_cents) VALUES ({entry.pk}, '{row.account}', {party.pk}, {party.pk},"
            f" {row.amount_cents})"
        )


@pytest.mark.parametrize(
    ("place", "cents", "problem"), [(4, -4, "unbalanced"), (9, -5, "number"), (4, -5, None)]
)
def test_a_forged_entry_must_balance_and_be_the_next(
    agreement: Agreement, place: int, cents: int, problem: str | None
) -> None:
    forge(agreement, number(agreement, place), cents)
    assert verdict(agreement).problem == problem


def test_many_chains_take_as_many_queries_as_one(agreement: Agreement) -> None:
    counts = []
    for ids in ([agreement.pk], [agreement.pk, AgreementFactory().pk, AgreementFactory().pk]):
        with CaptureQueriesContext(connection) as queries:
            assert len(list(verify_chains(ids))) == len(ids)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_draft_needs_no_entry(agreement: Agreement) -> None:
    other = AgreementFactory(active=True)
    jobs(other, 3)
    services.draft_settlement(agreement=other, period=Q1, now=NEXT_YEAR)
    assert Settlement.objects.filter(agreement=other, status="draft").exists()
    assert list(unbooked_settlements([other.pk])) == []
