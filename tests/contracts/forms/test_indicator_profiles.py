"""The profile as a form: what holds now, and the larger targets of the same agreement."""

from __future__ import annotations

import pytest

from contracts.forms.indicator_profiles import NeedForm, ProfileForm
from tests.factories.contracts import AgreementFactory, IndicatorFactory, PersonFactory
from tests.factories.dossier import describe

pytestmark = pytest.mark.django_db


def test_a_profile_starts_empty_and_shows_what_holds():
    agreement = AgreementFactory()
    indicator = agreement.indicators.get()
    other = IndicatorFactory(agreement=agreement, code="anders", name="Anders")
    empty = ProfileForm(indicator=indicator, profile=None, needs_reason=False)
    assert list(empty.fields["part_of"].queryset) == [other]
    assert (empty["direction"].value(), "reason" in empty.fields) == ("up", False)
    profile = describe(indicator, PersonFactory(), part_of=other)
    form = ProfileForm(indicator=indicator, profile=profile, needs_reason=True)
    assert (form["assess_from"].value(), form["level"].value()) == ("01-04-2026", "outcome")
    assert form.fields["reason"].required


def test_a_reader_needs_a_day_and_a_reason_to_measure():
    form = NeedForm(data={"reader": "council", "name": "Raad", "every": "year"})
    assert sorted(form.errors) == ["first_on", "why"]
    assert len(form.fields["why"].choices) == 7
