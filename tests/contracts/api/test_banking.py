"""Finance reads batches, exports and bank answers with a key, and sends those of the bank."""

from __future__ import annotations

import base64
from datetime import date
from typing import Any

import pytest

from contracts.api import bank_shapes, names
from contracts.api.enums import Scope
from contracts.banking import enums
from contracts.banking.exports import ledger_csv
from contracts.banking.models import BankAnswer
from contracts.banking.selectors.ledger import exported_lines
from contracts.banking.services.answers import discard_answer, read_answer
from contracts.banking.services.ledger import export_ledger
from contracts.models import AgreementEvent, JournalEntry, PaymentOrder
from tests.contracts.api.scene import AFTER
from tests.contracts.banking.bank_messages import camt053, detail, entry, pain002, status
from tests.contracts.banking.scene import (
    batch_of,
    exported_batch,
    payer,
    references,
    released_order,
)
from tests.factories.contracts import NEXT_YEAR, AgreementFactory, PersonFactory
from tests.schemas import check_table, csv_texts

READ, WRITE, LEDGER = Scope.READ_PAYMENTS, Scope.WRITE_BANK_ANSWERS, Scope.READ_JOURNAL


def sent(content: bytes, **more: Any) -> dict[str, Any]:
    return {"naam": "antwoord.xml", "inhoud": base64.b64encode(content).decode(), **more}


def carry(scene, answer, key, once="verwerk"):
    body = {"sha256": answer["sha256"]}
    return scene.post(f"bankantwoorden/{answer['id']}/verwerkingen", body, key, once=once)


def errors(answer):
    assert answer.status_code == 400, answer.json()
    return [(item["location"]["pointer"], item["code"]) for item in answer.json()["errors"]]


@pytest.fixture
def batch(scene):
    """Two payments of € 300 that are at the bank."""
    party = payer()
    return exported_batch(party, released_order(party, 3), released_order(party, 3))


def test_batches_are_read_with_how_their_payments_stand(scene, batch):
    key = scene.key("finance", READ)
    party = batch.payer
    draft = batch_of(party, released_order(party, 1))
    body = scene.get("betaalbatches", key).json()
    assert [row["nummer"] for row in body["resultaten"]] == [batch.number, draft.number]
    assert set(body["resultaten"][0]) == set(bank_shapes.BatchRow().fields)
    assert scene.get("betaalbatches", key, status="bestandGemaakt").json()["aantal"] == 1
    assert scene.get("betaalbatches", key, status="op").status_code == 400
    one = scene.get(f"betaalbatches/{batch.number}", key).json()
    assert set(one) == set(bank_shapes.BatchShape().fields)
    assert (one["status"], one["totaalCenten"], one["bestandSha256"]) == (
        "bestandGemaakt",
        60_000,
        batch.bank_file.sha256,
    )
    first, second = one["regels"]
    assert set(first) == set(bank_shapes.BatchLineShape().fields)
    assert [first["kenmerk"], second["kenmerk"]] == references(batch)
    assert (first["bedragCenten"], first["betaaldCenten"], first["status"]) == (
        30_000,
        0,
        "naarDeBank",
    )
    assert "DEMO" not in str(one)
    waiting = scene.get(f"betaalbatches/{draft.number}", key).json()
    assert (waiting["bestandSha256"], waiting["getekendMoment"]) == ("", None)
    assert scene.get("betaalbatches/BT-0", key).status_code == 404


