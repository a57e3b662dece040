"""Where staff and assessors type something: groups of addresses that share their cases."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.urls import reverse

from pages.challenges import services
from pages.challenges.enums import Action, BestTime, CounterChannel
from pages.challenges.models import (
    AdmissibilityAnswer,
    Advice,
    Assessment,
    AssessmentPoint,
    CounterEntry,
    DecisionProposal,
    ObjectionDecision,
    ProposedChanges,
    Response,
    WorkDraft,
)
from pages.challenges.selectors.letters import letter_templates
from pages.challenges.services.calling_back import ask_call_back
from pages.challenges.services.counter import start_entry
from pages.voices.selectors.moderation import QUESTION, PublicText
from tests.factories import challenges as make
from tests.factories import voices
from tests.pages.hostile.asking import Door
from tests.pages.hostile.inputs import Field
from tests.pages.hostile.resident_doors import search

WORDS = make.REASON


def acted(user: Any, response: Response, name: str, right: dict[str, str], **more: Any) -> Door:
    """An action on a case."""
    url = reverse(f"challenge_responses:{name}", args=[response.pk])
    return Door(name, url, right, user=user, **more)


def working(
    user: Any, response: Response, name: str, right: dict[str, str], becomes: type[Model]
) -> Door:
    """A long text, which is kept before it is judged, and then becomes a row of its own."""
    return acted(user, response, name, right, kept=(WorkDraft, becomes))


def lists() -> list[Door]:
    """Lists with filters, and what starts from one."""
    staff = make.make_staff()
    make.make_sent()
    call = make.make_call()
    start_entry(
        call=call,
        channel=CounterChannel.PAPER,
        received_on=make.NOW.date(),
        by=staff,
        now=make.NOW,
    )
    waiting = ask_call_back(
        name="Jo",
        phone="010 000 00 00",
        subject="Een vraag.",
        best_time=BestTime.ANY,
        language="nl",
        now=make.NOW,
    )
    template = letter_templates()[0]
    found = [
        search(
            name,
            reverse(f"challenge_responses:{name}"),
            *("q", "call", "kind", "status", "aandacht", "ordering", "p", "wanneer", "van"),
            *("due_kind", "export"),
        )
        for name in ("index", "index_results", "terms", "terms_results", "outbox", "callbacks")
    ]
    found += [
        search(f"voices {name}", reverse(f"voices_desk:{name}"), "p", "q")
        for name in ("index", "reports", "meetings", "support")
    ]
    doors = [Door(one.name, one.url, user=staff, is_get=True, fields=one.fields) for one in found]
    callback = reverse("challenge_responses:callback", args=[waiting.pk])
    return [
        *doors,
        Door(
            "counter",
            reverse("challenge_responses:counter"),
            {"channel": "paper", "received_on": "01-03-2026"},
            user=staff,
        ),
        Door(
            "late",
            reverse("challenge_responses:late"),
            {"call": str(call.pk), "asked_by": "Jo", "reason": WORDS, "until": "2026-03-20"},
            user=staff,
        ),
        Door(
            "callback",
            callback,
            {"outcome": "reached"},
            user=staff,
            fields=(Field("outcome", "choice"), Field("note", "hidden")),
        ),
        Door(
            "letter template",
            reverse("wagtailsnippets_challenges_lettertemplate:edit", args=[template.pk]),
            {"subject": "Over $case_number", "body": WORDS},
            user=make.make_staff(),
        ),
    ]


def handling() -> list[Door]:
    """A case that is being prepared."""
    staff = make.make_staff()
    case = make.make_in_handling(staff, criteria=True)
    make.free(case, staff)
    panel = make.make_staff("panel_member")
    services.assign_assessor(response=case, person=panel, by=staff, now=make.NOW)
    make.free(case, panel)
    talk = services.plan_talk(
        response=case,
        kind="intake",
        planned_for=make.later(days=1),
        place="Wijkcentrum",
        by=staff,
        now=make.NOW,
    )
    note = reverse("challenge_responses:note", args=[case.pk])
    detail = reverse("challenge_responses:detail", args=[case.pk])
    return [
        Door("note", note, {"text": WORDS}, user=staff, page=detail),
        acted(staff, case, "ask", {"question": WORDS}),
        acted(staff, case, "withdraw", {"reason": WORDS}),
        acted(staff, case, "extend", {"reason": WORDS}),
        acted(staff, case, "interest", {"interest": "nee"}),
        acted(staff, case, "hand_over", {"person": str(staff.pk), "reason": WORDS}),
        acted(staff, case, "correct_address", {"email": "jo@voorbeeld.example", "reason": WORDS}),
        acted(staff, case, "assign", {"person": str(panel.pk)}),
        acted(
            staff,
            case,
            "talk",
            {"kind": "intake", "day": "2026-03-09", "time": "10:00", "place": "Wijkcentrum"},
        ),
        Door(
            "report",
            reverse("challenge_responses:report", args=[case.pk, talk.pk]),
            {"took_place": "ja", "words": WORDS, "present": "Jo"},
            user=staff,
        ),
        working(staff, case, "admissibility", {}, AdmissibilityAnswer),
        working(staff, case, "propose", {"action": "leave_out", "reason": WORDS}, DecisionProposal),
        Door(
            "assess",
            reverse("challenge_assessments:assess", args=[case.pk]),
            {"summary": WORDS},
            user=panel,
            kept=(WorkDraft, Assessment, AssessmentPoint),
        ),
        Door(
            "assessor interest",
            reverse("challenge_assessments:interest", args=[case.pk]),
            {"interest": "ja", "words": WORDS},
            user=panel,
        ),
    ]


def deciding() -> list[Door]:
    """Cases in which somebody decides or answers."""
    staff, decider = make.make_staff(), make.make_staff("decider")
    manager = make.make_staff("contract_manager")
    advised, weighed = make.make_advised(staff), make.make_weighed(staff)
    changing = make.make_advised(staff)
    services.propose_changes(response=changing, words=make.HOW, by=staff, now=make.NOW)
    proposal = make.make_proposed(staff)
    make.free(proposal.response, decider)
    rejected = make.make_decided(staff, Action.REJECT)
    objected = make.make_decided(staff, Action.REJECT)
    services.file_objection(response=objected, words="Ik ben het oneens.", now=make.NOW)
    make.free(objected, decider)
    mending = make.make_mending(staff)
    running = make.make_decided(staff)
    Response.objects.filter(pk=running.pk).update(status="running")
    decide = reverse("challenge_responses:decide", args=[proposal.response_id])
    send_back = reverse("challenge_responses:send_back", args=[proposal.response_id])
    return [
        working(staff, weighed, "advice", {"action": "accept", "words": WORDS}, Advice),
        acted(staff, advised, "reopen", {"reason": WORDS}),
        working(staff, advised, "changes", {"words": WORDS}, ProposedChanges),
        acted(staff, changing, "changes_answer", {"agrees": "ja", "words": WORDS}),
        Door(
            "propose advised",
            reverse("challenge_responses:propose", args=[advised.pk]),
            {"action": "reject", "reason": WORDS, "remedies": "objection", "how_to_succeed": WORDS},
            user=staff,
            kept=(WorkDraft, DecisionProposal),
        ),
        Door("decide", decide, {"voorstel": str(proposal.pk)}, user=decider),
        Door("send back", send_back, {"reason": WORDS}, user=decider, page=decide),
        acted(staff, rejected, "paper_objection", {"words": WORDS, "received_on": "2026-03-02"}),
        working(
            decider, objected, "objection", {"action": "reject", "reason": WORDS}, ObjectionDecision
        ),
        acted(staff, objected, "adjourn", {"reason": WORDS, "consent_weeks": "4"}),
        acted(staff, objected, "objection_withdrawal", {"reason": WORDS}),
        acted(staff, mending, "ask_mending", {"words": WORDS, "mend_by": "2026-03-16"}),
        acted(staff, mending, "mended", {"words": WORDS, "received_on": "2026-03-02"}),
        acted(manager, running, "finish", {"ended": "klaar", "words": WORDS}),
    ]


def moderating() -> list[Door]:
    """Questions to answer and reports to judge."""
    staff = make.make_staff()
    question = voices.make_asked()
    reported = voices.make_answered(staff)
    voices.make_report(PublicText(QUESTION, reported))
    answer = reverse("voices_desk:answer", args=[question.pk])
    return [
        Door("answer", answer, {"text": WORDS, "words": WORDS}, user=staff),
        Door(
            "withhold",
            reverse("voices_desk:withhold", args=[question.pk]),
            {"reason": WORDS},
            user=staff,
            page=answer,
        ),
        Door(
            "verdict",
            reverse("voices_desk:decide", args=["vraag", reported.pk]),
            {"action": "keep", "ground": "insult", "words": WORDS},
            user=staff,
        ),
    ]


def counter() -> list[Door]:
    """What staff type in for a resident."""
    staff = make.make_staff()
    start_entry(
        call=make.make_call(),
        channel=CounterChannel.PAPER,
        received_on=make.NOW.date(),
        by=staff,
        now=make.NOW,
    )
    response = CounterEntry.objects.get().response
    url = reverse("challenges:step", args=[response.token, "plan"])
    return [Door("counter plan", url, {"title": "Park"}, user=staff, shows_again=url)]


GROUPS = (lists, handling, deciding, moderating, counter)
