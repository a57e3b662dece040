"""Delivering, correcting, withdrawing and judging observations with a key."""

from __future__ import annotations

import uuid
from decimal import Decimal

import pytest

from contracts.api.models import IdempotentAnswer
from contracts.enums import EventVerb
from contracts.models import AgreementEvent, Observation, Verification
from tests.factories.contracts import AgreementFactory, ObservationFactory

WRITE = "metingen.schrijven"
READ = "metingen.lezen"
JUDGE = "toetsingen.schrijven"


def rows(*values, **more):
    return {
        "metingen": [
            {"indicator": "baan", "datum": "2026-05-02", "waarde": value, **more}
            for value in values
        ]
    }


def test_a_provider_delivers_several_values_at_once(scene):
    key = scene.key("provider", WRITE, READ)
    before = Observation.objects.count()
    answer = scene.post(f"{scene.here}/metingen", rows("2", "3.5"), key)
    assert answer.status_code == 201
    made = answer.json()["resultaten"]
    assert [row["waarde"] for row in made] == ["2", "3.5"]
    assert Observation.objects.count() == before + 2
    stored = Observation.objects.get(key=made[0]["sleutel"])
    assert (stored.quantity, stored.entered_by) == (Decimal(2), scene.people["provider"])
    events = AgreementEvent.objects.filter(verb=EventVerb.OBSERVATION_RECORDED)
    assert {event.by for event in events} == {scene.people["provider"]}
    shown = scene.get(f"metingen/{made[0]['sleutel']}", key).json()
    assert shown == made[0]


def test_one_wrong_row_keeps_all_of_them_out_and_every_fault_is_told(scene):
    key = scene.key("provider", WRITE)
    before = Observation.objects.count()
    body = rows("2", "-1", "3")
    body["metingen"][2]["pseudoniem"] = "123456782"
    body["metingen"].append({"indicator": "anders", "datum": "2026-05-02"})
    answer = scene.post(f"{scene.here}/metingen", body, key)
    assert answer.status_code == 400
    assert [(item["location"]["pointer"], item["code"]) for item in answer.json()["errors"]] == [
        ("#/metingen/1/waarde", "quantity_negative"),
        ("#/metingen/2/pseudoniem", "text_looks_like_bsn"),
        ("#/metingen/3/indicator", "indicator_foreign"),
    ]
    assert Observation.objects.count() == before
    assert not AgreementEvent.objects.filter(verb=EventVerb.OBSERVATION_RECORDED).exists()
    assert not IdempotentAnswer.objects.exists()


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"datum": "2 mei"}, "#/metingen/0/datum"),
        ({"datum": "0001-01-01"}, "#/metingen/0/datum"),
        ({"waarde": 2.5}, "#/metingen/0/waarde"),
        ({"waarde": "veel"}, "#/metingen/0/waarde"),
        ({"status": "ingetrokken"}, "#/metingen/0/status"),
        ({"pseudoniem": "x" * 65}, "#/metingen/0/pseudoniem"),
    ],
)
def test_a_value_of_the_wrong_form_names_its_field(scene, change, pointer):
    key = scene.key("provider", WRITE)
    answer = scene.post(f"{scene.here}/metingen", rows("1", **change), key)
    assert answer.status_code == 400
    assert [item["location"]["pointer"] for item in answer.json()["errors"]] == [pointer]


@pytest.mark.parametrize(
    "body", ['{"metingen": ', "[" * 100_000, '{"metingen": []}', "[]", '{"metingen": 3}', "\xff"]
)
def test_a_body_that_is_not_right_is_a_400(scene, body):
    key = scene.key("provider", WRITE)
    assert scene.post(f"{scene.here}/metingen", body, key).status_code == 400


def test_the_same_request_twice_is_done_once(scene):
    key = scene.key("provider", WRITE)
    first = scene.post(f"{scene.here}/metingen", rows("2"), key, once="levering-7")
    before = Observation.objects.count()
    again = scene.post(f"{scene.here}/metingen", rows("2"), key, once="levering-7")
    assert (again.status_code, again.json()) == (201, first.json())
    assert again.headers["Idempotent-Replayed"] == "true"
    assert "Idempotent-Replayed" not in first.headers
    assert Observation.objects.count() == before
    other = scene.post(f"{scene.here}/metingen", rows("4"), key, once="levering-7")
    assert other.status_code == 409
    assert scene.post(f"{scene.here}/metingen", rows("2"), key, once="8").status_code == 201
    # Somebody else's key has its own requests.
    second = scene.key("provider", WRITE)
    mine = scene.post(f"{scene.here}/metingen", rows("2"), second, once="levering-7")
    assert mine.json() != first.json()


@pytest.mark.parametrize("once", ["", "x" * 256, "é"])
def test_without_a_good_idempotency_key_nothing_is_done(scene, once):
    key = scene.key("provider", WRITE)
    answer = scene.post(f"{scene.here}/metingen", rows("2"), key, once=once)
    assert answer.status_code == 400
    assert "Idempotency-Key" in answer.json()["detail"]


