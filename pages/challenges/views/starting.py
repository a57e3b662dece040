"""The first page of a response, and the check that a person is at the keys."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pages.challenges import abuse
from pages.challenges.calls import contact_of, decide_by_of, is_open, live_calls
from pages.challenges.forms.step_list import asked_at_start, steps_for, steps_of
from pages.challenges.services import start_draft
from pages.challenges.subjects import CallSubject
from pages.challenges.terms import term
from pages.challenges.views.private import keep_private

LARGEST_PK = 2**63 - 1


@require_http_methods(["GET", "HEAD", "POST"])
@keep_private
def start(request: HttpRequest, call_pk: int) -> HttpResponse:
    """What it takes to respond; the button makes an empty draft with its private link."""
    # A number that no database can hold is no call either.
    call = get_object_or_404(live_calls(), pk=min(call_pk, LARGEST_PK))
    now = timezone.now()
    now_s = int(now.timestamp())
    problem = ""
    if request.method == "POST" and is_open(call, now):
        problem = problem_with_pace(request, "start", "STARTS_PER_HOUR", now_s)
        if not problem:
            response = start_draft(
                call=call,
                language=(get_language() or "nl")[:2],
                now=now,
                owner=request.user if request.user.is_authenticated else None,
            )
            return redirect("challenges:step", response.token, steps_of(response)[0].slug)
    return render(
        request,
        "challenges/start.html",
        {
            "call": call,
            "trail_page": call,
            "contact": contact_of(call),
            "is_open": is_open(call, now),
            "steps": steps_for(asked_at_start(CallSubject(call))),
            "moment": abuse.make_moment(now_s),
            "problem": problem,
            "decide_by": decide_by_of(call, now),
        },
    )


def problem_with_pace(request: HttpRequest, what: str, limit: str, now_s: int) -> str:
    """Why this post is not accepted now, in words; empty when it looks like a person."""
    if not abuse.is_human_pace(request.POST, now_s):
        return _("Wij konden niet zien of u een mens bent. Wacht even en druk nog een keer.")
    address = abuse.address_of(request)
    if abuse.is_over_limit(what, address, per_hour=int(term(limit)), now_s=now_s):
        return _(
            "Vanaf dit adres is dit al heel vaak gedaan. Probeer het over een uur nog een keer."
            " Wat u hebt ingevuld, blijft bewaard."
        )
    return ""
