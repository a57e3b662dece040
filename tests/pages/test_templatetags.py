from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.utils import translation

from pages.templatetags import chart_tags, text_tags


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [
        (Decimal("86400.00"), "€ 86.400", "€86,400"),
        (Decimal("1234.50"), "€ 1.234,50", "€1,234.50"),
        (123456, "€ 1.234,56", "€1,234.56"),
        (None, "", ""),
    ],
)
def test_euro(value, dutch, english):
    assert text_tags.euro(value) == dutch
    with translation.override("en"):
        assert text_tags.euro(value) == english


def test_day_is_in_words_and_in_dutch_time():
    assert text_tags.day(date(2026, 4, 1)) == "1 april 2026"
    assert text_tags.day(datetime(2026, 3, 31, 22, 30, tzinfo=UTC)) == "1 april 2026"
    assert text_tags.day(None) == ""


def test_lines_are_points_without_empty_ones():
    thing = SimpleNamespace(helps=" een \n\ntwee", helps_en="one")
    assert text_tags.tr_lines(thing, "helps") == ["een", "twee"]
    with translation.override("en"):
        assert text_tags.tr_lines(thing, "helps") == ["one"]


def test_dutch_on_an_english_page_is_marked_and_escaped():
    thing = SimpleNamespace(title="A & B", title_en="")
    assert text_tags.tr(thing, "title") == "A & B"
    with translation.override("en"):
        assert text_tags.tr(thing, "title") == '<span lang="nl">A &amp; B</span>'
        assert text_tags.tr_lang(thing, "title") == ' lang="nl"'


def test_address_of_a_part_that_is_not_there_is_empty():
    assert text_tags.url_if_known("nobody:knows", 1) == ""
    assert text_tags.url_if_known("pages:search") == "/zoeken/"


def test_half_open_period_is_told_with_its_last_day():
    row = SimpleNamespace(start=date(2026, 1, 1), end=date(2026, 4, 1))
    assert chart_tags.period(row) == "1 januari 2026 tot en met 31 maart 2026"


@pytest.mark.parametrize(("percent", "width"), [(None, 0), (-3, 0), (72, 72), (140, 100)])
def test_bar_stays_inside_its_room(percent, width):
    assert chart_tags.bar_width(percent) == width
