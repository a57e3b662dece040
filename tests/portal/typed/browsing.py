"""A browser of somebody of staff: forms with their hidden fields, and a session that ends."""

from __future__ import annotations

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.conf import settings
from django.test import Client


def browser_of(person: Any) -> Client:
    """A browser that sends what a real one sends, in which this person is signed in."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(person)
    return client


def form_on(page: Any, name: str) -> Tag:
    """The form that asks something by this name."""
    soup = BeautifulSoup(page.content.decode(), "html.parser")
    return next(form for form in soup.find_all("form") if form.find(attrs={"name": name}))


def hidden_in(form: Tag) -> dict[str, str]:
    """What the page itself put in a form."""
    return {
        str(field["name"]): str(field.get("value", ""))
        for field in form.find_all("input", type="hidden")
    }


def shown(form: Tag, name: str) -> str:
    """What stands in a field, as a browser shows it."""
    field = form.find(attrs={"name": name})
    assert field is not None, name
    if field.name == "textarea":
        return field.get_text().removeprefix("\n")
    if field.name == "select":
        chosen = field.find("option", selected=True)
        return str(chosen["value"]) if chosen else ""
    return str(field.get("value", ""))


def end_session(client: Client) -> None:
    """As after eight hours: the browser threw the cookie of the session away, and only that."""
    del client.cookies[settings.SESSION_COOKIE_NAME]
