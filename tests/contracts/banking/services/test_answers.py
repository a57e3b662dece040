"""What the bank answers: paid, in part, rejected, unknown; once, and all or nothing."""

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum

from contracts.banking.answer_rows import MAX_BYTES
from contracts.banking.models import AnswerLine, BankAnswer
from contracts.banking.selectors.answer_lines import can_be_booked, is_to_find_out
from contracts.banking.selectors.matching import reclaim_reference
from contracts.banking.selectors.reclaims import reclaims_for
from contracts.banking.services.answers import (
    carry_out_answer,
    discard_answer,
    read_answer,
    settle_line,
)
from contracts.enums import Account
from contracts.errors import Refused, RefusedTogether
from contracts.models import JournalEntry, PaymentOrder, Posting
from contracts.services import (
    approve_settlement,
    confirm_payment,
    draft_settlement,
    refuse_payment,
    release_payment,
)
from tests.contracts.banking.bank_messages import camt053, detail, entry, pain002, status
from tests.contracts.banking.scene import (
    LATER,
    approved_order,
    batch_of,
    exported_batch,
    payer,
    references,
    released_order,
)
from tests.contracts.services.test_reversals import reverse
from tests.factories.contracts import NOW, Q1, PersonFactory
from tests.overtaking import overtaken_at

pytestmark = pytest.mark.django_db


def read(content, name="antwoord.xml"):
    return read_answer(name=name, content=content, by=PersonFactory(), now=LATER)


def done(content):
    return carry_out_answer(answer=read(content), by=PersonFactory(), now=LATER)


def outcomes(answer):
    return list(answer.lines.order_by("position").values_list("outcome", flat=True))


def bank_cents():
    return Posting.objects.filter(account=Account.BANK).aggregate(cents=Sum("amount_cents"))[
        "cents"
    ]


def refusal(service, **arguments):
    with pytest.raises(Refused) as refused:
        service(**arguments)
    return refused.value


def test_of_two_who_read_the_same_file_at_once_the_second_hears_so():
    content = pain002("B-2026-00001", status("onbekend", "ACSC", "300.00"))
    with overtaken_at(2, lambda: read(content)):
        refused = refusal(read_answer, name="x.xml", content=content, by=PersonFactory(), now=LATER)
    assert (refused.code, refused.field) == ("answer_read_before", "file")


def reclaim(party):
    """A payment that has to come back: € 300."""
    order = approved_order(party)
    PaymentOrder.objects.filter(pk=order.pk).update(status="refused", problem="Vervallen")
    fields = {"payer": order.payer, "recipient": order.recipient, "created_at": NOW}
    made = PaymentOrder.objects.create(
        settlement=order.settlement, amount_cents=30_000, direction="reclaim", **fields
    )
    return release_payment(order=made, by=PersonFactory(), now=NOW)


def test_paid_and_rejected_in_one_report():
    party = payer()
    batch = exported_batch(party, released_order(party), released_order(party))
    paid, rejected = references(batch)
    content = pain002(
        batch.number,
        status(paid, "ACSC", "300.00"),
        status(rejected, "RJCT", "300.00", "AC04", "Opgeheven op 1 mei"),
    )
    answer = read(content)
    assert (answer.kind, answer.message_id, answer.status) == ("pain002", "ST-1", "waiting")
    assert outcomes(answer) == ["paid", "rejected"]
    assert set(PaymentOrder.objects.values_list("status", flat=True)) == {"exported"}
    answer = carry_out_answer(answer=answer, by=PersonFactory(), now=LATER)
    assert (answer.status, outcomes(answer)) == ("done", ["paid", "rejected"])
    orders = [line.order for line in batch.lines.order_by("position")]
    assert [order.status for order in orders] == ["paid", "refused"]
    assert orders[1].problem == (
        "De rekening is opgeheven. (AC04) De bank schreef: “Opgeheven op 1 mei”."
    )
    assert bank_cents() == -30_000
    again = release_payment(order=orders[1], by=PersonFactory(), now=LATER)
    fresh = references(batch_of(party, again))[0]
    assert fresh == rejected.removesuffix("1") + "2"
    # What the bank says about the earlier try no longer matters.
    late = read(pain002(batch.number, status(rejected, "RJCT", "300.00"), message="ST-2"))
    assert outcomes(late) == ["already"]


