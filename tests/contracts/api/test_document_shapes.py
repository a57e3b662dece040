"""The document is whole: shapes whose names tell apart, and parameters that say what they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from typing import Any

from django.core.management import call_command
from rest_framework import serializers

from contracts.api import bank_shapes, report_shapes, shapes, work_shapes
from contracts.api.document_hooks import SHAPES, names_in
from contracts.api.registry import RESOURCES
from contracts.api.views.documents import api_document
from contracts.api.work_shapes import Sent
from tests.contracts.api.validation import mistakes


def operations() -> Iterator[dict[str, Any]]:
    for methods in api_document()["paths"].values():
        yield from methods.values()


def written_shapes() -> list[type[serializers.Serializer]]:
    """Every shape that is written down, also those of the pages."""
    modules = {shapes, work_shapes, report_shapes, bank_shapes}
    modules |= {import_module(resource.shape.__module__) for resource in RESOURCES.values()}
    return [
        found
        for module in modules
        for found in vars(module).values()
        if isinstance(found, type)
        and issubclass(found, serializers.Serializer)
        and found.__module__ == module.__name__
    ]


def test_every_shape_has_a_name_of_its_own_and_is_used():
    names = Counter(shape.__name__ for shape in written_shapes())
    assert [name for name, count in names.items() if count > 1] == []
    schemas = api_document()["components"]["schemas"]
    assert set(names) - {Sent.__name__} - set(schemas) == set()
    # Those that are made by the code: pages of a list, lists, and the problem.
    assert all(re.search(r"^[A-Z]", name) for name in schemas)
    known: set[str] = set()
    waiting = set(names_in(api_document()["paths"]))
    while waiting:
        known |= waiting
        waiting = set(names_in([schemas[name] for name in waiting])) - known
    assert set(schemas) - known == set(), "nothing refers to these"
    assert known - set(schemas) == set(), f"these are not below {SHAPES}"


def test_no_two_shapes_with_one_name_are_mixed_up(tmp_path, capsys):
    file = tmp_path / "openapi.json"
    call_command("spectacular", urlconf="contracts.api.urls", format="openapi-json", file=str(file))
    told = capsys.readouterr()
    assert [line for line in f"{told.out}\n{told.err}".splitlines() if "arning" in line] == []


def test_every_parameter_says_what_it_is_and_one_in_the_path_has_an_example():
    for operation in operations():
        for item in operation.get("parameters", []):
            assert item.get("description"), (operation["operationId"], item["name"])
            if item["in"] == "path":
                examples = item["schema"].get("examples") or item["schema"]["enum"]
                assert [text for one in examples for text in mistakes(item["schema"], one)] == []
