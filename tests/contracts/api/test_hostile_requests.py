"""What a program should never send: it gets a problem that says what is wrong, never a 500."""

from __future__ import annotations

import json

from django.test import Client

from contracts.api.enums import Scope
from contracts.models import Observation
from tests.contracts.api.scene import V1, bearer
from tests.factories.contracts import ObservationFactory

HUGE = "9" * 400
LONE_SURROGATE = chr(0xD800)
QUERIES = [
    "pagina=0",
    "pagina=-1",
    f"pagina={HUGE}",
    "pagina=1e400",
    "pagina=%00",
    "pagina=%ff%fe",
    "paginaGrootte=101",
    "pagina=1&pagina=x",
    "taal=fr",
    "taal=%00",
    "zzz=1",
    "%00=1",
    "=1",
    "non_field_errors=1",
]
TEXTS = ["\x00", LONE_SURROGATE, "x" * 100_000, "=1+1\x00", {"a": 1}, [1], True, None]
NUMBERS = [HUGE, "-" + HUGE, "1e400", "NaN", "Infinity", "-0.000000001", "١٢", "\x00", "", 1, 1.5]
DAYS = ["2026-02-30", "9999-99-99", "0000-00-00", "2026-13-01", "10000-01-01", "\x00", 20260101, ""]


def is_problem(answer, *statuses):
    assert answer.status_code in statuses, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert (body["status"], bool(body["title"]), bool(body["detail"])) == (
        answer.status_code,
        True,
        True,
    )
    return body


def test_a_query_that_cannot_be_meant_is_a_400(scene):
    for path in ("prestatiecontracten", "exports/ocds.json", "uitdagingen"):
        for query in QUERIES:
            found = is_problem(Client().get(f"{V1}/{path}?{query}"), 400)
            assert found["errors"][0]["in"] == "query"
    for query in ("na=-1", f"na={HUGE}", "na=%00", "na=1.5"):
        is_problem(Client().get(f"{V1}/wijzigingen?{query}"), 400)


def test_a_day_that_does_not_exist_is_a_400_or_nowhere(scene):
    key = scene.key("approver", Scope.READ_JOURNAL)
    for day in DAYS[:5]:
        is_problem(scene.get("journaalposten", key, vanafDatum=day), 400)
        is_problem(scene.get(f"{scene.here}/afrekeningen/{day}"), 404)


def test_an_address_that_does_not_exist_is_a_404(scene):
    for path in (
        "prestatiecontracten/%00",
        "prestatiecontracten/%ff",
        "prestatiecontracten/" + "x" * 5000,
        "prestatiecontracten/../../etc",
        "metingen/00000000-0000-0000-0000-00000000000g",
        "oproepen/" + HUGE,
        "jaarverslagen/0000",
        "jaarverslagen/" + chr(0x0662) * 4,
        "exports/resultaten.csv%00",
        "exports/%2e%2e.csv",
        "//",
    ):
        is_problem(Client().get(f"{V1}/{path}"), 404)


def test_a_key_that_is_none_is_a_401_everywhere(scene):
    long = "Bearer " + "x" * 10_000
    for header in ("Bearer", "Bearer ", "Bearer \x00", "Bearer é", "Basic YTpi", "", long):
        for path in ("prestatiecontracten", "betaalopdrachten", f"{scene.here}/metingen"):
            is_problem(Client().get(f"{V1}/{path}", headers={"Authorization": header}), 401)


def test_a_value_that_cannot_be_is_a_400_that_names_its_field(scene):
    fields = {
        "waarde": NUMBERS,
        "datum": [*DAYS, None],
        "begin": DAYS,
        "indicator": TEXTS,
        "status": TEXTS,
        "pseudoniem": TEXTS,
        "toelichting": TEXTS,
        "zomaar": ["iets"],
        LONE_SURROGATE: ["iets"],
    }
    key = scene.key("provider", Scope.WRITE_OBSERVATIONS)
    before = Observation.objects.count()
    for field, values in fields.items():
        for value in values:
            row = {"indicator": "baan", "datum": "2026-05-02", "waarde": "1", field: value}
            body = json.dumps({"metingen": [row]})
            found = is_problem(scene.post(f"{scene.here}/metingen", body, key), 400)
            pointers = {error["location"]["pointer"] for error in found["errors"]}
            shown = field.encode("utf-8", "replace").decode()
            assert pointers == {f"#/metingen/0/{shown}"}, (field, value)
    assert Observation.objects.count() == before


def test_a_reason_that_cannot_be_is_a_400(scene):
    row = ObservationFactory(agreement=scene.agreement)
    for below in ("correcties", "intrekkingen", "toetsingen"):
        key = scene.key("evaluator" if below == "toetsingen" else "provider", *Scope.values)
        verdict = {"oordeel": "betwist"} if below == "toetsingen" else {}
        for field in ("reden", "zomaar"):
            for value in TEXTS:
                body = json.dumps({**verdict, "reden": "Teller", field: value})
                found = is_problem(scene.post(f"metingen/{row.key}/{below}", body, key), 400)
                assert f"#/{field}" in [item["location"]["pointer"] for item in found["errors"]]


def test_a_body_that_is_not_what_was_asked_is_a_400(scene):
    key = scene.key("provider", Scope.WRITE_OBSERVATIONS)
    for text in (
        "",
        "null",
        "3",
        '"x"',
        "[[[[",
        '{"metingen": [null]}',
        '{"metingen": {"0": 1}}',
        '{"metingen": [%s]}' % ("9" * 5000),
        '{"metingen": [1e999]}',
        '{"metingen": [NaN]}',
        "\x00",
        "\ufeff{}",
        '{"metingen": [' + ",".join(["{}"] * 501) + "]}",
    ):
        is_problem(scene.post(f"{scene.here}/metingen", text, key), 400)


def test_a_body_of_ten_megabytes_is_refused_before_it_is_read(scene, settings):
    assert settings.DATA_UPLOAD_MAX_MEMORY_SIZE == 10 * 1024 * 1024
    key = scene.key("provider", Scope.WRITE_OBSERVATIONS)
    body = '{"metingen": "' + "x" * settings.DATA_UPLOAD_MAX_MEMORY_SIZE + '"}'
    found = is_problem(scene.post(f"{scene.here}/metingen", body, key), 413)
    assert found["title"] == "Te groot"


def test_a_body_that_is_no_json_is_a_415(scene):
    key = scene.key("provider", Scope.WRITE_OBSERVATIONS)
    form = "application/x-www-form-urlencoded"
    parts = "multipart/form-data"
    for kind in ("text/plain", "application/xml", "x", form, parts, f"{parts}; boundary=b"):
        for person in (key, ""):
            answer = Client().post(
                f"{V1}/{scene.here}/metingen",
                b"<a/>",
                content_type=kind,
                headers={**bearer(person), "Idempotency-Key": "a"},
            )
            is_problem(answer, 415 if person else 401)
