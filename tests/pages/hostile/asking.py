"""Asking a page as a browser does: which fields it has, and whether it shows what was typed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.contrib.auth.models import AbstractBaseUser
from django.core.handlers.wsgi import WSGIRequest
from django.db import transaction
from django.db.models import Model
from django.http.response import HttpResponseBase
from django.test import Client, RequestFactory
from django.test.client import ClientHandler
from django.utils.html import escape

from pages.challenges.abuse import HONEYPOT
from tests.pages.hostile.inputs import TEXT_KINDS, Field, Input, Maker, plain

# Form again, sent on, kept from doing so, or not a form at all; never an error of ours.
CALM = frozenset({200, 204, 302, 400, 403, 404, 405, 409, 415, 422})


# A field in a row of a list below the form.
ROW = re.compile(r"(?P<rows>.+?)-(?P<place>\d+)-.+")
# A form with a field per criterion becomes a row per criterion.
LAST_ROWS = 20


@dataclass(frozen=True)
class Door:
    """An address that takes what people type.

    `right` are answers that get through; `page` is where its form stands when that is another
    address; `kept` are the models in which an accepted text must be found.
    """

    name: str
    url: str
    right: dict[str, str] = field(default_factory=dict)
    user: AbstractBaseUser | None = None
    page: str = ""
    is_get: bool = False
    fields: tuple[Field, ...] = ()
    kept: tuple[type[Model], ...] = ()
    weight: int = 1
    # What stands in the form already is right; else only what is hidden in it.
    as_it_stands: bool = False
    # What only a script writes is sent as the page had it.
    spares_hidden: bool = False
    # Shown on this page after a redirect, because it keeps before it judges.
    shows_again: str = ""


def fields_of(html: str, right: dict[str, str]) -> tuple[list[Field], dict[str, str]]:
    """The fields of the form that asks most, and the values that it came with."""
    soup = BeautifulSoup(html, "html.parser")
    forms = [form for form in soup.find_all("form") if form.get("method", "").lower() == "post"]
    mine = max(forms, key=lambda form: len(set(right) & names_of(form)) * 100 + len(names_of(form)))
    return fields_in(mine)


def fields_in(form: Tag) -> tuple[list[Field], dict[str, str]]:
    """The fields of a form, and what a browser would send when nobody touched it."""
    found, stands = [], {}
    for tag in form.find_all(["input", "textarea", "select", "button"]):
        name, kind = str(tag.get("name") or ""), str(tag.get("type", "text"))
        value = str(tag.get("value", ""))
        is_pattern = "__prefix__" in name  # of which a script makes rows
        if not name or name == "csrfmiddlewaretoken" or kind == "file" or is_pattern:
            continue
        if tag.name == "textarea":
            found.append(Field(name, "area"))
            stands[name] = tag.get_text().removeprefix("\n")
        elif tag.name == "select":
            options = tuple(str(one.get("value", "")) for one in tag.find_all("option"))
            chosen = tag.find("option", selected=True)
            found.append(Field(name, "choice", options))
            stands[name] = str(chosen.get("value", "")) if chosen else "".join(options[:1])
        elif tag.name == "button" or kind in ("radio", "checkbox", "submit"):
            found.append(Field(name, "choice", (str(tag.get("value", "on")),)))
            if tag.has_attr("checked"):
                stands[name] = value or "on"
        else:
            found.append(Field(name, kind))
            stands[name] = value
    return found, stands


def names_of(form: Tag) -> set[str]:
    """The names of what a form asks."""
    return {str(tag["name"]) for tag in form.find_all(attrs={"name": True})}


def shares(doors: list[Door], total: int) -> list[int]:
    """How many of `total` inputs each door gets, by weight; together exactly `total`."""
    weights = sum(door.weight for door in doors)
    numbers = [total * door.weight // weights for door in doors]
    return [number + (at < total - sum(numbers)) for at, number in enumerate(numbers)]


@dataclass
class Browser:
    """Asks through every layer of the portal, without what Django's client keeps of templates."""

    client: Client
    handler: ClientHandler = field(default_factory=ClientHandler)

    def sign_in(self, user: AbstractBaseUser | None) -> None:
        """Be somebody, or nobody."""
        self.client.logout()
        if user:
            self.client.force_login(user)

    def get(self, url: str) -> HttpResponseBase:
        """Open a page."""
        return self.ask(RequestFactory().get(url))

    def post(self, url: str, sent: Input) -> HttpResponseBase:
        """Send a form."""
        return self.ask(
            RequestFactory().generic("POST", url, sent.body, content_type=sent.content_type)
        )

    def ask(self, request: WSGIRequest) -> HttpResponseBase:
        """The answer; what our code raises comes out as it is."""
        if self.handler._middleware_chain is None:
            self.handler.load_middleware()
        request.COOKIES.update({name: one.value for name, one in self.client.cookies.items()})
        request._dont_enforce_csrf_checks = True
        return self.handler.get_response(request)


