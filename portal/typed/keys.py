"""A signed key in a staff form: who opened it, and on which page.

It lets a text be kept for that person when the session has ended. It opens nothing, and hands
nothing in.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest

SALT = "portal.typed"
FIELD = "schrijver"
# A working day, and the evening after it.
MAX_AGE_S = 16 * 3600
MAX_PAGE = 2_000


@dataclass(frozen=True)
class TypedKey:
    """Who opened a form, and the address of the page on which it stands."""

    person_pk: int
    page: str


def is_staff_address(path: str) -> bool:
    """Whether an address lies behind the sign-in of staff."""
    return path.startswith(f"/{settings.ADMIN_PATH}")


def make_key(request: HttpRequest) -> str:
    """The key for a form in the answer to this request; empty where no key belongs.

    A form that is shown again after a post keeps the page on which it was opened: the address
    that was posted to may not show a page at all.
    """
    if not is_staff_address(request.path) or not request.user.is_authenticated:
        return ""
    before = read_key(request.POST.get(FIELD, "")) if request.method == "POST" else None
    if before is not None and before.person_pk == request.user.pk:
        page = before.page
    else:
        page = request.get_full_path()
        page = page if len(page) <= MAX_PAGE else request.path[:MAX_PAGE]
    return signing.dumps([request.user.pk, page], salt=SALT)


def read_key(text: str) -> TypedKey | None:
    """What a key says; None for one that is not ours or too old."""
    try:
        person_pk, page = signing.loads(text, salt=SALT, max_age=MAX_AGE_S)
    except (signing.BadSignature, TypeError, ValueError):
        return None
    return TypedKey(person_pk, page)