def test_an_export_for_the_ledger_is_read_as_data_and_as_the_file_of_the_desk(scene):
    by = scene.people["finance"]
    export = export_ledger(start=date(2027, 1, 1), end=date(2027, 3, 1), by=by, now=AFTER)
    key = scene.key("finance", LEDGER)
    (row,) = scene.get("grootboekexports", key).json()["resultaten"]
    assert set(row) == set(bank_shapes.LedgerExportShape().fields)
    assert (row["begin"], row["eind"], row["debetCenten"], row["creditCenten"]) == (
        "2027-01-01",
        "2027-03-01",
        120_000,
        120_000,
    )
    here = f"grootboekexports/{export.pk}"
    assert scene.get(here, key).json() == row
    lines = scene.get(f"{here}/regels", key).json()
    assert set(lines["resultaten"][0]) == set(bank_shapes.LedgerLineShape().fields)
    assert [(line["debetCenten"], line["creditCenten"]) for line in lines["resultaten"]] == [
        (120_000, 0),
        (0, 120_000),
    ]
    assert {line["prestatiecontract"] for line in lines["resultaten"]} == {scene.agreement.number}
    paged = scene.get(f"{here}/regels", key, paginaGrootte=1, pagina=2).json()
    assert paged["resultaten"] == lines["resultaten"][1:]
    file = scene.get(f"{here}/regels.csv", key)
    assert file.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert file.content == ledger_csv(exported_lines(export))
    head, rows = csv_texts(file.content)
    check_table(head, rows[:-1], "ledger-1")
    for path in ("grootboekexports/999", "grootboekexports/999/regels", f"{here}0/regels.csv"):
        assert scene.get(path, key).status_code == 404


def test_an_answer_is_read_looked_at_and_carried_out(scene, batch):
    key = scene.key("finance", READ, WRITE)
    paid, rejected = references(batch)
    content = pain002(
        batch.number,
        status(paid, "ACSC", "300.00"),
        status(rejected, "RJCT", "300.00", "AC04", "Opgeheven"),
    )
    before = JournalEntry.objects.count()
    read = scene.post("bankantwoorden", sent(content), key)
    assert read.status_code == 201
    answer = read.json()
    assert set(answer) == set(bank_shapes.BankAnswerShape().fields)
    assert (answer["soort"], answer["status"], answer["uitkomsten"], answer["kenmerk"]) == (
        "pain002",
        "wachtOpControle",
        {"betaald": 1, "geweigerd": 1},
        "ST-1",
    )
    assert JournalEntry.objects.count() == before
    row = BankAnswer.objects.get()
    assert (row.read_by, row.name) == (scene.people["finance"], "antwoord.xml")
    lines = scene.get(f"bankantwoorden/{row.pk}/regels", key).json()["resultaten"]
    assert set(lines[0]) == set(bank_shapes.BankAnswerLine().fields)
    assert [(line["kenmerk"], line["uitkomst"], line["bedragCenten"]) for line in lines] == [
        (paid, "betaald", 30_000),
        (rejected, "geweigerd", 30_000),
    ]
    assert lines[1]["reden"].startswith("De rekening is opgeheven.")
    done = carry(scene, answer, key)
    assert (done.status_code, done.json()["status"]) == (201, "verwerkt")
    assert done.json()["verwerktDoor"] == str(scene.people["finance"])
    assert sorted(
        order.status for order in PaymentOrder.objects.filter(batch_lines__batch=batch)
    ) == [
        "paid",
        "refused",
    ]
    events = AgreementEvent.objects.filter(verb__in=("payment_confirmed", "payment_refused"))
    assert {event.by for event in events} == {scene.people["finance"]}
    assert scene.get(f"bankantwoorden/{row.pk}", key).json() == done.json()
    assert errors(carry(scene, answer, key, once="nog eens")) == [
        ("#/status", "answer_wrong_status")
    ]
    assert carry(scene, answer, key).json() == done.json()


