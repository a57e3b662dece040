"""The course that the disturbed runs are compared with does what it is for."""

import pytest

from tests.faults.outcome import differences
from tests.faults.undisturbed import undisturbed_outcomes

pytestmark = pytest.mark.django_db


def test_a_course_corrects_what_was_paid_and_ends_with_everything_paid():
    outcomes = undisturbed_outcomes(3)
    for outcome in outcomes:
        states = [row["status"] for row in outcome["settlements"]]
        # Three are paid when late results come; the drafts of the other three are made anew.
        assert states == ["approved"] * 3 + ["superseded", "approved"] * 3
        assert {status for *_order, status in outcome["payments"]} == {"paid"}
        assert {status for _start, status in outcome["runs"]} == {"done"}
        assert outcome["broken entries"] == []
    # In the third contract the late results also empty a purse earlier, so two periods change.
    kinds = [
        [line["kind"] for row in outcome["settlements"] for line in row["lines"]]
        for outcome in outcomes
    ]
    assert [row.count("reversal") for row in kinds] == [1, 1, 2]
    assert [row.count("correction") for row in kinds] == [1, 1, 2]
    assert [len(outcome["journal"]) for outcome in outcomes] == [13, 19, 17]
    # The purse of the third contract's fund is empty after € 450.
    shares = [
        line["shares"].get("fonds", 0)
        for row in outcomes[2]["settlements"]
        if row["status"] == "approved"
        for line in row["lines"]
    ]
    assert sum(shares) == 45000


def test_a_difference_is_named_to_the_cent():
    first, second = undisturbed_outcomes(1), undisturbed_outcomes(1)
    assert differences(first, second) == []
    second[0]["settlements"][0]["total"] += 1
    del second[0]["journal"][-1]
    assert differences(first, second) == [
        "contract 0, settlements, 0, total: expected 10000, found 10001",
        "contract 0, journal: expected 13 of them, found 12",
    ]
