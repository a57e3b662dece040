"""schemathesis makes requests from the document: none ends in an error of the server, and every
answer is one that the document promises, in status, kind and shape.

Seeded and bounded: `API_EXAMPLES` an operation, of requests that fit the document and of those that
do not (`make prove-api` takes many more), and `API_SEED`. They go to the WSGI application itself.
"""

from __future__ import annotations

import os
from base64 import b64encode
from collections import Counter
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from contracts.api.enums import Scope
from contracts.api.services.changes import collect_changes
from contracts.api.views.documents import api_document
from contracts.banking.models import BankAnswer
from contracts.reporting.services.asking import ask_report
from tests.contracts.api.scene import bearer, finance_rows
from tests.factories.contracts import NEXT_YEAR, Q1, ObservationFactory

EXAMPLES = int(os.environ.get("API_EXAMPLES", "12"))
SEED = int(os.environ.get("API_SEED", "20261122"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
METHODS = {"get", "post"}
# What makes a row be about the contract that is there.
RIGHT = {"metingen": {"indicator": "baan", "datum": "2026-05-02"}, "cijfers": {"indicator": "baan"}}


@pytest.fixture(autouse=True)
def many_requests(settings):
    settings.API_RATES = {"anonymous": "1000000/s", "token": "1000000/s"}


@pytest.fixture(autouse=True)
def one_connection():
    """Keep the connection of the test, as Django's own client does: a server closes it."""
    ends = (request_started, request_finished)
    for signal in ends:
        signal.disconnect(close_old_connections)
    yield
    for signal in ends:
        signal.connect(close_old_connections)


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_no_generated_request_ends_in_an_error_of_the_server(scene, mode):
    waiting = ObservationFactory(agreement=scene.agreement)
    ask_report(agreement_id=scene.agreement.pk, period=Q1, now=NEXT_YEAR)
    collect_changes(now=NEXT_YEAR)
    keys = {role: scene.key(role, *Scope.values) for role in ("provider", "evaluator", "finance")}
    batch, _export, answer = finance_rows(scene)
    known = {
        "id": answer.pk,
        "regel": 1,
        "batch": batch.number,
        "nummer": scene.agreement.number,
        "sleutel": str(waiting.key),
        "begin": "2026-01-01",
    }
    sender = Sender({"nobody": "", **keys}, known)
    schema = schemathesis.openapi.from_dict(api_document())
    schema.app = get_wsgi_application()
    operations = [found.ok() for found in schema.get_all_operations()]
    for operation in operations:
        sender.try_all(operation, mode)
    document = api_document()["paths"]
    assert len(operations) == sum(len(METHODS & set(item)) for item in document.values())
    # It got through the door: what is right was answered, and not only refused.
    assert {200, 400, 401, 403, 404} <= set(sender.statuses)
    assert (201 in sender.statuses) is (mode is GenerationMode.POSITIVE)


class Sender:
    """Sends requests with the keys of several people and counts how they were answered."""

    def __init__(self, keys: dict[str, str], known: dict[str, Any]) -> None:
        self.keys = keys
        self.known = known
        self.statuses: Counter[int] = Counter()

    def try_all(self, operation: Any, mode: GenerationMode) -> None:
        """Send some requests for one operation; half of them about what is there."""

        @seed(SEED)
        @settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(
            case=operation.as_strategy(generation_mode=mode),
            person=st.sampled_from(list(self.keys)),
            is_known=st.booleans(),
        )
        def send(case: Any, person: str, is_known: bool) -> None:
            if is_known:
                self.aim(case)
            headers = bearer(self.keys[person])
            answer = case.call(headers=headers, base_url="http://127.0.0.1/api/v1")
            self.statuses[answer.status_code] += 1
            case.validate_response(answer, checks=CHECKS)

        send()

    def aim(self, case: Any) -> None:
        """Let a request be about the contract that is there."""
        for name in case.path_parameters or {}:
            case.path_parameters[name] = self.known.get(name, case.path_parameters[name])
        body = case.body if isinstance(case.body, dict) else {}
        if "inhoud" in body:
            body["inhoud"] = b64encode(f"kenmerk;status\n{len(body)};betaald\n".encode()).decode()
        if "sha256" in body:
            body["sha256"] = BankAnswer.objects.earliest("pk").sha256
        for name, right in RIGHT.items():
            rows = body.get(name)
            for row in rows if isinstance(rows, list) else []:
                if isinstance(row, dict):
                    row.update(right)
