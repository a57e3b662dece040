"""The addresses that the portal itself gives out."""

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse


def test_names_have_their_addresses() -> None:
    assert reverse("wagtailadmin_home") == "/beheer/"
    assert reverse("set_language") == "/set-taal/"
    assert resolve("/healthz").url_name == "healthz"


def test_wagtail_answers_what_nobody_else_does() -> None:
    assert resolve("/any/page/").url_name == "wagtail_serve"


def test_uploads_have_no_address_of_their_own() -> None:
    """Documents go through a view that checks rights; the folder itself is not served."""
    with pytest.raises(Resolver404):
        resolve("/media/documents/secret.pdf")


def test_the_admin_asks_to_sign_in(db) -> None:
    answer = Client().get("/beheer/")
    assert (answer.status_code, answer["Location"]) == (302, "/beheer/login/?next=/beheer/")
