"""A resident's own page: drafts and cases, all data, and being forgotten."""

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pages.challenges.enums import Status
from pages.challenges.errors import Refused
from pages.challenges.models import Response
from pages.challenges.outcome_words import status_label, status_words
from pages.challenges.refusals import refusal_text
from pages.challenges.selectors.lots import with_lot_answers
from pages.challenges.selectors.persons import (
    invitations_of,
    person_export,
    responses_of,
)
from pages.challenges.services.erasing import can_erase, erase_person
from pages.challenges.subjects import subject_of
from pages.challenges.transitions import OPEN
from pages.challenges.views.private import keep_private

SIGN_IN = "account_request_login_code"


@require_safe
@login_required(login_url=SIGN_IN)
@keep_private
def mine(request: HttpRequest) -> HttpResponse:
    """What I am writing, and how my cases stand."""
    rows = list(with_lot_answers(responses_of(request.user)))
    return render(
        request,
        "challenges/mine.html",
        {
            "drafts": _drafts(rows),
            "cases": [
                {
                    "row": row,
                    "words": status_words(row),
                    "status_label": status_label(row),
                    "is_open": row.status in OPEN,
                }
                for row in rows
                if row.status != Status.DRAFT
            ],
        },
    )


@require_safe
@login_required(login_url=SIGN_IN)
@keep_private
def export(request: HttpRequest) -> HttpResponse:
    """Everything that we keep about this person, as a file."""
    answer = JsonResponse(person_export(request.user), json_dumps_params={"indent": 2})
    answer["Content-Disposition"] = 'attachment; filename="mijn-gegevens.json"'
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@login_required(login_url=SIGN_IN)
@keep_private
def erase(request: HttpRequest) -> HttpResponse:
    """Say exactly what goes and what stays for how long; then do it."""
    now = timezone.now()
    problem = ""
    if request.method == "POST":
        try:
            erase_person(user=request.user, now=now)
        except Refused as refused:
            problem = refusal_text(refused)
        else:
            logout(request)
            messages.success(request, _("Uw account en uw concepten zijn gewist."))
            return redirect("/")
    rows = list(responses_of(request.user))
    return render(
        request,
        "challenges/erase.html",
        {
            "problem": problem,
            "joined": [subject_of(asked.response) for asked in invitations_of(request.user)],
            **_what_happens(rows, now),
        },
    )


def _drafts(rows: list[Response]) -> list[dict]:
    return [{"row": row, "subject": subject_of(row)} for row in rows if row.status == Status.DRAFT]


def _what_happens(rows: list[Response], now) -> dict:
    sent = [row for row in rows if row.status != Status.DRAFT]
    return {
        "drafts": _drafts(rows),
        "now_erased": [row for row in sent if can_erase(row, now)],
        "still_open": [row for row in sent if row.status in OPEN],
        "later": [row for row in sent if not can_erase(row, now) and row.status not in OPEN],
    }
