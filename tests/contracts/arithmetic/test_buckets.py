"""What is remembered of a bucket between periods, and which parts there are to look at."""

from dataclasses import fields, is_dataclass
from datetime import date
from fractions import Fraction
from typing import get_args, get_type_hints

import pytest

from contracts.arithmetic.buckets import Agenda, Buckets, enter_bucket
from contracts.arithmetic.entitlement import State
from contracts.arithmetic.facts import WHOLE, Facts
from contracts.arithmetic.timeline import slots_until
from tests.contracts.arithmetic.builders import component, quarter, seen, terms

pytestmark = pytest.mark.pure

PLAIN = {Fraction, int, str, bool, date, type(None)}


@pytest.mark.parametrize(
    ("over", "starts"),
    [
        ("contract", [0, 0, 0, 0, 0]),
        ("period", [0, 1, 2, 3, 4]),
        ("year", [0, 0, 0, 0, 4]),
    ],
)
def test_a_bucket_lasts_as_long_as_the_terms_say(over: str, starts: list[int]) -> None:
    contract = terms(component("jobs", {"count": "job"}, {"per_unit": "1"}, over=over))
    buckets: Buckets = {}
    found = [
        enter_bucket(buckets, (0, 0, None, None), contract.components[0], slot, quarter(0))
        for slot in slots_until([contract], quarter(5))
    ]
    assert [bucket.start for bucket in found] == [quarter(number) for number in starts]
    assert found[-1].year_start == quarter(4)


def test_a_person_is_looked_at_only_when_there_is_news() -> None:
    limit = {"code": "each", "scope": "person", "max": "5"}
    part = component("jobs", {"count": "person_job"}, {"per_unit": "1"})
    contract = terms(part, limits=[limit])
    rows = [seen("person_job", number, None, who) for number, who in enumerate("aba")]
    slots = slots_until([contract], quarter(4))
    agenda = Agenda(contract, contract.components[0], Facts(rows), slots)
    one, two = (None, "a"), (None, "b")
    assert [[turn[0] for turn in agenda.turns(slot)] for slot in slots] == [[one], [two], [one], []]


def test_a_component_as_a_whole_is_looked_at_in_its_own_days() -> None:
    part = component("jobs", {"count": "job"}, {"per_unit": "1"}, until="2020-04-01")
    contract = terms(part)
    slots = slots_until([contract], quarter(2))
    agenda = Agenda(contract, contract.components[0], Facts(()), slots)
    assert [agenda.turns(slot) for slot in slots] == [[(WHOLE, WHOLE)], ()]


def test_whatever_is_remembered_is_plain_data() -> None:
    """So that a contract's state can be written down after any period."""
    waiting: list[object] = [State]
    seen_types: set[object] = set()
    while waiting:
        kind = waiting.pop()
        if kind in seen_types or kind is Ellipsis:
            continue
        seen_types.add(kind)
        if get_args(kind):
            waiting.extend(get_args(kind))
        elif is_dataclass(kind):
            hints = get_type_hints(kind)
            waiting.extend(hints[field.name] for field in fields(kind))
        else:
            assert kind in PLAIN, kind
