"""Dataclasses as JSON-able data and back."""

import json
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Literal

import pytest

from contracts.arithmetic.plain_data import read_data, write_data

pytestmark = pytest.mark.pure


@dataclass(slots=True)
class Inner:
    amounts: dict[tuple[int, str | None], Fraction] = field(default_factory=dict)
    kind: Literal["a", "b"] = "a"


@dataclass(slots=True)
class Outer:
    day: date
    key: int | str | None
    flags: tuple[bool, ...]
    inner: Inner = field(default_factory=Inner)
    rows: list[Inner] = field(default_factory=list)
    until: date | None = None


FULL = Outer(
    date(2020, 2, 29),
    "x",
    (True, False),
    Inner({(2, None): Fraction(1, 3), (1, "z"): Fraction(-5)}, "b"),
    [Inner()],
    date(2021, 1, 1),
)


@pytest.mark.parametrize("value", [FULL, Outer(date.min, None, ()), Outer(date.max, 3, (True,))])
def test_what_is_written_is_read_back(value: Outer) -> None:
    again = read_data(Outer, json.loads(json.dumps(write_data(Outer, value))))
    assert again == value
    assert list(again.inner.amounts) == list(value.inner.amounts)


def test_it_is_text_and_leaves_defaults_out() -> None:
    assert write_data(Outer, FULL) == {
        "day": "2020-02-29",
        "key": "x",
        "flags": [True, False],
        "inner": {"amounts": [[[2, None], "1/3"], [[1, "z"], "-5"]], "kind": "b"},
        "rows": [{}],
        "until": "2021-01-01",
    }
    assert write_data(Outer, Outer(date.min, None, ())) == {
        "day": "0001-01-01",
        "key": None,
        "flags": [],
    }


def test_a_type_or_nothing_is_that_or_nothing() -> None:
    days = [date(2020, 2, 29), None]
    assert write_data(list[date | None], days) == ["2020-02-29", None]
    assert read_data(list[date | None], ["2020-02-29", None]) == days


def test_all_that_json_tells_apart_may_stand_in_one_place() -> None:
    values = [1, "1", True]
    assert write_data(list[int | str | bool], values) == values
    assert read_data(list[int | str | bool], values) == values


def test_what_is_not_plain_or_not_known_is_refused() -> None:
    with pytest.raises(TypeError, match=r"^<class 'float'> is not plain data$"):
        write_data(float, 1.5)
    with pytest.raises(TypeError, match=r"^\(<class .*date'>, .*\) cannot be told apart$"):
        write_data(date | Fraction, date.min)
    with pytest.raises(ValueError, match="Inner has no more"):
        read_data(Inner, {"more": 1})
