"""Generated contracts from their first measurement to the municipal ledger, and their sums.

Two payers, VAT, caps and corrections that take money back. `compare` raises AssertionError where
journal, settlements, payment files, answers, ledger export and public account differ.
`test_sums` tries a few, `prove_sums` very many.
"""

from __future__ import annotations

import random
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from defusedxml.ElementTree import fromstring
from django.db.models import Sum

from contracts.banking.enums import Outcome
from contracts.banking.models import AnswerLine, BankFile
from contracts.banking.selectors.ledger import exported_lines, ledger_lines, totals
from contracts.banking.selectors.matching import reclaim_reference
from contracts.banking.services.answers import carry_out_answer, read_answer
from contracts.banking.services.bank_files import export_batch
from contracts.banking.services.batches import make_batch, sign_batch
from contracts.banking.services.ledger import export_ledger
from contracts.enums import Account, PaymentDirection, PaymentStatus, SettlementStatus
from contracts.models import Agreement, Party, PaymentOrder, Posting, Settlement
from contracts.selectors.public import account_of
from contracts.services import (
    approve_settlement,
    correct_observation,
    draft_settlement,
    release_payment,
    verify_observation,
)
from tests.contracts.banking.bank_messages import camt053, detail, entry, pain002, status
from tests.contracts.banking.scene import RECIPIENT_IBAN, address, payer
from tests.factories.contracts import Q1, Q2, AgreementFactory, PersonFactory, jobs, member_of
from tests.factories.terms import terms_document

APRIL = datetime(2026, 4, 20, 9, 0, tzinfo=UTC)
JULY = datetime(2026, 7, 20, 9, 0, tzinfo=UTC)
START, END = date(2026, 4, 1), date(2026, 8, 1)


def terms(dice: random.Random) -> dict[str, Any]:
    """Terms with other prices, shares, caps and VAT each time."""
    document = terms_document()
    share = Decimal(dice.randint(1, 99)) / 100
    price = f"{dice.randint(1, 900)}.{dice.randint(0, 99):02d}"
    document["components"][0]["price"] = {"per_unit": price}
    document["limits"][0]["max"] = str(dice.randint(500, 9000))
    document["rounding"] = {**document["rounding"], "shares": "half_up", "remainder_to": "gemeente"}
    document["parties"].insert(
        1, {"code": "fonds", "role": "payer", "label": {"nl": "Fonds", "en": "Fund"}}
    )
    document["payers"] = [
        {"party": "gemeente", "share": str(share)},
        {"party": "fonds", "share": str(1 - share)},
    ]
    treatment = dice.choice(["", "on_top", "included", "compensable"])
    if treatment:
        rounding = {"mode": "half_up", "to": "0.01", "at": "statement"}
        document["vat"] = [
            {"code": "btw", "treatment": treatment, "rate": "0.21", "round": rounding}
        ]
    return document


def live_through(dice: random.Random, payers: dict[str, Party], by: Any) -> None:
    """Two quarters; what was measured in the first may turn out to be less."""
    agreement = AgreementFactory(active=True, document=terms(dice))
    for code, party in payers.items():
        agreement.parties.filter(code=code).update(party=party)
    recipients = Party.objects.filter(roles__agreement=agreement, roles__code="aanbieder")
    recipients.update(iban=RECIPIENT_IBAN, **address())
    first = jobs(agreement, dice.randint(0, 20))
    draft = draft_settlement(agreement=agreement, period=Q1, now=APRIL)
    approve_settlement(settlement=draft, by=by, now=APRIL)
    if dice.random() < 0.6:
        mended = correct_observation(
            observation=first,
            quantity=Decimal(dice.randint(0, 20)),
            by=member_of(agreement, "provider"),
            now=APRIL,
            reason="Nageteld",
        )
        judge = member_of(agreement, "evaluator")
        verify_observation(observation=mended, decision="accepted", by=judge, now=APRIL)
    jobs(agreement, dice.choice([0, 0, 3, 9]), on=date(2026, 5, 1))
    draft = draft_settlement(agreement=agreement, period=Q2, now=JULY)
    approve_settlement(settlement=draft, by=by, now=JULY)


def file_sums() -> tuple[int, int]:
    """The number and the cents of all payments in all files, as the bank reads them."""
    count, cents = 0, 0
    for made in BankFile.objects.all():
        with made.file.open("rb") as opened:
            root = fromstring(opened.read())
        amounts = [row.text for row in root.iter() if row.tag.endswith("}InstdAmt")]
        count += len(amounts)
        cents += sum(int(text.replace(".", "")) for text in amounts)
    return count, cents


def euros(cents: int) -> str:
    return f"{cents // 100}.{cents % 100:02d}"


