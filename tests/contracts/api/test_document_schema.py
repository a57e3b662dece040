"""The document says of each operation what a key must be allowed to, for programs and in words."""

from __future__ import annotations

from contracts.api.enums import Scope
from contracts.api.views.documents import api_document


def test_an_operation_names_the_scope_that_it_asks():
    path = api_document()["paths"]["/prestatiecontracten/{nummer}/metingen"]
    for method, scope in (("get", Scope.READ_OBSERVATIONS), ("post", Scope.WRITE_OBSERVATIONS)):
        operation = path[method]
        assert operation["security"] == [{"sleutel": [scope.value]}]
        assert operation["description"].endswith(f"Nodig: een sleutel met “{scope.value}”.")


def test_what_is_public_asks_nothing():
    operation = api_document()["paths"]["/prestatiecontracten"]["get"]
    assert operation["security"] == [{"sleutel": []}, {}]
    assert "Nodig" not in operation["description"]


def test_every_scope_opens_something():
    asked = {
        scope
        for methods in api_document()["paths"].values()
        for operation in methods.values()
        for way in operation["security"]
        for scope in way.get("sleutel", [])
    }
    assert asked == set(Scope.values)
