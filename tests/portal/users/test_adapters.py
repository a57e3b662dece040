"""Where people go after signing in, and a code instead of a password."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client
from django.urls import reverse

from pages.roles import ensure_roles

pytestmark = pytest.mark.django_db
PASSWORD = "een lang wachtwoord voor tests"


def code_in_mail() -> str:
    found = re.search(r"^([A-Z0-9-]{6,12})$", mail.outbox[-1].body, re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found[1]


def test_a_resident_makes_an_account_with_a_code_and_signs_in_with_another(client) -> None:
    answer = client.post(reverse("account_signup"), {"email": "Jo@voorbeeld.example"})
    assert answer["Location"] == reverse("account_email_verification_sent")
    assert mail.outbox[-1].subject == "Bevestig uw e-mailadres"
    done = client.post(answer["Location"], {"code": code_in_mail()})
    assert done["Location"] == reverse("challenges:mine")
    jo = get_user_model().objects.get()
    assert (jo.email, jo.has_usable_password()) == ("jo@voorbeeld.example", False)

    client.post(reverse("account_logout"))
    asked = client.post(
        reverse("account_request_login_code"), {"email": jo.email, "next": "/contact/"}
    )
    assert mail.outbox[-1].subject == "Uw code om in te loggen"
    signed_in = client.post(asked["Location"], {"code": code_in_mail(), "next": "/contact/"})
    assert signed_in["Location"] == "/contact/"
    assert client.session["_auth_user_id"] == str(jo.pk)


def test_a_wrong_code_opens_nothing(client) -> None:
    client.post(reverse("account_signup"), {"email": "jo@voorbeeld.example"})
    answer = client.post(reverse("account_email_verification_sent"), {"code": "XXXXXX"})
    assert answer.context["verify_form"].errors["code"]
    assert "_auth_user_id" not in client.session


def test_the_answer_does_not_tell_who_has_an_account() -> None:
    get_user_model().objects.create_user("jo@voorbeeld.example")
    answers = [
        Client().post(reverse("account_request_login_code"), {"email": email})
        for email in ("jo@voorbeeld.example", "wie@voorbeeld.example")
    ]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert mail.outbox[-1].subject == "Er is nog geen account met dit e-mailadres"


def test_staff_come_to_their_work_with_the_address_that_an_administrator_gave(client) -> None:
    noor = get_user_model().objects.create_user("noor@gemeente.example", PASSWORD)
    noor.groups.add(ensure_roles()["editor"])
    answer = client.post(
        reverse("account_login"), {"login": "Noor@gemeente.example", "password": PASSWORD}
    )
    assert answer["Location"] == reverse("wagtailadmin_home")
    assert EmailAddress.objects.get(user=noor).verified
    assert mail.outbox == []


def test_a_wrong_password_keeps_the_address_and_says_so(client) -> None:
    answer = client.post(
        reverse("account_login"), {"login": "noor@gemeente.example", "password": "fout"}
    )
    text = answer.content.decode()
    assert 'value="noor@gemeente.example"' in text
    assert "fout" not in text
    assert answer.context["form"].non_field_errors()


def test_another_site_is_no_place_to_go(client) -> None:
    get_user_model().objects.create_user("jo@voorbeeld.example", PASSWORD)
    EmailAddress.objects.create(
        user=get_user_model().objects.get(),
        email="jo@voorbeeld.example",
        primary=True,
        verified=True,
    )
    answer = client.post(
        reverse("account_login"),
        {
            "login": "jo@voorbeeld.example",
            "password": PASSWORD,
            "next": "https://elders.example/",
        },
    )
    assert answer["Location"] == reverse("challenges:mine")
