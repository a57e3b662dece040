"""The whole demo, as `make demo` loads it."""

import pytest
from django.core.management import call_command

from contracts.models import Agreement
from pages.challenges.models import Decision


@pytest.mark.django_db
def test_everything_is_loaded_together(capsys):
    call_command("load_demo", force=True)
    assert "redacteur@demodam.example" in capsys.readouterr().out
    assert Agreement.objects.count() > 20
    # Above € 50,000 the fund names another group than the deciders.
    large = Decision.objects.filter(
        response__call__slug="taalles-dichtbij", decided_by__email__startswith="budgethouder"
    )
    assert large.exists()
