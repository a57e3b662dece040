"""`manage.py load_contract_examples`: by people who are there, and once."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from contracts.models import Agreement
from tests.factories.contracts import PersonFactory

pytestmark = pytest.mark.django_db


def test_one_example_is_loaded_by_three_people():
    people = [PersonFactory() for _number in range(3)]
    words = ["wattwest-outcomes"]
    for option, person in zip(("--by", "--entered-by", "--verified-by"), people, strict=True):
        words += [option, person.email.upper()]
    for _time in range(2):
        out = StringIO()
        call_command("load_contract_examples", *words, stdout=out)
        agreement = Agreement.objects.get()
        assert out.getvalue() == f"{agreement}\n"
    assert agreement.created_by == people[0]
    assert {row.entered_by for row in agreement.observations.all()} == {people[1]}


def test_somebody_unknown_is_an_error():
    with pytest.raises(CommandError, match="nobody@voorbeeld"):
        call_command(
            "load_contract_examples",
            "--by=nobody@voorbeeld.example",
            "--entered-by=x@voorbeeld.example",
            "--verified-by=y@voorbeeld.example",
        )
