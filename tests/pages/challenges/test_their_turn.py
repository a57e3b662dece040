"""Who hears by mail that it is their turn: once, and not about their own doing."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from pages.challenges import services
from pages.challenges.enums import Action, Who
from pages.challenges.models import MandateLimit
from pages.challenges.permissions import GROUP_ROLES
from pages.challenges.selectors.deciding import DECIDING_GROUPS, people_to_decide
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def notices(case, *, subject: str) -> list[str]:
    mails = case.messages.filter(letter="staff_notice", subject=subject).order_by("pk")
    assert all(mail.archived is None for mail in mails)
    return [mail.to for mail in mails]


def test_who_is_asked_to_assess_is_led_to_the_dossier():
    handler, resident = make.make_staff(), make.make_staff("panel_member")
    case = make.make_in_handling(handler)
    services.assign_assessor(response=case, person=resident, by=handler, now=make.NOW)
    services.assign_assessor(response=case, person=handler, by=handler, now=make.NOW)
    subject = f"Wilt u zaak {case.case_number} beoordelen?"
    assert notices(case, subject=subject) == [resident.email]
    text = case.messages.get(letter="staff_notice").text
    assert f"{handler} vraagt u om dit plan te beoordelen." in text
    assert reverse("challenge_assessments:assess", args=[case.pk]) in text
    assert case.plan_title in text
    for personal in (case.applicant_name, case.email, case.phone):
        assert personal not in text


def test_asked_again_after_being_taken_off_there_is_a_mail_again():
    handler, person = make.make_staff(), make.make_staff("assessor")
    case = make.make_in_handling(handler)
    ask = {"response": case, "person": person, "by": handler, "now": make.NOW}
    services.assign_assessor(**ask)
    services.remove_assessor(**ask)
    services.assign_assessor(**ask)
    subject = f"Wilt u zaak {case.case_number} beoordelen?"
    assert notices(case, subject=subject) == [person.email] * 2


@pytest.mark.pure
def test_the_groups_that_decide_are_those_with_the_role():
    assert set(DECIDING_GROUPS) == {
        name for name, roles in GROUP_ROLES.items() if Who.DECIDER in roles
    }


class TestProposal:
    @pytest.fixture
    def deciders(self):
        return [make.make_staff("decider"), make.make_staff("approver")]

    def subject(self, case):
        return f"Zaak {case.case_number} wacht op een besluit"

    def test_everybody_who_may_decide_hears_it_once(self, deciders):
        handler = make.make_staff()
        handler.groups.add(Group.objects.get(name="decider"))
        gone = make.make_staff("decider")
        gone.is_active = False
        gone.save()
        proposal = make.make_proposed(handler)
        case = proposal.response
        assert notices(case, subject=self.subject(case)) == [one.email for one in deciders]
        mail = case.messages.filter(letter="staff_notice", to=deciders[0].email).get()
        assert f"{handler} legde een besluit voor." in mail.text
        assert reverse("challenge_responses:decide", args=[case.pk]) in mail.text
        assert case.applicant_name not in mail.text

    def test_not_who_has_an_interest_or_too_small_a_mandate(self, deciders):
        case = make.make_advised(make.make_staff())
        first, second = deciders
        services.declare_interest(
            response=case, person=first, has_conflict=True, words="Mijn zus.", now=make.NOW
        )
        assert people_to_decide(case, 1_250_00) == [second]
        ours = make.set_municipality()
        MandateLimit.objects.create(
            settings=ours, group=Group.objects.get(name="approver"), up_to_euro=1_250
        )
        assert people_to_decide(case, 1_250_00) == [second]
        assert people_to_decide(case, 1_250_01) == []

    def test_sent_back_who_put_it_forward_and_who_handles_hear_it(self, deciders):
        handler, colleague = make.make_staff(), make.make_staff()
        case = make.make_advised(handler)
        make.free(case, colleague, deciders[0])
        services.propose_decision(
            response=case, text=make.decision_text(), by=colleague, now=make.NOW
        )
        services.send_back(
            response=case, reason="Noem de kosten erbij.", by=deciders[0], now=make.NOW
        )
        subject = f"Het voorstel in zaak {case.case_number} kwam terug"
        assert notices(case, subject=subject) == [handler.email, colleague.email]
        assert case.events.latest("pk").action == Action.SEND_BACK


class TestObjection:
    def test_who_may_decide_again_and_who_handles_hear_it_once(self):
        handler, second = make.make_staff(), make.make_staff("decider")
        interested, adviser = make.make_staff("decider"), make.make_staff("approver")
        case = make.make_decided(handler, Action.REJECT)
        services.declare_interest(
            response=case, person=interested, has_conflict=True, words="Mijn zus.", now=make.NOW
        )
        case.advices.create(action=Action.REJECT, words="Nee.", by=adviser, at=make.NOW)
        services.file_objection(response=case, words="Ik ben het oneens.", now=make.NOW)
        subject = f"Bezwaar in zaak {case.case_number}"
        assert notices(case, subject=subject) == [handler.email, second.email]
        mail = case.messages.get(letter="staff_notice", subject=subject, to=second.email)
        assert "Het bezwaar kwam binnen op 2 maart 2026. In de zaak leest u waarom." in mail.text
        assert "Een ander dan wie het besluit nam of voorbereidde" in mail.text
        assert reverse("challenge_responses:detail", args=[case.pk]) in mail.text
        assert case.decision.decided_by.email != second.email
        for personal in (case.applicant_name, case.email, "Ik ben het oneens."):
            assert personal not in mail.text

    def test_who_records_one_on_paper_hears_nothing(self):
        handler, second = make.make_staff(), make.make_staff("approver")
        case = make.make_decided(handler, Action.REJECT)
        services.file_objection(
            response=case, words="Ik ben het oneens.", by=handler, received_on=None, now=make.NOW
        )
        assert notices(case, subject=f"Bezwaar in zaak {case.case_number}") == [second.email]
