"""Following: start, stop with one click from a mail, and the list of an account."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from pages.challenges.views.mine import SIGN_IN
from pages.challenges.views.private import keep_private
from pages.voices.forms import FollowForm
from pages.voices.models import Follow
from pages.voices.selectors.follows import follows_of
from pages.voices.selectors.private import find_voice
from pages.voices.selectors.topics import topic_of
from pages.voices.services.following import Wishes, follow, stop_following
from pages.voices.views.leaving import leave_voice, topic_or_404


@require_http_methods(["GET", "HEAD", "POST"])
@keep_private
def start(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Follow a call or a plan."""
    topic = topic_or_404(kind, pk)
    return leave_voice(
        request,
        topic=topic,
        form_class=FollowForm,
        leave=lambda form, sender: follow(
            topic=topic, wishes=Wishes(**form.wishes()), sender=sender, now=timezone.now()
        ),
        template="voices/follow.html",
    )


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
@keep_private
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """The address in List-Unsubscribe: a mail program posts here (RFC 8058) without a cookie.

    The secret in the address is the proof. A GET changes nothing: scanners open every link.
    """
    row = find_voice(token)
    if not isinstance(row, Follow):
        raise Http404
    if request.method == "POST":
        stop_following(row=row, now=timezone.now())
        if request.POST.get("List-Unsubscribe") == "One-Click":
            return HttpResponse(status=204)
    return redirect("voices:private", token)


@require_safe
@login_required(login_url=SIGN_IN)
@keep_private
def mine(request: HttpRequest) -> HttpResponse:
    """What somebody who is signed in follows."""
    rows = [{"follow": row, "topic": topic_of(row)} for row in follows_of(request.user)]
    return render(request, "voices/my_follows.html", {"rows": rows})
