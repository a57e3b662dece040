"""A challenge of somebody's own: first whether something like it exists, then the form."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from pages.challenges import abuse, similar_words
from pages.challenges.calls import site_contact
from pages.challenges.drafts import clean_typed
from pages.challenges.forms.step_list import asked_at_start, steps_for, steps_of
from pages.challenges.selectors.municipality import excluded_subjects
from pages.challenges.selectors.similar import MAX_QUERY_LENGTH, find_similar
from pages.challenges.services import start_own_draft
from pages.challenges.subjects import OwnSubject
from pages.challenges.views.starting import problem_with_pace


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def start_unasked(request: HttpRequest) -> HttpResponse:
    """Search first; the button after it makes an empty draft that begins with the typed words."""
    typed = request.POST if request.method == "POST" else request.GET
    words = " ".join(clean_typed(typed.get("q", "")).split())[:MAX_QUERY_LENGTH]
    now = timezone.now()
    now_s = int(now.timestamp())
    problem = ""
    if request.method == "POST":
        problem = problem_with_pace(request, "start", "STARTS_PER_HOUR", now_s)
        if not problem:
            response = start_own_draft(
                words=words,
                language=(get_language() or "nl")[:2],
                now=now,
                owner=request.user if request.user.is_authenticated else None,
            )
            return redirect("challenges:step", response.token, steps_of(response)[0].slug)
    subject = OwnSubject()
    return render(
        request,
        "challenges/start_unasked.html",
        {
            "q": words,
            "has_searched": "q" in typed,
            "similar": find_similar(words) if words else None,
            "similar_words": similar_words,
            "excluded": excluded_subjects(),
            "steps": steps_for(asked_at_start(subject)),
            "contact": site_contact(),
            "moment": abuse.make_moment(now_s),
            "problem": problem,
            "decide_by": subject.decide_by(now),
        },
    )