def test_less_than_asked_leaves_the_rest_open_and_the_rest_may_follow():
    party = payer()
    batch = exported_batch(party, released_order(party))
    (reference,) = references(batch)
    answer = done(camt053(entry("100.00", detail(reference)), version="02"))
    order = PaymentOrder.objects.get()
    assert (outcomes(answer), order.status, order.open_cents) == (["partly"], "partly", 20_000)
    assert bank_cents() == -10_000
    done(camt053(entry("200.00", detail(reference))))
    order.refresh_from_db()
    assert (order.status, bank_cents()) == ("paid", -30_000)


def test_a_part_that_stands_in_two_statements_is_booked_once():
    party = payer()
    (reference,) = references(exported_batch(party, released_order(party)))
    part = entry("150.00", detail(reference))
    other = entry("9.00", detail("NOTPROVIDED", text="Contributie"))
    assert outcomes(done(camt053(part))) == ["partly"]
    assert outcomes(done(camt053(part, other))) == ["unfit", "unknown"]
    order = PaymentOrder.objects.get()
    assert (order.status, order.open_cents, bank_cents()) == ("partly", 15_000, -15_000)
    # As much on another day is another booking.
    later = part.replace("2026-05-19", "2026-06-19")
    assert outcomes(done(camt053(part, later))) == ["unfit", "paid"]
    order.refresh_from_db()
    assert (order.status, bank_cents()) == ("paid", -30_000)


def test_who_pays_back_what_was_set_off_already_is_found_out():
    order = approved_order(payer())
    release_payment(order=order, by=PersonFactory(), now=NOW)
    confirm_payment(order=order, by=PersonFactory(), now=NOW)
    reverse(order.settlement)
    claim = order.settlement.payment_orders.get(direction="reclaim")
    again = draft_settlement(agreement=order.settlement.agreement, period=Q1, now=LATER)
    approve_settlement(settlement=again, by=PersonFactory(), now=LATER)
    claim.refresh_from_db()
    assert (claim.status, claim.paid_cents, bank_cents()) == ("paid", 30_000, -30_000)
    text = f"Terugbetaling {reclaim_reference(claim)}"
    back = entry("300.00", detail("NOTPROVIDED", text=text), sign="CRDT")
    assert outcomes(done(camt053(back))) == ["unfit"]
    assert bank_cents() == -30_000


def test_a_batch_that_was_booked_as_one_amount_is_taken_apart():
    party = payer()
    batch = exported_batch(party, released_order(party), released_order(party, 5))
    whole = f"<Btch><PmtInfId>{batch.number}</PmtInfId><NbOfTxs>2</NbOfTxs></Btch>"
    wrong = read(camt053(entry("700.00", whole)))
    assert (outcomes(wrong), wrong.lines.get().reference) == (["unknown"], batch.number)
    answer = done(camt053(entry("800.00", whole)))
    assert outcomes(answer) == ["paid", "paid"]
    assert sorted(answer.lines.values_list("amount_cents", flat=True)) == [30_000, 50_000]
    assert bank_cents() == -80_000


def test_a_whole_file_is_refused_by_its_number():
    party = payer()
    batch = exported_batch(party, released_order(party), released_order(party))
    whole = pain002(batch.number).replace(b"PART", b"RJCT")
    answer = done(whole)
    assert outcomes(answer) == ["rejected", "rejected"]
    group = b"<GrpSts>RJCT</GrpSts></OrgnlGrpInfAndSts>"
    start = whole.index(b"<OrgnlPmtInfAndSts>")
    end = whole.index(b"</OrgnlPmtInfAndSts>") + len(b"</OrgnlPmtInfAndSts>")
    by_group = (whole[:start] + whole[end:]).replace(b"</OrgnlGrpInfAndSts>", group)
    assert outcomes(read(by_group)) == ["already", "already"]


