"""Payments, reports, disputes and batches are searched, and saved as a file of what was found."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.urls import reverse

from contracts.banking.models import PaymentBatch
from contracts.desks.models import AuditLine
from contracts.models import Agreement, Party, PaymentOrder
from contracts.reporting.models import Dispute
from contracts.reporting.services.asking import ask_report
from contracts.services import approve_settlement
from tests.contracts.views.world import World
from tests.factories.contracts import NOW, Q1, AgreementFactory


def found(world: World, name: str, **query: str) -> list[int]:
    page = world.client("approver").get(reverse(name), query).context["page"]
    return [row.pk for row in page]


def file_of(world: World, name: str, **query: str) -> list[list[str]]:
    answer = world.client("approver").get(reverse(name), {**query, "formaat": "csv"})
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(StringIO(text), delimiter=";"))


def paid(world: World) -> PaymentOrder:
    by = world.people["approver"]
    return approve_settlement(settlement=world.settlement, by=by, now=NOW).payment_orders.get()


def test_payments(world: World) -> None:
    order = paid(world)
    number, recipient = world.agreement.number, order.recipient.party
    everything: dict[str, list[int]] = {"yes": [order.pk], "no": []}
    for query, answer in (
        ({}, "yes"),
        ({"q": number}, "yes"),
        ({"q": recipient.name.upper()}, "yes"),
        ({"q": f"{number} {recipient.name}"}, "yes"),
        ({"q": "bestaat niet"}, "no"),
        ({"status": "proposed"}, "yes"),
        ({"status": "paid"}, "no"),
        ({"van": "31-03-2026"}, "yes"),
        ({"van": "01-04-2026"}, "no"),
        ({"tot": "01-01-2026"}, "yes"),
        ({"tot": "31-12-2025"}, "no"),
    ):
        assert found(world, "contracten:payments", **query) == everything[answer], query
    Agreement.objects.filter(pk=world.agreement.pk).update(title="=HYPERLINK(1)")
    Party.objects.filter(pk=recipient.pk).update(name="@Werk")
    head, row = file_of(world, "contracten:payments", status="proposed")
    assert len(head) == len(row)
    assert row[:6] == [
        number,
        "'=HYPERLINK(1)",
        "01-01-2026",
        "31-03-2026",
        order.payer.party.name,
        "'@Werk",
    ]
    assert row[6:11] == ["Betalen", "Voorgesteld", "1200,00", "1200,00", "EUR"]
    assert len(file_of(world, "contracten:payments", status="paid")) == 1
    kept = AuditLine.objects.filter(action="exported", kind="contracten:payments")
    assert [line.text for line in kept.order_by("pk")] == ["status: proposed", "status: paid"]


def test_what_is_typed_stays_and_a_day_that_is_none_gets_a_message(world: World) -> None:
    paid(world)
    text = world.get("approver", "payments", q="<b>", van="gisteren").content.decode()
    assert 'value="&lt;b&gt;"' in text
    assert 'value="gisteren"' in text
    assert "“gisteren” is geen datum." in text
    assert "Niets gevonden." in text
    text = world.get("approver", "payments", q=world.agreement.number, p="1").content.decode()
    assert f'href="?q={world.agreement.number}&amp;formaat=csv"' in text


def test_reports_of_a_state(world: World) -> None:
    other = AgreementFactory(active=True, title="Iets anders")
    asked = ask_report(agreement_id=world.agreement.pk, period=Q1, now=NOW)
    also = ask_report(agreement_id=other.pk, period=Q1, now=NOW)
    name = "rapportages:requests"
    assert found(world, name, q=world.agreement.number) == [asked.pk]
    # Two parties of the contract have the word in their name; it is there once.
    assert sorted(found(world, name, q="Voorbeeld")) == [asked.pk, also.pk]
    assert found(world, name, q="Iets", staat="delivered") == []
    assert found(world, name, van="01-04-2026") == []
    head, row = file_of(world, name, q="Iets")
    assert len(head) == len(row)
    assert row == [other.number, "Iets anders", "01-01-2026", "31-03-2026", *row[4:6], ""]
    assert row[4] == f"{also.due_on:%d-%m-%Y}"
    shown = world.client("approver").get(reverse(name), {"staat": "delivered"}).content.decode()
    assert '<input type="hidden" name="staat" value="delivered">' in shown


def test_disputes(world: World) -> None:
    dispute = Dispute.objects.create(
        agreement=world.agreement,
        observation=world.waiting,
        opened_by=world.people["evaluator"],
        opened_at=NOW,
        answer_due_on=date(2026, 4, 20),
    )
    name = "rapportages:disputes"
    day = f"{NOW:%d-%m-%Y}"
    for query, answer in (
        ({"q": world.agreement.number}, [dispute.pk]),
        ({"q": world.waiting.indicator.name}, [dispute.pk]),
        ({"q": "niets"}, []),
        ({"van": day, "tot": day}, [dispute.pk]),
        ({"tot": "01-01-2026"}, []),
        ({"staat": "closed"}, []),
    ):
        assert found(world, name, **query) == answer
    head, row = file_of(world, name, q=world.agreement.number)
    assert len(head) == len(row)
    assert (row[4:7], row[8]) == ([day, "20-04-2026", "0"], "")


def batch(world: World, number: str, **fields: Any) -> PaymentBatch:
    values = {
        "number": number,
        "payer": world.agreement.parties.get(role="payer").party,
        "execution_on": date(2026, 5, 1),
        "iban": "NL91ABNA0417164300",
        "holder": "Gemeente",
        "total_cents": 123_456,
        "line_count": 2,
        "made_at": NOW,
        "made_by": world.people["approver"],
        **fields,
    }
    return PaymentBatch.objects.create(**values)


def test_batches(world: World) -> None:
    first = batch(world, "B-2026-00001")
    second = batch(world, "B-2026-00002", execution_on=date(2026, 6, 1))
    name = "bank:batches"
    for query, answer in (
        ({"q": "00001"}, [first.pk]),
        ({"status": "withdrawn"}, []),
        ({"van": "02-05-2026"}, [second.pk]),
        ({"tot": "01-05-2026"}, [first.pk]),
    ):
        assert found(world, name, **query) == answer
    assert sorted(found(world, name, status="draft")) == [first.pk, second.pk]
    head, row = file_of(world, name, q="00001")
    assert len(head) == len(row)
    assert row[0] == "B-2026-00001"
    assert row[2:6] == ["Wacht op handtekening", "01-05-2026", "2", "1234,56"]
    assert row[7] == str(world.people["approver"])


@pytest.mark.parametrize("name", ["contracten:payments", "bank:batches"])
def test_a_file_is_for_who_may_see_the_list(world: World, name: str) -> None:
    answer = world.client("provider").get(reverse(name), {"formaat": "csv"})
    assert answer.status_code == 403
