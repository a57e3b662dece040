"""Everything one can send has an example that fits; `test_permissions.py` sends each of them."""

from __future__ import annotations

from contracts.api.body_examples import BODIES
from contracts.api.views.documents import api_document
from tests.contracts.api.validation import mistakes


def test_everything_that_is_sent_has_an_example_that_fits():
    sent = {
        operation["operationId"]: operation["requestBody"]["content"]["application/json"]
        for methods in api_document()["paths"].values()
        for operation in methods.values()
        if "requestBody" in operation
    }
    assert set(sent) == set(BODIES)
    for name, content in sent.items():
        assert content["example"] == BODIES[name]
        assert mistakes(content["schema"], content["example"]) == [], name
        assert mistakes(content["schema"], {**content["example"], "zomaar": 1}) != [], name
