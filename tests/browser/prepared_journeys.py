"""One set of cases per way of using the portal, so that no journey meets the work of another."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

WAYS = ("phone", "keyboard", "no-scripts")
PLAN, NAME = "Een bank bij de brug", "Bea Bankstra (fictief)"
STEPS = {
    "wie": {"kind": "person", "name": NAME, "email": "bea@voorbeeld.example", "channel": "email"},
    "plan": {"title": PLAN, "different": "Wij zetten zelf een bank neer."},
    "openbaar": {"publish_plan": "on", "declaration": "on"},
}


def filled_draft(title: str, now: Any) -> Any:
    """A form of which everything that must be told is told."""
    from pages.challenges import services
    from pages.challenges.drafts import StepEntry
    from tests.factories import challenges as make

    draft = make.make_draft(make.make_call(title), now=now)
    for step, fields in STEPS.items():
        services.save_step(response=draft, step=step, entry=StepEntry(fields), now=now)
    draft.refresh_from_db()
    return draft


def journeys(way: str, now: Any, person: Any) -> Iterator[tuple[str, str]]:
    """The addresses at which the journeys of one way begin."""
    from django.urls import reverse

    from pages.challenges import services
    from pages.challenges.enums import Action
    from pages.challenges.forms.assembly import assemble, judge
    from pages.challenges.services.cosubmitting import invite_cosubmitter
    from pages.voices.selectors.topics import CALL, Topic
    from pages.voices.services.support import SupportText, give_support
    from tests.factories import challenges as make
    from tests.factories import voices

    staff = person("redacteur")
    draft = filled_draft(f"Wie schildert de brug? ({way})", now)
    mo = invite_cosubmitter(
        response=draft, name="Mo (fictief)", organisation="", email="mo@voorbeeld.example", now=now
    )
    asked = filled_draft(f"Wie plaatst een bank? ({way})", now)
    services.send_response(
        response=asked,
        document=assemble(judge(asked)),
        draft_revision=asked.draft_revision,
        now=now,
    )
    services.take_up(response=asked, by=staff, now=now)
    services.ask_completion(response=asked, question="Waar komt de bank?", by=staff, now=now)
    rejected = make.make_decided(staff, Action.REJECT, now=now)
    topic = Topic(CALL, make.make_call(f"Wie leest voor? ({way})"))
    plan = voices.make_plan()
    given = give_support(
        plan=plan,
        text=SupportText(name="Mo (fictief)", area="Singelwijk", declared_age=16),
        sender=voices.sender(),
        now=now,
    )
    assessed = make.make_in_handling(staff, now=now)
    panel, decider = person("panellid"), person("beslisser")
    services.assign_assessor(response=assessed, person=panel, by=staff, now=now)
    make.free(assessed, panel, now=now)
    proposal = make.make_proposed(staff, Action.REJECT, now=now)
    make.free(proposal.response, decider, now=now)
    found = {
        "attachments": reverse("challenges:attachments", args=[draft.token]),
        "join": reverse("challenges:cosubmitter", args=[mo.token]),
        "status": reverse("challenges:status", args=[asked.token]),
        "rejected": reverse("challenges:status", args=[rejected.token]),
        "ask": reverse("voices:ask", args=[CALL, topic.pk]),
        "support": reverse("voices:support", args=[plan.pk]),
        "given": reverse("voices:private", args=[given.token]),
        "assess": reverse("challenge_assessments:assess", args=[assessed.pk]),
        "decide": reverse("challenge_responses:decide", args=[proposal.response_id]),
    }
    for name, address in found.items():
        yield f"journey {way} {name}", address
