"""`{% csrf_token %}` with our key beside it, in every form of staff, Wagtail's own included."""

from __future__ import annotations

from typing import Any, cast

from django import template
from django.template.base import Parser, Token
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString

from portal.typed.keys import FIELD, make_key

register = template.Library()


class KeyedCsrfTokenNode(CsrfTokenNode):
    """Django's hidden field, and behind it the one that says whose form this is."""

    def render(self, context: Any) -> SafeString:
        """Both fields; without a request, or for who is not staff, only Django's."""
        field = cast(SafeString, super().render(context))
        request = context.get("request")
        key = make_key(request) if field and request is not None else ""
        if not key:
            return field
        return field + format_html('<input type="hidden" name="{}" value="{}">', FIELD, key)


@register.tag("csrf_token")
def csrf_token(_parser: Parser, _token: Token) -> KeyedCsrfTokenNode:
    """Take the place of Django's tag; the settings name this module as built in."""
    return KeyedCsrfTokenNode()
