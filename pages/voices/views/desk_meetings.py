"""Meetings in the admin: how many come, and who."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.voices.selectors.meetings import all_meetings, attendances_of, meetings_for_staff
from pages.voices.selectors.topics import LARGEST_PK
from pages.voices.views.guards import desk_context, for_staff


@require_safe
@for_staff(handles=False)
def index(request: HttpRequest) -> HttpResponse:
    """The meetings with their counts."""
    context = {
        **desk_context(_("Bijeenkomsten"), "bijeenkomsten"),
        "meetings": meetings_for_staff(),
    }
    return render(request, "voices/admin/meetings.html", context)


@require_safe
@for_staff(handles=False)
def attendees(request: HttpRequest, pk: int) -> HttpResponse:
    """Who comes to one meeting."""
    meeting = all_meetings().filter(pk=min(pk, LARGEST_PK)).select_related("call").first()
    if meeting is None:
        raise Http404
    context = {
        **desk_context(_("Wie er komt")),
        "meeting": meeting,
        "rows": attendances_of(meeting),
    }
    return render(request, "voices/admin/attendees.html", context)
