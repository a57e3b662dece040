"""What can be chosen when an observation is entered or judged."""

from __future__ import annotations

import pytest

from contracts.forms.observations import ObservationForm, PeriodForm, VerificationForm
from tests.factories.contracts import AgreementFactory

pytestmark = pytest.mark.django_db


def test_only_indicators_of_the_agreement_can_be_chosen() -> None:
    agreement, other = AgreementFactory(), AgreementFactory()
    form = ObservationForm(
        {"indicator": other.indicators.get().pk, "on": "01-02-2026", "status": "measured"},
        agreement=agreement,
    )
    assert list(form.errors) == ["indicator"]


def test_withdrawn_is_no_way_to_enter_a_value() -> None:
    form = ObservationForm({"status": "withdrawn"}, agreement=AgreementFactory())
    assert "status" in form.errors


def test_the_three_questions_begin_with_not_knowing() -> None:
    form = VerificationForm()
    questions = (
        "is_context_complete",
        "would_have_happened_anyway",
        "do_practitioners_recognise",
    )
    assert [form[name].value() for name in questions] == ["unknown"] * 3


def test_only_an_offered_period_can_be_settled() -> None:
    choices = [("2026-01-01", "eerste kwartaal")]
    assert PeriodForm({"period": "2026-01-01"}, choices=choices).is_valid()
    assert not PeriodForm({"period": "2026-04-01"}, choices=choices).is_valid()
