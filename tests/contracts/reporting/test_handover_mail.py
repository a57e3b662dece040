"""Who gets a contract and who gave it each read it in one mail, in their own language."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.users.models import UserProfile

from contracts.errors import Refused
from contracts.models import AgreementEvent
from contracts.reporting.models import ReportMail
from contracts.reporting.services.handovers import tell_of_handover
from contracts.services.handing_over import hand_over_agreement
from tests.factories.contracts import NOW, AgreementFactory, PersonFactory

pytestmark = pytest.mark.django_db


def manager(name: str, **fields: Any) -> Any:
    return PersonFactory(first_name=name, last_name="", groups=["contract_manager"], **fields)


def hand(agreement: Any, to: Any, by: Any, reason: str = " Andere baan ") -> None:
    hand_over_agreement(agreement=agreement, to=to, by=by, now=NOW, reason=reason)


def mails() -> dict[str, ReportMail]:
    return {mail.to: mail for mail in ReportMail.objects.order_by("pk")}


def test_the_new_and_the_old_manager_are_told_once() -> None:
    old, new = manager("Ali"), manager("Bo")
    agreement = AgreementFactory(active=True, contract_manager=old, title="Buurthuis")
    hand(agreement, new, old)
    found = mails()
    assert set(found) == {old.email, new.email}
    link = settings.PUBLIC_URL + reverse("contracten:agreement", args=[agreement.pk])
    mine, theirs = found[new.email], found[old.email]
    assert (mine.kind, mine.agreement, mine.language) == ("handed_to", agreement, "nl")
    assert mine.subject == f"Contract {agreement.number} is aan u overgedragen"
    assert mine.text == (
        "U bent vanaf nu de contractmanager van “Buurthuis”.\n\n"
        "De overdracht is gedaan door Ali. De reden is: Andere baan\n\n"
        "Alle afspraken, metingen en betalingen staan bij het contract. Wilt u kijken wat er op u "
        f"wacht?\n\n{link}\n"
    )
    assert (theirs.kind, theirs.language) == ("handed_from", "nl")
    assert theirs.subject == f"Contract {agreement.number} is overgedragen"
    assert theirs.text == (
        "Bo is vanaf nu de contractmanager van “Buurthuis”.\n\n"
        "De overdracht is gedaan door Ali. De reden is: Andere baan\n\n"
        "U krijgt geen berichten meer over dit contract. De geschiedenis kunt u blijven lezen."
        f"\n\n{link}\n"
    )
    # The same handover tells nobody twice, whoever asks again.
    tell_of_handover(AgreementEvent.objects.get(verb="handed_over"))
    assert ReportMail.objects.count() == 2


def test_handing_it_back_is_another_handover() -> None:
    old, new = manager("Ali"), manager("Bo")
    agreement = AgreementFactory(active=True, contract_manager=old)
    hand(agreement, new, old)
    hand(agreement, old, new)
    kinds = ReportMail.objects.order_by("pk").values_list("to", "kind")
    assert sorted(kinds) == sorted(
        [
            (new.email, "handed_to"),
            (old.email, "handed_from"),
            (old.email, "handed_to"),
            (new.email, "handed_from"),
        ]
    )


def test_it_is_told_in_the_language_of_the_reader() -> None:
    old, new = manager("Ali"), manager("Bo")
    UserProfile.objects.create(user=new, preferred_language="en")
    agreement = AgreementFactory(active=True, contract_manager=old, title="Buurthuis")
    hand(agreement, new, old)
    mail = mails()[new.email]
    assert mail.subject == f"Contract {agreement.number} was handed over to you"
    assert mail.text.startswith("From now on you are the contract manager of “Buurthuis”.")


@pytest.mark.parametrize("has_left", [True, False])
def test_who_left_or_never_was_there_gets_no_mail(has_left: bool) -> None:
    gone = manager("Ali", is_active=False) if has_left else None
    new = manager("Bo")
    hand(AgreementFactory(active=True, contract_manager=gone), new, new)
    assert set(mails()) == {new.email}


def test_a_handover_that_is_refused_tells_nobody() -> None:
    old, new = manager("Ali"), manager("Bo")
    agreement = AgreementFactory(active=True, contract_manager=old)
    with pytest.raises(Refused):
        hand(agreement, new, old, reason=" ")
    assert not ReportMail.objects.exists()
