"""Resources of other apps: added once, with a name of their own."""

from __future__ import annotations

import pytest
from rest_framework import serializers

from contracts.api.registry import RESOURCES, Resource, add_resource
from contracts.api.views.parameters import described


def resource(name="proeven"):
    return Resource(
        name=name,
        label="proeven",
        description="Proeven.",
        key="nummer",
        pattern="[0-9]+",
        example="1",
        shape=serializers.Serializer,
        find=lambda _asked: [],
        show=lambda row: row,
        get=lambda _key: None,
    )


def test_a_name_is_taken_once():
    kept = dict(RESOURCES)
    try:
        mine = resource()
        add_resource(mine)
        add_resource(mine)
        assert RESOURCES["proeven"] is mine
        with pytest.raises(ValueError, match="proeven"):
            add_resource(resource())
    finally:
        RESOURCES.clear()
        RESOURCES.update(kept)


@pytest.mark.parametrize(
    ("made", "schema"),
    [
        (serializers.ChoiceField(["a", "b"]), {"type": "string", "enum": ["a", "b"]}),
        (
            serializers.IntegerField(min_value=1, max_value=9),
            {"type": "integer", "minimum": 1, "maximum": 9},
        ),
        (serializers.DateField(), {"type": "string", "format": "date"}),
        (serializers.CharField(max_length=40), {"type": "string", "maxLength": 40}),
        (serializers.CharField(), {"type": "string"}),
    ],
    ids=["choice", "number", "day", "short text", "text"],
)
def test_the_document_says_what_a_filter_takes(made, schema):
    assert described("veld", made) == (schema, "veld")
