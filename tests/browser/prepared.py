"""Cases in every state, made in the demo by the services: screens need something to show.

`python -m tests.browser.prepared`, in the environment of a running demo, makes them and prints
as JSON at which address each screen stands.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from tests.browser.prepared_journeys import WAYS, journeys
from tests.demo_process import ROOT, Demo, demo_environment

Addresses = dict[str, str]


def prepare(demo: Demo) -> Addresses:
    """Make the cases in this demo; the address of each screen by the name of its URL."""
    port = demo.url.rpartition(":")[2]
    done = subprocess.run(
        [sys.executable, "-m", "tests.browser.prepared"],
        cwd=ROOT,
        env=demo_environment(
            demo.var_dir, PORT=port, DJANGO_SETTINGS_MODULE="portal.settings.demo"
        ),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    found: Addresses = json.loads(done.stdout.splitlines()[-1])
    return found


def make_all() -> Addresses:
    """Every case, and the addresses of every screen."""
    found: Addresses = {}
    for part in (drafts, cases, handling, outcomes, around, lists):
        found.update(part())
    for way in WAYS:
        found.update(journeys(way, now(), person))
    return found


def person(role: str) -> Any:
    """Somebody of the demo."""
    from django.contrib.auth import get_user_model

    from pages.demo.people import DOMAIN

    return get_user_model().objects.get(email=f"{role}@{DOMAIN}")


def address(name: str, *args: Any) -> tuple[str, str]:
    """A screen and where it stands."""
    from django.urls import reverse

    return name, reverse(name, args=args)


def now() -> Any:
    """This moment, for the services."""
    from django.utils import timezone

    return timezone.now()


def drafts() -> Iterator[tuple[str, str]]:
    """What somebody is still writing."""
    from pages.challenges import services
    from pages.challenges.enums import CounterChannel
    from pages.challenges.services.cosubmitting import invite_cosubmitter
    from pages.challenges.services.counter import start_entry
    from pages.challenges.services.lateness import admit_late
    from tests.factories import challenges as make

    call = make.make_call("Wie verzorgt de schooltuin?")
    draft = make.make_draft(call, now=now())
    file = services.add_attachment(response=draft, name="plan.txt", content=b"Plan", now=now())
    asked = invite_cosubmitter(
        response=draft,
        name="Mo (fictief)",
        organisation="",
        email="mo@voorbeeld.example",
        now=now(),
    )
    today = timezone.localdate(now())
    closed = make.make_call("Gesloten oproep", closes_on=today - timedelta(days=3))
    late = admit_late(
        call=closed,
        asked_by="Mo (fictief)",
        reason="De post kwam door een staking te laat aan.",
        until=today + timedelta(days=9),
        by=person("redacteur"),
        now=now(),
    )
    counter = start_entry(
        call=call,
        channel=CounterChannel.PAPER,
        received_on=today,
        by=person("beheerder"),
        now=now(),
    )
    yield address("challenges:start_unasked")
    yield address("challenges:start", call.pk)
    yield address("challenges:start_late", late.token)
    for name in ("draft", "save_for_later", "review", "attachments", "cosubmitters"):
        yield address(f"challenges:{name}", draft.token)
    yield address("challenges:step", draft.token, "wie")
    yield address("challenges:remove_attachment", draft.token, file.pk)
    yield address("challenges:remove_cosubmitter", draft.token, asked.pk)
    yield address("challenges:cosubmitter", asked.token)
    yield address("challenges:leave_cosubmitter", asked.token)
    yield address("challenges:call_back")
    yield address("challenge_responses:counter_drop", counter.counter_entry.pk)


def cases() -> Iterator[tuple[str, str]]:
    """What residents see of a case that was sent."""
    from pages.challenges import services
    from pages.challenges.enums import Action
    from tasks.letters import sweep_outbox
    from tests.factories import challenges as make

    staff = person("redacteur")
    sent = make.make_sent(make.make_call("Wie veegt het plein?"), now=now())
    changing = make.make_advised(staff, now=now())
    services.propose_changes(response=changing, words=make.HOW, by=staff, now=now())
    # Nobody answered this one in time: the first screen of staff says so.
    long_ago = now() - timedelta(days=30)
    unanswered = make.make_advised(staff, now=long_ago)
    services.propose_changes(response=unanswered, words=make.HOW, by=staff, now=long_ago)
    rejected = make.make_decided(staff, Action.REJECT, now=now())
    sweep_outbox()
    letter = sent.letters.earliest("pk")
    yield address("challenges:status", rejected.token)
    yield address("challenges:receipt", sent.token)
    yield address("challenges:letter", sent.token, letter.pk)
    yield address("challenges:withdraw", sent.token)
    yield address("challenges:changes", changing.token)
    yield address("challenges:objection", rejected.token)
    yield address("challenges:public_case", rejected.case_number)
    yield address("voices:publish", sent.token)
    yield address("challenge_responses:letter", sent.pk, letter.pk)
    yield address("challenge_responses:changes_answer", changing.pk)
    yield address("challenge_responses:paper_objection", rejected.pk)
    yield address("challenges:decisions")
    yield address("challenges:year_report", now().year)


def handling() -> Iterator[tuple[str, str]]:
    """What staff do between receipt and decision."""
    from pages.challenges import services
    from tests.factories import challenges as make

    staff, panel = person("redacteur"), person("panellid")
    case = make.make_in_handling(staff, criteria=True, now=now())
    talk = services.plan_talk(
        response=case,
        kind="intake",
        planned_for=now() + timedelta(days=1),
        place="Wijkcentrum",
        by=staff,
        now=now(),
    )
    services.assign_assessor(response=case, person=panel, by=staff, now=now())
    make.free(case, panel, now=now())
    unsaid = make.make_in_handling(staff, now=now())
    services.assign_assessor(response=unsaid, person=panel, by=staff, now=now())
    weighed = make.make_weighed(staff, now=now(), criteria=True)
    advised = make.make_advised(staff, now=now())
    for name in ("detail", "ask", "withdraw", "extend", "interest", "hand_over", "assign", "talk"):
        yield address(f"challenge_responses:{name}", case.pk)
    yield address("challenge_responses:correct_address", case.pk)
    asked = make.make_in_handling(staff, now=now())
    services.ask_completion(response=asked, question="Waar komt de bank?", by=staff, now=now())
    yield address("challenge_responses:completion", asked.pk)
    # Written by the editor and not published yet, so that the page asks.
    case.call.decide_by = date(2099, 6, 1)
    case.call.withdrawn_on = timezone.localdate()
    case.call.withdrawal_reason = "De speeltuin wordt verplaatst."
    case.call.save_revision()
    yield address("challenge_responses:withdraw_call", case.call.pk)
    yield address("challenge_responses:admissibility", case.pk)
    yield address("challenge_responses:report", case.pk, talk.pk)
    yield address("challenge_responses:advice", weighed.pk)
    for name in ("reopen", "changes", "propose"):
        yield address(f"challenge_responses:{name}", advised.pk)
    yield address("challenge_assessments:index")
    yield address("challenge_assessments:assess", case.pk)
    yield address("challenge_assessments:interest", unsaid.pk)


def outcomes() -> Iterator[tuple[str, str]]:
    """Deciding, objecting, and the agreement that follows."""
    from pages.challenges import services
    from pages.challenges.enums import Action
    from pages.challenges.models import Response
    from tests.factories import challenges as make

    staff = person("redacteur")
    proposal = make.make_proposed(staff, Action.REJECT, now=now())
    objected = make.make_decided(staff, Action.REJECT, now=now())
    services.file_objection(response=objected, words="Ik ben het oneens.", now=now())
    accepted = make.make_decided(staff, now=now())
    manager = person("contractmanager")
    agreement = services.draft_agreement_for(response=accepted, by=manager, now=now())
    running = make.make_decided(staff, now=now())
    # An agreement has to run for this; here only its screen counts.
    Response.objects.filter(pk=running.pk).update(status="running")
    yield address("challenge_responses:decide", proposal.response_id)
    yield address("challenge_responses:objection", objected.pk)
    yield address("challenge_responses:adjourn", objected.pk)
    yield address("challenge_responses:objection_withdrawal", objected.pk)
    yield address("challenges:withdraw_objection", objected.token)
    mending = make.make_mending(staff, now=now())
    yield address("challenge_responses:ask_mending", mending.pk)
    yield address("challenge_responses:mended", mending.pk)
    yield address("challenges:mend_objection", mending.token)
    yield address("challenge_responses:finish", running.pk)
    yield address("contracten:agreement", agreement.pk)
    yield address("contracten:safeguards", agreement.pk)
    yield address("contracten:safeguard", agreement.pk, agreement.safeguards.earliest("pk").code)


def around() -> Iterator[tuple[str, str]]:
    """Questions, support, following, meetings and reports."""
    from pages.voices.selectors.moderation import PLAN_TEXT, QUESTION, PublicText
    from pages.voices.selectors.topics import CALL, PLAN, Topic
    from pages.voices.services.support import SupportText, give_support
    from tests.factories import challenges as make
    from tests.factories import voices

    staff = person("redacteur")
    topic = Topic(CALL, make.make_call("Wie snoeit de heg?"))
    plan = voices.make_plan()
    question = voices.make_answered(staff, topic)
    waiting = voices.make_asked(topic)
    reported = voices.make_answered(staff, topic)
    voices.make_report(PublicText(QUESTION, reported))
    gone = voices.make_plan()
    voices.make_taken_down(PublicText(PLAN_TEXT, gone), staff)
    given = give_support(
        plan=plan,
        text=SupportText(name="Mo (fictief)", area="Singelwijk", declared_age=16),
        sender=voices.sender(),
        now=now(),
    )
    meeting = voices.make_meeting(starts_at=now() + timedelta(days=14))
    yield address("voices:ask", CALL, topic.pk)
    yield address("voices:plans")
    yield address("voices:plan", plan.response.case_number)
    yield address("voices:support", plan.pk)
    yield address("voices:sent", PLAN, plan.pk)
    yield address("voices:follow", CALL, topic.pk)
    yield address("voices:follows")
    yield address("voices:join", meeting.pk)
    yield address("voices:report", QUESTION, question.pk)
    yield address("voices:private", given.token)
    yield address("voices:object", question.token)
    yield address("voices:object_plan", gone.response.token)
    for name in ("index", "reports", "meetings", "support"):
        yield address(f"voices_desk:{name}")
    yield address("voices_desk:answer", waiting.pk)
    yield address("voices_desk:decide", QUESTION, reported.pk)
    yield address("voices_desk:attendees", meeting.pk)
    yield address("voices_desk:supporters", plan.pk)


def lists() -> Iterator[tuple[str, str]]:
    """Lists of staff, the letters and the settings; and the pages of an account."""
    from wagtail.models import Site

    from pages.challenges.selectors.letters import letter_templates

    for name in ("index", "terms", "outbox", "late", "counter", "callbacks"):
        yield address(f"challenge_responses:{name}")
    letters = "wagtailsnippets_challenges_lettertemplate"
    template = letter_templates()[0]
    yield address(f"{letters}:list")
    yield address(f"{letters}:edit", template.pk)
    yield address(f"{letters}:restore", template.pk)
    site = Site.objects.get(is_default_site=True)
    yield address("wagtailsettings:edit", "challenges", "challengesettings", site.pk)
    yield address("wagtailadmin_home")
    for name in ("mine", "erase"):
        yield address(f"challenges:{name}")
    for name in ("login", "request_login_code", "signup", "logout", "email"):
        yield address(f"account_{name}")
    yield address("mfa_index")


if __name__ == "__main__":
    import django

    django.setup()
    assert os.environ["DJANGO_SETTINGS_MODULE"] == "portal.settings.demo"
    sys.stdout.write(json.dumps(make_all()) + "\n")
