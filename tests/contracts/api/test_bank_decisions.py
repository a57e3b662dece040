"""What finance decides with a key: a file put aside, a line found out, an export made."""

from __future__ import annotations

import base64
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from contracts.api import bank_shapes
from contracts.api.enums import Scope
from contracts.banking.models import AnswerLine, BankAnswer, LedgerExport
from contracts.models import JournalEntry
from tests.contracts.api.scene import done_answer
from tests.contracts.banking.bank_messages import camt053, detail, entry
from tests.contracts.banking.scene import exported_batch, payer, references, released_order
from tests.factories.contracts import PersonFactory

READ, WRITE = Scope.READ_PAYMENTS, Scope.WRITE_BANK_ANSWERS
LEDGER = Scope.WRITE_LEDGER_EXPORTS
CONTENT = b"kenmerk;bedrag;status\nX;1,00;betaald\n"


def send(scene, key, content: bytes = CONTENT, once: str = "lees") -> dict[str, Any]:
    body = {"naam": "antwoord", "inhoud": base64.b64encode(content).decode()}
    answer = scene.post("bankantwoorden", body, key, once=once)
    assert answer.status_code == 201
    return answer.json()


def carry(scene, key, content: bytes, once: str) -> dict[str, Any]:
    """Read a file and carry it out."""
    answer = send(scene, key, content, once)
    here = f"bankantwoorden/{answer['id']}/verwerkingen"
    return scene.post(here, {"sha256": answer["sha256"]}, key, once=f"{once}-uit").json()


def errors(answer):
    assert answer.status_code == 400, answer.json()
    return [(item["location"]["pointer"], item["code"]) for item in answer.json()["errors"]]


def lines_of(scene, answer, key):
    return scene.get(f"bankantwoorden/{answer['id']}/regels", key).json()["resultaten"]


class TestPuttingAside:
    def aside(self, scene, answer, key, once="opzij", **changes):
        body = {"sha256": answer["sha256"], "reden": "Van een andere rekening.", **changes}
        return scene.post(f"bankantwoorden/{answer['id']}/terzijdeleggingen", body, key, once=once)

    def test_nothing_happens_with_the_file_and_it_may_come_again(self, scene):
        key = scene.key("finance", READ, WRITE)
        answer = send(scene, key)
        done = [self.aside(scene, answer, key) for _time in range(2)]
        assert [row.status_code for row in done] == [201, 201]
        told = done[0].json()
        assert told == done[1].json() == scene.get(f"bankantwoorden/{answer['id']}", key).json()
        assert set(told) == set(bank_shapes.BankAnswerShape().fields)
        assert (told["status"], told["reden"], told["verwerktDoor"]) == (
            "nietVerwerkt",
            "Van een andere rekening.",
            str(scene.people["finance"]),
        )
        again = self.aside(scene, answer, key, once="nog eens")
        assert errors(again) == [("#/status", "answer_wrong_status")]
        assert send(scene, key, once="opnieuw")["id"] != answer["id"]

    def test_it_needs_the_file_that_was_looked_at_and_a_reason(self, scene):
        key = scene.key("finance", WRITE)
        answer = send(scene, key)
        other = self.aside(scene, answer, key, sha256="0" * 64)
        assert errors(other) == [("#/sha256", "answer_other_file")]
        assert errors(self.aside(scene, answer, key, reden=" ")) == [("#/reden", "blank")]
        assert BankAnswer.objects.get().status == "waiting"

    def test_only_for_who_releases_payments(self, scene):
        answer = send(scene, scene.key("finance", WRITE))
        scene.people["manager"] = PersonFactory(groups=["contract_manager"])
        assert self.aside(scene, answer, scene.key("manager", WRITE)).status_code == 403
        assert BankAnswer.objects.get().status == "waiting"


