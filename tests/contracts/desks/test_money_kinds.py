"""The audit lists who did what at the desk of money, when and why."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse

from contracts.banking.models import (
    AnswerLine,
    BankAnswer,
    BankFile,
    CostCode,
    DebtorAccount,
    FileDownload,
    LedgerExport,
    MandateChange,
    PaymentBatch,
)
from contracts.banking.services.accounts import propose_account, return_account_change
from contracts.budgets.models import Allocation, BudgetYear, MoneySource, Programme
from contracts.budgets.services.changes import Words, end_money, reword_money
from contracts.services.account_changes import ask_account_change, confirm_account_change
from tests.contracts.banking.scene import approved_account
from tests.contracts.views.world import World
from tests.factories.contracts import NOW, PersonFactory

LATER = NOW + timedelta(hours=1)
Row = tuple[str, str, str, str]


def lines(world: World, role: str = "auditor", **query: str) -> list[Row]:
    """Return who, what, about what and why of every line, newest first."""
    if role == "auditor":
        world.add_readers()
    answer = world.client(role).get(reverse("desks:audit"), query)
    return [
        tuple(str(cell.text) for cell in cells[1:5])  # type: ignore[misc]
        for _row, cells in answer.context["table"]
    ]


def plain(rows: list[Row]) -> list[tuple[str, ...]]:
    return [tuple(text.replace("\xa0", " ") for text in row) for row in rows]


def test_account_numbers(world: World) -> None:
    party = world.agreement.parties.get(role="provider").party
    manager, approver = world.people["contract_manager"], world.people["approver"]
    change = ask_account_change(
        party=party, iban="NL91ABNA0417164300", reason="Andere bank", by=manager, now=NOW
    )
    confirm_account_change(change=change, by=approver, now=LATER, reason="Nagebeld")
    DebtorAccount.objects.create(
        party=party, iban="NL91ABNA0417164300", holder="Gemeente", at=NOW, by=approver, reason="Eén"
    )
    about = f"{party}: van NL00 •••• 0001 naar NL91 •••• 4300"
    found = plain(lines(world, soort="accounts"))
    assert found[0][:1] + found[0][1:2] + found[0][3:] == (
        str(approver),
        "Ander rekeningnummer: bevestigd",
        "Nagebeld",
    )
    assert {row[1:] for row in found[1:]} == {
        ("Ander rekeningnummer gevraagd", found[0][2], "Andere bank"),
        ("Rekening van de betaler vastgelegd", f"{party}: NL91 •••• 4300", "Eén"),
    }
    assert about.split(" naar ")[1] in found[0][2]
    history = world.client("auditor").get(reverse("desks:history", args=["party", party.pk]))
    assert [(line["action"], line["who"]) for line in history.context["lines"]] == [
        ("Ander rekeningnummer: bevestigd", str(approver)),
        ("Ander rekeningnummer gevraagd", str(manager)),
    ]


def test_the_account_of_a_payer(world: World) -> None:
    party = world.agreement.parties.get(role="payer").party
    manager, approver = world.people["contract_manager"], world.people["approver"]
    change = propose_account(
        party=party,
        iban="NL91ABNA0417164300",
        bic="",
        holder="Kas",
        by=manager,
        now=NOW,
        reason="Eerste rekening",
    )
    return_account_change(change=change, by=approver, now=LATER, reason="Niet op het afschrift")
    about = f"{party}: van — naar NL91 •••• 4300"
    expected = [
        (str(approver), "Rekening van de betaler: teruggegeven", about, "Niet op het afschrift"),
        (str(manager), "Rekening van de betaler voorgesteld", about, "Eerste rekening"),
    ]
    assert plain(lines(world, soort="accounts")) == expected
    account = approved_account(party, iban="NL91ABNA0417164300", reason="Nu wel")
    made = plain(lines(world, soort="accounts", q="Nu wel"))
    proposer = str(account.change.proposed_by)
    # What came into force stands in the list as the decision, not once more.
    assert made == [(proposer, "Rekening van de betaler voorgesteld", about, "Nu wel")]
    history = world.client("auditor").get(reverse("desks:history", args=["party", party.pk]))
    assert sorted(line["action"] for line in history.context["lines"]) == [
        "Rekening van de betaler voorgesteld",
        "Rekening van de betaler voorgesteld",
        "Rekening van de betaler: goedgekeurd",
        "Rekening van de betaler: teruggegeven",
    ]


def batch_of(world: World, by: Any) -> PaymentBatch:
    return PaymentBatch.objects.create(
        number="B-2026-00001",
        payer=world.agreement.parties.get(role="payer").party,
        execution_on=date(2026, 5, 1),
        iban="NL91ABNA0417164300",
        holder="Gemeente",
        total_cents=120_000,
        line_count=1,
        made_at=NOW,
        made_by=by,
    )


def test_batches_files_and_the_ledger(world: World) -> None:
    one, two = world.people["approver"], PersonFactory()
    batch = batch_of(world, one)
    made = {"size_bytes": 1, "schema": "x", "made_at": LATER, "made_by": one}
    file = BankFile.objects.create(batch=batch, name="B-2026-00001.xml", sha256="a", **made)
    FileDownload.objects.create(bank_file=file, at=LATER, by=two)
    CostCode.objects.create(account="bank", centre="6710", at=NOW, by=one)
    LedgerExport.objects.create(
        start=date(2026, 1, 1),
        end=date(2026, 2, 1),
        at=NOW,
        by=one,
        entry_count=0,
        late_count=0,
        debit_cents=0,
        credit_cents=0,
        sha256="",
    )
    about = f"B-2026-00001 {batch.payer}, € 1.200,00"
    assert (str(one), "Betaalbatch gemaakt", about, "") in plain(lines(world, soort="batches"))
    assert not any("getekend" in row[1] for row in lines(world, soort="batches"))
    PaymentBatch.objects.filter(pk=batch.pk).update(signed_at=LATER, signed_by=two)
    PaymentBatch.objects.filter(pk=batch.pk).update(
        status="withdrawn", withdrawn_at=LATER, withdrawn_by=two, withdrawn_reason="Verkeerde dag"
    )
    assert sorted((who, what, why) for who, what, _about, why in lines(world, soort="batches")) == (
        sorted(
            [
                (str(one), "Betaalbatch gemaakt", ""),
                (str(two), "Betaalbatch getekend", ""),
                (str(two), "Betaalbatch ingetrokken", "Verkeerde dag"),
                (str(one), "Betaalbestand gemaakt", ""),
                (str(two), "Betaalbestand opgehaald", ""),
                (str(one), "Export voor het grootboek gemaakt", ""),
                (str(one), "Kostencode vastgelegd", ""),
            ]
        )
    )
    found = {row[1]: row[2] for row in plain(lines(world, soort="batches"))}
    assert found["Export voor het grootboek gemaakt"] == "1 januari 2026 – 31 januari 2026"
    assert found["Kostencode vastgelegd"] == "Bank: 6710"


def test_answers_of_the_bank(world: World) -> None:
    one, two = world.people["approver"], PersonFactory()
    answer = BankAnswer.objects.create(
        kind="csv", name="mei.csv", sha256="b", size_bytes=1, read_at=NOW, read_by=one
    )
    AnswerLine.objects.create(
        answer=answer,
        position=1,
        place="regel 2",
        reference="PC-1",
        status_code="BOOK",
        outcome="unknown",
        settled_note="Andere gemeente",
        settled_at=LATER,
        settled_by=two,
    )
    assert {row[1:] for row in lines(world, soort="answers")} == {
        ("Bestand van de bank ingelezen", "mei.csv", ""),
        ("Regel van de bank uitgezocht", "mei.csv PC-1", "Andere gemeente"),
    }
    BankAnswer.objects.filter(pk=answer.pk).update(
        status="discarded", decided_at=LATER, decided_by=two
    )
    assert (str(two), "Bestand van de bank: niet verwerkt", "mei.csv", "") in lines(
        world, soort="answers"
    )


def test_mandates_programmes_and_budgets(world: World) -> None:
    by, other = world.people["approver"], PersonFactory()
    for cents in (500_000, None):
        MandateChange.objects.create(user=other, max_cents=cents, at=NOW, by=by, reason="Nieuw")
    assert {row[1:] for row in plain(lines(world, soort="mandates"))} == {
        ("Mandaat gewijzigd", f"{other}: tot en met € 5.000,00", "Nieuw"),
        ("Mandaat gewijzigd", f"{other}: geen mandaat meer", "Nieuw"),
    }
    programme = Programme.objects.create(code="werk", name="Werk", made_at=NOW, made_by=by)
    BudgetYear.objects.create(
        programme=programme, year=2026, ceiling_cents=100, reason="Raad", at=NOW, by=by
    )
    source = MoneySource.objects.create(
        code="rijk",
        name="Rijk",
        amount_cents=100,
        usable_from=date(2026, 1, 1),
        made_at=NOW,
        made_by=by,
    )
    Allocation.objects.create(
        agreement=world.agreement,
        payer=world.agreement.parties.get(role="payer"),
        year=2026,
        programme=programme,
        source=source,
        amount_cents=100,
        reason="Besluit",
        at=NOW,
        by=by,
    )
    reword_money(money=programme, words=Words("Werk en meer"), reason="Breder", by=by, now=LATER)
    end_money(money=source, last_day=date(2030, 1, 1), reason="Op", by=by, now=LATER)
    number = world.agreement.number
    expected = {
        (str(by), "Programma gemaakt", "Werk en meer", ""),
        (str(by), "Plafond vastgelegd", "Werk en meer 2026: € 1,00", "Raad"),
        (str(by), "Bron van geld vastgelegd", "Rijk, € 1,00", ""),
        (str(by), "Geld toegewezen", f"{number} 2026: € 1,00 (Werk en meer, Rijk)", "Besluit"),
        (str(by), "Naam of omschrijving van geld gewijzigd", "Werk → Werk en meer", "Breder"),
        (
            str(by),
            "Einde van programma of bron vastgelegd",
            "Rijk: laatste dag 1 januari 2030",
            "Op",
        ),
    }
    assert set(plain(lines(world, soort="budgets"))) == expected
    # A contract manager reads what is about their own contracts; the rest is of the whole.
    own = {row[1] for row in lines(world, "contract_manager", soort="budgets")}
    assert own == {"Geld toegewezen"}
    assert lines(world, "contract_manager", soort="mandates") == []
    # Everything stands in the one list and its file as well.
    assert expected <= set(plain(lines(world)))
    file = world.client("auditor").get(
        reverse("desks:audit"), {"soort": "budgets", "formaat": "csv", "q": "Raad"}
    )
    content = b"".join(file.streaming_content).decode()
    assert "Plafond vastgelegd" in content
    assert "Programma gemaakt" not in content
