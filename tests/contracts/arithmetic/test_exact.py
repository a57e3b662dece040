"""An Exact computes what Fraction computes, whatever stands on the other side."""

import copy
import operator
import pickle
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.arithmetic.exact import Exact, exact, exact_text

FRACTIONS = st.fractions(max_denominator=10**6) | st.integers(-(10**18), 10**18).map(Fraction)
OPERATORS = (operator.add, operator.sub, operator.mul, operator.truediv)
COMPARISONS = (
    operator.lt,
    operator.le,
    operator.gt,
    operator.ge,
    operator.eq,
    operator.ne,
)


@given(FRACTIONS, FRACTIONS | st.integers())
def test_the_same_number_as_fraction_gives(one, other):
    for operate in OPERATORS:
        for left, right in ((exact(one), other), (other, exact(one)), (exact(one), exact(other))):
            plain = (Fraction(left), Fraction(right))
            if operate is operator.truediv and plain[1] == 0:
                with pytest.raises(ZeroDivisionError):
                    operate(left, right)
                continue
            found, wanted = operate(left, right), operate(*plain)
            assert type(found) is Exact
            # In lowest terms, or it would not be equal to itself computed otherwise.
            assert found.as_integer_ratio() == wanted.as_integer_ratio()
    for compare in COMPARISONS:
        wanted = compare(one, other)
        assert compare(exact(one), other) is compare(exact(one), exact(other)) is wanted


@given(FRACTIONS)
def test_alone_it_is_the_same_as_well(one):
    number = exact(one)
    assert hash(number) == hash(one)
    assert {number: 1} == {one: 1}
    assert (-number, abs(number), bool(number)) == (-one, abs(one), bool(one))
    assert type(-number) is type(abs(number)) is Exact
    assert (number // 1, number.__floor__(), str(number)) == (one // 1, one.__floor__(), str(one))
    assert exact(number) is number
    for twin in (copy.copy(number), copy.deepcopy(number), pickle.loads(pickle.dumps(number))):
        assert twin == number
        assert type(twin) is Exact
    assert exact_text(str(one)) == one


@pytest.mark.parametrize("operate", [*OPERATORS, *COMPARISONS[:4]])
def test_a_float_is_refused(operate):
    for left, right in ((exact(1), 0.5), (0.5, exact(1))):
        with pytest.raises(TypeError):
            operate(left, right)


def test_only_an_exact_number_can_be_one():
    with pytest.raises(TypeError, match="must be exact, not float"):
        exact(0.5)
    assert exact(1) != "1"


@pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])
def test_only_numbers_are_more_or_less(compare):
    with pytest.raises(TypeError):
        compare(Exact(1), "1")
    with pytest.raises(TypeError):
        compare(Exact(1), 1.5)


def test_halves():
    half = exact(Fraction(1, 2))
    assert hash(half) == hash(Fraction(1, 2))
    assert half * half == Fraction(1, 4)
    with pytest.raises(ZeroDivisionError, match=r"^1/2 / 0$"):
        half / 0


@pytest.mark.parametrize("compare", COMPARISONS[:4])
def test_what_is_no_number_is_not_compared(compare):
    with pytest.raises(TypeError, match="not supported between instances of 'Exact' and 'str'"):
        compare(exact(1), "1")
