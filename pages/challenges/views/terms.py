"""Taking more time, on a page that first shows what it leads to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from pages.challenges.enums import Action
from pages.challenges.errors import Refused
from pages.challenges.forms.terms import ExtensionForm
from pages.challenges.models import Response
from pages.challenges.refusals import message_for, refusal_text
from pages.challenges.services import extend_term
from pages.challenges.services.terms import check_extension, due_if_extended
from pages.challenges.terms import term
from pages.challenges.transitions import OPEN
from pages.challenges.views.guards import back_to, for_staff, page_context


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(Action.EXTEND)
def extend(request: HttpRequest, response: Response) -> HttpResponse:
    """Extend the term with a reason. When it cannot be, the page says why and keeps the text."""
    form = ExtensionForm(request.POST or None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        try:
            done = extend_term(
                response=response,
                reason=form.cleaned_data["reason"],
                by=request.user,
                now=timezone.now(),
            )
        except Refused as refused:
            if refused.code == "extension_reason":
                form.add_error("reason", message_for(refused.code))
            else:
                problem = refusal_text(refused)
        else:
            day = done.decide_by.strftime("%d-%m-%Y")
            words = _("De termijn loopt nu tot en met %(day)s. De indiener krijgt een brief.")
            messages.success(request, words % {"day": day})
            return back_to(response)
    elif request.method != "POST":
        problem = _problem_now(response)
    weeks = int(term("EXTENSION_WEEKS"))
    due = due_if_extended(response, timezone.now())
    context = {"form": form, "problem": problem, "weeks": weeks, "due": due}
    return render(
        request,
        "challenges/admin/extend.html",
        {**page_context(response, _("Termijn verlengen")), **context},
    )


def _problem_now(response: Response) -> str:
    if response.status not in OPEN:
        return refusal_text(Refused("not_allowed", status=response.get_status_display()))
    try:
        check_extension(response, timezone.now())
    except Refused as refused:
        return refusal_text(refused)
    return ""
