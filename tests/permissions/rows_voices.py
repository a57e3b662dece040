"""What residents leave around calls and plans: in public, and behind the link of a mail."""

from __future__ import annotations

from typing import Any

from pages.voices.selectors.topics import Topic
from pages.voices.services.plans import close_plan
from tests.factories import challenges as make_case
from tests.factories import voices
from tests.permissions.matrix import GONE, IN, WRONG, Row, account, everybody, one, per
from tests.permissions.scene import Scene

ALL, NONE, NO_POST = everybody(IN), everybody(GONE), everybody(WRONG)
PUBLIC_PAGE = per({"own": ALL, "hidden": NONE}, {"own": NO_POST, "hidden": NO_POST})
PUBLIC_FORM = per({"own": ALL, "hidden": NONE}, {"own": ALL, "hidden": NONE})
LINK_FORM = per({"own": ALL, "forged": NONE}, {"own": ALL, "forged": NONE})
# Without a button that was pressed there is nothing to do.
LINK_BUTTONS = per({"own": ALL, "forged": NONE}, {"own": NONE, "forged": NONE})

ROWS = (
    Row("voices:plans", **one(ALL, NO_POST)),
    Row("voices:plan", ("number",), **PUBLIC_PAGE),
    Row("voices:ask", ("oproep", "call"), **PUBLIC_FORM),
    Row("voices:support", ("plan_row",), **PUBLIC_FORM),
    Row("voices:sent", ("oproep", "call"), **PUBLIC_PAGE),
    Row("voices:follow", ("oproep", "call"), **PUBLIC_FORM),
    Row("voices:follows", **one(account(IN), NO_POST)),
    Row("voices:join", ("meeting",), **PUBLIC_FORM),
    Row("voices:calendar", ("meeting",), **PUBLIC_PAGE),
    Row("voices:report", ("plan", "plan_row"), **PUBLIC_FORM),
    Row("voices:publish", ("case",), **LINK_FORM),
    Row("voices:object_plan", ("case",), **LINK_FORM),
    Row("voices:object", ("question",), **LINK_FORM),
    Row("voices:stop", ("follow",), **LINK_FORM),
    Row("voices:private", ("question",), **LINK_BUTTONS),
)


def make(scene: Scene) -> dict[str, dict[str, Any]]:
    """A call and a plan that everybody can see, and those that nobody can see."""
    plan, closed = voices.make_plan(), voices.make_plan()
    close_plan(response=closed.response, now=voices.NOW)
    call = make_case.make_call()
    hidden_meeting = voices.make_meeting()
    hidden_meeting.call.unpublish()
    secret = dict.fromkeys(("case", "question", "follow"), "x" * 43)
    return {
        "own": {
            "number": plan.response.case_number,
            "plan_row": plan,
            "call": call,
            "meeting": voices.make_meeting(),
            "case": plan.response.token,
            "question": voices.make_asked().token,
            "follow": voices.make_following(Topic("oproep", call)).token,
        },
        "hidden": {
            "number": closed.response.case_number,
            "plan_row": closed,
            "call": make_case.make_call(live=False),
            "meeting": hidden_meeting,
        },
        "forged": secret,
    }
