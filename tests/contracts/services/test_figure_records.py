"""What is told beside a figure: with consent, without names, and never changed."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from contracts.errors import Refused
from contracts.models import FigureRecord
from contracts.services.figure_records import record_on_figure
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 15)


@pytest.fixture
def indicator():
    return AgreementFactory(active=True).indicators.get()


def told(indicator, **values):
    chosen = {
        "kind": "story", "on": DAY, "text": "Vier mensen helpen nu anderen.", "has_consent": True,
        **values,
    }  # fmt: skip
    return record_on_figure(indicator=indicator, by=PersonFactory(), now=NOW, **chosen)


def test_a_story_is_one_line_of_history(indicator):
    record = told(indicator, text=" Het helpt. ")
    assert (record.text, record.has_consent, record.at) == ("Het helpt.", True, NOW)
    event = indicator.agreement.events.get()
    assert (event.verb, event.detail) == ("indicator_changed", "baan story")


def test_a_conversation_keeps_who_what_and_what_was_agreed(indicator):
    record = told(
        indicator, kind="conversation", who="uitvoerder en gemeente", actions="Vaker bellen.",
        has_consent=False,
    )  # fmt: skip
    assert (record.who, record.actions) == ("uitvoerder en gemeente", "Vaker bellen.")
    assert indicator.agreement.events.get().verb == "conversation_recorded"


def test_looking_back_goes_on_when_the_contract_is_over():
    indicator = AgreementFactory(ended=True).indicators.get()
    record = told(indicator, kind="relapse", count=7, of_count=9, has_consent=False)
    assert (record.count, record.of_count) == (7, 9)


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"kind": "poem"}, ("record_kind_unknown", "kind")),
        ({"text": " "}, ("record_words_missing", "text")),
        ({"kind": "conversation", "who": " "}, ("record_who_missing", "who")),
        ({"has_consent": False}, ("record_consent_missing", "has_consent")),
        ({"kind": "voice", "has_consent": False}, ("record_consent_missing", "has_consent")),
        ({"on": date(2026, 5, 16)}, ("record_in_future", "on")),
        ({"text": "Bel kim@voorbeeld.example"}, ("text_looks_like_email", "text")),
        (
            {"kind": "conversation", "who": "mevrouw Jansen"},
            ("text_looks_like_name", "who"),
        ),
        ({"actions": "Bel 06-12345678"}, ("text_looks_like_phone", "actions")),
        ({"kind": "relapse"}, ("record_counts_missing", "count")),
        ({"kind": "relapse", "count": 3}, ("record_counts_missing", "count")),
        ({"kind": "voice", "count": 3}, ("record_counts_wrong", "count")),
        ({"kind": "voice", "count": 3, "of_count": 2}, ("record_counts_wrong", "count")),
    ],
)
def test_bad_input_is_refused_at_its_field(indicator, values, problem):
    with pytest.raises(Refused) as refused:
        told(indicator, **values)
    assert refused.value.message
    assert (refused.value.code, refused.value.field) == problem
    assert not FigureRecord.objects.exists()


def test_a_draft_has_no_figures_to_tell_about():
    with pytest.raises(Refused, match="Dit kan alleen als"):
        told(AgreementFactory().indicators.get())


def test_the_database_refuses_what_breaks_its_rules(indicator):
    told(indicator)
    row = {
        "indicator": indicator, "kind": "story", "on": DAY, "text": "x", "has_consent": True,
        "by": PersonFactory(), "at": NOW,
    }  # fmt: skip
    for bad in (
        {"kind": "poem"},
        {"text": ""},
        {"kind": "conversation"},
        {"has_consent": False},
        {"count": 1},
        {"count": 2, "of_count": 1},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            FigureRecord.objects.create(**{**row, **bad})
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE contracts_figurerecord SET text = 'anders'")
