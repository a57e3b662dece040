"""The NLGov REST API Design Rules that a machine can check on the document, in our own words.

Each test names the rule that it holds the document to. What only an answer shows stands in
`test_views.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from contracts.api.views.documents import api_document


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return api_document()


def operations(document) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def properties(found: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(found, dict):
        yield from (found["properties"].items() if "properties" in found else ())
        for value in found.values():
            yield from properties(value)
    elif isinstance(found, list):
        for value in found:
            yield from properties(value)


def test_doc_openapi_and_semver(document):
    assert re.fullmatch(r"3\.1\.[0-9]+", document["openapi"])
    assert re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+", document["info"]["version"])


def test_doc_openapi_contact(document):
    assert all(document["info"]["contact"][name] for name in ("name", "url", "email"))


def test_uri_version(document):
    assert document["servers"]
    assert all(re.search(r"/v[0-9]+$", server["url"]) for server in document["servers"])


def test_no_trailing_slash_and_kebab_case(document):
    for path in document["paths"]:
        assert re.fullmatch(r"(/([a-z0-9.-]+|\{[a-zA-Z]+\}))+", path), path


def test_query_keys_camel_case(document):
    for path, _method, operation in operations(document):
        for item in operation.get("parameters", []):
            if item["in"] == "query":
                assert re.fullmatch(r"[a-z][a-zA-Z0-9]*", item["name"]), (path, item)


def test_http_methods(document):
    assert {method for _path, method, _operation in operations(document)} <= {"get", "post"}


def test_version_header(document):
    for _path, _method, operation in operations(document):
        for response in operation["responses"].values():
            assert "API-Version" in response["headers"]


def test_problem_details_and_invalid_input(document):
    members = document["components"]["schemas"]["Probleem"]["properties"]
    assert {"status", "title", "detail"} <= set(members)
    for _path, _method, operation in operations(document):
        assert "400" in operation["responses"]
        for code, response in operation["responses"].items():
            if code[0] in "45":
                assert list(response["content"]) == ["application/problem+json"]
    assert "Retry-After" in document["paths"]["/wijzigingen"]["get"]["responses"]["429"]["headers"]


def test_date_time(document):
    found = 0
    for name, field in properties(document):
        formats = {field.get("format"), *(part.get("format") for part in field.get("allOf", []))}
        assert not formats & {"time", "date-time-local"}, name
        if re.search(r"(^d|[a-z]D)atum$", name):
            found += 1
            assert "date" in formats, name
        if re.search(r"(^m|[a-z]M)oment$", name):
            assert "date-time" in formats, name
    assert found > 5


def test_every_operation_can_be_told_apart_and_read(document):
    names = [operation["operationId"] for _path, _method, operation in operations(document)]
    assert len(set(names)) == len(names)
    for _path, _method, operation in operations(document):
        assert operation["summary"]
        assert operation["tags"]
        assert "Return" not in operation.get("description", "")