def test_what_does_not_fit_is_kept_to_be_found_out():
    party = payer()
    batch = exported_batch(party, released_order(party), released_order(party))
    first, second = references(batch)
    proposed = released_order(party)
    waiting = batch_of(party, proposed)
    answer = done(
        camt053(
            entry("12.00", detail("NOTPROVIDED", text="Contributie")),
            entry("300.01", detail(first)),
            entry("300.00", detail(second), sign="CRDT"),
            entry("300.00", detail(references(waiting)[0])),
            entry("0.00", detail(second)),
            entry("300.00", detail(second), booked="PDNG"),
        )
    )
    assert outcomes(answer) == ["unknown", "too_much", "returned", "unfit", "unfit"]
    assert bank_cents() is None
    line, by = answer.lines.get(position=1), PersonFactory()
    assert refusal(settle_line, line=line, by=by, now=LATER, note=" ").code == "line_note_missing"
    settled = settle_line(line=line, by=by, now=LATER, note="Was geen betaling van ons.")
    assert (settled.settled_by, settled.settled_note) == (by, "Was geen betaling van ons.")
    assert refusal(settle_line, line=line, by=by, now=LATER, note="x").code == "line_settled"


def test_said_twice_changes_nothing_but_a_second_booking_is_found_out():
    party = payer()
    batch = exported_batch(party, released_order(party))
    (reference,) = references(batch)
    done(pain002(batch.number, status(reference, "ACSC", "300.00")))
    report = pain002(batch.number, status(reference, "ACSP", "300.00"), message="B")
    assert outcomes(done(report)) == ["noted"]
    assert outcomes(done(camt053(entry("300.00", detail(reference))))) == ["already"]
    twice = camt053(entry("300.00", detail(reference), more="<RvslInd>false</RvslInd>"))
    assert outcomes(done(twice)) == ["unfit"]
    assert outcomes(
        done(pain002(batch.number, status(reference, "RJCT", "300.00"), message="C"))
    ) == ["unfit"]
    assert bank_cents() == -30_000


def test_paid_under_two_references_is_found_out():
    party = payer()
    order = released_order(party)
    (first,) = references(exported_batch(party, order))
    order.refresh_from_db()
    refused = refuse_payment(order=order, by=PersonFactory(), now=NOW, reason="Vergissing")
    again = release_payment(order=refused, by=PersonFactory(), now=NOW)
    (second,) = references(exported_batch(party, again))
    assert first != second
    statement = camt053(entry("300.00", detail(first)), entry("300.00", detail(second)))
    assert outcomes(done(statement)) == ["paid", "unfit"]
    assert bank_cents() == -30_000
    # What came back and is paid anew is more than once paid, and right.
    line = done(camt053(entry("300.00", detail(second), sign="CRDT"))).lines.get()
    assert line.outcome == "returned"


def test_money_that_comes_back_is_found_by_its_reference():
    party = payer()
    order = reclaim(party)
    ((row, reference),) = reclaims_for(PersonFactory(is_superuser=True))
    assert (row, reference) == (order, f"TV-{order.settlement.agreement.number}-{order.pk}")
    text = f"Terugbetaling {reference.lower()}, dank"
    answer = done(
        camt053(
            entry("100.00", detail("NOTPROVIDED", text=text), sign="CRDT"),
            entry("1.00", detail(f"TV-{order.pk}"), sign="CRDT"),
            entry("1.00", detail("TV-PC-2026-0001-999999"), sign="CRDT"),
        )
    )
    assert outcomes(answer) == ["partly", "unknown", "unknown"]
    order.refresh_from_db()
    assert (order.status, order.open_cents, bank_cents()) == ("partly", 20_000, 10_000)
    debit = entry("1.00", detail("NOTPROVIDED", text=text))
    structured = (
        f"<TxDtls><Amt Ccy='EUR'>200.00</Amt><RmtInf><Strd><CdtrRefInf><Ref>{reference}</Ref>"
        "</CdtrRefInf></Strd></RmtInf></TxDtls>"
    )
    rest = done(camt053(debit, entry("200.00", structured, sign="CRDT")))
    assert outcomes(rest) == ["unknown", "paid"]
    order.refresh_from_db()
    assert (order.status, bank_cents()) == ("paid", 30_000)
    assert reclaims_for(PersonFactory(is_superuser=True)) == []


def test_a_csv_does_the_same():
    party = payer()
    batch = exported_batch(party, released_order(party), released_order(party))
    paid, rejected = references(batch)
    text = f"Kenmerk;Bedrag;Status;Reden\n{paid};€ 300,00;Betaald;\n{rejected};;geweigerd;Dicht\n"
    answer = read(text.encode(), "antwoord.csv")
    assert (answer.kind, outcomes(answer)) == ("csv", ["paid", "rejected"])
    carry_out_answer(answer=answer, by=PersonFactory(), now=LATER)
    assert bank_cents() == -30_000


