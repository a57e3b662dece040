"""Forgetting a person while the case stays (AVG art. 17; the archive keeps what was decided).

A draft is the person's own and goes. A case that is still open, or of which the work goes on, keeps
its contact details as long as the work needs them; it is marked, and the
nightly sweep takes the person out when it may. What stays is the case under a pseudonym: plan,
decision and reasons, and the sha256 of what was sent.
"""

from datetime import datetime
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth import get_user_model
from django.db import transaction
from wagtail import hooks

from pages.challenges.enums import Status
from pages.challenges.errors import Refused
from pages.challenges.models import (
    AddressCorrection,
    LateAdmission,
    ObjectionDecision,
    Response,
)
from pages.challenges.models.responses import make_token
from pages.challenges.selectors.objections import (
    decision_sent_on,
    last_day_to_appeal,
    objection_term,
)
from pages.challenges.selectors.persons import invitations_of, responses_of
from pages.challenges.selectors.responses import last_document
from pages.challenges.services.agreement_names import hold_back_name_again
from pages.challenges.services.attaching import drop_draft_files, erase_attachments
from pages.challenges.services.cosubmitting import erase_cosubmitters, leave_plan
from pages.challenges.services.forgetting_letters import ERASED_ADDRESS, forget_mail
from pages.challenges.services.lateness import forget_asker
from pages.challenges.services.moves import lock_response
from pages.challenges.terms import local_day

# After these nothing more happens with a case, but for an objection or appeal within its term.
_ENDED = frozenset(
    {
        Status.REJECTED,
        Status.LEFT_OUT,
        Status.INADMISSIBLE,
        Status.SOLVED_WITHOUT_TAKEOVER,
        Status.WITHDRAWN,
        Status.CALL_WITHDRAWN,
        # The agreement stays with the contract, for as long as the law asks.
        Status.FINISHED,
        Status.ENDED_EARLY,
    }
)


def can_erase(response: Response, now: datetime) -> bool:
    """Whether the person can be taken out of this case now."""
    if response.status == Status.DRAFT:
        return True
    if response.status not in _ENDED:
        return False
    decision = getattr(response, "decision", None)
    # What was decided reaches the person first, also when nothing can be done against it.
    if decision is not None and decision_sent_on(decision) is None:
        return False
    term = objection_term(response)
    return (term is None or term.is_over(local_day(now))) and not _can_appeal(response, now)


def _can_appeal(response: Response, now: datetime) -> bool:
    """Whether the person can still go to court after a decision on an objection."""
    second = ObjectionDecision.objects.filter(objection__response=response).first()
    if second is None:
        return False
    last_day = last_day_to_appeal(second)
    return last_day is None or local_day(now) <= last_day


@transaction.atomic
def erase_person(*, user: Any, now: datetime) -> None:
    """Forget someone at their own wish: account and drafts now, cases as soon as they allow it.

    Raises Refused `has_a_role` for staff: their name belongs to what they decided, and an
    administrator ends their account.
    """
    if user.is_superuser or user.groups.exists():
        raise Refused("has_a_role")
    for row in list(responses_of(user)):
        locked = lock_response(row)
        if locked.status == Status.DRAFT:
            drop_draft_files(locked)
            locked.messages.all().delete()
            forget_asker(locked)
            locked.delete()
        elif can_erase(locked, now):
            erase_case(locked, now=now)
        else:
            hold_back_name_again(locked, last_document(locked), now=now)
            locked.erasure_asked_at = now
            locked.owner = None
            locked.save()
    for asked in list(invitations_of(user)):
        leave_plan(cosubmitter=asked, now=now)
    # While the addresses that the person proved are still known.
    for forget in hooks.get_hooks("person_erasure"):
        forget(user, now)
    _forget_account(user)


def erase_case(locked: Response, *, now: datetime) -> None:
    """Take the person out of one case. `locked` comes from `lock_response`."""
    pseudonym = f"Indiener {locked.case_number}"
    hold_back_name_again(locked, last_document(locked), now=now)
    for version in locked.versions.all():
        document = {
            **version.document,
            "applicant": _without_person(version.document["applicant"], pseudonym),
        }
        version.erase_person(document=document, at=now)
    forget_mail(locked, now=now)
    erase_attachments(locked, now=now)
    erase_cosubmitters(locked, now=now)
    AddressCorrection.objects.filter(event__response=locked).update(
        old=ERASED_ADDRESS, new=ERASED_ADDRESS
    )
    LateAdmission.objects.filter(response=locked).update(asked_by=pseudonym)
    locked.applicant_name = pseudonym
    locked.email = locked.phone = ""
    locked.draft = {}
    locked.owner = None
    # The private link opens nothing any more.
    locked.token = make_token()
    locked.erasure_asked_at = locked.erasure_asked_at or now
    locked.erased_at = now
    locked.save()


@transaction.atomic
def erase_when_done(*, response: Response, now: datetime) -> bool:
    """Take the person out of a case that waited for its end. Returns whether that was done."""
    locked = lock_response(response)
    if locked.erased_at or not locked.erasure_asked_at or not can_erase(locked, now):
        return False
    erase_case(locked, now=now)
    return True


def _without_person(applicant: dict[str, Any], pseudonym: str) -> dict[str, Any]:
    return {
        **applicant,
        "name": pseudonym,
        "email": ERASED_ADDRESS,
        "contact_name": "",
        "phone": "",
        "place": "",
        "kvk": "",
        "address": "",
        "partners": [
            {"name": f"Partner {number}", "contribution": partner["contribution"]}
            for number, partner in enumerate(applicant["partners"], start=1)
        ],
    }


def _forget_account(user: Any) -> None:
    EmailAddress.objects.filter(user=user).delete()
    SocialAccount.objects.filter(user=user).delete()
    Authenticator.objects.filter(user=user).delete()
    gone = get_user_model().objects.select_for_update().get(pk=user.pk)
    gone.email = f"gewist-{gone.pk}@gewist.invalid"
    gone.first_name = gone.last_name = ""
    gone.is_active = False
    gone.set_unusable_password()
    gone.save()
