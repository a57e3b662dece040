"""What residents do with responses: behind a private link, in their account, and in public.

Who has the link acts for the case, with or without an account ("link"); the files and letters of
another case are not found behind it ("crossed"), and a link that nobody was given opens nothing
("forged").
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from pages.challenges import services
from pages.challenges.enums import Action
from pages.challenges.models import Response
from pages.challenges.services.cosubmitting import invite_cosubmitter
from pages.challenges.services.lateness import admit_late
from tests.factories import challenges as make_case
from tests.permissions.matrix import (
    GONE,
    IN,
    WRONG,
    Column,
    Row,
    account,
    everybody,
    one,
    per,
)
from tests.permissions.scene import Scene

ALL, NONE, NO_POST = everybody(IN), everybody(GONE), everybody(WRONG)


def _behind(column: Column) -> dict[str, Column]:
    return {"link": column, "forged": NONE}


def _inside(column: Column) -> dict[str, Column]:
    return {"link": column, "crossed": NONE, "forged": NONE}


PAGE = one(ALL, NO_POST)
FORM = one(ALL, ALL)
# A thing that is public, and one that is not (any more).
PUBLIC = per({"own": ALL, "hidden": NONE}, {"own": NO_POST, "hidden": NO_POST})
PUBLIC_FORM = per({"own": ALL, "hidden": NONE}, {"own": ALL, "hidden": NONE})
LINK_PAGE = per(_behind(ALL), _behind(NO_POST) | {"forged": NO_POST})
LINK_FORM = per(_behind(ALL), _behind(ALL))
LINK_FILE = per(_inside(ALL), dict.fromkeys(("link", "crossed", "forged"), NO_POST))
LINK_PART = per(_inside(ALL), _inside(ALL))
# Taken away in another tab, so on to the list instead of not found.
LINK_PART_OR_LIST = per(_inside(ALL) | {"crossed": ALL}, _inside(ALL) | {"crossed": ALL})
# The address of a button leads to its page, which says itself whether the link exists.
LINK_BUTTON = per(dict.fromkeys(("link", "crossed", "forged"), ALL), _inside(ALL))
LINK_POST = per(dict.fromkeys(("link", "forged"), ALL), _behind(ALL))
ACCOUNT = account(IN)

ROWS = (
    Row("challenges:start_unasked", **FORM),
    Row("challenges:start", ("call",), **PUBLIC_FORM),
    Row("challenges:start_late", ("late",), **LINK_FORM),
    Row("challenges:draft", ("draft",), **LINK_PAGE),
    Row("challenges:save_for_later", ("draft",), **LINK_FORM),
    Row("challenges:review", ("draft",), **LINK_FORM),
    Row("challenges:attachments", ("draft",), **LINK_FORM),
    Row("challenges:remove_attachment", ("draft", "draft_file"), **LINK_PART_OR_LIST),
    Row("challenges:cosubmitters", ("draft",), **LINK_FORM),
    Row("challenges:remove_cosubmitter", ("draft", "cosubmitter"), **LINK_PART),
    Row("challenges:remind_cosubmitter", ("draft", "cosubmitter"), **LINK_BUTTON),
    Row("challenges:cosubmitter", ("invitation",), **LINK_FORM),
    Row("challenges:leave_cosubmitter", ("invitation",), **LINK_FORM),
    Row("challenges:autosave", ("draft", "wie"), **LINK_POST),
    Row("challenges:step", ("draft", "wie"), **LINK_FORM),
    Row("challenges:call_back", **FORM),
    Row("challenges:mine", **one(ACCOUNT, NO_POST)),
    Row("challenges:export", **one(ACCOUNT, NO_POST)),
    Row("challenges:erase", **one(ACCOUNT, ACCOUNT)),
    Row("challenges:decisions", **PAGE),
    Row("challenges:year_reports", **PAGE),
    Row("challenges:year_report", ("year",), **PUBLIC),
    Row("challenges:year_pdf", ("year",), **PUBLIC),
    Row("challenges:year_csv", ("year",), **PUBLIC),
    Row("challenges:year_json", ("year",), **PUBLIC),
    Row("challenges:year_dictionary", ("year",), **PUBLIC),
    Row("challenges:public_case", ("number",), **PUBLIC),
    Row("challenges:status", ("case",), **LINK_PAGE),
    Row("challenges:receipt", ("case",), **LINK_PAGE),
    Row("challenges:attachment", ("case", "file"), **LINK_FILE),
    Row("challenges:sent_pdf", ("case", "version"), **LINK_FILE),
    Row("challenges:letter", ("case", "letter"), **LINK_FILE),
    Row("challenges:letter_pdf", ("case", "letter"), **LINK_FILE),
    Row("challenges:changes", ("case",), **LINK_FORM),
    Row("challenges:objection", ("case",), **LINK_FORM),
    Row("challenges:withdraw", ("case",), **LINK_FORM),
    Row("challenges:withdraw_objection", ("case",), **LINK_FORM),
    Row("challenges:mend_objection", ("case",), **LINK_FORM),
)


def make(scene: Scene) -> dict[str, dict[str, Any]]:
    """A draft and a decided case of the submitter, and the same of somebody else."""
    own = everything_of(scene.people["submitter"], scene.people["editor"])
    other = everything_of(scene.people["resident"], scene.people["editor"])
    inner = ("draft_file", "cosubmitter", "file", "letter")
    secret = ("late", "draft", "invitation", "case")
    waiting = make_case.make_in_handling(scene.people["editor"])
    return {
        "link": own,
        "crossed": own | {name: other[name] for name in inner} | {"version": 99},
        "forged": own | dict.fromkeys(secret, "x" * 43),
        "own": {"call": make_case.make_call(), "year": make_case.NOW.year, "number": own["number"]},
        "hidden": {
            "call": make_case.make_call(live=False),
            "year": 1999,
            "number": waiting.case_number,
        },
    }


def everything_of(person: Any, editor: Any) -> dict[str, Any]:
    """A draft with a file and somebody asked to join, and a case that was rejected."""
    now = make_case.NOW
    draft = services.start_draft(call=make_case.make_call(), language="nl", now=now, owner=person)
    draft_file = services.add_attachment(response=draft, name="a.txt", content=b"a", now=now)
    asked = invite_cosubmitter(
        response=draft, name="Bo", organisation="", email="bo@voorbeeld.example", now=now
    )
    begun = services.start_draft(call=make_case.make_call(), language="nl", now=now, owner=person)
    services.add_attachment(response=begun, name="plan.txt", content=b"Plan", now=now)
    sent = services.send_response(
        response=begun, document=make_case.make_document(), draft_revision=0, now=now
    )
    case = make_decided(services.take_up(response=sent, by=editor, now=now), editor)
    closed = make_case.make_call(
        opens_on=now.date() - timedelta(days=60), closes_on=now.date() - timedelta(days=1)
    )
    late = admit_late(
        call=closed,
        asked_by="Mevrouw Laat (fictief)",
        reason="De brief kwam terug van de post.",
        until=now.date() + timedelta(days=3650),
        by=editor,
        now=now,
    )
    return {
        "draft": draft.token,
        "draft_file": draft_file,
        "cosubmitter": asked,
        "invitation": asked.token,
        "case": case.token,
        "number": case.case_number,
        "file": case.attachments.get(),
        "letter": case.letters.earliest("pk"),
        "version": 1,
        "late": late.token,
    }


def make_decided(case: Response, editor: Any) -> Response:
    """Reject a case, so that everything about it is public."""
    weighed = make_case.make_weighed(editor, response=case)
    now = make_case.NOW
    services.advise(
        response=weighed, action=Action.REJECT, words=make_case.REASON, by=editor, now=now
    )
    weighed.refresh_from_db()
    text = make_case.decision_text(Action.REJECT, criteria=make_case.criterion_words(weighed))
    proposal = services.propose_decision(response=weighed, text=text, by=editor, now=now)
    decider = make_case.make_staff("decider")
    make_case.free(weighed, decider)
    services.decide(proposal=proposal, by=decider, now=now)
    return Response.objects.get(pk=case.pk)
