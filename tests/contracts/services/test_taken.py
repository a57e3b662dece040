"""Of two who add the same, the second is refused with words, whenever the first came."""

from __future__ import annotations

import pytest
from django.db import IntegrityError

from contracts.errors import Refused
from contracts.models import Party
from contracts.services.taken import refused_when_taken
from tests.overtaking import overtaken_at

pytestmark = pytest.mark.django_db
REFUSAL = Refused("kvk_taken", "kvk", {"kvk": "12345678", "party": "Buurtwerk"})


def add(name: str, kind: str = "other") -> Party:
    return Party.objects.create(name=name, kvk="12345678", kind=kind)


def test_who_is_first_is_written_and_who_is_later_refused():
    taken = Party.objects.filter(kvk="12345678")
    with refused_when_taken(taken, REFUSAL):
        add("Buurtwerk")
    with pytest.raises(Refused) as refused, refused_when_taken(taken, REFUSAL):
        raise AssertionError("not reached")
    assert refused.value is REFUSAL


def test_who_looked_before_the_other_wrote_hears_the_same():
    taken = Party.objects.filter(kvk="12345678")
    with (
        overtaken_at(1, lambda: add("De eerste")),
        pytest.raises(Refused) as refused,
        refused_when_taken(taken, REFUSAL),
    ):
        add("De tweede")
    assert refused.value is REFUSAL
    assert taken.get().name == "De eerste"


def test_another_broken_constraint_stays_an_error():
    with (
        pytest.raises(IntegrityError),
        refused_when_taken(Party.objects.filter(kvk="12345678"), REFUSAL),
    ):
        add("Buurtwerk", kind="onbekend")
