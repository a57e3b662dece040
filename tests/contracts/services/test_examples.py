"""The published rules as agreements: what the arithmetic computes is what the rows say."""

import json

import pytest

from contracts.arithmetic import parse_terms, settle_all
from contracts.models import Observation, Settlement, Verification
from contracts.observation_file import read_observations
from contracts.services import example_ids, load_example, settle_all_due
from contracts.services.examples import EXAMPLES
from contracts.snapshots import computed_lines, differences, stored_lines
from tests.factories.contracts import NEXT_YEAR, NOW, PersonFactory

pytestmark = pytest.mark.django_db


def load(example_id):
    return load_example(
        example_id=example_id,
        by=PersonFactory(),
        entered_by=PersonFactory(),
        verified_by=PersonFactory(),
        now=NOW,
    )


@pytest.mark.parametrize("example_id", example_ids())
def test_settling_the_rows_gives_what_the_arithmetic_gives(example_id):
    agreement = load(example_id)
    made = settle_all_due(agreement_id=agreement.pk, now=NEXT_YEAR)
    folder = EXAMPLES / example_id
    terms = parse_terms(json.loads((folder / "terms.json").read_text()))
    reading = read_observations((folder / "observations.csv").read_bytes(), [terms])
    statements = settle_all([terms], reading.observations, NEXT_YEAR.date())
    assert [row.total_cents for row in made] == [item.total_cents for item in statements]
    assert [row.cumulative_cents for row in made] == [item.cumulative_cents for item in statements]
    for row, statement in zip(made, statements, strict=True):
        assert [{**line, "trace": 0} for line in stored_lines(row)] == [
            {**line, "trace": 0} for line in computed_lines(statement)
        ]
        assert differences(row) == []


def test_loading_twice_gives_the_same_agreement():
    first = load("wattwest-outcomes")
    assert load("wattwest-outcomes") == first
    assert (first.status, first.is_public) == ("active", True)
    assert first.starts_on.isoformat() == "2011-01-01"
    count = Observation.objects.count()
    assert count > 0
    assert Verification.objects.filter(decision="accepted").count() == count
    # A published rule is real, and so is whom it binds.
    assert not any(role.party.is_fictitious for role in first.parties.select_related("party"))
    assert Settlement.objects.count() == 0


def test_an_unknown_example_is_an_error():
    with pytest.raises(KeyError):
        load("bestaat-niet")