def test_the_same_file_is_read_once_unless_it_was_put_aside(private_folder):
    content = camt053(entry("12.00", detail("ONBEKEND")))
    first = read(content)
    assert refusal(read, content=content).params == {
        "person": str(first.read_by),
        "at": "19-05-2026 11:00",
    }
    told = {"by": PersonFactory(), "now": LATER}
    assert refusal(discard_answer, answer=first, reason=" ", **told).code == "answer_reason_missing"
    aside = discard_answer(answer=first, reason=" Van een andere rekening. ", **told)
    assert (aside.status, aside.decided_reason) == ("discarded", "Van een andere rekening.")
    line = first.lines.get()
    assert refusal(settle_line, line=line, note="x", **told).code == "line_not_carried_out"
    assert not is_to_find_out(line)
    second = done(content)
    assert second.decided_reason == ""
    assert is_to_find_out(second.lines.get())
    assert refusal(carry_out_answer, answer=second, **told).code == "answer_wrong_status"
    assert refusal(discard_answer, answer=second, reason="x", **told).code == "answer_wrong_status"
    assert BankAnswer.objects.count() == 2
    assert [path.name for path in (private_folder / "bank").iterdir()] == [
        f"antwoord-{first.sha256}"
    ]


def test_nothing_is_kept_of_a_file_that_cannot_be_read():
    assert refusal(read, content=b"x" * (MAX_BYTES + 1)).params == {"limit": 10}
    with pytest.raises(RefusedTogether):
        read(b"geen,kolom")
    assert not BankAnswer.objects.exists()
    assert not AnswerLine.objects.exists()


def test_when_one_line_cannot_be_booked_nothing_is():
    party = payer()
    batch = exported_batch(party, released_order(party), released_order(party))
    rows = [status(reference, "ACSC", "300.00") for reference in references(batch)]
    answer = read(pain002(batch.number, *rows))
    agreement = batch.lines.get(position=2).order.settlement.agreement
    # Somebody took the number that the second booking would get.
    JournalEntry.objects.create(
        agreement=agreement,
        number=f"{agreement.number}-0003",
        kind="payment",
        at=NOW,
        by=PersonFactory(),
        previous_sha256="x",
        sha256="y",
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        carry_out_answer(answer=answer, by=PersonFactory(), now=LATER)
    answer.refresh_from_db()
    assert (answer.status, bank_cents()) == ("waiting", None)
    assert set(PaymentOrder.objects.values_list("status", flat=True)) == {"exported"}


def test_money_that_came_back_goes_back_to_the_desk():
    party = payer()
    batch = exported_batch(party, released_order(party))
    (reference,) = references(batch)
    done(camt053(entry("300.00", detail(reference))))
    answer = done(camt053(entry("300.00", detail(reference), sign="CRDT")))
    assert outcomes(answer) == ["returned"]
    line, by = answer.lines.get(), PersonFactory()
    assert can_be_booked(line)
    settle_line(line=line, by=by, now=LATER, note="Rekening opgeheven", is_booked=True)
    order = line.order
    order.refresh_from_db()
    assert (order.status, order.open_cents, order.problem) == (
        "refused",
        30_000,
        "Rekening opgeheven",
    )
    assert bank_cents() == 0


def test_what_did_not_come_back_is_not_booked():
    answer = done(camt053(entry("12.00", detail("NOTPROVIDED", text="Contributie"))))
    line = answer.lines.get()
    assert not can_be_booked(line)
    refused = refusal(
        settle_line, line=line, by=PersonFactory(), now=LATER, note="x", is_booked=True
    )
    assert refused.code == "line_not_bookable"


def test_a_file_that_nobody_reads_is_an_error_and_not_one_that_was_read_before():
    content = camt053(entry("100.00", detail("PB-2026-0001-1")))
    with pytest.raises(IntegrityError), transaction.atomic():
        read_answer(name="x.xml", content=content, by=PersonFactory.build(), now=LATER)
    assert not BankAnswer.objects.exists()
