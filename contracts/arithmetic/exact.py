"""An exact fraction that is quicker than the standard one, and is one.

The engine computes with `fractions.Fraction`. Most of its time went to what that class does for
numbers of any type. An Exact does the same arithmetic for fractions and whole numbers only, and
whatever is computed with one is one: as soon as a number of the terms or of an observation takes
part, the result is exact and quick. A float is refused (TypeError), so that none can slip in.
"""

# ruff: noqa: SLF001 - the two slots of the base class are read directly, that is what it is about
from fractions import Fraction
from functools import lru_cache
from math import gcd
from typing import Any

_new = object.__new__


class Exact(Fraction):
    """A fraction in lowest terms; equal to, and hashed as, the Fraction or int of that value."""

    __slots__ = ()
    _numerator: int
    _denominator: int

    def __reduce__(self) -> tuple[Any, ...]:
        """Copy and pickle as the two whole numbers."""
        return (Exact, (self._numerator, self._denominator))

    def __add__(self, other: Any) -> "Exact":  # type: ignore[override]
        """Return self + other."""
        if other.__class__ is not Exact:
            if not isinstance(other, (Fraction, int)):
                return NotImplemented
            other = exact(other)
        return _sum(self, other._numerator, other._denominator)

    __radd__ = __add__  # type: ignore[assignment]

    def __sub__(self, other: Any) -> "Exact":  # type: ignore[override]
        """Return self - other."""
        if other.__class__ is not Exact:
            if not isinstance(other, (Fraction, int)):
                return NotImplemented
            other = exact(other)
        return _sum(self, -other._numerator, other._denominator)

    def __rsub__(self, other: Any) -> "Exact":  # type: ignore[override]
        """Return other - self."""
        if not isinstance(other, (Fraction, int)):
            return NotImplemented
        return _sum(exact(other), -self._numerator, self._denominator)

    def __mul__(self, other: Any) -> "Exact":  # type: ignore[override]
        """Return self * other."""
        if other.__class__ is not Exact:
            if not isinstance(other, (Fraction, int)):
                return NotImplemented
            other = exact(other)
        return _product(self, other._numerator, other._denominator)

    __rmul__ = __mul__  # type: ignore[assignment]

    def __truediv__(self, other: Any) -> "Exact":  # type: ignore[override]
        """Return self / other; ZeroDivisionError for zero."""
        if other.__class__ is not Exact:
            if not isinstance(other, (Fraction, int)):
                return NotImplemented
            other = exact(other)
        top, bottom = other._denominator, other._numerator
        if bottom < 0:
            top, bottom = -top, -bottom
        if bottom == 0:
            raise ZeroDivisionError(f"{self} / 0")
        return _product(self, top, bottom)

    def __rtruediv__(self, other: Any) -> "Exact":  # type: ignore[override]
        """Return other / self; ZeroDivisionError for zero."""
        if not isinstance(other, (Fraction, int)):
            return NotImplemented
        return exact(other) / self

    def __neg__(self) -> "Exact":
        """Return the number on the other side of zero."""
        return _exact(-self._numerator, self._denominator)

    def __abs__(self) -> "Exact":
        """Return the size of the number."""
        return self if self._numerator >= 0 else _exact(-self._numerator, self._denominator)

    def __bool__(self) -> bool:
        """Whether it is not zero."""
        return self._numerator != 0

    def __eq__(self, other: Any) -> bool:
        """Whether it is the same number, of whatever type."""
        if other.__class__ is Exact:
            return self._numerator == other._numerator and self._denominator == other._denominator
        return Fraction.__eq__(self, other)

    def __hash__(self) -> int:  # type: ignore[override]
        """Return what an int or Fraction of the same value hashes to."""
        if self._denominator == 1:
            return hash(self._numerator)
        return Fraction.__hash__(self)

    def __lt__(self, other: Any) -> bool:
        """Whether it is less than another exact number."""
        if other.__class__ is not Exact and not isinstance(other, (Fraction, int)):
            return NotImplemented
        right = exact(other)
        return self._numerator * right._denominator < right._numerator * self._denominator

    def __le__(self, other: Any) -> bool:
        """Whether it is at most another exact number."""
        if other.__class__ is not Exact and not isinstance(other, (Fraction, int)):
            return NotImplemented
        right = exact(other)
        return self._numerator * right._denominator <= right._numerator * self._denominator

    def __gt__(self, other: Any) -> bool:
        """Whether it is more than another exact number."""
        if other.__class__ is not Exact and not isinstance(other, (Fraction, int)):
            return NotImplemented
        right = exact(other)
        return self._numerator * right._denominator > right._numerator * self._denominator

    def __ge__(self, other: Any) -> bool:
        """Whether it is at least another exact number."""
        if other.__class__ is not Exact and not isinstance(other, (Fraction, int)):
            return NotImplemented
        right = exact(other)
        return self._numerator * right._denominator >= right._numerator * self._denominator


def exact(value: Fraction | int) -> Exact:
    """Return a fraction or whole number as an Exact; TypeError for anything else."""
    if value.__class__ is Exact:
        return value
    if value.__class__ is int:
        return _exact(value, 1)
    if not isinstance(value, (Fraction, int)):
        raise TypeError(f"a number must be exact, not {type(value).__name__}")
    return _exact(value.numerator, value.denominator)


@lru_cache(maxsize=4096)
def exact_text(text: str) -> Exact:
    """Return the value of text as `Fraction` reads it, once for each text."""
    return exact(Fraction(text))


def _exact(numerator: int, denominator: int) -> Exact:
    """Return a number from what is in lowest terms already."""
    made = _new(Exact)
    made._numerator = numerator
    made._denominator = denominator
    return made


def _sum(one: Exact, numerator: int, denominator: int) -> Exact:
    """Add a fraction in lowest terms (Knuth, The Art of Computer Programming, 4.5.1)."""
    if not numerator:
        return one
    own = one._denominator
    if not one._numerator:
        return _exact(numerator, denominator)
    if own == denominator:
        total = one._numerator + numerator
        if own == 1:
            return _exact(total, 1)
        common = gcd(total, own)
        return _exact(total // common, own // common)
    common = gcd(own, denominator)
    if common == 1:
        return _exact(one._numerator * denominator + own * numerator, own * denominator)
    part = own // common
    total = one._numerator * (denominator // common) + numerator * part
    rest = gcd(total, common)
    return _exact(total // rest, part * (denominator // rest))


def _product(one: Exact, numerator: int, denominator: int) -> Exact:
    """Multiply by a fraction in lowest terms, whose denominator is positive."""
    own, below = one._numerator, one._denominator
    if below == 1 == denominator:
        return _exact(own * numerator, 1)
    first, second = gcd(own, denominator), gcd(numerator, below)
    return _exact(
        (own // first) * (numerator // second), (below // second) * (denominator // first)
    )
