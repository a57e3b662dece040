"""The screens on which staff handle cases.

"own" is a case that the assessor and the panel member have to assess, "other" one that nobody was
asked for, and "closed" one in which everybody on the staff said to have an interest.
"""

from __future__ import annotations

from typing import Any

from pages.challenges import services
from pages.challenges.enums import BestTime, CounterChannel
from pages.challenges.models import Response
from pages.challenges.services.calling_back import ask_call_back
from pages.challenges.services.counter import start_entry
from tests.factories import challenges as make_case
from tests.permissions.matrix import (
    GONE,
    IN,
    STAFF,
    WRONG,
    Column,
    Row,
    all_staff,
    one,
    per,
    staff,
)
from tests.permissions.scene import Scene

HANDLERS = "editor assessor admin"
DECIDERS = "decider approver admin"
READERS = "editor assessor decider approver contract_manager admin"
ASSESSORS = "editor assessor contract_manager panel_member admin"

NOBODY = staff()
# Who opens the address of a button is led to the page of that button, which guards itself.
LED = all_staff(IN)
NO_POST = all_staff(WRONG)


def read(who: str) -> dict[str, Any]:
    """A list, or a screen about no case."""
    return one(staff(who), NO_POST)


def form(who: str) -> dict[str, Any]:
    """A list with a form."""
    return one(staff(who), staff(who))


def button(who: str) -> dict[str, Any]:
    """A button that is not about a case."""
    return one(LED, staff(who))


def _cases(column: Column) -> dict[str, Column]:
    return {"own": column, "other": column, "closed": NOBODY}


def _same(column: Column) -> dict[str, Column]:
    return dict.fromkeys(("own", "other", "closed"), column)


def read_case(who: str) -> dict[str, Any]:
    """A screen of a case; with an interest in it nobody gets in."""
    return per(_cases(staff(who)), _same(NO_POST))


def form_of_case(who: str) -> dict[str, Any]:
    """A form about a case."""
    return per(_cases(staff(who)), _cases(staff(who)))


def button_of_case(who: str) -> dict[str, Any]:
    """A button on the screen of a case."""
    return per(_same(LED), _cases(staff(who)))


# The lists are Wagtail's own, which ask who it is before they look at the method.
LIST = one(staff(READERS), staff(READERS, lets=WRONG))
LETTER = ("case", "letter")
OWN_DOSSIER = {
    "own": staff("assessor panel_member", other="refused")
    | dict.fromkeys(("editor", "contract_manager", "admin"), GONE),
    "other": staff(ASSESSORS, lets=GONE),
    "closed": staff(ASSESSORS, lets=GONE),
}

GIVEN_AWAY = _cases(staff(HANDLERS)) | {"closed": staff("editor")}

