from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from pages.demo import people


def test_demo_is_refused_where_it_does_not_belong(db, settings):
    settings.DEMO = False
    with pytest.raises(CommandError, match="--force"):
        call_command("load_demo")
    assert not get_user_model().objects.exists()


def test_command_says_last_how_to_sign_in(db):
    output = StringIO()
    call_command("load_demo", stdout=output)
    lines = output.getvalue().splitlines()
    assert [line.split()[0] for line in lines[-2:]] == [
        "beheerder@demodam.example",
        "bewoner@demodam.example",
    ]
    assert people.PASSWORD in "".join(lines)
