"""The file of a batch: valid, equal to what was approved, and made once."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from contracts.banking.models import BankFile, DebtorAccount, FileDownload, PaymentBatch
from contracts.banking.selectors.batches import unlike_settlement
from contracts.banking.sepa_file import require_sums
from contracts.banking.services.bank_files import export_batch, fetch_file
from contracts.errors import Refused
from contracts.models import Party, PaymentOrder, Settlement
from tests.contracts.banking.scene import (
    LATER,
    PAYER_IBAN,
    approved_account,
    batch_of,
    exported_batch,
    payer,
    references,
    released_order,
    signed_batch,
)
from tests.factories.contracts import NOW, PersonFactory

pytestmark = pytest.mark.django_db


def refusal(batch):
    with pytest.raises(Refused) as refused:
        export_batch(batch=batch, by=PersonFactory(), now=LATER)
    return refused.value


def test_the_file_says_what_was_approved_and_is_kept(private_folder):
    party = payer()
    orders = [released_order(party, 3), released_order(party, 5)]
    batch, by = signed_batch(party, *orders), PersonFactory()
    made = export_batch(batch=batch, by=by, now=NOW)
    content = (private_folder / "bank" / f"{batch.number}.xml").read_bytes()
    assert (made.sha256, made.size_bytes) == (hashlib.sha256(content).hexdigest(), len(content))
    assert (made.name, made.schema, made.made_by) == (f"{batch.number}.xml", "pain.001.001.09", by)
    amounts = {order.settlement.agreement.number: order.amount_cents for order in orders}
    require_sums(content, [(ref, amounts[ref[:12]]) for ref in references(batch)])
    statuses = PaymentOrder.objects.values_list("status", flat=True)
    assert list(statuses) == ["exported", "exported"]
    batch.refresh_from_db()
    assert batch.status == "exported"
    assert not batch.lines.filter(is_pending=True).exists()


def test_a_second_file_is_refused_and_says_who_made_the_first():
    party = payer()
    batch = exported_batch(party, released_order(party))
    refused = refusal(batch)
    assert refused.code == "batch_exported_before"
    assert refused.params == {"person": str(batch.bank_file.made_by), "at": "15-05-2026 11:00"}
    other = BankFile(batch=batch, name="x", sha256="x", size_bytes=1, made_at=NOW)
    other.made_by = PersonFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        other.save()


def test_without_a_second_signature_there_is_no_file(private_folder):
    party = payer()
    assert refusal(batch_of(party, released_order(party))).code == "batch_wrong_status"
    assert not private_folder.exists()


def test_what_changed_after_signing_stops_the_file(private_folder):
    party = payer()
    order = released_order(party)
    batch = signed_batch(party, order)
    Party.objects.filter(pk=order.recipient.party_id).update(iban="NL91ABNA0417164300")
    assert refusal(batch).code == "batch_changed"
    assert not private_folder.exists()
    order.refresh_from_db()
    assert order.status == "approved"


def test_totals_that_differ_stop_the_file():
    party = payer()
    batch = signed_batch(party, released_order(party))
    PaymentBatch.objects.filter(pk=batch.pk).update(total_cents=1)
    assert refusal(batch).code == "bank_file_refused"


def test_a_payment_that_is_not_its_settlement_stops_the_file():
    party = payer()
    order = released_order(party)
    batch = signed_batch(party, order)
    # What the trigger keeps anybody from doing: the settlement says something else.
    other = released_order(payer(), 7)
    line = batch.lines.select_related("order").get()
    line.order.settlement_id = other.settlement_id
    assert unlike_settlement([line]) == line
    line.order.settlement_id = order.settlement_id
    assert unlike_settlement([line]) is None
    line.amount_cents = order.amount_cents + 1
    assert unlike_settlement([line]) == line


def test_what_a_killed_process_left_behind_is_replaced(private, private_folder):
    party = payer()
    batch = signed_batch(party, released_order(party))
    private.save(f"bank/{batch.number}.xml", ContentFile(b"half a file"))
    made = export_batch(batch=batch, by=PersonFactory(), now=NOW)
    assert [path.name for path in (private_folder / "bank").iterdir()] == [made.name]
    assert fetch_file(bank_file=made, by=PersonFactory(), now=NOW).startswith(b"<?xml")


def test_the_approved_account_is_the_debtor(private_folder):
    party = payer()
    approved_account(party, iban="NL91ABNA0417164300", bic="ABNANL2A", holder="Demodam, kas")
    batch = exported_batch(party, released_order(party))
    content = (private_folder / "bank" / f"{batch.number}.xml").read_text()
    assert "<DbtrAcct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></DbtrAcct>" in content
    assert "<BICFI>ABNANL2A</BICFI>" in content
    assert "<Dbtr><Nm>Demodam, kas</Nm></Dbtr>" in content


def test_every_download_is_written_down_and_a_damaged_file_is_not_sent(private_folder):
    party = payer()
    batch, by = exported_batch(party, released_order(party)), PersonFactory()
    path = private_folder / "bank" / f"{batch.number}.xml"
    assert fetch_file(bank_file=batch.bank_file, by=by, now=LATER) == path.read_bytes()
    assert FileDownload.objects.get().by == by
    path.chmod(0o600)
    path.write_bytes(path.read_bytes() + b" ")
    with pytest.raises(Refused) as refused:
        fetch_file(bank_file=batch.bank_file, by=by, now=LATER)
    assert refused.value.code == "bank_file_damaged"
    assert FileDownload.objects.count() == 1


def test_a_settlement_that_no_longer_counts_stops_the_file(private_folder):
    party = payer()
    order = released_order(party)
    batch = signed_batch(party, order)
    line = batch.lines.get()
    Settlement.objects.filter(pk=order.settlement_id).update(status="reversed")
    refused = refusal(batch)
    assert (refused.code, refused.params) == (
        "batch_not_settled",
        {"reference": line.end_to_end_id},
    )
    assert not private_folder.exists()


def test_what_the_schema_refuses_stops_the_file(private_folder):
    party = payer()
    # A row that passed the checks of its day, for example of an older release.
    DebtorAccount.objects.create(
        party=party,
        iban=PAYER_IBAN,
        bic="geen bic",
        holder="Gemeente Demodam",
        at=NOW,
        by=PersonFactory(),
        reason="Nieuwe rekening",
    )
    batch = signed_batch(party, released_order(party))
    refused = refusal(batch)
    assert refused.code == "bank_file_refused"
    assert "BICFI" in refused.params["reason"]
    assert not private_folder.exists()
