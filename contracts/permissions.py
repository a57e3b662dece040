"""Who may do what. Groups say what kind of work a person does, parties for whom.

Predicates answer for a screen; the services check again what must never happen (four eyes, an
evaluator with an interest), whatever a screen shows.
"""

from __future__ import annotations

from typing import Final, cast

from django.contrib.auth.models import AbstractUser, AnonymousUser, Group
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from contracts.enums import AgreementStatus, PartyRole
from contracts.models import Agreement, Observation, Party
from contracts.selectors.handing_over import may_hand_over
from contracts.selectors.roles import (
    APPROVER,
    ASSESSOR,
    AUDITOR,
    CONTRACT_MANAGER,
    COUNCIL,
    EDITOR,
    EVALUATOR,
    FINANCE,
    INVESTOR,
    NOT_MANAGING,
    PROVIDER,
    acts_for_a_party,
    answers_for_all,
    interest_of,
    is_evaluator,
    is_in_one_of,
    may_change_party,
    roles_of,
    sees_all,
)

User = AbstractUser | AnonymousUser

# Codes are the names of the groups in the database; the labels are for screens.
GROUPS: Final[dict[str, str | Promise]] = {
    CONTRACT_MANAGER: _("Contractmanager"),
    EVALUATOR: _("Onafhankelijke toetser"),
    APPROVER: _("Budgethouder"),
    FINANCE: _("Financiële administratie"),
    PROVIDER: _("Uitvoerder"),
    INVESTOR: _("Financier"),
    EDITOR: _("Redacteur"),
    ASSESSOR: _("Beoordelaar"),
    AUDITOR: _("Accountant"),
    COUNCIL: _("Raadslid of griffier"),
}


def ensure_groups() -> dict[str, Group]:
    """Return the groups by code, and make those that are missing. Running it twice is fine."""
    return {code: Group.objects.get_or_create(name=code)[0] for code in GROUPS}


def is_in_group(user: User, *codes: str) -> bool:
    """Whether an active person is in one of these groups; a superuser is in all."""
    if not user.is_authenticated or not user.is_active:
        return False
    return user.is_superuser or is_in_one_of(_person(user), *codes)


def can_enter_desk(user: User) -> bool:
    """Whether the person has anything to do at the contract desk."""
    own = (CONTRACT_MANAGER, EVALUATOR, APPROVER, FINANCE, PROVIDER, INVESTOR, AUDITOR, COUNCIL)
    if is_in_group(user, *own):
        return True
    return user.is_authenticated and acts_for_a_party(_person(user))


def can_see_all(user: User) -> bool:
    """Whether the person sees every agreement, not only those of their own parties."""
    return _is_active_person(user) and sees_all(_person(user))


def can_see(user: User, agreement: Agreement) -> bool:
    """Whether the person sees this agreement at the desk."""
    if can_see_all(user):
        return True
    return _is_active_person(user) and bool(roles_of(_person(user), agreement))


def can_see_persons(user: User, agreement: Agreement) -> bool:
    """Whether the person sees pseudonyms: who works with persons or answers for the money.

    Not an investor or a payer that only wants to know what is paid, nor who only pays it out.
    """
    if not _is_active_person(user):
        return False
    if answers_for_all(_person(user)):
        return True
    roles = {role.role for role in roles_of(_person(user), agreement)}
    return bool(roles & {PartyRole.PROVIDER, PartyRole.EVALUATOR})


def can_see_forecast(user: User, agreement: Agreement) -> bool:
    """Whether the person sees what a contract may come to pay: who pays it or answers for it."""
    if can_see_all(user):
        return True
    if not _is_active_person(user):
        return False
    return any(role.role == PartyRole.PAYER for role in roles_of(_person(user), agreement))


def can_manage(user: User, agreement: Agreement | None = None) -> bool:
    """Whether the person drafts and changes agreements; not one that pays a party of theirs."""
    if not is_in_group(user, CONTRACT_MANAGER):
        return False
    return agreement is None or not any(
        role.role in NOT_MANAGING for role in roles_of(_person(user), agreement)
    )


def can_hand_over(user: User, agreement: Agreement) -> bool:
    """Whether the person says who manages the agreement from here on."""
    return _is_active_person(user) and may_hand_over(_person(user), agreement)


def can_change_party(user: User, party: Party) -> bool:
    """Whether the person changes what the register says of a party, and who acts for it."""
    return _is_active_person(user) and may_change_party(_person(user), party)


def can_record(user: User, agreement: Agreement) -> bool:
    """Whether the person enters observations: for the provider, or the contract manager."""
    if agreement.status not in (AgreementStatus.ACTIVE, AgreementStatus.ENDED):
        return False
    if not _is_active_person(user):
        return False
    roles = roles_of(_person(user), agreement)
    return any(role.role == PartyRole.PROVIDER for role in roles) or can_manage(user, agreement)


def can_tell(user: User, agreement: Agreement) -> bool:
    """Whether the person tells what belongs to a figure: who reports, verifies or manages."""
    if can_manage(user, agreement):
        return True
    if not _is_active_person(user):
        return False
    roles = {role.role for role in roles_of(_person(user), agreement)}
    return bool(roles & {PartyRole.PROVIDER, PartyRole.EVALUATOR})


def can_verify(user: User, observation: Observation) -> bool:
    """Whether the person may judge this observation: an evaluator without an interest."""
    if not _is_active_person(user) or observation.entered_by_id == user.pk:
        return False
    return can_verify_for(user, observation.agreement)


def can_verify_for(user: User, agreement: Agreement) -> bool:
    """Whether the person judges observations of this agreement that others entered."""
    if not _is_active_person(user):
        return False
    person = _person(user)
    return is_evaluator(person, agreement) and interest_of(person, agreement) is None


def can_settle(user: User, agreement: Agreement) -> bool:
    """Whether the person may have a settlement drafted by hand."""
    return can_manage(user, agreement)


def can_release_payments(user: User) -> bool:
    """Whether the person releases payments, makes bank files and exports for the ledger."""
    return is_in_group(user, FINANCE)


def can_confirm_accounts(user: User) -> bool:
    """Whether the person decides from and to which account is paid; not who pays."""
    return is_in_group(user, APPROVER)


def _is_active_person(user: User) -> bool:
    return user.is_authenticated and user.is_active


def _person(user: User) -> AbstractUser:
    """Return a signed-in person; call it after checking that it is one."""
    return cast(AbstractUser, user)
