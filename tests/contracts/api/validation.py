"""Holding what is sent and answered to the document."""

from __future__ import annotations

import re
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker

from contracts.api.views.documents import api_document

JSON = ("application/json", "application/problem+json")


def operation_of(path: str, method: str) -> dict[str, Any]:
    """The operation of the document that this path belongs to; one without a parameter first."""
    paths = sorted(api_document()["paths"].items(), key=lambda item: item[0].count("{"))
    plain = path.partition("?")[0]
    for template, methods in paths:
        pattern = re.sub(r"\\\{\w+\\\}", "[^/]+", re.escape(template))
        if method in methods and re.fullmatch(pattern, f"/{plain}"):
            return methods[method]
    raise AssertionError(f"the document has no {method} {path}")


def mistakes(schema: dict[str, Any], value: Any) -> list[str]:
    """What of a value does not fit a shape of the document."""
    whole = {**schema, "components": api_document()["components"]}
    found = Draft202012Validator(whole, format_checker=FormatChecker()).iter_errors(value)
    return [f"{error.json_path}: {error.message}" for error in found]


def promised(path: str, method: str, answer: Any) -> list[str]:
    """What of an answer is not as the document promises: its status, kind and shape."""
    response = operation_of(path, method)["responses"].get(str(answer.status_code))
    if response is None:
        return [f"status {answer.status_code}"]
    kind = answer.headers["Content-Type"].partition(";")[0]
    if kind not in response["content"]:
        return [f"kind {kind}"]
    if kind not in JSON:
        return []
    return mistakes(response["content"][kind]["schema"], answer.json())