class TestFindingOut:
    def settle(self, scene, answer, key, line=1, once="regel", **changes):
        body = {"toelichting": "Was geen betaling van ons.", **changes}
        path = f"bankantwoorden/{answer['id']}/regels/{line}/afhandelingen"
        return scene.post(path, body, key, once=once)

    def test_what_came_of_a_line_is_written_down_once(self, scene):
        key = scene.key("finance", READ, WRITE)
        answer = {"id": done_answer().pk}
        (line,) = lines_of(scene, answer, key)
        assert set(line) == set(bank_shapes.BankAnswerLine().fields)
        assert (line["regel"], line["isUitTeZoeken"], line["kanBoeken"]) == (1, True, False)
        done = [self.settle(scene, answer, key) for _time in range(2)]
        assert [row.status_code for row in done] == [201, 201]
        told = done[0].json()
        assert [told] == [done[1].json()] == lines_of(scene, answer, key)
        assert (told["isUitTeZoeken"], told["toelichting"], told["afgehandeldDoor"]) == (
            False,
            "Was geen betaling van ons.",
            str(scene.people["finance"]),
        )
        again = self.settle(scene, answer, key, once="nog eens")
        assert errors(again) == [("#/toelichting", "line_settled")]
        other = self.settle(scene, answer, key, toelichting="Iets anders.")
        assert other.status_code == 409
        assert self.settle(scene, answer, key, line=2).status_code == 404

    def test_money_that_came_back_is_booked_and_four_eyes_stay(self, scene):
        key = scene.key("finance", READ, WRITE)
        party = payer()
        batch = exported_batch(party, released_order(party))
        (reference,) = references(batch)
        carry(scene, key, camt053(entry("300.00", detail(reference))), "heen")
        back = carry(scene, key, camt053(entry("300.00", detail(reference), sign="CRDT")), "terug")
        (line,) = lines_of(scene, back, key)
        assert (line["uitkomst"], line["kanBoeken"]) == ("teruggestort", True)
        order = AnswerLine.objects.get(answer=back["id"]).order
        gains = PersonFactory(groups=["finance"])
        order.recipient.party.members.create(user=gains)
        scene.people["gains"] = gains
        told = {"isBoeken": True, "toelichting": "Rekening opgeheven"}
        before = JournalEntry.objects.count()
        refused = self.settle(scene, back, scene.key("gains", WRITE), **told)
        assert (refused.status_code, refused.json()["code"]) == (403, "payment_interested")
        assert JournalEntry.objects.count() == before
        assert self.settle(scene, back, key, **told).status_code == 201
        order.refresh_from_db()
        assert (order.status, order.open_cents, order.problem) == (
            "refused",
            30_000,
            "Rekening opgeheven",
        )
        assert JournalEntry.objects.count() == before + 1

    def test_a_line_of_a_file_that_waits_or_that_is_no_money_back_is_refused(self, scene):
        key = scene.key("finance", WRITE)
        waiting = send(scene, key)
        assert errors(self.settle(scene, waiting, key)) == [("#", "line_not_carried_out")]
        done = {"id": done_answer().pk}
        refused = self.settle(scene, done, key, isBoeken=True)
        assert errors(refused) == [("#/isBoeken", "line_not_bookable")]
        assert errors(self.settle(scene, done, key, toelichting="")) == [("#/toelichting", "blank")]


class TestExportsForTheLedger:
    def export(self, scene, key, once="export", **changes):
        body = {"begin": "2026-05-01", "eind": "2026-06-01", **changes}
        return scene.post("grootboekexports", body, key, once=once)

    def test_it_is_made_once_for_one_request_and_has_what_was_booked(self, scene):
        released_order(payer())
        key = scene.key("finance", LEDGER, Scope.READ_JOURNAL)
        done = [self.export(scene, key) for _time in range(2)]
        assert [row.status_code for row in done] == [201, 201]
        told = done[0].json()
        assert told == done[1].json() == scene.get(f"grootboekexports/{told['id']}", key).json()
        row = LedgerExport.objects.get()
        assert (row.by, row.start.isoformat(), row.end.isoformat()) == (
            scene.people["finance"],
            "2026-05-01",
            "2026-06-01",
        )
        assert told["debetCenten"] == told["creditCenten"] == 30_000

    @pytest.mark.parametrize(
        ("change", "expected"),
        [
            ({"eind": "2026-05-01"}, ("#/eind", "ledger_period")),
            ({"begin": "2025-01-01", "eind": "2025-02-01"}, ("#/begin", "ledger_empty")),
            ({"eind": "2026-13-01"}, ("#/eind", "invalid")),
        ],
    )
    def test_a_wrong_period_names_its_field(self, scene, change, expected):
        key = scene.key("finance", LEDGER)
        assert errors(self.export(scene, key, **change)) == [expected]
        assert not LedgerExport.objects.exists()

    def test_a_period_that_is_not_over_is_refused(self, scene):
        tomorrow = (timezone.localdate() + timedelta(days=1)).isoformat()
        refused = self.export(scene, scene.key("finance", LEDGER), eind=tomorrow)
        assert errors(refused) == [("#/eind", "ledger_not_over")]

    def test_only_for_who_releases_payments(self, scene):
        scene.people["manager"] = PersonFactory(groups=["contract_manager"])
        assert self.export(scene, scene.key("manager", LEDGER)).status_code == 403
        assert not LedgerExport.objects.exists()
