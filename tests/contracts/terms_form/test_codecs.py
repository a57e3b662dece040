"""One value as people type it and as the format writes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts.terms_form.codecs import parse, show
from contracts.terms_form.shapes import Leaf

pytestmark = pytest.mark.pure

NUMBER, SHARE, DAY, WHOLE = Leaf("number"), Leaf("share"), Leaf("date"), Leaf("whole")


@pytest.mark.parametrize(
    ("leaf", "typed", "nl", "en"),
    [
        (NUMBER, "1300", "1300", "1300"),
        (NUMBER, "15,12", "15.12", "15,12"),
        (NUMBER, "15.12", "15.12", "15.12"),
        (NUMBER, "1.100", "1100", "1.100"),
        (NUMBER, "1,100", "1.100", "1100"),
        (NUMBER, "€ 1.234.567,89", "1234567.89", "€ 1.234.567,89"),
        (NUMBER, "€ 1.100,-", "1100", "€ 1.100,-"),
        (NUMBER, "€ 1.100,–", "1100", "€ 1.100,–"),
        (NUMBER, "€1,100.-", "€1,100.-", "1100"),
        (NUMBER, ",-", ",-", ",-"),
        (NUMBER, "-5", "-5", "-5"),
        (NUMBER, "1/3", "1/3", "1/3"),
        (NUMBER, "12%", "0.12", "0.12"),
        (SHARE, "65%", "0.65", "0.65"),
        (SHARE, "65 %", "0.65", "0.65"),
        (SHARE, "0,65", "0.65", "0,65"),
        (SHARE, "100%", "1", "1"),
        (SHARE, "2,5%", "0.025", "2,5%"),
        (SHARE, "0%", "0", "0"),
        (SHARE, "veel", "veel", "veel"),
        (DAY, "1-4-2026", "2026-04-01", "2026-04-01"),
        (DAY, "01/04/2026", "2026-04-01", "2026-04-01"),
        (DAY, "2026-04-01", "2026-04-01", "2026-04-01"),
        (DAY, "31-02-2026", "31-02-2026", "31-02-2026"),
        (WHOLE, " 365 ", 365, 365),
        (WHOLE, "3,5", "3,5", "3,5"),
        (WHOLE, "007", "007", "007"),
        (Leaf("flag"), "true", True, True),
        (Leaf("flag"), "false", False, False),
        (Leaf("flag"), "maybe", "maybe", "maybe"),
        (Leaf("text"), " a\r\nb ", " a\nb ", " a\nb "),
        (Leaf("text"), "a\x00b", "ab", "ab"),
    ],
)
def test_what_is_typed(leaf: Leaf, typed: str, nl: object, en: object) -> None:
    assert parse(leaf, typed, "nl") == nl
    assert parse(leaf, typed, "en") == en


@pytest.mark.parametrize(
    ("leaf", "value", "nl", "en"),
    [
        (NUMBER, "1100.50", "1100,50", "1100.50"),
        (SHARE, "0.65", "65%", "65%"),
        (SHARE, "0.025", "2,5%", "2.5%"),
        (SHARE, "1", "100%", "100%"),
        (SHARE, "0.40", "0,40", "0.40"),
        (SHARE, "1/3", "1/3", "1/3"),
        (DAY, "2026-04-01", "01-04-2026", "01-04-2026"),
        (DAY, "2026-13-01", "2026-13-01", "2026-13-01"),
        (WHOLE, 12, "12", "12"),
        (Leaf("flag"), False, "false", "false"),
        (Leaf("text"), None, "", ""),
    ],
)
def test_what_is_shown(leaf: Leaf, value: object, nl: str, en: str) -> None:
    assert show(leaf, value, "nl") == nl
    assert show(leaf, value, "en") == en


@given(st.from_regex(r"-?(0|[1-9][0-9]{0,8})(\.[0-9]{1,6})?", fullmatch=True))
def test_a_number_that_is_shown_is_read_back_exactly(value: str) -> None:
    for language in ("nl", "en"):
        for leaf in (NUMBER, SHARE):
            assert parse(leaf, show(leaf, value, language), language) == value
