"""Money, days and numbers in a template."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from django.http import HttpRequest, QueryDict
from django.utils.translation import override

from contracts.templatetags import contracts_desk as tags


def test_dutch_and_english_figures() -> None:
    assert tags.money(123456, "EUR") == "€\N{NO-BREAK SPACE}1.234,56"
    assert tags.number(Decimal("1234.50000000")) == "1.234,5"
    assert tags.number(None) == ""
    assert tags.negative(5) == -5
    with override("en"):
        assert tags.money(123456, "EUR") == "€1,234.56"


def test_days_are_those_of_the_municipality() -> None:
    late = datetime(2026, 3, 31, 23, 30, tzinfo=UTC)
    assert tags.day(late) == "1 april 2026"
    assert tags.moment(late) == "1 april 2026, 01:30"
    assert tags.last_day(date(2027, 1, 1)) == "31 december 2026"
    assert tags.period(date(2026, 1, 1), date(2026, 4, 1)) == (
        "1 januari 2026 tot en met 31 maart 2026"
    )
    assert tags.day(None) == tags.last_day(None) == tags.moment(None) == ""


def test_another_page_keeps_the_rest_of_the_query() -> None:
    request = HttpRequest()
    request.GET = QueryDict("status=draft&p=1")
    assert tags.page_query(request, 2) == "?status=draft&p=2"
