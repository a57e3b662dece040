"""People: one account per e-mail address, a name in one or two parts."""

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

User = get_user_model()


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [("Ans de Vries", "Ans", "de Vries"), ("Ans", "Ans", ""), ("  Ans   Bos ", "Ans", "Bos")],
)
def test_name_joins_first_and_last(name: str, first: str, last: str) -> None:
    user = User(email="ans@portal.example", name=name)
    assert (user.first_name, user.last_name) == (first, last)
    assert user.name == f"{first} {last}".strip()


def test_without_a_name_the_address_stands_in() -> None:
    assert str(User(email="ans@portal.example")) == "ans@portal.example"
    assert str(User(email="ans@portal.example", name="Ans Bos")) == "Ans Bos"


def test_sign_in_whatever_capitals_were_typed(db) -> None:
    User.objects.create_user("ANS@portal.example", "correct horse battery")
    found = authenticate(username=" Ans@Portal.example", password="correct horse battery")
    assert found is not None
    assert found.email == "ans@portal.example"


def test_one_account_per_address_in_any_case(db) -> None:
    User.objects.create_user("ans@portal.example")
    with pytest.raises(IntegrityError):
        User.objects.bulk_create([User(email="Ans@portal.example")])


def test_wagtail_shows_adds_and_changes_people(db) -> None:
    admin = User.objects.create_superuser("admin@portal.example", "correct horse battery")
    client = Client()
    client.force_login(admin)
    form = {
        "email": "Bea@portal.example",
        "first_name": "Bea",
        "last_name": "Smit",
        "password1": "a long enough sentence",
        "password2": "a long enough sentence",
    }
    assert client.post(reverse("wagtailusers_users:add"), form).status_code == 302
    bea = User.objects.get(email="bea@portal.example")
    assert bea.check_password("a long enough sentence")
    assert "Bea Smit" in client.get("/beheer/users/").content.decode()
    changed = {**form, "first_name": "Beatrix", "is_active": "on", "password1": "", "password2": ""}
    assert (
        client.post(reverse("wagtailusers_users:edit", args=[bea.pk]), changed).status_code == 302
    )
    bea.refresh_from_db()
    assert bea.name == "Beatrix Smit"
    assert client.get("/beheer/account/").status_code == 200
