"""What pages of calls and plans show of contributions."""

from typing import Any
from urllib.parse import quote, urlencode

from django import template
from django.urls import reverse
from django.utils import timezone

from pages.localized import current_language, localized
from pages.voices.enums import Ground
from pages.voices.links import complete
from pages.voices.models import PublicPlan
from pages.voices.selectors.meetings import meetings_of
from pages.voices.selectors.questions import public_questions
from pages.voices.selectors.support import is_shown
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
    plan = PublicPlan.objects.filter(response=response).select_related("response").first()
    return {
        "plan_url": reverse("voices:plan", args=[response.case_number]) if is_shown(plan) else "",
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


@register.inclusion_tag("voices/parts/meetings.html")
def meetings_about(call: Any) -> dict[str, Any]:
    """When people can meet about a call, and the way to sign up."""
    return {"meetings": meetings_of(call, timezone.now())}


@register.inclusion_tag("voices/parts/share.html")
def share(thing: Any) -> dict[str, Any]:
    """Ways to pass a page on, without anybody else's script."""
    topic = _topic(thing)
    title, url = localized(topic, "title").value, complete(topic.url)
    query = urlencode({"subject": title, "body": f"{title}\n{url}"}, quote_via=quote)
    return {"title": title, "url": url, "mail_query": query}


@register.inclusion_tag("voices/parts/open_graph.html")
def open_graph(thing: Any) -> dict[str, Any]:
    """What another site shows when somebody passes this page on."""
    topic = _topic(thing)
    summary = getattr(thing, "lead", "")
    return {
        "title": localized(topic, "title").value,
        "description": summary or topic.stage_label,
        "url": complete(topic.url),
        "site_name": topic.municipality,
        "locale": "en_GB" if current_language() == "en" else "nl_NL",
    }
