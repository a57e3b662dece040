"""Every form of staff carries the key beside the CSRF token."""

from types import SimpleNamespace

from bs4 import BeautifulSoup
from django.template import engines
from django.test import RequestFactory

from portal.typed.keys import FIELD, TypedKey, read_key
from tests.portal.typed.browsing import hidden_in

TEMPLATE = "<form>{% csrf_token %}</form>"


def drawn(path):
    request = RequestFactory().get(path)
    request.user = SimpleNamespace(pk=7, is_authenticated=True)
    html = engines["django"].from_string(TEMPLATE).render({}, request)
    return hidden_in(BeautifulSoup(html, "html.parser").form)


def test_a_form_of_staff_has_both():
    fields = drawn("/beheer/reacties/")
    assert set(fields) == {"csrfmiddlewaretoken", FIELD}
    assert len(fields["csrfmiddlewaretoken"]) == 64
    assert read_key(fields[FIELD]) == TypedKey(7, "/beheer/reacties/")


def test_a_form_of_the_public_has_only_djangos():
    assert set(drawn("/")) == {"csrfmiddlewaretoken"}


def test_without_a_request_nothing_is_added():
    html = engines["django"].from_string(TEMPLATE).render({"csrf_token": "abc"})
    fields = hidden_in(BeautifulSoup(html, "html.parser").form)
    assert fields == {"csrfmiddlewaretoken": "abc"}
