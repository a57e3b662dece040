"""Where residents and passers-by type something: groups of addresses that share their cases."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from wagtail.models import Page

from pages.challenges import services
from pages.challenges.abuse import make_moment
from pages.challenges.drafts import read_posted
from pages.challenges.enums import Action
from pages.challenges.forms.step_list import steps_of
from pages.challenges.models import (
    CallBackRequest,
    CoSubmitter,
    CoSubmitterAnswer,
    Objection,
    Response,
)
from pages.challenges.services.cosubmitting import invite_cosubmitter
from pages.challenges.services.lateness import admit_late
from pages.models import CallPage
from pages.voices.models import Question, Report, Support
from pages.voices.selectors.moderation import PLAN_TEXT, QUESTION, PublicText
from pages.voices.selectors.topics import CALL
from tests.factories import challenges as make
from tests.factories import voices
from tests.factories.pages import InitiativeIndexFactory
from tests.pages.hostile.asking import Door
from tests.pages.hostile.inputs import Field

WORDS = "Wij doen dit met de hele straat."
EMAIL = "jo@voorbeeld.example"
STEPS = {
    "waarover": {},
    "wie": {"kind": "person", "name": "Jo Jansen", "email": EMAIL, "channel": "email"},
    "plan": {"title": "Een mooier park", "different": WORDS},
    "resultaten": {"budget-0-description": "Planten", "budget-0-amount": "10"},
    "planning": {"starts_on": "01-09-2026"},
    "openbaar": {"publish_plan": "on", "declaration": "on"},
}


def search(name: str, url: str, *names: str) -> Door:
    """A page that is asked with what stands after the question mark."""
    return Door(name, url, is_get=True, fields=tuple(Field(one, "text") for one in names))


def step_doors(what: str, response) -> list[Door]:
    """Each step of a form, and its saving while typing."""
    doors = []
    for step in steps_of(response):
        url = reverse("challenges:step", args=[response.token, step.slug])
        right = STEPS.get(step.slug, {})
        doors.append(Door(f"{what} {step.slug}", url, right, shows_again=url))
        saves = reverse("challenges:autosave", args=[response.token, step.slug])
        doors.append(
            Door(f"{what} autosave {step.slug}", saves, right, page=url, kept=(Response,), weight=4)
        )
    return doors


def starting() -> list[Door]:
    """Before there is a draft."""
    call = make.make_call()
    admission = admit_late(
        call=make.make_call(closes_on=date(2026, 2, 1)),
        asked_by="Jo",
        reason="De post kwam door een staking te laat aan.",
        until=make.later(days=9).date(),
        by=make.make_staff(),
        now=make.NOW,
    )
    unasked = reverse("challenges:start_unasked")
    return [
        search("unasked search", unasked, "q", "pagina"),
        Door("unasked start", unasked, {"q": "speeltuin"}, page=f"{unasked}?q=speeltuin"),
        Door("start", reverse("challenges:start", args=[call.pk])),
        Door("late start", reverse("challenges:start_late", args=[admission.token])),
        Door(
            "call back",
            reverse("challenges:call_back"),
            {"name": "Jo", "phone": "010 000 00 00", "subject": WORDS, "best_time": "any"},
            kept=(CallBackRequest,),
        ),
        search("call back about", reverse("challenges:call_back"), "oproep"),
    ]


def drafting() -> list[Door]:
    """The form of a call."""
    return step_doors("call", make.make_draft())


def challenging() -> list[Door]:
    """The form of a challenge of somebody's own."""
    return step_doors("own", make.make_unasked_draft())


def together() -> list[Door]:
    """What belongs to a draft besides its form."""
    response = make.make_draft()
    person = invite_cosubmitter(
        response=response, name="Mo", organisation="", email="mo@voorbeeld.example", now=make.NOW
    )
    later = reverse("challenges:save_for_later", args=[response.token])
    review = reverse("challenges:review", args=[response.token])
    return [
        Door("save for later", later, {"email": EMAIL}),
        Door("review", review, fields=(Field("revisie", "hidden"), Field("moment", "hidden"))),
        sending_door(),
        Door(
            "co-submitters",
            reverse("challenges:cosubmitters", args=[response.token]),
            {"name": "Bo", "email": "bo@voorbeeld.example"},
            kept=(CoSubmitter,),
        ),
        Door(
            "joining",
            reverse("challenges:cosubmitter", args=[person.token]),
            {"answer": "confirm", "words": WORDS},
            kept=(CoSubmitterAnswer,),
        ),
    ]


