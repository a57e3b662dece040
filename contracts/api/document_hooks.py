"""What every operation of the document has: the version header, and problems as answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.conf import settings

from contracts.api.body_examples import BODIES
from contracts.api.guide import guide
from contracts.api.problems import MEDIA_TYPE

SHAPES: Final = "#/components/schemas/"
VERSION_HEADER = {
    "description": "De volledige versie van de API.",
    "schema": {"type": "string", "examples": ["1.0.0"]},
}
RETRY_HEADER = {
    "description": "Na zoveel seconden mag het weer.",
    "schema": {"type": "integer"},
}
REPLAYED_HEADER = {
    "description": "true, als dit verzoek al eerder was gedaan; er gebeurde niets dubbel.",
    "schema": {"type": "string", "enum": ["true"]},
}
DONE = {"200": "Gelukt.", "201": "Gedaan."}
WORDS = {
    "400": "Er klopt iets niet; alles wat mis is staat bij errors.",
    "401": "De sleutel ontbreekt, of werkt niet meer.",
    "403": "De sleutel of de persoon mag dit niet.",
    "404": "Dit bestaat niet, of is niet openbaar.",
    "409": "Deze Idempotency-Key hoort bij een ander verzoek.",
    "413": "Te veel in één keer. Stuur het in delen.",
    "415": "Stuur JSON.",
    "429": "Te veel verzoeken; wacht even.",
}
PROBLEM = {
    "type": "object",
    "description": "Probleem volgens RFC 9457.",
    "required": ["status", "title", "detail"],
    "properties": {
        "status": {"type": "integer"},
        "title": {"type": "string"},
        "detail": {"type": "string"},
        "code": {"type": "string", "description": "De code van een weigering."},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["in", "location", "code", "detail"],
                "properties": {
                    "in": {"type": "string", "enum": ["body", "query"]},
                    "location": {
                        "type": "object",
                        "properties": {
                            "pointer": {"type": "string"},
                            "name": {"type": "string"},
                        },
                    },
                    "code": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}


def finish(result: dict[str, Any], **_rest: Any) -> dict[str, Any]:
    """Complete the document that drf-spectacular made; one of its postprocessing hooks."""
    info = result.setdefault("info", {})
    info["description"] = f"{info.get('description', '')}\n\n{guide(settings.API_RATES)}".strip()
    schemas = result["components"].setdefault("schemas", {})
    schemas["Probleem"] = PROBLEM
    for name in _sent(result["paths"], schemas):
        schemas[name]["additionalProperties"] = False
    for path, methods in result["paths"].items():
        for method, operation in methods.items():
            for content in operation.get("requestBody", {}).get("content", {}).values():
                content["example"] = BODIES[operation["operationId"]]
            _finish(operation, method, has_item="{" in path)
    return result


def names_in(found: Any) -> Iterator[str]:
    """Give the name of every shape that a part of the document refers to."""
    if isinstance(found, dict):
        if str(found.get("$ref", "")).startswith(SHAPES):
            yield found["$ref"].removeprefix(SHAPES)
        for value in found.values():
            yield from names_in(value)
    elif isinstance(found, list):
        for value in found:
            yield from names_in(value)


def _sent(paths: dict[str, Any], schemas: dict[str, Any]) -> set[str]:
    """Return the shapes of what is sent: a field that is not in the document is refused."""
    bodies = [item.get("requestBody") for methods in paths.values() for item in methods.values()]
    found: set[str] = set()
    waiting = set(names_in(bodies))
    while waiting:
        found |= waiting
        waiting = set(names_in([schemas[name] for name in waiting])) - found
    return found


def _finish(operation: dict[str, Any], method: str, *, has_item: bool) -> None:
    responses = operation["responses"]
    codes = ["400", "401", "429"]
    if {} not in operation.get("security", [{}]):
        codes.append("403")
    if has_item:
        codes.append("404")
    if method == "post":
        codes += ["409", "413", "415"]
    for code in sorted(codes):
        responses[code] = _problem(code)
    for code, response in responses.items():
        response["description"] = response.get("description") or DONE[code]
        if code == "201":
            response.setdefault("headers", {})["Idempotent-Replayed"] = REPLAYED_HEADER
        response.setdefault("headers", {})["API-Version"] = VERSION_HEADER
        if code == "429":
            response["headers"]["Retry-After"] = RETRY_HEADER


def _problem(code: str) -> dict[str, Any]:
    schema = {"$ref": "#/components/schemas/Probleem"}
    return {"description": WORDS[code], "content": {MEDIA_TYPE: {"schema": schema}}}
