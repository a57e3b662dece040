"""Whoever copies an example of the page gets what it promises."""

from __future__ import annotations

import html

import pytest
from django.test import Client

from contracts.api.enums import Scope
from contracts.api.examples import EXAMPLES, NUMBER
from contracts.reporting.services.asking import ask_report
from tests.factories.contracts import NEXT_YEAR, Q1


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_an_example_answers_as_it_says(scene, example):
    role = "finance" if example.scope == Scope.WRITE_BANK_ANSWERS else "provider"
    key = scene.key(role, example.scope) if example.scope else ""
    ask_report(agreement_id=scene.agreement.pk, period=Q1, now=NEXT_YEAR)
    path = example.path.replace(NUMBER, scene.agreement.number)
    answer = scene.get(path, key) if example.body is None else scene.post(path, example.body, key)
    assert answer.status_code == example.status
    if example.scope:
        answer = scene.get(path) if example.body is None else scene.post(path, example.body)
        assert answer.status_code == 401


def test_the_page_shows_every_example_as_a_command(db):
    page = html.unescape(Client().get("/api/v1/").content.decode())
    for example in EXAMPLES:
        assert example.title in page
        assert example.command("http://testserver/api/v1") in page


def test_a_command_says_everything_that_is_sent():
    deliver = next(example for example in EXAMPLES if example.body)
    assert deliver.command("https://x.example/api/v1") == (
        "curl https://x.example/api/v1/prestatiecontracten/NUMMER/metingen \\\n"
        '  -H "Authorization: Bearer $SLEUTEL" \\\n'
        '  -H "Content-Type: application/json" \\\n'
        '  -H "Idempotency-Key: $(uuidgen)" \\\n'
        '  -d \'{"metingen": [{"indicator": "baan", "datum": "2026-05-02", "waarde": "2"}]}\''
    )
