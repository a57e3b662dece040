"""The document as groups of operations, for the page that people read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def operations_of(document: Mapping[str, Any]) -> list[tuple[str, list[dict[str, Any]]]]:
    """Return (tag, operations) in the order of the document."""
    groups: dict[str, list[dict[str, Any]]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            groups.setdefault(operation["tags"][0], []).append(
                {
                    "method": method.upper(),
                    "path": path,
                    "id": operation["operationId"],
                    "summary": operation["summary"],
                    "description": operation.get("description", ""),
                    "needs_key": {} not in operation.get("security", [{}]),
                    "parameters": operation.get("parameters", []),
                    "fields": _fields(document, operation),
                }
            )
    return list(groups.items())


def paragraphs_of(text: str) -> list[tuple[str, str]]:
    """Return (words in bold, the rest) of each paragraph of the document's description."""
    found = []
    for paragraph in text.split("\n\n"):
        lead, mark, words = paragraph.removeprefix("**").partition("**")
        found.append((lead, words) if mark else ("", paragraph))
    return found


def _fields(document: Mapping[str, Any], operation: Mapping[str, Any]) -> list[dict[str, str]]:
    """Return the fields of the body that is sent, or of what is given back."""
    content = operation.get("requestBody", operation["responses"].get("200", {})).get("content", {})
    schema = content.get("application/json", {}).get("schema", {})
    return [
        {"name": name, "words": str(field.get("description", "")), "kind": _kind(field)}
        for name, field in _resolved(document, schema).get("properties", {}).items()
    ]


def _kind(field: Mapping[str, Any]) -> str:
    kind = field.get("format") or field.get("type") or "object"
    return " / ".join(kind) if isinstance(kind, list) else str(kind)


def _resolved(document: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: Mapping[str, Any] = document["components"]["schemas"][name] if name else schema
    return found
