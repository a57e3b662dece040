"""What pages of calls and plans show of contributions."""

from typing import Any

from django import template

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