def attack(client: Client, door: Door, times: int) -> list[str]:
    """Send hostile input through a door; each finds it as it was. Gives what went wrong."""
    browser = Browser(client)
    browser.sign_in(door.user)
    fields, right = list(door.fields), dict(door.right)
    if not fields:
        page = browser.get(door.page or door.url)
        assert page.status_code == 200, (door.name, page.status_code, page.headers.get("location"))
        fields, stands = fields_of(text_of(page), right)
        written = () if door.spares_hidden else set(right)
        assert set(written) <= {one.name for one in fields}, (
            door.name,
            [one.name for one in fields],
        )
        begun = {one.name for one in fields if door.as_it_stands or one.kind == "hidden"}
        right = {**{name: stands[name] for name in begun & set(stands)}, **right}
    if door.spares_hidden:
        fields = [one for one in fields if one.kind != "hidden"]
    maker = Maker(fields, right, Random(f"{door.name} 20261122"))
    problems = []
    for number in range(times):
        sent = maker.one()
        with transaction.atomic():
            problem = judge(browser, door, fields, sent)
            transaction.set_rollback(True)
        if problem:
            problems.append(f"{door.name} {number}: {problem}; sent {sent.body!r:.400}")
    return problems


def judge(browser: Browser, door: Door, fields: list[Field], sent: Input) -> str:
    """Send one input; what is wrong with the answer, or nothing."""
    if door.is_get:
        answer = browser.get(f"{door.url}?{sent.query}")
    else:
        answer = browser.post(door.url, sent)
    if answer.status_code not in CALM:
        return f"answers {answer.status_code}"
    page = text_of(answer)
    if "<script>alert" in page:
        return "lets a script through"
    if door.is_get or not sent.is_whole or answer.status_code == 404:
        return ""
    if answer.status_code == 302:
        if not (door.shows_again or door.kept):
            return ""
        page = text_of(browser.get(door.shows_again)) if door.shows_again else ""
    is_data = not answer["Content-Type"].startswith("text/html")
    if is_data and answer.status_code == 409:
        return ""  # refused while typing: it still stands on the page
    asked = [one for one in fields if not is_uncounted(one, fields, sent)]
    lost = [one for one in asked if not is_shown(page, one, sent)]
    if lost and door.kept:
        stored = " ".join(words_in(model) for model in door.kept)
        lost = [one for one in lost if not is_kept(stored, one, sent, only_areas=not is_data)]
    told = [(one.name, sent.last(one.name)) for one in lost]
    return f"{answer.status_code} without {told!r:.400}" if lost else ""


def is_uncounted(one: Field, fields: list[Field], sent: Input) -> bool:
    """Whether a field stands in a row that the hidden count of its rows does not count.

    Only a script writes that count, so nobody who typed loses a row by it.
    """
    row = ROW.fullmatch(one.name)
    count = f"{row['rows']}-TOTAL_FORMS" if row else ""
    if row is None or count not in {other.name for other in fields}:
        return False
    try:
        return int(row["place"]) >= int(sent.last(count) or "")
    except ValueError:
        return True


def is_shown(page: str, one: Field, sent: Input) -> bool:
    """Whether a text field shows again what was typed in it."""
    typed = sent.last(one.name)
    if one.kind not in TEXT_KINDS or not typed or one.name == HONEYPOT:
        return True
    if one.kind == "area":
        return f">\n{escape(typed)}</textarea>" in page or f">{escape(typed)}</textarea>" in page
    return f'value="{escape(typed)}"' in page


def is_kept(stored: str, one: Field, sent: Input, *, only_areas: bool) -> bool:
    """Whether a text stands in the database. A shorter answer is seen on its own page."""
    if only_areas and one.kind != "area":
        return bool(stored)
    return " ".join((sent.last(one.name) or "").split()) in stored


def text_of(answer: Any) -> str:
    """A page as a reader gets it."""
    return plain(answer.content.decode()) if not answer.streaming else ""


def words_in(model: type[Model]) -> str:
    """Everything that the last rows of a table say, with single spaces."""
    rows = model._default_manager.order_by("-pk").values()[:LAST_ROWS]
    return " ".join(" ".join(words_of(value).split()) for row in rows for value in row.values())


def words_of(value: Any) -> str:
    """A value of a row in words, also the ones within JSON."""
    if isinstance(value, dict):
        return " ".join(words_of(one) for one in value.values())
    if isinstance(value, list):
        return " ".join(words_of(one) for one in value)
    return str(value)
