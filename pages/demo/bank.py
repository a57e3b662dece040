"""What Demodam sent to its bank and what the bank answered: one payment refused, one waiting."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from contracts import services
from contracts.banking.models import PaymentBatch
from contracts.banking.services.accounts import approve_account_change, propose_account
from contracts.banking.services.answers import carry_out_answer, read_answer
from contracts.banking.services.bank_files import export_batch
from contracts.banking.services.batches import make_batch, sign_batch
from contracts.banking.services.ledger import set_cost_code
from contracts.enums import Account, PartyRole, PaymentDirection, PaymentStatus
from contracts.models import Party, PaymentOrder
from pages.demo.contract_course import MUNICIPALITY

STATUS_REPORT = """<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10"><CstmrPmtStsRpt>
<GrpHdr><MsgId>VOORBEELDBANK-1</MsgId><CreDtTm>{moment}</CreDtTm></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>{number}</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>{number}</OrgnlPmtInfId><PmtInfSts>PART</PmtInfSts>{payments}</OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>"""
PAYMENT = """<TxInfAndSts><OrgnlEndToEndId>{reference}</OrgnlEndToEndId><TxSts>{status}</TxSts>{reason}</TxInfAndSts>"""
REFUSED = "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Fictief: rekening opgeheven</AddtlInf></StsRsnInf>"
CODES = (
    (Account.OUTCOME_COSTS, "6.71", "4.43"),
    (Account.PAYABLE, "0", "1.60"),
    (Account.BANK, "0", "1.10"),
)


def load(*, people: dict[str, Any], now: datetime) -> None:
    """Pay what Demodam approved last, once; all but one payment, which still waits for a batch.

    One of finance makes the batch and another signs for it. The bank refuses the first
    payment; what else was in the batch, it paid.
    """
    approve_accounts(people=people, now=now)
    if PaymentBatch.objects.exists():
        return
    finance, cashier = people["financien"], people["kassier"]
    for account, centre, kind in CODES:
        set_cost_code(
            agreement=None, account=account, centre=centre, kind=kind, by=finance, now=now
        )
    payer = Party.objects.get(name=MUNICIPALITY.name, is_fictitious=True)
    orders = [
        services.release_payment(order=order, by=finance, now=now)
        for order in PaymentOrder.objects.filter(
            payer__party=payer, status=PaymentStatus.PROPOSED, direction=PaymentDirection.PAY
        ).order_by("pk")
    ]
    batch = make_batch(
        payer=payer,
        order_ids=[order.pk for order in orders[:-1]],
        execution_on=timezone.localdate(now) + timedelta(days=1),
        by=finance,
        now=now,
    )
    batch = sign_batch(batch=batch, by=cashier, now=now)
    export_batch(batch=batch, by=finance, now=now)
    answer = read_answer(
        name="statusbericht.xml", content=status_report(batch), by=finance, now=now
    )
    carry_out_answer(answer=answer, by=finance, now=now)


def approve_accounts(*, people: dict[str, Any], now: datetime) -> None:
    """Let each payer pay from an account that one person proposed and another approved, once."""
    payers = Party.objects.filter(roles__role=PartyRole.PAYER, is_fictitious=True).distinct()
    for payer in payers.exclude(iban="").filter(debtor_account_changes__isnull=True):
        change = propose_account(
            party=payer,
            iban=payer.iban,
            bic="",
            holder=payer.name[:70],
            by=people["contractmanager"],
            now=now,
            reason="Rekening uit de financiële administratie van de betaler",
        )
        approve_account_change(
            change=change, by=people["budgethouder"], now=now, reason="Vergeleken met een afschrift"
        )


def status_report(batch: PaymentBatch) -> bytes:
    """The bank's answer: the first payment refused, the others paid."""
    references = batch.lines.order_by("position").values_list("end_to_end_id", flat=True)
    payments = "".join(
        PAYMENT.format(
            reference=reference,
            status="ACSC" if number else "RJCT",
            reason="" if number else REFUSED,
        )
        for number, reference in enumerate(references)
    )
    moment = f"{timezone.localtime(batch.made_at):%Y-%m-%dT%H:%M:%S}"
    return STATUS_REPORT.format(moment=moment, number=batch.number, payments=payments).encode()
