"""Every address that the resolver knows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, get_resolver

VALUES = {"int": "1", "slug": "x", "str": "x", "uuid": "00000000-0000-0000-0000-000000000000"}


@dataclass(frozen=True)
class Address:
    """One line of the address map: its full name, its path, and the module that answers."""

    name: str
    path: str
    module: str

    @property
    def example(self) -> str:
        """The path with something in every place; mostly of an object that does not exist."""
        filled = re.sub(r"\(\?P<\w+>[^()]+\)|\([^()?]+\)", "1", self.path)
        filled = re.sub(r"<(?:(\w+):)?\w+>", lambda hit: VALUES.get(hit.group(1), "x"), filled)
        return "/" + filled.replace("^", "").replace("$", "").replace("\\", "")


def addresses() -> list[Address]:
    """Everything in the map, with the addresses of every app and of Wagtail."""
    return list(_walk(get_resolver(), "", ""))


def _walk(resolver: Any, space: str, before: str) -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        path = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            name = f"{space}{pattern.name}" if pattern.name else path
            yield Address(name, path, pattern.callback.__module__)
        else:
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern, inner, path)
