"""Responses that were completed: only after the chance for that a plan can be left out."""

from datetime import datetime
from typing import Any

from pages.challenges import services
from pages.challenges.documents import ResponseDocument
from pages.challenges.models import Response


def completed(
    response: Response, document: ResponseDocument, *, by: Any, now: datetime
) -> Response:
    """Ask for what is missing, and let it come in at once."""
    question = "Wat kost het gereedschap?"
    services.ask_completion(response=response, question=question, by=by, now=now)
    return services.complete_response(
        response=response, document=document, draft_revision=0, now=now
    )
