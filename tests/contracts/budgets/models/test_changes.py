"""Rows of other words and of an end are about one programme or one source, and give a reason."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from contracts.budgets.models import MoneyEnd, MoneyRewording
from tests.contracts.budgets import make
from tests.factories.contracts import NOW, PersonFactory

pytestmark = pytest.mark.django_db


def test_they_are_about_one_of_both_with_a_reason():
    programme, source = make.programme(), make.source()
    made = {"at": NOW, "by": PersonFactory(), "reason": "Besluit"}
    for model, fields in (
        (MoneyEnd, {"last_day": date(2027, 1, 31)}),
        (MoneyRewording, {"old_name": "Oud", "name": "Nieuw"}),
    ):
        for wrong in (
            {},
            {"programme": programme, "source": source},
            {"programme": programme, "reason": ""},
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                model.objects.create(**made | fields | wrong)
        assert model.objects.create(**made | fields, programme=programme).about == programme
        assert model.objects.create(**made | fields, source=source).about == source
    names = [str(row) for model in (MoneyEnd, MoneyRewording) for row in model.objects.all()]
    assert names == ["Werk 2027-01-31", "Begroting 2027-01-31", "Oud → Nieuw", "Oud → Nieuw"]
