"""Whoever does something is a row of the user model, which contracts knows by setting only."""

from django.contrib.auth import get_user_model

from contracts.people import Person


def test_the_user_model_is_a_person():
    assert issubclass(get_user_model(), Person)
