"""Puts a kept text in the form of a page again, as if the person had just typed it."""

from __future__ import annotations

from typing import Protocol
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from portal.typed.shelf import TypedForm

# A shorter text without a field is the mark of a button or a choice, which nobody misses.
WORTH_SHOWING = 3
_BUTTONS = frozenset({"submit", "button", "image", "reset"})


class Notice(Protocol):
    """Makes the HTML that tells what was done."""

    def __call__(self, one: TypedForm, left: list[str], *, is_filled_in: bool) -> str:
        """Gets the texts without a field, and whether the rest is filled in."""


def fill_page(html: str, address: str, kept: list[TypedForm], notice: Notice) -> str | None:
    """The page with the kept texts in their forms; None when none of them belongs here.

    A text whose form is gone stands in the notice, on the page on which it was typed. `address`
    is the path and query of the page.
    """
    soup = BeautifulSoup(html, "html.parser")
    is_changed = False
    for one in kept:
        form = _form_of(soup, address, one)
        if form is not None:
            left = _fill(soup, form, one)
            form.insert_before(_fragment(notice(one, left, is_filled_in=True)))
            is_changed = True
        elif one.page == address and (place := soup.find("main") or soup.body):
            left = [text for values in one.fields.values() for text in values]
            place.insert(0, _fragment(notice(one, worth_showing(left), is_filled_in=False)))
            is_changed = True
    return str(soup) if is_changed else None


def _fragment(html: str) -> Tag:
    return BeautifulSoup(html, "html.parser")


def _form_of(soup: BeautifulSoup, address: str, one: TypedForm) -> Tag | None:
    """The form that posts to where the text was posted; of several the most alike."""
    forms = [
        form
        for form in soup.find_all("form", method=lambda value: str(value).lower() == "post")
        if urlsplit(urljoin(address, str(form.get("action") or ""))).path == one.path
    ]
    names = set(one.fields)
    alike = [(len(names & {_name(field) for field in _fields(soup, form)}), form) for form in forms]
    most, best = max(alike, key=lambda pair: pair[0], default=(0, None))
    return best if most else None


def _fields(soup: BeautifulSoup, form: Tag) -> list[Tag]:
    """What a form asks, also where it only names the form."""
    kinds = ["input", "textarea", "select", "button"]
    inside = [field for field in form.find_all(kinds) if not field.get("form")]
    named = soup.find_all(kinds, attrs={"form": form["id"]}) if form.get("id") else []
    return [field for field in [*inside, *named] if _name(field)]


def _name(field: Tag) -> str:
    return str(field.get("name") or "")


def _fill(soup: BeautifulSoup, form: Tag, one: TypedForm) -> list[str]:
    """Fill the form in; gives the texts for which it has no field."""
    waiting = {name: list(values) for name, values in one.fields.items()}
    for field in _fields(soup, form):
        name, kind = _name(field), str(field.get("type") or "text").lower()
        texts = waiting.get(name, [])
        if field.name == "button" or kind in _BUTTONS or kind == "file":
            waiting.pop(name, None)
        elif field.name == "select":
            _choose(field, texts)
        elif kind in ("checkbox", "radio"):
            _tick(field, texts)
        elif kind == "hidden" and not field.has_attr("data-draftail-input"):
            # Says what the page is about, which is as the server has it now.
            waiting.pop(name, None)
        elif texts:
            _write(field, texts.pop(0))
    return worth_showing([text for texts in waiting.values() for text in texts])


def worth_showing(texts: list[str]) -> list[str]:
    """The texts that a person would miss."""
    return [text for text in texts if len(text.strip()) >= WORTH_SHOWING]


def _write(field: Tag, text: str) -> None:
    if field.name == "textarea":
        # A browser leaves out the first line end of a text area.
        field.string = f"\n{text}"
    else:
        field["value"] = text


def _tick(field: Tag, texts: list[str]) -> None:
    value = str(field.get("value", "on"))
    del field["checked"]
    if value in texts:
        texts.remove(value)
        field["checked"] = ""


def _choose(field: Tag, texts: list[str]) -> None:
    chosen = list(texts)
    for option in field.find_all("option"):
        del option["selected"]
        value = str(option.get("value", option.get_text()))
        if value in chosen:
            option["selected"] = ""
            chosen.remove(value)
    texts[:] = chosen
