"""Meetings: signing up, and the file for a calendar."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from pages.challenges.views.private import keep_private
from pages.voices.calendar_file import calendar_file
from pages.voices.forms import SignUpForm
from pages.voices.selectors.meetings import find_meeting, state_of_meeting
from pages.voices.selectors.topics import CALL, Topic
from pages.voices.services.meetings import sign_up
from pages.voices.views.leaving import leave_voice


def _meeting_or_404(pk: int) -> Any:
    meeting = find_meeting(pk)
    if meeting is None:
        raise Http404
    return meeting


@require_http_methods(["GET", "HEAD", "POST"])
@keep_private
def join(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign up for a meeting."""
    meeting = _meeting_or_404(pk)
    now = timezone.now()
    return leave_voice(
        request,
        topic=Topic(CALL, meeting.call),
        form_class=SignUpForm,
        leave=lambda form, sender: sign_up(
            meeting=meeting, name=form.cleaned_data["name"], sender=sender, now=now
        ),
        template="voices/join.html",
        context={"meeting": meeting, "state": state_of_meeting(meeting, now)},
    )


@require_safe
def calendar(request: HttpRequest, pk: int) -> HttpResponse:
    """The meeting for somebody's own calendar."""
    meeting = _meeting_or_404(pk)
    answer = HttpResponse(
        calendar_file(meeting, now=timezone.now()), content_type="text/calendar; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="bijeenkomst-{meeting.pk}.ics"'
    return answer
