"""Demo: a draft with a file and people who send it along, and somebody who wants to be called."""

from datetime import datetime, timedelta

from pages.challenges import services
from pages.challenges.enums import BestTime, CoAnswer
from pages.challenges.models import CallBackRequest, Response
from pages.challenges.selectors.cosubmitters import mark_of_plan
from pages.challenges.services.calling_back import ask_call_back
from pages.challenges.services.cosubmitting import answer_invitation, invite_cosubmitter
from pages.models import CallPage

NOTES = """Ideeën van de buurtavond (verzonnen)

- Een bank bij de brug.
- Minder maaien, meer bloemen.
- Samen snoeien op de eerste zaterdag van de maand.
"""


def add_parts(*, call: CallPage | None, now: datetime) -> None:
    """Add what is missing. Running it twice changes nothing."""
    draft = Response.objects.filter(call=call, status="draft").first() if call else None
    if draft is not None and not draft.attachments.exists():
        _fill_draft(draft, now - timedelta(hours=20))
    if not CallBackRequest.objects.exists():
        ask_call_back(
            name="Femke Voorbeeld (fictief)",
            phone="06 00 00 00 17",
            subject="Mag onze straat ook meedoen als wij geen stichting zijn?",
            best_time=BestTime.EVENING,
            language="nl",
            now=now - timedelta(days=1),
            call=call,
        )


def _fill_draft(draft: Response, at: datetime) -> None:
    services.add_attachment(
        response=draft, name="Ideeën van de buurtavond.txt", content=NOTES.encode(), now=at
    )
    for name, organisation, address in (
        ("Ilse Voorbeeld (fictief)", "Schooltuin", "ilse@voorbeeld.example"),
        ("Karim Voorbeeld (fictief)", "", "karim@voorbeeld.example"),
    ):
        person = invite_cosubmitter(
            response=draft, name=name, organisation=organisation, email=address, now=at
        )
        if organisation:
            answer_invitation(
                cosubmitter=person,
                answer=CoAnswer.CONFIRM,
                words="Wij doen mee met het zaaien.",
                seen=mark_of_plan(draft),
                now=at + timedelta(hours=2),
            )