def test_the_same_file_is_one_answer_whoever_sends_it(scene, batch):
    (first, _second) = references(batch)
    content = camt053(entry("300.00", detail(first, "300.00")))
    desk = read_answer(name="loket.xml", content=content, by=PersonFactory(), now=NEXT_YEAR)
    key = scene.key("finance", READ, WRITE)
    again = [scene.post("bankantwoorden", sent(content), key, once=once) for once in ("a", "b")]
    assert [row.status_code for row in again] == [201, 201]
    assert {row.json()["id"] for row in again} == {desk.pk}
    assert again[0].json()["ingelezenDoor"] == str(desk.read_by)
    assert scene.get("bankantwoorden", key).json()["aantal"] == 1
    # What was put aside may come again.
    discard_answer(answer=desk, reason="Proef.", by=PersonFactory(), now=NEXT_YEAR)
    fresh = scene.post("bankantwoorden", sent(content), key, once="c").json()
    assert fresh["id"] != desk.pk
    assert scene.get("bankantwoorden", key).json()["aantal"] == 2


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"zomaar wat", "answer_column"),
        (b"<a/>", "answer_kind"),
        (b"<a", "answer_unreadable"),
        (b"kenmerk;status\n", "answer_empty"),
        (b"kenmerk;status;bedrag\nX;betaald;veel\n", "answer_amount"),
        (b"kenmerk;status\nA\x00B;betaald\n", "answer_no_table"),
        (b"kenmerk;status\nA\rB;betaald\n", "answer_no_table"),
        (b"kenmerk;status\n" + b"x" * 140_000 + b";betaald\n", "answer_no_table"),
    ],
    ids=["words", "other xml", "half xml", "head only", "amount", "nul", "line end", "huge cell"],
)
def test_a_file_that_cannot_be_read_is_a_400_that_says_why(scene, content, code):
    answer = scene.post("bankantwoorden", sent(content), scene.key("finance", WRITE))
    assert code in [found for _pointer, found in errors(answer)]
    assert {pointer for pointer, _code in errors(answer)} == {"#/inhoud"}
    assert not BankAnswer.objects.exists()


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"inhoud": "geen base64!"}, ("#/inhoud", "not_base64")),
        ({"inhoud": "abc"}, ("#/inhoud", "not_base64")),
        ({"inhoud": "é"}, ("#/inhoud", "not_base64")),
        ({"inhoud": 3}, ("#/inhoud", "not_base64")),
        ({"naam": "x" * 201}, ("#/naam", "max_length")),
        ({"zomaar": "x"}, ("#/zomaar", "unknown")),
    ],
)
def test_what_is_sent_wrong_names_its_field(scene, change, expected):
    body = sent(b"kenmerk;status\n", **change)
    assert errors(scene.post("bankantwoorden", body, scene.key("finance", WRITE))) == [expected]


def test_only_the_file_that_was_looked_at_is_carried_out(scene, batch):
    key = scene.key("finance", READ, WRITE)
    content = camt053(entry("300.00", detail(references(batch)[0], "300.00")))
    answer = scene.post("bankantwoorden", sent(content), key).json()
    other = carry(scene, {**answer, "sha256": "0" * 64}, key)
    assert errors(other) == [("#/sha256", "answer_other_file")]
    assert BankAnswer.objects.get().status == "waiting"
    assert carry(scene, {**answer, "id": 999}, key, once="x").status_code == 404


def test_who_does_not_release_payments_sends_nothing_and_four_eyes_stay(scene, batch):
    content = camt053(entry("300.00", detail(references(batch)[0], "300.00")))
    scene.people["manager"] = PersonFactory(groups=["contract_manager"])
    key = scene.key("manager", READ, WRITE)
    assert scene.get("bankantwoorden", key).status_code == 200
    assert scene.post("bankantwoorden", sent(content), key).status_code == 403
    answer = scene.post("bankantwoorden", sent(content), scene.key("finance", WRITE)).json()
    assert carry(scene, answer, key).status_code == 403
    # Who gains from a payment does not book it, whatever the key may do.
    role = batch.lines.order_by("position").first().order.recipient
    gains = PersonFactory(groups=["finance"])
    role.party.members.create(user=gains)
    scene.people["gains"] = gains
    refused = carry(scene, answer, scene.key("gains", WRITE))
    assert (refused.status_code, refused.json()["code"]) == (403, "payment_interested")
    assert BankAnswer.objects.get().status == "waiting"


def test_a_key_for_one_contract_or_party_does_not_reach_what_is_of_all(scene, batch):
    narrow = scene.key("finance", READ, WRITE, LEDGER, agreement=AgreementFactory(active=True))
    for path in ("betaalbatches", "grootboekexports", "bankantwoorden"):
        answer = scene.get(path, narrow)
        assert (answer.status_code, answer.json()["title"]) == (403, "Dit mag u niet")
    assert scene.post("bankantwoorden", sent(b"kenmerk;status\n"), narrow).status_code == 403


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        (names.BATCH_STATUS, enums.BatchStatus),
        (names.ANSWER_KIND, enums.AnswerKind),
        (names.ANSWER_STATUS, enums.AnswerStatus),
        (names.OUTCOME, enums.Outcome),
    ],
)
def test_every_code_of_banking_has_one_word(words, choices):
    assert list(words) == choices.values
    assert len(set(words.values())) == len(words)
