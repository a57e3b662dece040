"""Words, amounts and dates as readers expect them, in the reader's language."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.timezone import localtime

from contracts.wording.formats import format_date, format_money, format_number
from pages.localized import current_language, localized

register = template.Library()


@register.filter
def tr(thing: Any, name: str) -> Any:
    """A field in the reader's language. Dutch text on an English page is marked as Dutch."""
    found = localized(thing, name)
    if found.is_fallback and isinstance(found.value, str):
        return format_html('<span lang="nl">{}</span>', found.value)
    return found.value


@register.filter
def plain_tr(thing: Any, name: str) -> Any:
    """A field in the reader's language without mark-up, for titles and attributes."""
    return localized(thing, name).value


@register.filter
def tr_lines(thing: Any, name: str) -> list[str]:
    """The lines of a text field in the reader's language: one point per line."""
    return [line.strip() for line in localized(thing, name).value.splitlines() if line.strip()]


@register.filter
def tr_lang(thing: Any, name: str) -> SafeString | str:
    """` lang="nl"` when this field is shown in Dutch on an English page, else nothing."""
    return format_html(' lang="{}"', "nl") if localized(thing, name).is_fallback else ""


@register.filter
def euro(value: Decimal | int | None) -> str:
    """An amount in euros: € 1.234,56. An int is a number of cents; None shows nothing."""
    if value is None:
        return ""
    return format_money(value, "EUR", current_language())


@register.filter
def money(cents: int | None, currency: str) -> str:
    """An amount in cents in its own currency."""
    return "" if cents is None else format_money(cents, currency, current_language())


@register.filter
def number(value: Any) -> str:
    """A number with the reader's thousands sign."""
    return "" if value is None else format_number(value, current_language())


@register.filter
def day(value: date | datetime | str | None) -> str:
    """A day in words: 1 april 2026."""
    if not value:
        return ""
    if isinstance(value, datetime):
        value = localtime(value).date()
    return format_date(value, current_language())


@register.simple_tag
def url_if_known(name: str, *args: Any) -> str:
    """The address of a view, or nothing when that part of the portal is not installed."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@register.filter
def kind_name(page_class: Any) -> str:
    """What a kind of page is called: Oproep."""
    return capfirst(page_class.get_verbose_name()) if page_class is not None else ""
