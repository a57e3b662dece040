"""Whose session ends while typing finds the text again, in any form of staff."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponseNotAllowed
from django.test import Client, RequestFactory
from django.urls import reverse

from pages.challenges.models import Response
from pages.roles import ensure_roles
from portal.typed.middleware import show_again
from portal.typed.shelf import SHELF, TypedForm, write_shelf
from tests.contracts.views.world import make_world
from tests.factories import challenges as make
from tests.factories import voices
from tests.portal.typed.browsing import browser_of, end_session, form_on, hidden_in, shown
from tests.portal.users.test_second_factor import PASSWORD, code_of, pair, sign_in

pytestmark = pytest.mark.django_db
REASON = 'Nog niet duidelijk: "hoeveel" & waarom?\nGraag <b>uitleggen</b>.'


def send_back() -> tuple[Any, str, str, dict[str, str]]:
    decider = make.make_staff("decider")
    proposal = make.make_proposed(make.make_staff())
    make.free(proposal.response, decider)
    pk = [proposal.response_id]
    page = reverse("challenge_responses:decide", args=pk)
    return decider, page, reverse("challenge_responses:send_back", args=pk), {"reason": REASON}


def note() -> tuple[Any, str, str, dict[str, str]]:
    staff = make.make_staff()
    pk = [make.make_in_handling(staff).pk]
    page = reverse("challenge_responses:detail", args=pk)
    return staff, page, reverse("challenge_responses:note", args=pk), {"text": REASON}


def withdraw() -> tuple[Any, str, str, dict[str, str]]:
    staff = make.make_staff()
    page = reverse("challenge_responses:withdraw", args=[make.make_in_handling(staff).pk])
    return staff, page, page, {"reason": REASON}


def withhold() -> tuple[Any, str, str, dict[str, str]]:
    staff = make.make_staff()
    pk = [voices.make_asked().pk]
    page = reverse("voices_desk:answer", args=pk)
    return staff, page, reverse("voices_desk:withhold", args=pk), {"reason": REASON}


def settlement_back() -> tuple[Any, str, str, dict[str, str]]:
    world = make_world()
    page = reverse("contracten:return", args=[world.settlement.pk])
    return world.people["approver"], page, page, {"reason": REASON}


def draft() -> tuple[Any, str, str, dict[str, str]]:
    world = make_world()
    page = reverse("contracten:draft")
    return world.people["contract_manager"], page, page, {"title": "Werk", "task": REASON}


FORMS = [send_back, note, withdraw, withhold, settlement_back, draft]


@pytest.mark.parametrize("scene", FORMS, ids=[scene.__name__ for scene in FORMS])
def test_the_text_stands_in_the_form_after_signing_in(scene) -> None:
    person, page, target, typed = scene()
    client = browser_of(person)
    form = form_on(client.get(page), next(iter(typed)))
    end_session(client)
    answer = client.post(target, {**hidden_in(form), **typed})
    assert (answer.status_code, answer["Location"]) == (302, page)
    door = client.get(page)
    assert door.status_code == 302
    assert "/login/" in door["Location"]
    assert "uitleggen" not in door["Location"]
    client.force_login(person)
    opened = client.get(page)
    form = form_on(opened, next(iter(typed)))
    assert {name: shown(form, name) for name in typed} == typed
    assert "Er is niets verstuurd" in opened.content.decode()
    # Nothing was carried out, and the form works as it is now.
    done = client.post(target, {**hidden_in(form), **typed})
    assert done.status_code in (302, 422)
    assert SHELF not in client.session
    assert "Er is niets verstuurd" not in client.get(page, follow=True).content.decode()


def test_another_person_gets_nothing_and_the_text_is_thrown_away() -> None:
    person, page, target, typed = send_back()
    client = browser_of(person)
    form = form_on(client.get(page), "reason")
    end_session(client)
    client.post(target, {**hidden_in(form), **typed})
    other = make.make_staff("decider")
    make.free(Response.objects.get(), other)
    client.force_login(other)
    opened = client.get(page)
    assert shown(form_on(opened, "reason"), "reason") == ""
    assert "uitleggen" not in opened.content.decode()
    assert SHELF not in client.session


def test_who_signed_in_again_beside_it_gets_the_form_back() -> None:
    person, page, target, typed = send_back()
    client = browser_of(person)
    form = form_on(client.get(page), "reason")
    # A sign-in in another tab makes a new token; the one in this form is of before.
    posted = {**hidden_in(form), **typed, "csrfmiddlewaretoken": "a" * 64}
    answer = client.post(target, posted)
    assert (answer.status_code, answer["Location"]) == (302, page)
    assert shown(form_on(client.get(page), "reason"), "reason") == REASON


def test_the_form_of_another_is_refused_as_forged() -> None:
    person, page, target, typed = send_back()
    form = form_on(browser_of(person).get(page), "reason")
    client = browser_of(make.make_staff("decider"))
    answer = client.post(target, {**hidden_in(form), **typed})
    assert answer.status_code == 403
    assert SHELF not in client.session


def test_without_a_good_key_nothing_is_kept() -> None:
    person, page, target, typed = send_back()
    client = browser_of(person)
    posted = hidden_in(form_on(client.get(page), "reason"))
    end_session(client)
    for key in ("", "x"):
        answer = client.post(target, {**posted, **typed, "schrijver": key})
        assert "/login/" in answer["Location"]
        assert SHELF not in client.session


def test_a_script_gets_its_usual_answer() -> None:
    person, page, target, typed = send_back()
    client = browser_of(person)
    posted = hidden_in(form_on(client.get(page), "reason"))
    end_session(client)
    headers = {"x-requested-with": "XMLHttpRequest"}
    assert client.post(target, {**posted, **typed}, headers=headers).status_code == 403
    assert SHELF not in client.session


def test_a_file_is_asked_for_again() -> None:
    person, page, target, typed = send_back()
    client = browser_of(person)
    posted = hidden_in(form_on(client.get(page), "reason"))
    end_session(client)
    client.post(target, {**posted, **typed, "file": SimpleUploadedFile("a.txt", b"abc")})
    client.force_login(person)
    assert "Een bestand kunnen wij niet bewaren" in client.get(page).content.decode()


def test_a_form_that_is_gone_leaves_its_text_to_copy() -> None:
    person, page, target, typed = send_back()
    client = browser_of(person)
    form = form_on(client.get(page), "reason")
    end_session(client)
    client.post(target, {**hidden_in(form), **typed})
    # Somebody else decided meanwhile, so the page leads to the case.
    client.force_login(person)
    decider = browser_of(person)
    again = form_on(decider.get(page), "reason")
    decider.post(target, {**hidden_in(again), "reason": "Eerst dit."})
    seen = client.get(page, follow=True)
    soup = BeautifulSoup(seen.content.decode(), "html.parser")
    texts = [area.get_text().removeprefix("\n") for area in soup.find_all("textarea")]
    assert REASON in texts


def test_a_page_that_cannot_be_opened_shows_the_text_by_itself() -> None:
    staff, _page, target, _typed = note()
    form = TypedForm(
        staff.pk, target, target, {"text": [REASON]}, had_files=False, kept_at_s=9_999_999_999
    )
    request = RequestFactory().get(target)
    request.user, request.session = staff, {}
    write_shelf(request, [form])
    seen = show_again(request, HttpResponseNotAllowed(["POST"]))
    assert seen.status_code == 200
    soup = BeautifulSoup(seen.content.decode(), "html.parser")
    assert [area.get_text().removeprefix("\n") for area in soup.find_all("textarea")] == [REASON]


def test_through_the_password_and_the_second_factor(client, settings) -> None:
    settings.STAFF_SECOND_FACTOR = True
    user = get_user_model().objects.create_user("noor@gemeente.example", PASSWORD)
    user.groups.add(ensure_roles()["editor"])
    page = reverse("challenge_responses:withdraw", args=[make.make_in_handling(user).pk])
    sign_in(client)
    secret = pair(client)
    posted = {**hidden_in(form_on(client.get(page), "reason")), "reason": REASON}
    end_session(client)
    again = Client()
    again.cookies = client.cookies
    assert again.post(page, posted)["Location"] == page
    login = again.get(page, follow=True)
    assert "Wat u typte is bewaard" in login.content.decode()
    assert sign_in(again, page)["Location"].startswith(reverse("mfa_authenticate"))
    cache.clear()
    right = again.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert right["Location"] == page
    assert shown(form_on(again.get(page), "reason"), "reason") == REASON
    # A session that lost its second factor does the same.
    posted = hidden_in(form_on(again.get(page), "reason")) | {"reason": "Nog een keer"}
    session = again.session
    session["account_authentication_methods"] = []
    session.save()
    assert again.post(page, posted)["Location"] == page
    assert again.get(page)["Location"].startswith(reverse("mfa_reauthenticate"))
