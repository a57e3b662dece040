"""Questions, support, followers and a report around the demo calls, made through the services."""

from datetime import datetime, timedelta
from typing import Any

from wagtail.models import Site

from pages.challenges.models import ChallengeSettings, Response
from pages.challenges.transitions import OPEN
from pages.models import CallMeeting, CallPage
from pages.voices.enums import Ground
from pages.voices.models import PublicPlan, Question, Support
from pages.voices.selectors.moderation import SUPPORT, PublicText
from pages.voices.selectors.topics import CALL, Topic
from pages.voices.services.confirming import Sender
from pages.voices.services.following import Wishes, confirm_follow, follow
from pages.voices.services.meetings import confirm_attendance, sign_up
from pages.voices.services.moderating import report_text
from pages.voices.services.plans import open_plan
from pages.voices.services.questions import (
    AnswerText,
    ask_question,
    confirm_question,
    publish_answer,
)
from pages.voices.services.support import SupportText, confirm_support, give_support

# What people asked (made up), and what the municipality answered; empty: it still waits.
QUESTIONS = (
    (
        "Mogen wij ook op zondag aan het groen werken?",
        "Ja, dat mag. Gebruik op zondag voor één uur ’s middags geen machines met een motor.",
    ),
    (
        "Wij zijn met vier buren en hebben geen vereniging. Kunnen wij toch meedoen?",
        "Ja. U hoeft nu nog geen stichting of vereniging te hebben. Als uw plan doorgaat, bekijken"
        " wij samen wat er nodig is.",
    ),
    ("Wie betaalt het gereedschap? U kunt mij bellen op 06 00 00 00 00.", ""),
)
# Who supports the plan (made up): name, neighbourhood, whether the name is public, and why.
SUPPORTERS = (
    ("Fenna Bakker (verzonnen)", "Waterwijk", True, "Ik loop hier elke dag met de hond."),
    ("Omar Haddad (verzonnen)", "Waterwijk", True, ""),
    ("Truus de Jong (verzonnen)", "1234", False, "Eindelijk iets voor de kinderen."),
    ("Sem Visser (verzonnen)", "Havenkwartier", False, ""),
    ("Lina Yilmaz (verzonnen)", "Waterwijk", True, "Ik help graag mee op zaterdag."),
)
THRESHOLD = 25


def load(*, people: dict[str, Any], now: datetime) -> None:
    """Make what is missing around the calls that are open. Running it twice changes nothing."""
    calls = CallPage.objects.live().order_by("pk")
    call = next((page for page in calls if page.phase == "open"), None)
    if call is None or Question.objects.exists():
        return
    at = now - timedelta(days=2)
    topic = Topic(CALL, call)
    _ask(topic, people["redacteur"], at)
    row = follow(topic=topic, wishes=Wishes(), sender=_sender("volger"), now=at)
    confirm_follow(row=row, now=at)
    _meet(call, at)
    _support(at)


def _sender(name: str) -> Sender:
    return Sender(email=f"{name}@voorbeeld.example", language="nl")


def _ask(topic: Topic, editor: Any, at: datetime) -> None:
    for number, (text, words) in enumerate(QUESTIONS):
        question = ask_question(
            topic=topic, text=text, name="", sender=_sender(f"vraag{number}"), now=at
        )
        confirm_question(question=question, now=at)
        if words:
            publish_answer(question=question, text=AnswerText(text, words), by=editor, now=at)


def _meet(call: CallPage, at: datetime) -> None:
    meeting = CallMeeting.objects.filter(call=call, starts_at__gt=at).first()
    if meeting is None:
        return
    meeting.takes_sign_ups, meeting.capacity = True, 30
    meeting.ends_at = meeting.starts_at + timedelta(minutes=90)
    meeting.save()
    for number in range(3):
        row = sign_up(
            meeting=meeting, name="Buur (verzonnen)", sender=_sender(f"buur{number}"), now=at
        )
        confirm_attendance(row=row, now=at)


def _support(at: datetime) -> None:
    response = Response.objects.filter(status__in=OPEN).order_by("pk").first()
    if response is None:
        return
    site = Site.objects.get(is_default_site=True)
    ChallengeSettings.objects.filter(site=site, support_threshold=0).update(
        support_threshold=THRESHOLD
    )
    plan = open_plan(response=response, show_name=False, now=at)
    rows = [_supporter(plan, number, at) for number in range(len(SUPPORTERS))]
    words = PublicText(SUPPORT, rows[2])
    report_text(text=words, ground=Ground.OFF_TOPIC, words="Dit gaat niet over het groen.", now=at)


def _supporter(plan: PublicPlan, number: int, at: datetime) -> Support:
    name, area, is_public, words = SUPPORTERS[number]
    text = SupportText(name=name, area=area, declared_age=16, name_is_public=is_public, words=words)
    row = give_support(plan=plan, text=text, sender=_sender(f"steun{number}"), now=at)
    return confirm_support(support=row, now=at)
