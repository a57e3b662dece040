"""Questions about late responses."""

import secrets
from datetime import date
from typing import Any

from django.apps import apps
from django.db.models import QuerySet

from pages.challenges.calls import is_waiting_for_decision
from pages.challenges.models import LateAdmission
from pages.challenges.models.responses import digest_token


def find_admission(token: str) -> LateAdmission | None:
    """The admission of a private link, compared in constant time; None when there is none."""
    found = (
        LateAdmission.objects.select_related("call")
        .filter(token_digest=digest_token(token))
        .first()
    )
    if found is None or not secrets.compare_digest(found.token.encode(), token.encode()):
        return None
    return found


def admissions() -> QuerySet[LateAdmission]:
    """All of them, newest first, each with the response that came of it."""
    return LateAdmission.objects.select_related("call", "by", "response")


def unused_admissions() -> QuerySet[LateAdmission]:
    """Those that nothing was begun with; a letter may be typed in after their last day."""
    return LateAdmission.objects.select_related("call").filter(response=None)


def calls_to_admit(today: date) -> QuerySet[Any]:
    """The closed calls on which nothing was decided yet."""
    calls = apps.get_model("pages", "CallPage").objects.live().public()
    closed = calls.filter(closes_on__lt=today, decided_on=None, withdrawn_on=None)
    keys = [call.pk for call in closed if is_waiting_for_decision(call, today)]
    return calls.filter(pk__in=keys).order_by("title")
