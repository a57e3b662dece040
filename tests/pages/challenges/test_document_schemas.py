"""The shapes of sent documents: an old one never changes."""

from pages.challenges.document_schemas import FIRST, SCHEMAS, SECOND
from pages.challenges.documents import fingerprint


def test_the_first_shape_is_as_it_always_was():
    """Documents of this shape stand in archives; their reader may not drift."""
    assert fingerprint(SCHEMAS[FIRST]) == (
        "c7105e4ca79a635e33c88da1e7d374b38209a55539e8672ea8c5368697d21f01"
    )


def test_every_field_is_written():
    for name in (FIRST, SECOND):
        schema = SCHEMAS[name]
        assert schema["properties"]["schema"] == {"const": name}
        for part in schema["properties"].values():
            if part.get("type") == "object":
                assert part["required"] == sorted(part["properties"])
                assert part["additionalProperties"] is False
