"""Asking a page as somebody, thousands of times: without a browser, and nothing is left behind.

Twenty thousand questions have to be answered in a minute, so what does not decide who gets in is
left out: the handler, the sessions and the rights of a person are read once, and a template is
drawn only when asked to.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from copy import copy
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.handlers.base import BaseHandler
from django.db import connection, transaction
from django.template.backends.django import Template
from django.test import Client, RequestFactory
from wagtail.admin.menu import Menu

from tests.permissions.matrix import GONE, IN, NO, SIGN_IN, WRONG
from tests.permissions.scene import Scene

HOME = "/beheer/"
DOOR = "/beheer/login/"
# A session may be renewed, and Wagtail makes the settings of a site at the first look.
NOT_COUNTED = ('"django_session"', '"pages_sitesettings"')


class Asker:
    """Asks as each of the people of a scene."""

    def __init__(self, scene: Scene) -> None:
        self.handler = BaseHandler()
        self.handler.load_middleware()
        self.factories = {
            role: RequestFactory(headers={"cookie": cookie_of(person)})
            for role, person in scene.people.items()
        }
        self.factories["anonymous"] = RequestFactory()
        self.people = {role: with_rights(person) for role, person in scene.people.items()}

    def ask(
        self, role: str, method: str, url: str, *, draws: bool = True, **more: Any
    ) -> tuple[str, list[str]]:
        """What a page answers, and what a request changed; everything is as before afterwards."""
        request = getattr(self.factories[role], method)(url, **more)
        request._dont_enforce_csrf_checks = True
        if role in self.people:
            # Where Django keeps who the session is of; a copy, as a page may remember things in it.
            request._cached_user = copy(self.people[role])
        changes: list[str] = []

        def watch(execute: Any, sql: str, *rest: Any) -> Any:
            is_change = sql.startswith(("INSERT", "UPDATE", "DELETE"))
            if is_change and not any(words in sql for words in NOT_COUNTED):
                changes.append(sql)
            return execute(sql, *rest)

        with transaction.atomic(), drawing(draws), connection.execute_wrapper(watch):
            answer = self.handler.get_response(request)
            answer.close()
            transaction.set_rollback(True)
        if method == "post":
            cache.clear()  # what counts how often somebody tries
        return kind_of(answer, url), changes


def cookie_of(person: Any) -> str:
    """A session in which this person signed in."""
    client = Client()
    client.force_login(person)
    return f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"


def with_rights(person: Any) -> Any:
    """Read this person with the rights and the settings that every page asks for."""
    fresh = type(person).objects.select_related("wagtail_userprofile").get(pk=person.pk)
    fresh.get_all_permissions()
    return fresh


@contextmanager
def drawing(is_done: bool) -> Iterator[None]:
    """Draw templates, or leave every one of them empty.

    Wagtail's sidebar takes half of the time of each page, so that is never drawn; who sees which
    item of it is tested with the screens that the items lead to.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Menu, "menu_items_for_request", lambda _menu, _request: [])
        if not is_done:
            patch.setattr(Template, "render", lambda *_words, **_named: "")
        yield


def kind_of(answer: Any, url: str) -> str:
    """Put an answer in one word; what is none of those (500, 429) stays a number."""
    code = answer.status_code
    if url == "/readyz" and code == 503:  # how the services are is not what is asked here
        return IN
    if code in (301, 302):
        where = answer.headers["Location"].split("?")[0]
        if where == HOME:
            # Wagtail refuses by going home; who signs in comes there as well.
            return NO if url.startswith(HOME) and url != DOOR else IN
        return SIGN_IN if "/login/" in where else IN
    words = {200: IN, 409: IN, 422: IN, 403: NO, 404: GONE, 405: WRONG}
    return words.get(code, str(code))
