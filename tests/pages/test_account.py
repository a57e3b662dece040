"""The public account on a page: figures, chart and table say the same."""

from datetime import date
from decimal import Decimal

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from contracts.selectors.public_records import (
    PublicAccount,
    PublicDocument,
    PublicEvent,
    PublicIndicator,
    PublicParty,
    PublicPeriod,
)
from contracts.selectors.publication import HeldBack
from contracts.wording import Section


def indicator(**changes):
    fields = {
        "name": "Naar werk",
        "definition": "Zes maanden aan het werk.",
        "unit": "mensen",
        "baseline": Decimal("12.00000000"),
        "baseline_source": "register",
        "target": Decimal("250.00000000"),
        "achieved": Decimal("180.00000000"),
        "is_suppressed": False,
        "verified_by": "Toetsbureau",
    }
    return PublicIndicator(**fields | changes)


def account(**changes):
    fields = {
        "number": "PC-2026-0001",
        "title": "Jongeren",
        "summary": "",
        "status": "actief",
        "currency": "EUR",
        "starts_on": date(2025, 1, 1),
        "ends_on": None,
        "source_note": "Fictief",
        "parties": (PublicParty("Gemeente Demodam", "betaler"),),
        "indicators": (indicator(),),
        "paid_cents": 50_000_00,
        "approved_cents": 130_000_00,
        "periods": (
            PublicPeriod(date(2025, 1, 1), date(2025, 7, 1), 50_000_00, date(2025, 8, 1)),
            PublicPeriod(date(2025, 7, 1), date(2026, 1, 1), 80_000_00, date(2026, 2, 1)),
        ),
        "timeline": (PublicEvent(date(2025, 1, 1), "ondertekend", ""),),
        "explanation": (Section("naar werk", ("Voor elke persoon € 500.",)),),
    }
    return PublicAccount(**fields | changes)


def shown(**changes):
    text = render_to_string("pages/parts/account.html", {"account": account(**changes)})
    return " ".join(text.split())


def test_figures_chart_and_table_say_the_same():
    text = shown()
    for expected in (
        "€ 130.000,00",
        "Na 2 afrekeningen",
        "1 januari 2025 tot en met 30 juni 2025",
        "€ 50.000,00",
        "€ 80.000,00",
        "Voor elke persoon € 500.",
        '<th scope="row">1 juli 2025 tot en met 31 december 2025</th>',
        "Gecontroleerd door Toetsbureau.",
        "Fictief",
    ):
        assert expected in text
    assert text.count('<rect class="ul-chart__one"') == 1 + 1 + 2
    assert ">01-2025</text>" in text
    assert "72%" in text
    assert "style=" not in text


def test_small_numbers_are_neither_shown_nor_drawn():
    hidden = (
        PublicPeriod(date(2025, 1, 1), date(2025, 7, 1), None, date(2025, 8, 1), None),
        PublicPeriod(date(2025, 7, 1), date(2026, 1, 1), 80_000_00, date(2026, 2, 1)),
    )
    text = shown(
        indicators=(indicator(achieved=None, is_suppressed=True),),
        periods=hidden,
        paid_cents=None,
        approved_cents=None,
    )
    assert "minder dan 10" in text
    assert "Niet getoond" in text
    assert text.count("niet getoond") == 4
    assert "<polyline" not in text
    assert "50.000" not in text


def test_what_does_not_apply_is_not_called_unmeasured():
    text = shown(indicators=(indicator(achieved=None, is_not_applicable=True),))
    assert "niet van toepassing" in text
    assert "nog niet gemeten" not in text


def test_what_is_held_back_says_why_at_its_place():
    held = (
        HeldBack("amounts", "bedragen", "de bank het nog nakijkt."),
        HeldBack("indicator:baan", "Naar werk", "de telling niet klopt."),
    )
    text = shown(
        held_back=held,
        indicators=(indicator(code="baan", achieved=None, is_held_back=True),),
        approved_cents=None,
        paid_cents=None,
    )
    assert text.count("Niet openbaar omdat de bank het nog nakijkt.") == 2
    assert text.count("Niet openbaar omdat de telling niet klopt.") == 2
    assert "niet openbaar</td>" in text


def test_documents_of_the_contract_are_listed_with_kind_number_date_and_version():
    row = PublicDocument("SC-1-nl", "convenant", "Samenvatting", date(2026, 1, 2), 3, "/d/", "0")
    text = shown(documents=(row,))
    assert '<a href="/d/">Samenvatting</a>' in text
    assert "convenant · SC-1-nl · 2 januari 2026 · versie 3" in text


def test_without_settlements_there_is_no_chart():
    text = shown(periods=(), paid_cents=0, indicators=(indicator(achieved=None, target=None),))
    assert "nog niet gemeten" in text
    assert "<figure" not in text


@pytest.mark.parametrize("count", [1, 2, 7, 40])
def test_at_most_six_labels_under_the_bars(count):
    periods = tuple(
        PublicPeriod(date(2000 + n, 1, 1), date(2001 + n, 1, 1), 1_000_00 * n, None)
        for n in range(count)
    )
    text = shown(periods=periods)
    assert text.count(">01-20") <= 6


def test_english_reader_gets_english_amounts_and_dates():
    with translation.override("en"):
        text = shown()
    assert "€130,000.00" in text
    assert "1 January 2025 up to and including 30 June 2025" in text
    assert "Promised, achieved, paid" in text
