"""Small questions that templates ask about responses."""

from django import forms, template

from pages.challenges.enums import Status
from pages.challenges.presentation import public_sections_of
from pages.challenges.selectors.responses import public_decisions, response_counts
from pages.challenges.status_words import WORDS

register = template.Library()


@register.filter
def widget_kind(field) -> str:
    """How a field is laid out: `checkbox`, `radio` or `text`."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "radio"
    return "checkbox" if isinstance(widget, forms.CheckboxInput) else "text"


@register.inclusion_tag("challenges/parts/call_decisions.html")
def decisions_of_call(call) -> dict:
    """The public part of what was decided on responses to a call; nothing before a decision."""
    counts = response_counts(call)
    decisions = [
        {
            "decision": decision,
            "words": WORDS[Status(decision.status)],
            "label": Status(decision.status).label,
            "sections": public_sections_of(decision.document),
        }
        for decision in (public_decisions(call) if counts.decided else [])
    ]
    return {"counts": counts, "decisions": decisions, "hidden": counts.decided - len(decisions)}
