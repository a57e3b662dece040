"""Plans that everybody can read, and the page where their submitter decides on that."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from pages.challenges.enums import ResponseKind, Status
from pages.challenges.errors import Refused
from pages.challenges.models import Response
from pages.challenges.presentation import public_sections_of
from pages.challenges.publishing import hidden_names, public_title
from pages.challenges.selectors.responses import last_document
from pages.challenges.status_words import words_for
from pages.challenges.views.private import base_context, with_response
from pages.voices.errors import words_of
from pages.voices.forms import PlanForm
from pages.voices.models import PublicPlan
from pages.voices.selectors.support import (
    consented,
    find_plan,
    is_shown,
    public_document,
    public_plans,
    public_supporters,
    support_state,
)
from pages.voices.selectors.topics import PLAN, Topic
from pages.voices.services.plans import close_plan, open_plan

PER_PAGE = 24


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All plans that residents made public."""
    page = Paginator(public_plans(), PER_PAGE).get_page(request.GET.get("pagina"))
    rows = [{"plan": plan, "topic": Topic(PLAN, plan)} for plan in page]
    return render(request, "voices/plans.html", {"page_of_plans": page, "rows": rows})


@require_safe
def show(request: HttpRequest, case_number: str) -> HttpResponse:
    """One plan: what it is, who supports it, what was asked."""
    plan = find_plan(case_number)
    if plan is None:
        raise Http404
    topic = Topic(PLAN, plan)
    is_gone = plan.taken_down_at is not None
    document = public_document(plan)
    return render(
        request,
        "voices/plan.html",
        {
            "plan": plan,
            "topic": topic,
            "contact": topic.contact,
            "words": words_for(Status(topic.stage), ResponseKind(plan.response.kind)),
            "sections": []
            if is_gone
            else public_sections_of(document, hidden_names(plan.response, document)),
            "state": support_state(plan),
            "supporters": [] if is_gone else public_supporters(plan),
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@with_response
def publish(request: HttpRequest, response: Response) -> HttpResponse:
    """The submitter sees exactly what would be public, and opens or closes it."""
    if response.status == Status.DRAFT:
        return redirect("challenges:draft", response.token)
    plan = PublicPlan.objects.filter(response=response).select_related("response").first()
    form = PlanForm(request.POST or None, initial={"show_name": plan.show_name if plan else False})
    problem = ""
    if request.method == "POST" and form.is_valid():
        now = timezone.now()
        try:
            if request.POST.get("doe") == "sluit":
                close_plan(response=response, now=now)
            else:
                open_plan(response=response, show_name=form.cleaned_data["show_name"], now=now)
        except Refused as refused:
            problem = words_of(refused)
        else:
            return redirect("voices:publish", response.token)
    document = consented(last_document(response))
    return render(
        request,
        "voices/publish.html",
        {
            **base_context(response),
            "form": form,
            "problem": problem,
            "plan": plan,
            "is_shown": is_shown(plan),
            "shown_title": public_title(response) or response.case_number,
            "sections": public_sections_of(document, hidden_names(response, document)),
        },
    )
