"""Support in the admin: counts per plan, and who it is."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pages.challenges.terms import term
from pages.voices.selectors.support import plans_for_staff, supporters_for_staff
from pages.voices.views.guards import desk_context, for_staff

PER_PAGE = 50


@require_safe
@for_staff(handles=False)
def index(request: HttpRequest) -> HttpResponse:
    """The public plans with their support."""
    page = Paginator(plans_for_staff(), PER_PAGE).get_page(request.GET.get("p"))
    context = {
        **desk_context(_("Steun"), "steun"),
        "page": page,
        "threshold": int(term("SUPPORT_THRESHOLD")),
    }
    return render(request, "voices/admin/plans.html", context)


@require_safe
@for_staff(handles=False)
def supporters(request: HttpRequest, pk: int) -> HttpResponse:
    """Who supports one plan."""
    plan = get_object_or_404(plans_for_staff(), pk=pk)
    page = Paginator(supporters_for_staff(plan), PER_PAGE).get_page(request.GET.get("p"))
    context = {**desk_context(_("Wie dit plan steunt")), "plan": plan, "page": page}
    return render(request, "voices/admin/supporters.html", context)