def pay_everything(payers: dict[str, Party], by: Any, second: Any) -> None:
    """Through batches and answers; what has to come back comes in on a statement."""
    for order in PaymentOrder.objects.select_related("settlement__agreement"):
        release_payment(order=order, by=by, now=JULY)
    for party in payers.values():
        ids = PaymentOrder.objects.filter(payer__party=party, direction=PaymentDirection.PAY)
        batch = make_batch(
            payer=party,
            order_ids=list(ids.values_list("pk", flat=True)),
            execution_on=date(2026, 7, 21),
            by=by,
            now=JULY,
        )
        batch = sign_batch(batch=batch, by=second, now=JULY)
        export_batch(batch=batch, by=by, now=JULY)
        rows = [
            status(line.end_to_end_id, "ACSC", euros(line.amount_cents))
            for line in batch.lines.all()
        ]
        carry_out(pain002(batch.number, *rows), by)
    reclaims = PaymentOrder.objects.filter(direction=PaymentDirection.RECLAIM)
    entries = [
        entry(
            euros(order.amount_cents),
            detail("NOTPROVIDED", text=reclaim_reference(order)),
            sign="CRDT",
        )
        for order in reclaims.select_related("settlement__agreement")
    ]
    if entries:
        carry_out(camt053(*entries), by)


def carry_out(content: bytes, by: Any) -> None:
    answer = read_answer(name="antwoord.xml", content=content, by=by, now=JULY)
    carry_out_answer(answer=answer, by=by, now=JULY)


def sum_of(account: str) -> int:
    rows = Posting.objects.filter(account=account)
    return rows.aggregate(cents=Sum("amount_cents"))["cents"] or 0


def compare(contracts: int, seed: int) -> dict[str, int]:
    """Live through so many contracts, compare every sum, and return the figures in cents."""
    dice, by = random.Random(seed), PersonFactory()
    # Who decided does not pay.
    finance, second = PersonFactory(), PersonFactory()
    payers = {"gemeente": payer(), "fonds": payer()}
    for _number in range(contracts):
        live_through(dice, payers, by)
    pay_everything(payers, finance, second)
    assert Agreement.objects.count() == contracts
    assert set(PaymentOrder.objects.values_list("status", flat=True)) == {PaymentStatus.PAID}
    assert set(AnswerLine.objects.values_list("outcome", flat=True)) == {Outcome.PAID}
    approved = Settlement.objects.filter(status=SettlementStatus.APPROVED)
    settled = approved.aggregate(cents=Sum("total_cents"))["cents"]
    moved = dict(
        PaymentOrder.objects.order_by().values_list("direction").annotate(cents=Sum("paid_cents"))
    )
    paid, back = moved[PaymentDirection.PAY], moved.get(PaymentDirection.RECLAIM, 0)
    assert settled == paid - back == sum_of(Account.OUTCOME_COSTS) == -sum_of(Account.BANK)
    assert (sum_of(Account.PAYABLE), sum_of(Account.RECEIVABLE)) == (0, 0)
    orders = PaymentOrder.objects.filter(direction=PaymentDirection.PAY)
    assert file_sums() == (orders.count(), paid)
    said = AnswerLine.objects.filter(is_credit=False).aggregate(cents=Sum("amount_cents"))
    assert said["cents"] == paid
    lines = ledger_lines(START, END)
    debit = Posting.objects.filter(amount_cents__gt=0).aggregate(cents=Sum("amount_cents"))["cents"]
    assert totals(lines) == (debit, debit)
    assert len(lines) == Posting.objects.count()
    costs = [row for row in lines if row.account == str(Account.OUTCOME_COSTS.label)]
    assert sum(row.debit_cents - row.credit_cents for row in costs) == settled
    made = export_ledger(start=START, end=END, by=by, now=datetime(2026, 8, 2, tzinfo=UTC))
    assert (made.debit_cents, exported_lines(made)) == (debit, lines)
    return {
        "contracts": contracts,
        "settlements": approved.count(),
        "payments": orders.count(),
        "postings": len(lines),
        "settled_cents": settled,
        "paid_cents": paid,
        "reclaimed_cents": back,
        "in_files_cents": paid,
        "in_ledger_cents": settled,
        "shown_cents": shown_to_the_public(),
    }


def shown_to_the_public() -> int:
    """What the public accounts show; each period that is shown says what was approved and paid."""
    shown = 0
    for agreement in Agreement.objects.order_by("pk"):
        rows = agreement.settlements.filter(status=SettlementStatus.APPROVED)
        owed = dict(rows.values_list("period_start", "total_cents"))
        account = account_of(agreement)
        assert {row.start for row in account.periods} == set(owed)
        for row in account.periods:
            if row.total_cents is not None:
                assert row.total_cents == row.paid_cents == owed[row.start]
                shown += row.total_cents
    return shown
