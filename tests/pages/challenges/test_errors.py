"""A refusal carries its code and what the sentence needs."""

from pages.challenges.errors import Refused


def test_a_refusal_keeps_its_code_and_parameters():
    refused = Refused("too_short", field="reason")
    assert (refused.code, refused.params, str(refused)) == (
        "too_short", {"field": "reason"}, "too_short",
    )  # fmt: skip
