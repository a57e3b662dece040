"""Every error is a problem with a status, and all that is wrong at once."""

from __future__ import annotations

import logging

import pytest
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404
from rest_framework import exceptions

from contracts.api.problems import Conflict, RowsRefused, WrongQuery, handle
from contracts.errors import Refused, RefusedTogether


def told(error):
    answer = handle(error, {})
    return answer.status_code, answer.data


@pytest.mark.parametrize(
    ("error", "status", "title"),
    [
        (Http404(), 404, "Niet gevonden"),
        (PermissionDenied(), 403, "Dit mag u niet"),
        (exceptions.PermissionDenied(), 403, "Dit mag u niet"),
        (exceptions.MethodNotAllowed("PUT"), 405, "Dit kan hier niet"),
        (exceptions.UnsupportedMediaType("text/plain"), 415, "Stuur JSON"),
        (exceptions.ParseError(), 400, "Ongeldige invoer"),
        (RequestDataTooBig(), 413, "Te groot"),
        (Conflict("anders"), 409, "Botst met een eerder verzoek"),
    ],
)
def test_errors_become_problems(error, status, title):
    found, body = told(error)
    assert (found, body["status"], body["title"]) == (status, status, title)
    assert body["detail"]
    assert handle(error, {}).content_type == "application/problem+json"


def test_how_long_to_wait_and_how_to_sign_in_are_headers():
    assert handle(exceptions.Throttled(wait=2.5), {})["Retry-After"] == "3"
    missing = exceptions.NotAuthenticated()
    missing.auth_header = "Bearer"
    assert handle(missing, {})["WWW-Authenticate"] == "Bearer"


def test_what_nobody_foresaw_is_logged_and_says_nothing_of_the_inside(caplog):
    with caplog.at_level(logging.ERROR):
        status, body = told(KeyError("geheim"))
    assert status == 500
    assert "geheim" not in str(body)
    assert "The API failed" in caplog.text


def test_errors_of_fields_say_where_they_are():
    error = exceptions.ValidationError(
        {"metingen": [{}, {"datum": ["Geen datum."]}], "non_field_errors": ["Samen fout."]}
    )
    _status, body = told(error)
    assert [(item["location"]["pointer"], item["detail"]) for item in body["errors"]] == [
        ("#/metingen/1/datum", "Geen datum."),
        ("#", "Samen fout."),
    ]
    assert {item["in"] for item in body["errors"]} == {"body"}
    _status, body = told(WrongQuery({"pagina": ["Te klein."]}))
    assert body["errors"] == [
        {"in": "query", "location": {"name": "pagina"}, "code": "invalid", "detail": "Te klein."}
    ]


def test_a_refusal_has_the_field_by_the_name_of_the_api():
    _status, body = told(Refused("quantity_missing", "quantity"))
    assert body["errors"] == [
        {
            "in": "body",
            "location": {"pointer": "#/waarde"},
            "code": "quantity_missing",
            "detail": "Vul een waarde in, of kies “niet gemeten”.",
        }
    ]
    together = RefusedTogether([Refused("already_replaced"), Refused("quantity_missing", "on")])
    _status, body = told(together)
    assert [item["location"]["pointer"] for item in body["errors"]] == ["#", "#/datum"]
    _status, body = told(RowsRefused([("metingen/3", Refused("quantity_missing", "quantity"))]))
    assert body["errors"][0]["location"] == {"pointer": "#/metingen/3/waarde"}


def test_a_refusal_about_the_person_is_a_403_with_its_code():
    status, body = told(Refused("not_evaluator", "by"))
    assert (status, body["code"]) == (403, "not_evaluator")
    assert "toetser" in body["detail"]
