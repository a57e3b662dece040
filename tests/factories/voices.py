"""Contributions, made the way people make them: through the services."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model

from pages.models import CallMeeting
from pages.voices.enums import Ground, ModerationAction
from pages.voices.models import (
    Attendance,
    Follow,
    ModerationDecision,
    PublicPlan,
    Question,
    Report,
    Support,
)
from pages.voices.selectors.moderation import PublicText
from pages.voices.selectors.topics import CALL, PLAN, Topic
from pages.voices.services.confirming import Sender
from pages.voices.services.following import Wishes, confirm_follow, follow
from pages.voices.services.meetings import confirm_attendance, sign_up
from pages.voices.services.moderating import Verdict, decide_on_reports, report_text
from pages.voices.services.plans import open_plan
from pages.voices.services.questions import (
    AnswerText,
    ask_question,
    confirm_question,
    publish_answer,
)
from pages.voices.services.support import SupportText, confirm_support, give_support
from tests.factories import challenges as make

NOW = make.NOW
QUESTION = "Mogen wij het park ook op zondag onderhouden?"


def call_topic(**fields: Any) -> Topic:
    """A call that is open around NOW."""
    return Topic(CALL, make.make_call(**fields))


def sender(email: str = "jo@voorbeeld.example", language: str = "nl") -> Sender:
    """Somebody without an account."""
    return Sender(email=email, language=language)


def make_resident(email: str = "bewoner@voorbeeld.example", *, is_proved: bool = True) -> Any:
    """An account of a resident."""
    user = get_user_model().objects.create_user(email=email, password="wachtwoord")
    EmailAddress.objects.create(user=user, email=email, verified=is_proved, primary=True)
    return user


def make_question(topic: Topic | None = None, *, text: str = QUESTION, **who: Any) -> Question:
    """A question that was not confirmed yet."""
    return ask_question(
        topic=topic or call_topic(), text=text, name="Jo", sender=sender(**who), now=NOW
    )


def make_asked(topic: Topic | None = None, **words: Any) -> Question:
    """A question that waits for an answer."""
    return confirm_question(question=make_question(topic, **words), now=NOW)


def make_answered(by: Any, topic: Topic | None = None, **words: Any) -> Question:
    """A question with its answer on the page."""
    question = make_asked(topic, **words)
    text = AnswerText(text=question.text, words="Ja, op zondag mag het ook.")
    publish_answer(question=question, text=text, by=by, now=NOW)
    return question


def make_plan(*, show_name: bool = False, **changes: Any) -> PublicPlan:
    """A plan that was sent and made public."""
    return open_plan(response=make.make_sent(**changes), show_name=show_name, now=NOW)


def plan_topic() -> Topic:
    """A plan that everybody can read."""
    return Topic(PLAN, make_plan())


def make_given(
    plan: PublicPlan | None = None, *, who: Sender | None = None, **text: Any
) -> Support:
    """A support that was not confirmed yet."""
    values = {"name": "Mo", "area": "Singelwijk", "declared_age": 16, **text}
    return give_support(
        plan=plan or make_plan(), text=SupportText(**values), sender=who or sender(), now=NOW
    )


def make_support(plan: PublicPlan | None = None, **text: Any) -> Support:
    """A support that counts."""
    return confirm_support(support=make_given(plan, **text), now=NOW)


def make_following(topic: Topic, *, who: Sender | None = None, **wishes: bool) -> Follow:
    """Somebody who follows a call or a plan."""
    row = follow(topic=topic, wishes=Wishes(**wishes), sender=who or sender(), now=NOW)
    return confirm_follow(row=row, now=NOW)


def make_report(text: PublicText, *, ground: Ground = Ground.INSULT, now: datetime = NOW) -> Report:
    """Somebody reports a text."""
    return report_text(text=text, ground=ground, words="Dit kwetst.", now=now)


def make_taken_down(text: PublicText, by: Any) -> ModerationDecision:
    """A text that was taken down after a report."""
    make_report(text)
    verdict = Verdict(ModerationAction.TAKE_DOWN, Ground.INSULT, "Dit scheldt een buurman uit.")
    return decide_on_reports(text=text, verdict=verdict, by=by, now=NOW)


def make_meeting(**fields: Any) -> CallMeeting:
    """A meeting in two weeks that takes sign-ups."""
    values = {
        "starts_at": NOW + timedelta(days=14),
        "place": "De Sluis",
        "takes_sign_ups": True,
        **fields,
    }
    return CallMeeting.objects.create(call=make.make_call(), **values)


def make_signed_up(meeting: CallMeeting, *, who: Sender | None = None) -> Attendance:
    """Somebody who did not confirm yet."""
    return sign_up(meeting=meeting, name="Jo", sender=who or sender(), now=NOW)


def make_coming(meeting: CallMeeting, *, who: Sender | None = None) -> Attendance:
    """Somebody who comes."""
    return confirm_attendance(row=make_signed_up(meeting, who=who), now=NOW)
