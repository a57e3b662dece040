"""A key says who opened a form, and where."""

from types import SimpleNamespace

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.core import signing
from django.test import RequestFactory

from portal.typed.keys import FIELD, MAX_AGE_S, MAX_PAGE, SALT, TypedKey, make_key, read_key

JO = SimpleNamespace(pk=7, is_authenticated=True)


def asked(path, person=JO, **posted):
    request = RequestFactory().post(path, posted) if posted else RequestFactory().get(path)
    request.user = person
    return request


def test_who_and_where():
    key = make_key(asked("/beheer/reacties/3/?tab=een"))
    assert read_key(key) == TypedKey(7, "/beheer/reacties/3/?tab=een")


@pytest.mark.parametrize("path", ["/", "/account/login/", "/reactie/beheer/"])
def test_pages_of_the_public_have_none(path):
    assert make_key(asked(path)) == ""


def test_nobody_has_none():
    assert make_key(asked("/beheer/", AnonymousUser())) == ""


def test_a_form_that_is_shown_again_keeps_its_page():
    opened = make_key(asked("/beheer/reacties/3/"))
    again = make_key(asked("/beheer/reacties/3/notitie/", **{FIELD: opened}))
    assert read_key(again) == TypedKey(7, "/beheer/reacties/3/")


def test_the_key_of_another_is_not_taken_over():
    other = make_key(asked("/beheer/a/", SimpleNamespace(pk=8, is_authenticated=True)))
    assert read_key(make_key(asked("/beheer/b/", **{FIELD: other}))) == TypedKey(7, "/beheer/b/")


def test_a_very_long_address_loses_its_query():
    key = make_key(asked("/beheer/reacties/?q=" + "a" * MAX_PAGE))
    assert read_key(key) == TypedKey(7, "/beheer/reacties/")


@pytest.mark.parametrize(
    "text",
    ["", "x", signing.dumps([1, "/"], salt="other"), signing.dumps(3, salt=SALT)],
    # A signature has the second in it, and every test process must find the same tests.
    ids=["nothing", "a letter", "another salt", "another shape"],
)
def test_what_is_not_ours_says_nothing(text):
    assert read_key(text) is None


def test_it_is_good_for_a_working_day():
    with time_machine.travel("2026-03-02T08:00:00Z", tick=False) as clock:
        key = make_key(asked("/beheer/"))
        clock.shift(MAX_AGE_S)
        assert read_key(key) is not None
        clock.shift(1)
        assert read_key(key) is None
