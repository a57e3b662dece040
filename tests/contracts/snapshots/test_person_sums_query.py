"""The text of the query that adds up persons: one look at the observations, numbers only."""

import re

from contracts.arithmetic import parse_terms, rate_card
from contracts.snapshots.person_sums_query import FENCE, accepted_rows, sums_query
from tests.contracts.snapshots.test_person_sums import card


def query(**changes):
    terms = parse_terms(card(**changes))
    return sums_query(terms, rate_card(terms), {"baan": 7}, is_most=True)


def test_the_observations_are_read_once_whatever_the_caps():
    caps = [{"code": f"cap_{n}", "scope": "person", "max": str(10 + n)} for n in range(3)]
    text = query(limits=caps)
    assert text.count("contracts_observation observation") == 1
    assert text.count("FROM counted") == 2
    assert [f"capped_{n} AS" in text for n in range(5)] == [True] * 4 + [False]
    assert re.findall(r"least\((\d+), past_(\d)\)", text) == [("10", "1"), ("11", "2"), ("12", "3")]


def test_a_cap_over_nothing_of_the_card_changes_nothing():
    text = query()
    assert "least(15, past_1 + amount_0_0) AS reached_1_1" in text
    assert "reached_1_1 - reached_1_0 AS amount_1_0" in text


def test_only_most_of_all_verdicts_are_looked_at_first():
    assert FENCE in accepted_rows(is_most=True)
    assert FENCE not in accepted_rows(is_most=False)


def test_persons_count_only_up_to_their_number():
    assert "least(sum(quantity_7) OVER (PARTITION BY subject ORDER BY slot), 2)" in query()


def test_without_a_number_all_units_count_and_a_cap_takes_only_its_own_parts():
    (one,) = card()["components"]
    other = {**one, "code": "twee", "quantity": {"count": "baan"}}
    caps = [
        {"code": "eerst", "scope": "person", "max": "15", "over": ["een"]},
        {"code": "allen", "scope": "person", "max": "20"},
    ]
    text = query(components=[one, other], limits=caps)
    assert "quantity_7 AS units_1" in text
    assert "reached_1_1 - reached_1_0 AS amount_1_0" in text
    assert "amount_0_1 AS amount_1_1" in text
    assert "reached_2_2 - reached_2_1 AS amount_2_1" in text
    assert "reached_1_2" not in text
