"""Names in the public account."""

from contracts.selectors.public_records import PublicIndicator


def test_an_indicator_is_a_part_of_its_own():
    row = PublicIndicator("Werk", "", "", None, "", None, None, False, "", code="baan")
    assert row.part == "indicator:baan"
    certain = (row.target_certainty, row.baseline_certainty, row.achieved_certainty)
    assert certain == ("expected", "self_reported", "verified")
