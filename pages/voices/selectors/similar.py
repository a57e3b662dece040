"""Open plans that look like what somebody wants to begin."""

from django.db.models import Q
from django.urls import reverse

from pages.challenges.presentation import public_sections_of
from pages.challenges.publishing import hidden_names
from pages.challenges.selectors.similar import SimilarPlan
from pages.voices.models import PublicPlan
from pages.voices.selectors.support import public_document, public_plans
from pages.voices.selectors.topics import PLAN, Topic

# How many plans are looked at for their words; the newest come first.
MOST_PLANS = 60


def similar_plans(stems: set[str]) -> list[SimilarPlan]:
    """Those that show one of these words to everybody, the newest first.

    What is kept private, or is left out of the words of a plan, gives no plan away.
    """
    contains = Q()
    for stem in stems:
        contains |= Q(response__plan_title__icontains=stem)
        contains |= Q(response__versions__document__plan__different__icontains=stem)
        contains |= Q(response__versions__document__about__task__icontains=stem)
    if not contains:
        return []
    keys = public_plans().filter(contains).order_by().values_list("pk", flat=True)
    rows = public_plans().filter(pk__in=set(keys)).select_related("response")[:MOST_PLANS]
    return [
        SimilarPlan(
            case_number=plan.response.case_number or "",
            title=Topic(PLAN, plan).title,
            url=reverse("voices:plan", args=[plan.response.case_number]),
        )
        for plan in rows
        if _shows(plan, stems)
    ]


def _shows(plan: PublicPlan, stems: set[str]) -> bool:
    document = public_document(plan)
    sections = public_sections_of(document, hidden_names(plan.response, document))
    facts = (str(value) for part in sections if part.slug == "plan" for _label, value in part.facts)
    text = " ".join((Topic(PLAN, plan).title, *facts)).lower()
    return any(stem.lower() in text for stem in stems)