def test_a_value_is_corrected_and_withdrawn_with_a_reason(scene):
    key = scene.key("provider", WRITE, READ)
    made = scene.post(f"{scene.here}/metingen", rows("2"), key, once="a").json()["resultaten"][0]
    here = f"metingen/{made['sleutel']}"
    answer = scene.post(f"{here}/correcties", {"reden": "Teller", "waarde": "4"}, key, once="b")
    assert answer.status_code == 201
    corrected = answer.json()
    assert (corrected["waarde"], corrected["vervangt"]) == ("4", made["sleutel"])
    assert scene.get(here, key).json()["isVervangen"] is True
    twice = scene.post(f"{here}/correcties", {"reden": "Weer", "waarde": "5"}, key, once="c")
    assert (twice.status_code, twice.json()["errors"][0]["code"]) == (400, "already_replaced")
    newest = f"metingen/{corrected['sleutel']}"
    none = {"reden": "Niet geteld", "status": "nietGemeten"}
    newest = f"metingen/{scene.post(f'{newest}/correcties', none, key, once='d').json()['sleutel']}"
    assert scene.get(newest, key).json()["waarde"] is None
    taken = scene.post(f"{newest}/intrekkingen", {"reden": "Dubbel"}, key, once="e")
    assert (taken.status_code, taken.json()["status"]) == (201, "ingetrokken")
    wrong = scene.post(f"{newest}/intrekkingen", {"reden": ""}, key, once="f")
    assert wrong.status_code == 400


def test_an_evaluator_judges_with_the_three_answers(scene):
    row = ObservationFactory(agreement=scene.agreement, quantity=Decimal(5))
    key = scene.key("evaluator", JUDGE, READ)
    waiting = scene.get(f"{scene.here}/metingen", key, teToetsen="true").json()
    assert [item["sleutel"] for item in waiting["resultaten"]] == [str(row.key)]
    assert scene.get(f"{scene.here}/metingen", key).json()["aantal"] == 2
    body = {
        "oordeel": "deels",
        "geaccepteerdeWaarde": "4",
        "reden": "Eén keer dubbel.",
        "isDeContextCompleet": "ja",
        "wasDitOokZonderAanpakGebeurd": "nee",
    }
    answer = scene.post(f"metingen/{row.key}/toetsingen", body, key)
    assert answer.status_code == 201
    assert answer.json()["oordeel"] == "deels"
    assert answer.json()["herkentDePraktijkDit"] == "onbekend"
    verdict = Verification.objects.latest("pk")
    assert (verdict.decision, verdict.accepted_quantity) == ("partly", Decimal(4))
    assert (verdict.is_context_complete, verdict.would_have_happened_anyway) == ("yes", "no")
    assert verdict.by == scene.people["evaluator"]
    shown = scene.get(f"metingen/{row.key}", key).json()
    assert (shown["oordeel"], shown["geaccepteerdeWaarde"]) == ("deels", "4")
    assert scene.get(f"{scene.here}/metingen", key, teToetsen="true").json()["aantal"] == 0


def test_who_entered_a_value_or_gains_from_it_does_not_judge_it(scene):
    own = ObservationFactory(agreement=scene.agreement, entered_by=scene.people["evaluator"])
    key = scene.key("evaluator", JUDGE)
    answer = scene.post(f"metingen/{own.key}/toetsingen", {"oordeel": "geaccepteerd"}, key)
    assert (answer.status_code, answer.json()["code"]) == (403, "same_person_entered")
    provider = scene.key("provider", JUDGE)
    answer = scene.post(f"metingen/{own.key}/toetsingen", {"oordeel": "geaccepteerd"}, provider)
    assert (answer.status_code, answer.json()["code"]) == (403, "interested_party")
    disputed = scene.post(f"metingen/{own.key}/toetsingen", {"oordeel": "betwist"}, key, once="2")
    assert disputed.json()["errors"][0]["location"] == {"pointer": "#/reden"}


def test_who_does_not_record_may_not_deliver(scene):
    key = scene.key("evaluator", WRITE)
    answer = scene.post(f"{scene.here}/metingen", rows("2"), key)
    assert (answer.status_code, answer.json()["title"]) == (403, "Dit mag u niet")
    row = ObservationFactory(agreement=scene.agreement)
    for below in ("correcties", "intrekkingen"):
        assert scene.post(f"metingen/{row.key}/{below}", {"reden": "x"}, key).status_code == 403


def test_what_a_key_does_not_reach_is_not_there(scene):
    key = scene.key("provider", WRITE, READ, JUDGE)
    other = ObservationFactory(agreement=AgreementFactory(active=True))
    assert scene.get(f"metingen/{other.key}", key).status_code == 404
    assert scene.get(f"metingen/{uuid.uuid4()}", key).status_code == 404
    foreign = f"prestatiecontracten/{other.agreement.number}/metingen"
    assert scene.get(foreign, key).status_code == 404
    assert scene.post(foreign, rows("2"), key).status_code == 404
    # A payer sees the contract and no pseudonyms.
    payer = scene.key("payer", READ)
    mine = scene.agreement.observations.get()
    assert scene.get(f"{scene.here}/metingen", payer).status_code == 404
    assert scene.get(f"metingen/{mine.key}", payer).status_code == 404


def test_a_key_for_one_contract_or_party_reaches_no_other(scene):
    role = scene.agreement.parties.get(role="provider")
    second = AgreementFactory(active=True)
    second.parties.filter(role="provider").update(party=role.party)
    both = f"prestatiecontracten/{second.number}/metingen"
    assert scene.get(both, scene.key("provider", READ)).status_code == 200
    narrow = scene.key("provider", READ, agreement=scene.agreement)
    assert scene.get(both, narrow).status_code == 404
    assert scene.get(f"{scene.here}/metingen", narrow).status_code == 200
    party = scene.key("provider", READ, party=role.party)
    assert scene.get(both, party).status_code == 200
    second.parties.filter(role="provider").delete()
    assert scene.get(both, party).status_code == 404


def test_a_list_takes_a_fixed_number_of_queries(scene, django_assert_max_num_queries):
    key = scene.key("provider", READ)
    scene.get(f"{scene.here}/metingen", key)
    for _ in range(5):
        ObservationFactory(agreement=scene.agreement, accepted=True)
    with django_assert_max_num_queries(9):
        assert scene.get(f"{scene.here}/metingen", key).json()["aantal"] == 6
