"""Codes stay what they are: they stand in the database."""

import re

import pytest

from pages.challenges import enums


@pytest.mark.parametrize(
    "codes",
    [enums.Status, enums.Action, enums.Who, enums.ApplicantKind, enums.Channel, enums.Remedies,
     enums.Letter, enums.OutboxStatus],
)  # fmt: skip
def test_codes_are_plain_and_have_words(codes):
    for code in codes:
        assert re.fullmatch(r"[a-z_]{2,30}", code.value)
        assert str(code.label)


def test_statuses_are_those_of_the_process():
    assert set(enums.Status.values) == {
        "draft", "submitted", "completion_requested", "in_handling", "advised",
        "changes_proposed", "decision_proposed", "accepted", "accepted_with_conditions",
        "rejected", "left_out", "inadmissible", "solved_without_takeover", "withdrawn",
        "call_withdrawn", "objection", "running", "finished", "ended_early",
    }  # fmt: skip
