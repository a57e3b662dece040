"""Keeps what staff typed when their session ended, and shows it when they are back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase, HttpResponseRedirectBase
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.csrf import csrf_failure as refuse_forged

from portal.typed.filling import fill_page, worth_showing
from portal.typed.keys import FIELD, is_staff_address, read_key
from portal.typed.shelf import KEEP_S, SHELF, TypedForm, keep_typed, read_shelf, write_shelf
from portal.users.second_factor import must_show_factor

PART = "account/parts/typed_text.html"
_TAKEN = "typed_form_is_taken"


class KeepTypedFormsMiddleware:
    """Stands after knowing who it is, and before asking for the second factor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Keep a form that nobody can carry out now; show a kept one on its page."""
        if not is_staff_address(request.path):
            return self.get_response(request)
        if request.method != "POST":
            return show_again(request, self.get_response(request))
        is_out = not request.user.is_authenticated or must_show_factor(request)
        page = _keep(request) if is_out else ""
        answer = self.get_response(request)
        if page:
            return redirect(page)
        if getattr(request, _TAKEN, False) and answer.status_code < 500:
            _forget(request)
        return answer

    def process_view(self, request: HttpRequest, *_arguments: Any) -> None:
        """Note that a form came through every check, so that its view has it now."""
        if request.method == "POST" and is_staff_address(request.path):
            setattr(request, _TAKEN, request.user.is_authenticated)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """Answer a form with the token of an earlier sign-in: show it again, for the same person.

    Any other post that may be forged is refused as always.
    """
    key = read_key(request.POST.get(FIELD, ""))
    is_own = key is not None and request.user.is_authenticated and key.person_pk == request.user.pk
    page = _keep(request) if is_own and is_staff_address(request.path) else ""
    return redirect(page) if page else refuse_forged(request, reason)


def show_again(request: HttpRequest, answer: HttpResponseBase) -> HttpResponseBase:
    """The page, filled in with what this person typed before; others get nothing."""
    if not request.user.is_authenticated or SHELF not in request.session:
        return answer
    shelf = read_shelf(request)
    kept = [one for one in shelf if one.person == request.user.pk]
    if len(kept) < len(shelf) or not kept:
        write_shelf(request, kept)
    address = request.get_full_path()
    here = [one for one in kept if one.page == address]
    if isinstance(answer, HttpResponseRedirectBase):
        # The page leads elsewhere by now, and so does the text.
        target = urljoin(request.path, answer.url)
        if here and is_staff_address(target):
            for one in here:
                one.page = target
            write_shelf(request, kept)
        return answer
    if isinstance(answer, HttpResponseNotAllowed) and here:
        return render(
            request, "account/typed_text.html", {"forms": [_all_words(one) for one in here]}
        )
    is_page = str(answer.headers.get("Content-Type", "")).startswith("text/html")
    if kept and is_page and isinstance(answer, HttpResponse):
        filled = fill_page(answer.content.decode(answer.charset), address, kept, _notice)
        if filled is not None:
            answer.content = filled.encode(answer.charset)
    return answer


def _keep(request: HttpRequest) -> str:
    """Keep the form when it has a key; gives the page to go to, or nothing."""
    # A script asks for data and would not know what to do with a page.
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        return ""
    key = read_key(request.POST.get(FIELD, ""))
    return key.page if key is not None and keep_typed(request, key) else ""


def _forget(request: HttpRequest) -> None:
    if SHELF in request.session:
        kept = [one for one in read_shelf(request) if one.path != request.path]
        write_shelf(request, kept)


def _words(one: TypedForm, left: list[str], *, is_filled_in: bool) -> dict[str, Any]:
    return {
        "left": left,
        "is_filled_in": is_filled_in,
        "had_files": one.had_files,
        "until": datetime.fromtimestamp(one.kept_at_s + KEEP_S, UTC),
    }


def _all_words(one: TypedForm) -> dict[str, Any]:
    texts = [text for values in one.fields.values() for text in values]
    return _words(one, worth_showing(texts), is_filled_in=False)


def _notice(one: TypedForm, left: list[str], *, is_filled_in: bool) -> str:
    return render_to_string(PART, {"kept": _words(one, left, is_filled_in=is_filled_in)})
