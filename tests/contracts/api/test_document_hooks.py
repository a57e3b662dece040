"""What the hooks add to each operation."""

from __future__ import annotations

from contracts.api.body_examples import BODIES
from contracts.api.document_hooks import finish


def finished(path, method, **operation):
    made = {"responses": {"200": {"description": "Goed"}}, **operation}
    document = {"components": {}, "paths": {path: {method: made}}}
    return finish(document, generator=None)["paths"][path][method]["responses"]


def test_what_is_public_has_no_403_and_a_list_no_404():
    public = [{"sleutel": []}, {}]
    assert list(finished("/lijst", "get", security=public)) == ["200", "400", "401", "429"]
    assert "404" in finished("/lijst/{nummer}", "get", security=public)


def test_what_needs_a_key_can_be_refused_and_writing_can_conflict():
    found = finished("/lijst", "post", security=[{"sleutel": []}])
    assert {"403", "409", "413", "415"} <= set(found)
    assert found["429"]["headers"]["Retry-After"]["schema"] == {"type": "integer"}
    assert "Retry-After" not in found["400"]["headers"]


def test_what_is_sent_has_no_other_fields():
    rows = {"type": "array", "items": {"$ref": "#/components/schemas/Row"}}
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Rows"}}}}
    post = {"operationId": "metingen-inleveren", "requestBody": body, "responses": {}}
    schemas = {"Rows": {"properties": {"rows": rows}}, "Row": {}, "Answer": {}}
    document = {"paths": {"/lijst": {"post": post}}, "components": {"schemas": schemas}}
    found = finish(document, generator=None)["components"]["schemas"]
    assert body["content"]["application/json"]["example"] == BODIES["metingen-inleveren"]
    # Also what stands in what is sent.
    assert found["Rows"] == {"properties": {"rows": rows}, "additionalProperties": False}
    assert found["Row"] == {"additionalProperties": False}
    assert found["Answer"] == {}


def test_what_is_done_once_says_so_and_every_answer_has_words():
    found = finished("/lijst", "post", responses={"201": {"description": ""}})
    assert found["201"]["description"] == "Gedaan."
    assert set(found["201"]["headers"]) == {"API-Version", "Idempotent-Replayed"}
    assert finished("/lijst", "get")["200"]["description"] == "Goed"
