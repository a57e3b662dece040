"""Small questions that templates ask about responses."""

from django import forms, template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pages.challenges import similar_words
from pages.challenges.dutch_entry import format_cents
from pages.challenges.enums import Action, Status, TermKind
from pages.challenges.objection_clock import asked_to_mend, last_day_to_mend
from pages.challenges.openness import cases
from pages.challenges.outcome_words import event_label, outcome_label
from pages.challenges.permissions import can_act, can_view, possible_actions
from pages.challenges.selectors.attachments import (
    attachments_of,
    can_download,
    scan_words,
    sent_attachments,
)
from pages.challenges.selectors.cosubmitters import can_join, parties_of
from pages.challenges.selectors.counter import completion_entry_of, counter_entry_of
from pages.challenges.selectors.responses import public_decisions, response_counts
from pages.challenges.status_words import WORDS
from pages.challenges.term_words import step_words, term_lines
from pages.challenges.terms import local_day
from pages.challenges.transitions import WRITABLE

register = template.Library()


@register.filter
def euros(cents: int) -> str:
    """An amount in cents, as the portal writes it."""
    return format_cents(cents)


register.filter(event_label)
register.filter(outcome_label)


@register.filter
def can_do(found, kind: str) -> str:
    """What somebody can do with a `call`, `initiative`, `agreement` or `decision` that exists."""
    return {
        "call": similar_words.of_call,
        "initiative": similar_words.of_initiative,
        "agreement": similar_words.of_agreement,
        "decision": similar_words.of_decision,
    }[kind](found)


@register.filter
def widget_kind(field) -> str:
    """How a field is laid out: `checkbox`, `radio` or `text`."""
    widget = field.field.widget
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "radio"
    return "checkbox" if isinstance(widget, forms.CheckboxInput) else "text"


@register.inclusion_tag("challenges/parts/attachments.html")
def attachments_part(response, *, can_change=False) -> dict:
    """The files of a response, with the way to add or remove them while that can be done."""
    return {
        "case": response,
        "files": _file_rows(attachments_of(response)),
        "can_change": can_change and response.status in WRITABLE,
    }


@register.inclusion_tag("challenges/parts/file_list.html")
def attachments_list(response) -> dict:
    """The files alone, with the way to remove what was not sent yet."""
    return {
        "case": response,
        "files": _file_rows(attachments_of(response)),
        "can_change": response.status in WRITABLE,
    }


@register.inclusion_tag("challenges/admin/parts/attachments.html")
def attachments_card(response, url_name="challenge_responses:attachment") -> dict:
    """The files that were sent, for staff; assessors have an address of their own."""
    files = _file_rows(sent_attachments(response))
    return {"case": response, "files": files, "url_name": url_name}


def _file_rows(attachments) -> list[dict]:
    return [
        {"file": file, "can_download": can_download(file), "scan": scan_words(file)}
        for file in attachments
    ]


@register.inclusion_tag("challenges/parts/cosubmitters.html")
def cosubmitters_part(response, *, can_change=False) -> dict:
    """Who sends this together, and what each of them said."""
    return {
        "case": response,
        "parties": parties_of(response),
        "can_change": can_change and can_join(response),
    }


@register.inclusion_tag("challenges/admin/parts/cosubmitters.html")
def cosubmitters_card(response) -> dict:
    """The same for staff."""
    return {"parties": parties_of(response)}


@register.inclusion_tag("challenges/parts/counter.html", takes_context=True)
def counter_banner(context) -> dict:
    """That staff typed this in, on the pages of the case; nothing for what a resident typed."""
    case = context.get("case")
    completion = completion_entry_of(case, context["request"].user) if case else None
    entry = completion or (counter_entry_of(case) if case else None)
    return {
        "case": case,
        "entry": entry,
        "is_completion": completion is not None,
        "is_draft": entry is not None and case.status == Status.DRAFT,
        "is_staff": entry is not None and can_view(context["request"].user),
    }


@register.inclusion_tag("challenges/admin/parts/counter.html")
def counter_card(response, user) -> dict:
    """The same for staff, with the receipt to print."""
    return {
        "case": response,
        "entry": counter_entry_of(response),
        "can_print": can_act(user, Action.TAKE_UP),
    }


@register.inclusion_tag("challenges/parts/unconfirmed.html")
def unconfirmed_part(response) -> dict:
    """Who has not confirmed, and who said no: sending goes on, and it shows."""
    parties = parties_of(response)
    return {
        "case": response,
        "waiting": [party for party in parties if party.answer is None and not party.has_left],
        "declined": [party for party in parties if party.has_declined],
    }


@register.inclusion_tag("challenges/parts/term.html")
def term_story(response) -> dict:
    """When the resident hears from us, and everything that moved that day."""
    return _term_context(response)


@register.inclusion_tag("challenges/admin/parts/term.html")
def term_card(response, user) -> dict:
    """The same for staff, with who was reminded and the way to take more time."""
    context = _term_context(response)
    kinds = {line.kind for line in context["lines"]}
    return {
        **context,
        "reminders": response.reminders.all(),
        "can_extend": TermKind.EXTEND not in kinds
        and Action.EXTEND in possible_actions(user, response.status),
    }


@register.inclusion_tag("challenges/parts/objection_term.html")
def objection_story(objection) -> dict:
    """What happened to the term of an objection, the same for the resident and for staff."""
    steps = list(objection.steps.all())
    is_waiting = objection.response.status == Status.OBJECTION
    due = steps[-1].due if steps and is_waiting else None
    today = local_day(timezone.now())
    asked = asked_to_mend(steps) if is_waiting else None
    mend_by = last_day_to_mend(asked) if asked else None
    return {
        "mend_by": mend_by,
        "is_mending_over": mend_by is not None and mend_by < today,
        "lines": [(step, step_words(step)) for step in steps],
        "due": due,
        "is_late": due is not None and due < today,
    }


def _term_context(response) -> dict:
    waits = response.status == Status.SUBMITTED and response.reacted_at is None
    return {
        "case": response,
        "lines": term_lines(list(response.term_events.order_by("pk"))),
        "is_waiting": response.status == Status.COMPLETION_REQUESTED,
        "react_by": response.react_by if waits else None,
    }


@register.simple_tag
def case_of_agreement(number: str) -> str:
    """The number of the public decision that an agreement came from; empty when there is none."""
    response = cases.case_of_agreement(number)
    return response.case_number or "" if response else ""


@register.inclusion_tag("challenges/parts/call_decisions.html")
def decisions_of_call(call) -> dict:
    """The public part of what was decided on responses to a call; nothing before a decision."""
    counts = response_counts(call)
    decisions = public_decisions(call) if counts.decided else []
    return {"counts": counts, "decisions": decisions, "hidden": counts.decided - len(decisions)}


@register.simple_tag
def status_badge(decision) -> SafeString:
    """The status of a PublicDecision as the badge that the public sees."""
    return format_html(
        '<span class="utrecht-badge-status utrecht-badge-status--{}">{}</span>',
        WORDS[Status(decision.status)].badge,
        decision.status_label,
    )
