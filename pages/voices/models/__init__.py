"""The one door to the models of contributions."""

from pages.voices.models.attendance import Attendance
from pages.voices.models.follows import Follow
from pages.voices.models.mails import VoiceMail
from pages.voices.models.plans import PublicPlan
from pages.voices.models.questions import Answer, Question
from pages.voices.models.reports import ModerationDecision, Report
from pages.voices.models.support import Support
from pages.voices.models.voices import Voice

__all__ = [
    "Answer",
    "Attendance",
    "Follow",
    "ModerationDecision",
    "PublicPlan",
    "Question",
    "Report",
    "Support",
    "Voice",
    "VoiceMail",
]
