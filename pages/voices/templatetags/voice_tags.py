"""What pages of calls and plans show of contributions."""

from typing import Any

from django import template
from django.urls import reverse

from pages.voices.enums import Ground
from pages.voices.models import PublicPlan
from pages.voices.selectors.questions import public_questions
from pages.voices.selectors.topics import CALL, PLAN, Topic

register = template.Library()


def _topic(thing: Any) -> Topic:
    return Topic(PLAN if hasattr(thing, "response_id") else CALL, thing)


@register.inclusion_tag("voices/parts/questions.html")
def questions_about(thing: Any) -> dict[str, Any]:
    """The questions with their answers, and the way to ask one."""
    topic = _topic(thing)
    return {"topic": topic, "questions": public_questions(topic)}


@register.inclusion_tag("voices/parts/showing.html")
def showing_of(response: Any) -> dict[str, Any]:
    """On the page of a case: whether its plan is public, and where to change that."""
    plan = PublicPlan.objects.filter(response=response).first()
    is_shown = plan is not None and plan.closed_at is None
    return {
        "plan_url": reverse("voices:plan", args=[response.case_number]) if is_shown else "",
        "publish_url": reverse("voices:publish", args=[response.token]),
    }


@register.inclusion_tag("voices/parts/stay_informed.html")
def stay_informed(thing: Any) -> dict[str, Any]:
    """The way to follow a call or a plan."""
    return {"topic": _topic(thing)}


@register.filter
def ground_label(code: str) -> str:
    """A ground in words, in the middle of a sentence."""
    label = str(Ground(code).label) if code else ""
    return label[:1].lower() + label[1:]
