"""Screens of banking: the way from payment to answer."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from contracts.banking.models import (
    AnswerLine,
    BankAnswer,
    CostCode,
    FileDownload,
    LedgerExport,
    MandateChange,
    PaymentBatch,
)
from contracts.banking.services.answers import carry_out_answer, read_answer
from contracts.models import Party, PaymentOrder
from tests.contracts.banking.bank_messages import camt053, detail, entry
from tests.contracts.banking.scene import (
    PAYER_IBAN,
    RECIPIENT_IBAN,
    address,
    approved_account,
    approved_order,
    batch_of,
    end_account,
    exported_batch,
    payer,
    references,
    released_order,
    signed_batch,
)
from tests.contracts.banking.services.test_ledger import JUNE
from tests.contracts.budgets import make
from tests.contracts.views.world import World, make_world
from tests.factories.contracts import NOW, PersonFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def post(world, role, name, *args, **data):
    return world.client(role).post(reverse(f"bank:{name}", args=args), data)


def get(world, role, name, *args):
    return world.client(role).get(reverse(f"bank:{name}", args=args))


def test_from_released_payments_to_a_file(world):
    party = payer()
    order = released_order(party, name="Stichting Café")
    shown = get(world, "finance", "make_batch", party.pk).content.decode()
    assert "Stichting Cafe" in shown
    assert PAYER_IBAN not in shown
    empty = post(world, "finance", "make_batch", party.pk, execution_on="31-12-2099")
    assert empty.context["form"].errors["orders"] == ["Kies minstens één betaling."]
    sent = {"orders": [order.pk], "execution_on": "31-12-2099"}
    assert post(world, "finance", "make_batch", party.pk, **sent).status_code == 302
    batch = PaymentBatch.objects.get()
    own = get(world, "finance", "batch", batch.pk).content.decode()
    assert "Iemand anders van financiën tekent ervoor." in own
    assert RECIPIENT_IBAN not in own
    assert post(world, "finance", "sign", batch.pk).status_code == 422
    assert get(world, "superuser", "download", batch.pk).status_code == 404
    for step in ("sign", "export"):
        assert post(world, "superuser", step, batch.pk).status_code == 302
    again = post(world, "finance", "export", batch.pk)
    assert "is het bestand al gemaakt door" in again.content.decode()
    fetched = post(world, "finance", "download", batch.pk)
    assert fetched["Content-Type"] == "application/xml"
    assert fetched["Content-Disposition"] == f'attachment; filename="{batch.number}.xml"'
    assert FileDownload.objects.get().by == world.people["finance"]
    shown = get(world, "contract_manager", "batch", batch.pk).content.decode()
    assert batch.bank_file.sha256 in shown
    assert f"{world.people['finance']}, " in shown


def test_a_damaged_file_is_not_sent(world, private_folder):
    party = payer()
    batch = exported_batch(party, released_order(party))
    path = private_folder / "bank" / f"{batch.number}.xml"
    path.chmod(0o600)
    path.write_bytes(b"iets anders")
    response = post(world, "finance", "download", batch.pk)
    assert response.status_code == 422
    assert "het controlegetal klopt niet" in response.content.decode()


def test_what_is_wrong_is_told_with_the_place_to_mend_it(world):
    party = payer()
    order = released_order(party)
    end_account(party)
    Party.objects.filter(pk=order.recipient.party_id).update(town="")
    shown = get(world, "finance", "make_batch", party.pk).content.decode()
    assert reverse("bank:account", args=[party.pk]) in shown
    assert reverse("contracten:party", args=[order.recipient.party_id]) in shown
    other = payer()
    batch = signed_batch(other, released_order(other))
    approved_account(other, holder="Elders")
    assert "de rekening van de betaler" in get(world, "finance", "batch", batch.pk).content.decode()
    sent = post(world, "finance", "withdraw", batch.pk, reason="Naam veranderd")
    assert sent.status_code == 302
    assert "Naam veranderd" in get(world, "finance", "batch", batch.pk).content.decode()


def test_an_answer_is_looked_at_carried_out_and_the_rest_found_out(world):
    party = payer()
    batch = exported_batch(party, released_order(party))
    content = camt053(
        entry("300.00", detail(references(batch)[0])), entry("7.00", detail("ANDERS"))
    )
    file = SimpleUploadedFile("afschrift.xml", content)
    assert post(world, "finance", "answers", file=file).status_code == 302
    answer = BankAnswer.objects.get()
    shown = get(world, "finance", "answer", answer.pk).content.decode()
    assert "Er is nog niets geboekt." in shown
    wrong = SimpleUploadedFile("x.xml", b"<iets/>")
    refused = post(world, "finance", "answers", file=wrong)
    assert "iets" in refused.context["form"].errors["file"][0]
    assert post(world, "finance", "answer_step", answer.pk, "verwerken").status_code == 302
    assert PaymentOrder.objects.get(batch_lines__batch=batch).status == "paid"
    line = AnswerLine.objects.get(outcome="unknown")
    assert "ANDERS" in get(world, "finance", "answers").content.decode()
    assert post(world, "finance", "line", line.pk, note="Niet van ons").status_code == 302
    assert "ANDERS" not in get(world, "finance", "answers").content.decode()
    assert "Niet van ons" in get(world, "finance", "answer", answer.pk).content.decode()
    again = post(world, "finance", "answer_step", answer.pk, "verwerken")
    assert again.status_code == 422
    assert get(world, "finance", "answer_step", answer.pk, "anders").status_code == 404


def test_an_answer_is_put_aside(world):
    answer = read_answer(
        name="a.xml", content=camt053(entry("7.00", detail("X"))), by=PersonFactory(), now=NOW
    )
    empty = post(world, "finance", "answer_step", answer.pk, "opzij")
    assert (empty.status_code, set(empty.context["form"].errors)) == (422, {"reason"})
    reason = {"reason": "Van een andere rekening."}
    assert post(world, "finance", "answer_step", answer.pk, "opzij", **reason).status_code == 302
    answer.refresh_from_db()
    assert (answer.status, answer.decided_reason) == ("discarded", "Van een andere rekening.")
    shown = get(world, "finance", "answer", answer.pk).content.decode()
    assert "Van een andere rekening." in shown
    with pytest.raises(ValueError, match="niet verwerkt"):
        carry_out_answer(answer=answer, by=PersonFactory(), now=NOW)


def test_what_has_to_come_back_is_listed(world):
    order = approved_order(payer())
    PaymentOrder.objects.create(
        settlement=order.settlement,
        payer=order.payer,
        recipient=order.recipient,
        amount_cents=5,
        direction="reclaim",
        created_at=NOW,
    )
    assert f"TV-{order.settlement.agreement.number}-" in (
        get(world, "finance", "reclaims").content.decode()
    )


def test_ledger_codes_and_mandates_are_recorded(world):
    approved_order(payer())
    LedgerExport.objects.all()
    sent = {"start": "01-05-2026", "end": "31-05-2026"}
    assert post(world, "finance", "ledger", **sent).status_code == 302
    made = LedgerExport.objects.get()
    assert (made.end, get(world, "finance", "ledger").status_code) == (JUNE, 200)
    for name, start in (("ledger_csv", b"\xef\xbb\xbf"), ("ledger_xlsx", b"PK")):
        assert get(world, "contract_manager", name, made.pk).content.startswith(start)
    code = {"agreement": "", "account": "bank", "centre": "6.71", "kind": ""}
    assert post(world, "contract_manager", "cost_codes", **code).status_code == 302
    assert CostCode.objects.get().agreement is None
    approver = world.people["approver"]
    mandate = {"person": approver.pk, "amount": "1.000", "reason": "Besluit 7"}
    assert post(world, "contract_manager", "mandates", **mandate).status_code == 302
    assert MandateChange.objects.get().max_cents == 100_000
    shown = get(world, "approver", "mandates").content.decode()
    assert "Besluit 7" in shown
    assert "geven, wijzigen of stoppen" not in shown
    make.programme()
    wrong = {**mandate, "scope": "programme:weg"}
    refused = post(world, "contract_manager", "mandates", **wrong)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["scope"])
    narrow = {**mandate, "scope": "programme:werk", "amount": "0"}
    assert post(world, "contract_manager", "mandates", **narrow).status_code == 302
    shown = get(world, "approver", "mandates").content.decode()
    assert "Voor een programma: Werk – niets" in shown
    assert (
        post(world, "contract_manager", "mandates", **{**narrow, "amount": ""}).status_code == 302
    )
    assert (
        "Voor een programma: Werk – mandaat gestopt"
        in get(world, "approver", "mandates").content.decode()
    )


def test_more_rows_take_no_more_queries(world, django_assert_max_num_queries):
    party = payer()
    for _row in range(3):
        batch_of(party, released_order(party, **address()))
    client = world.client("finance")
    for name, most in (("batches", 40), ("answers", 40), ("ledger", 40)):
        client.get(reverse(f"bank:{name}"))
        with django_assert_max_num_queries(most):
            client.get(reverse(f"bank:{name}"))


def test_money_that_came_back_is_booked_from_its_line(world):
    party = payer()
    batch = exported_batch(party, released_order(party))
    (reference,) = references(batch)
    answers = [camt053(entry("300.00", detail(reference), sign=way)) for way in ("DBIT", "CRDT")]
    for content in answers:
        read = read_answer(name="a.xml", content=content, by=PersonFactory(), now=NOW)
        carry_out_answer(answer=read, by=PersonFactory(), now=NOW)
    line = AnswerLine.objects.get(outcome="returned")
    shown = get(world, "finance", "line", line.pk).content.decode()
    assert "Boek het geld als teruggekomen" in shown
    sent = {"note": "Rekening opgeheven", "is_booked": "on"}
    assert post(world, "finance", "line", line.pk, **sent).status_code == 302
    order = batch.lines.get().order
    assert (order.status, order.open_cents) == ("refused", 30_000)
