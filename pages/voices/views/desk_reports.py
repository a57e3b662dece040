"""The queue of reports in the admin."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from pages.challenges.errors import Refused
from pages.voices.enums import Ground, ModerationAction
from pages.voices.errors import words_of
from pages.voices.forms import VerdictForm
from pages.voices.selectors.moderation import (
    decisions_of,
    reports_of,
    text_for_staff,
    waiting_texts,
    with_reports,
)
from pages.voices.services.moderating import Verdict, decide_on_reports
from pages.voices.views.guards import desk_context, for_staff

PER_PAGE = 30


@require_safe
@for_staff(handles=False)
def index(request: HttpRequest) -> HttpResponse:
    """What waits for a decision."""
    page = Paginator(waiting_texts(), PER_PAGE).get_page(request.GET.get("p"))
    rows = [{"text": text, "reports": reports} for text, reports in with_reports(page)]
    context = {**desk_context(_("Meldingen"), "meldingen"), "page": page, "rows": rows}
    return render(request, "voices/admin/reports.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@for_staff(handles=True)
def decide(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """The text, what was reported, what was decided before; and the decision."""
    text = text_for_staff(kind, pk)
    if text is None:
        raise Http404
    form = VerdictForm(request.POST or None)
    problem = ""
    if request.method == "POST" and form.is_valid():
        verdict = Verdict(
            action=ModerationAction(form.cleaned_data["action"]),
            ground=Ground(form.cleaned_data["ground"]),
            words=form.cleaned_data["words"],
        )
        try:
            decide_on_reports(text=text, verdict=verdict, by=request.user, now=timezone.now())
        except Refused as refused:
            problem = words_of(refused)
        else:
            messages.success(request, _("Uw besluit is genomen en bewaard."))
            return redirect("voices_desk:reports")
    context = {
        **desk_context(_("Melding beoordelen")),
        "text": text,
        "topic": text.topic,
        "form": form,
        "problem": problem,
        "reports": reports_of(text),
        "decisions": decisions_of(text),
    }
    return render(request, "voices/admin/decide.html", context)