def sending_door() -> Door:
    """A draft that is finished: only here the posted number of the draft is read."""
    response = make.make_draft()
    for step in steps_of(response):
        fields, rows = step.form.posted_names()
        entry = read_posted(STEPS.get(step.slug, {}), fields=fields, rows=rows)
        services.save_step(response=response, step=step.slug, entry=entry, now=make.NOW)
    response.refresh_from_db()
    return Door(
        "send",
        reverse("challenges:review", args=[response.token]),
        {
            "revisie": str(response.draft_revision),
            "moment": make_moment(int(make.NOW.timestamp())),
        },
        fields=(Field("revisie", "hidden"), Field("moment", "hidden")),
    )


def answering() -> list[Door]:
    """Cases that wait for their resident."""
    staff = make.make_staff()
    completing = services.ask_completion(
        response=make.make_in_handling(staff), question="Wie doet mee?", by=staff, now=make.NOW
    )
    changing = make.make_advised(staff)
    services.propose_changes(response=changing, words=make.HOW, by=staff, now=make.NOW)
    rejected = make.make_decided(staff, Action.REJECT)
    mending = make.make_mending(staff)
    url = reverse("challenges:step", args=[completing.token, "plan"])
    return [
        Door(
            "mend objection",
            reverse("challenges:mend_objection", args=[mending.token]),
            {"words": WORDS},
        ),
        Door("complete", url, STEPS["plan"], shows_again=url),
        Door("complete review", reverse("challenges:review", args=[completing.token])),
        Door(
            "changes",
            reverse("challenges:changes", args=[changing.token]),
            {"answer": "nee", "words": WORDS},
        ),
        Door(
            "objection",
            reverse("challenges:objection", args=[rejected.token]),
            {"words": WORDS},
            kept=(Objection,),
        ),
        Door(
            "withdraw",
            reverse("challenges:withdraw", args=[completing.token]),
            fields=(Field("doe", "hidden"),),
        ),
    ]


def around() -> list[Door]:
    """Questions, support, following, meetings and reports."""
    topic, plan = voices.call_topic(), voices.make_plan()
    staff = make.make_staff()
    question = voices.make_answered(staff, topic)
    gone = voices.make_answered(staff, topic)
    voices.make_taken_down(PublicText(QUESTION, gone), staff)
    gone_plan = voices.make_plan()
    voices.make_taken_down(PublicText(PLAN_TEXT, gone_plan), staff)
    follow = voices.make_following(topic)
    ask = reverse("voices:ask", args=[CALL, topic.pk])
    support = reverse("voices:support", args=[plan.pk])
    join = reverse("voices:join", args=[voices.make_meeting().pk])
    who = {"email": EMAIL}
    return [
        Door("ask", ask, {"text": WORDS, **who}, kept=(Question,)),
        Door(
            "support",
            support,
            {"name": "Jo", "words": WORDS, "is_old_enough": "on", **who},
            kept=(Support,),
        ),
        Door("follow", reverse("voices:follow", args=[CALL, topic.pk]), who),
        Door("join", join, {"name": "Jo", **who}),
        Door(
            "report",
            reverse("voices:report", args=["vraag", question.pk]),
            {"ground": "insult", "words": WORDS},
            kept=(Report,),
        ),
        Door("object", reverse("voices:object", args=[gone.token]), {"words": WORDS}),
        Door(
            "object plan",
            reverse("voices:object_plan", args=[gone_plan.response.token]),
            {"words": WORDS},
        ),
        Door("publish", reverse("voices:publish", args=[plan.response.token]), {"show_name": "on"}),
        Door("wishes", reverse("voices:private", args=[follow.token]), {"doe": "wensen"}),
        Door(
            "stop",
            reverse("voices:stop", args=[follow.token]),
            fields=(Field("List-Unsubscribe", "text"),),
        ),
        search("plans", reverse("voices:plans"), "pagina"),
    ]


def reading() -> list[Door]:
    """Lists, searches and filters that everybody has, and signing in."""
    case = make.make_decided(make.make_staff(), Action.REJECT)
    home = CallPage.objects.get(pk=case.call_id).get_parent().get_parent()
    index = InitiativeIndexFactory(parent=Page.objects.get(pk=home.pk))
    calls = CallPage.objects.get(pk=case.call_id).get_parent()
    return [
        search(
            "decisions",
            reverse("challenges:decisions"),
            *("q", "jaar", "wijk", "uitkomst", "soort", "pagina"),
        ),
        search("site search", reverse("pages:search"), "q", "pagina"),
        search("calls", calls.url, "pagina", "fase", "onderwerp"),
        search("initiatives", index.url, "onderwerp", "pagina"),
        search("front page", "/", "next", "q", "preview"),
        Door("language", reverse("set_language"), {"language": "en"}, page=reverse("pages:search")),
        Door("sign in", reverse("account_request_login_code"), {"email": EMAIL}),
        search("sign in next", reverse("account_login"), "next"),
    ]


GROUPS = (starting, drafting, answering, around, reading)
