"""The door of the admin leads to the sign-in, and explains itself to who has no work there."""

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from pages.roles import ensure_roles

pytestmark = pytest.mark.django_db


def test_a_stranger_signs_in_and_comes_back(client) -> None:
    answer = client.get("/beheer/login/?next=/beheer/reacties/")
    assert answer["Location"] == "/account/login/?next=%2Fbeheer%2Freacties%2F"
    assert client.get("/beheer/login/")["Location"] == "/account/login/"


def test_the_old_form_takes_no_password(client) -> None:
    assert client.post("/beheer/login/", {"username": "a", "password": "b"}).status_code == 405


def test_who_has_a_role_goes_on_and_who_has_none_reads_why(client) -> None:
    user = get_user_model().objects.create_user("jo@voorbeeld.example")
    client.force_login(user)
    answer = client.get("/beheer/login/")
    assert answer.status_code == 403
    assert "U bent ingelogd als jo@voorbeeld.example" in answer.content.decode()
    user.groups.add(ensure_roles()["editor"])
    assert client.get("/beheer/login/")["Location"] == reverse("wagtailadmin_home")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("nl", ("Inloggen", "Wachtwoord", "Wachtwoord vergeten")),
        ("en", ("Sign in", "Password", "Forgot your password")),
    ],
)
def test_sign_in_speaks_one_language(client, language: str, words: tuple[str, ...]) -> None:
    client.cookies["taal"] = language
    text = client.get("/account/login/").content.decode()
    for word in words:
        assert word in text
