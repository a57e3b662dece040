"""The screens on which staff answer what residents leave: questions, support, reports, meetings."""

from __future__ import annotations

from typing import Any

from pages.voices.selectors.moderation import PublicText
from tests.factories import voices
from tests.permissions.matrix import IN, WRONG, Row, all_staff, one, staff
from tests.permissions.scene import Scene

HANDLERS = staff("editor assessor admin")
READERS = staff("editor assessor decider approver contract_manager admin")
LIST = one(READERS, all_staff(WRONG))
FORM = one(HANDLERS, HANDLERS)

ROWS = (
    Row("voices_desk:index", **LIST),
    Row("voices_desk:answer", ("question",), **FORM),
    Row("voices_desk:withhold", ("question",), **one(all_staff(IN), HANDLERS)),
    Row("voices_desk:reports", **LIST),
    Row("voices_desk:decide", ("plan", "reported_plan"), **FORM),
    Row("voices_desk:meetings", **LIST),
    Row("voices_desk:attendees", ("meeting",), **LIST),
    Row("voices_desk:support", **LIST),
    Row("voices_desk:supporters", ("reported_plan",), **LIST),
)


def make(scene: Scene) -> dict[str, dict[str, Any]]:
    """A question, a plan that was reported, and a meeting."""
    plan = voices.make_plan()
    voices.make_report(PublicText("plan", plan))
    return {
        "own": {
            "question": voices.make_asked(),
            "reported_plan": plan,
            "meeting": voices.make_meeting(),
        }
    }
