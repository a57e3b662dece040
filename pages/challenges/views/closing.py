"""Withdrawing a call: who hears it, and then publishing what the editor wrote."""

from django.apps import apps
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from pages.challenges.selectors.closing import waiting_on
from pages.challenges.services.closing import close_all_with
from pages.challenges.terms import local_day
from pages.challenges.views.guards import forbidden, page_context


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_call(request: HttpRequest, call_pk: int) -> HttpResponse:
    """Ask first: so many people are told. Then publish the last version, which withdraws it."""
    call = get_object_or_404(apps.get_model("pages", "CallPage"), pk=call_pk)
    if not call.permissions_for_user(request.user).can_publish():
        return forbidden(request)
    written = call.get_latest_revision_as_object()
    can_withdraw = bool(written.withdrawn_on and written.withdrawal_reason.strip())
    edit_url = reverse("wagtailadmin_pages:edit", args=[call.pk])
    if request.method == "POST" and can_withdraw:
        call.get_latest_revision().publish(user=request.user)
        call.refresh_from_db()
        count = close_all_with(call=call, now=timezone.now())
        messages.success(
            request,
            _("De oproep is gepubliceerd als ingetrokken. %(count)s mensen krijgen bericht.")
            % {"count": count},
        )
        return redirect(edit_url)
    context = page_context(None)
    context["breadcrumbs_items"] += [
        {"url": edit_url, "label": written.title},
        {"url": "", "label": _("Oproep intrekken")},
    ]
    return render(
        request,
        "challenges/admin/withdraw_call.html",
        {
            **context,
            "header_title": _("Oproep intrekken"),
            "header_icon": "mail",
            "call": written,
            "can_withdraw": can_withdraw,
            "is_later": can_withdraw and written.withdrawn_on > local_day(timezone.now()),
            "waiting": waiting_on(call),
            "edit_url": edit_url,
        },
    )