ROWS = (
    Row("challenge_responses:index", **LIST),
    Row("challenge_responses:index_results", **LIST),
    Row("challenge_responses:terms", **LIST),
    Row("challenge_responses:terms_results", **LIST),
    Row("challenge_responses:outbox", **read(READERS)),
    Row("challenge_responses:outbox_again", ("message",), **button_of_case(HANDLERS)),
    Row("challenge_responses:outbox_posted", ("message",), **button_of_case(HANDLERS)),
    Row("challenge_responses:outbox_all_again", **button(HANDLERS)),
    Row("challenge_responses:late", **form(HANDLERS)),
    # Who may publish the page of the call.
    Row("challenge_responses:withdraw_call", ("call",), **form("editor admin")),
    Row("challenge_responses:counter", **form(HANDLERS)),
    Row("challenge_responses:counter_take_over", ("entry",), **button(HANDLERS)),
    Row("challenge_responses:counter_drop", ("entry",), **form(HANDLERS)),
    Row("challenge_responses:callbacks", **read(HANDLERS)),
    Row("challenge_responses:callback", ("call_back",), **button(HANDLERS)),
    Row("challenge_responses:detail", ("case",), **read_case(READERS)),
    Row("challenge_responses:attachment", ("case", "attachment"), **read_case(READERS)),
    Row("challenge_responses:sent_pdf", ("case", 1), **read_case(READERS)),
    Row("challenge_responses:receipt_pdf", ("case",), **read_case(HANDLERS)),
    Row("challenge_responses:letter", LETTER, **read_case(READERS)),
    Row("challenge_responses:letter_pdf", LETTER, **read_case(READERS)),
    Row("challenge_responses:take_up", ("case",), **button_of_case(HANDLERS)),
    Row("challenge_responses:note", ("case",), **button_of_case(READERS)),
    Row("challenge_responses:ask", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:withdraw", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:extend", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:interest", ("case",), **form_of_case(READERS)),
    # Its handler gives a case away also with an interest in it.
    Row("challenge_responses:hand_over", ("case",), **per(GIVEN_AWAY, GIVEN_AWAY)),
    Row("challenge_responses:correct_address", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:completion", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:assign", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:unassign", ("case", "asked"), **button_of_case(HANDLERS)),
    Row("challenge_responses:talk", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:report", ("case", "talk"), **form_of_case(HANDLERS)),
    Row("challenge_responses:admissibility", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:advice", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:reopen", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:changes", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:changes_answer", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:propose", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:decide", ("case",), **form_of_case(DECIDERS)),
    Row("challenge_responses:send_back", ("case",), **button_of_case(DECIDERS)),
    Row("challenge_responses:paper_objection", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:objection", ("case",), **form_of_case(DECIDERS)),
    Row("challenge_responses:adjourn", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:objection_withdrawal", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:ask_mending", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:mended", ("case",), **form_of_case(HANDLERS)),
    Row("challenge_responses:run", ("case",), **button_of_case("contract_manager admin")),
    Row("challenge_responses:finish", ("case",), **form_of_case("contract_manager admin")),
    Row("challenge_responses:agreement", ("case",), **button_of_case("contract_manager admin")),
    Row("challenge_assessments:index", **read(ASSESSORS)),
    Row("challenge_assessments:assess", ("case",), **per(OWN_DOSSIER, OWN_DOSSIER)),
    Row(
        "challenge_assessments:attachment",
        ("case", "attachment"),
        **per(OWN_DOSSIER, _same(NO_POST)),
    ),
    Row("challenge_assessments:interest", ("case",), **per(OWN_DOSSIER, OWN_DOSSIER)),
)  # fmt: skip


def make(scene: Scene) -> dict[str, dict[str, Any]]:
    """Three cases with everything that a screen can be about."""
    editor = scene.people["editor"]
    targets = {name: everything_of(editor) for name in ("own", "other", "closed")}
    own, closed = targets["own"]["case"], targets["closed"]["case"]
    for role in ("assessor", "panel_member"):
        person = scene.people[role]
        services.assign_assessor(response=own, person=person, by=editor, now=make_case.NOW)
        make_case.free(own, person)
    for role in STAFF:
        services.declare_interest(
            response=closed,
            person=scene.people[role],
            has_conflict=True,
            words="Mijn buurman.",
            now=make_case.NOW,
        )
    targets["own"] |= about_no_case(editor)
    return targets


def everything_of(editor: Any) -> dict[str, Any]:
    """A case that is handled, with a file, a letter, a talk, and a third person to assess it."""
    draft = make_case.make_draft()
    now = make_case.NOW
    services.add_attachment(response=draft, name="plan.txt", content=b"Plan", now=now)
    case = services.send_response(
        response=draft, document=make_case.make_document(), draft_revision=0, now=now
    )
    services.take_up(response=case, by=editor, now=now)
    talk = make_case.make_talk(editor, case)
    asked = make_case.make_staff("panel_member")
    services.assign_assessor(response=case, person=asked, by=editor, now=now)
    case = Response.objects.get(pk=case.pk)
    return {
        "case": case,
        "attachment": case.attachments.get(),
        "letter": case.letters.earliest("pk"),
        "message": case.messages.earliest("pk"),
        "talk": talk,
        "asked": asked,
    }


def about_no_case(editor: Any) -> dict[str, Any]:
    """Somebody who wants to be rung, and a response that is typed in at the counter."""
    entry = start_entry(
        call=make_case.make_call(),
        channel=CounterChannel.PAPER,
        received_on=make_case.NOW.date(),
        by=editor,
        now=make_case.NOW,
    ).counter_entry
    call_back = ask_call_back(
        name="Jo",
        phone="010 000 00 00",
        subject="Een vraag.",
        best_time=BestTime.ANY,
        language="nl",
        now=make_case.NOW,
    )
    return {"entry": entry, "call_back": call_back, "call": entry.response.call.pk}
