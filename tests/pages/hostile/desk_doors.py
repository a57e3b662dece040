"""Every form and search of the contract desk, found on the screens themselves.

The rows of the permission matrix say which screens there are and who may open them, so a new screen
is tried by itself.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.urls import NoReverseMatch, reverse

from tests.pages.hostile.asking import Browser, Door, fields_in, text_of
from tests.permissions import (
    rows_api,
    rows_banking,
    rows_budgets,
    rows_contracts,
    rows_desks,
    rows_reporting,
)
from tests.permissions.matrix import IN, STAFF, Row
from tests.permissions.scene import Scene, make_scene

APPS = (rows_contracts, rows_banking, rows_reporting, rows_budgets, rows_desks, rows_api)


def desk_doors(module: Any) -> list[Door]:
    """A door for each form on each screen of an app, as somebody who may open it."""
    scene = make_scene()
    targets = module.make(scene) if hasattr(module, "make") else {}
    browser = Browser(Client())
    doors: dict[str, Door] = {}
    for row in module.ROWS:
        for target in row.get:
            for door in _doors_of(browser, scene, row, target, targets.get(target, {})):
                doors.setdefault(door.name, door)
    return list(doors.values())


def _doors_of(
    browser: Browser, scene: Scene, row: Row, target: str, things: dict[str, Any]
) -> list[Door]:
    role = next((one for one in STAFF[::-1] if row.get.get(target, {}).get(one) == IN), "")
    url = _address(row, things, role)
    if not role or not url:
        return []
    person = scene.people[role]
    browser.sign_in(person)
    page = browser.get(url)
    if page.status_code != 200 or not page["Content-Type"].startswith("text/html"):
        return []
    soup = BeautifulSoup(text_of(page), "html.parser")
    return [
        door
        for form in soup.find_all("form")
        if (door := _door(form, url, person)) and _is_of_desk(door.url)
    ]


def _address(row: Row, things: dict[str, Any], role: str) -> str:
    values = [things.get(one, one) if isinstance(one, str) else one for one in row.args]
    values = [one[role] if isinstance(one, dict) else one for one in values]
    try:
        return reverse(row.name, args=[getattr(one, "pk", one) for one in values])
    except (NoReverseMatch, KeyError):
        return ""


def _is_of_desk(url: str) -> bool:
    return url.startswith(reverse("contracten:home"))


def _door(form: Tag, page: str, person: Any) -> Door | None:
    fields, stands = fields_in(form)
    if not any(one.kind not in ("hidden", "choice") or one.options[1:] for one in fields):
        return None  # a button
    url = urlsplit(urljoin(page, str(form.get("action") or ""))).path
    is_get = str(form.get("method", "get")).lower() != "post"
    names = sorted({re.sub(r"\d+", "1", one.name) for one in fields})
    return Door(
        # One form that stands on several screens, or in several rows, is one door.
        name=f"{re.sub(r'[0-9]+', '1', url)} {' '.join(names)[:60]}",
        url=url,
        right=stands,
        user=person,
        is_get=is_get,
        fields=tuple(fields),
    )
