"""Finance reads payment orders and journal lines; nobody else does."""

from __future__ import annotations

from contracts.models import PaymentOrder, Posting
from tests.factories.contracts import AgreementFactory


def test_finance_reads_payment_orders(scene):
    key = scene.key("approver", "betaalopdrachten.lezen")
    order = PaymentOrder.objects.get()
    (row,) = scene.get("betaalopdrachten", key).json()["resultaten"]
    assert row == {
        "id": order.pk,
        "prestatiecontract": scene.agreement.number,
        "periodeBegin": "2026-01-01",
        "betaler": order.payer.party.name,
        "ontvanger": order.recipient.party.name,
        "richting": "betalen",
        "bedragCenten": 120_000,
        "munt": "EUR",
        "status": "voorgesteld",
        "gemaaktMoment": "2027-02-01T09:00:00Z",
        "probleem": "",
    }
    assert scene.get("betaalopdrachten", key, status="betaald").json()["aantal"] == 0
    assert scene.get("betaalopdrachten", key, status="voorgesteld").json()["aantal"] == 1
    assert scene.get("betaalopdrachten", key, status="op").status_code == 400


def test_the_journal_lines_of_the_api_are_those_of_the_journal(scene):
    key = scene.key("approver", "journaalposten.lezen")
    body = scene.get("journaalposten", key).json()
    assert [row["bedragCenten"] for row in body["resultaten"]] == list(
        Posting.objects.order_by("pk").values_list("amount_cents", flat=True)
    )
    assert sum(row["bedragCenten"] for row in body["resultaten"]) == 0
    assert {row["soort"] for row in body["resultaten"]} == {"afrekening"}
    assert {row["rekening"] for row in body["resultaten"]} == {"kostenVanResultaten", "teBetalen"}
    for query, count in (
        ({"vanafDatum": "2027-02-01"}, 2),
        ({"vanafDatum": "2027-02-02"}, 0),
        ({"totDatum": "2027-02-02"}, 2),
        ({"totDatum": "2027-02-01"}, 0),
    ):
        assert scene.get("journaalposten", key, **query).json()["aantal"] == count
    paged = scene.get("journaalposten", key, vanafDatum="2027-02-01", paginaGrootte=1).json()
    assert "vanafDatum=2027-02-01" in paged["_links"]["next"]["href"]


def test_a_key_for_one_contract_sees_the_money_of_that_contract(scene):
    other = AgreementFactory(active=True)
    scopes = ("betaalopdrachten.lezen", "journaalposten.lezen")
    key = scene.key("approver", *scopes, agreement=other)
    assert scene.get("betaalopdrachten", key).json()["aantal"] == 0
    assert scene.get("journaalposten", key).json()["aantal"] == 0


def test_who_does_not_see_all_contracts_reads_no_money(scene):
    key = scene.key("provider", "betaalopdrachten.lezen", "journaalposten.lezen")
    assert scene.get("betaalopdrachten", key).status_code == 403
    assert scene.get("journaalposten", key).status_code == 403
