"""Proposing, deciding and sending back: by two people, and with reasons."""

import pytest

from pages.challenges import services
from pages.challenges.enums import Action, Remedies, Status
from pages.challenges.errors import Refused
from pages.challenges.models import Decision, DecisionProposal, MandateLimit, Response
from pages.challenges.services.proposing import CriterionWords, check_decision
from pages.challenges.subjects import subject_of
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def refusal(function, **arguments) -> str:
    with pytest.raises(Refused) as refused:
        function(**arguments)
    return refused.value.code


class TestText:
    @pytest.mark.parametrize(
        ("changes", "problem"),
        [
            ({"reason": "n.v.t."}, ("reason", "placeholder")),
            ({"reason": "Te duur voor ons nu."}, ("reason", "too_short")),
            ({"reason": "De wethouder wil dit niet."}, ("reason", "only_unwilling")),
            ({"reason_codes": ()}, ("reason_codes", "code_needed")),
            ({"reason_codes": ("ONVOLLEDIG",)}, ("reason_codes", "code_does_not_fit")),
            ({"reason_codes": ("BESTAAT_NIET",)}, ("reason_codes", "code_does_not_fit")),
            ({"how_to_succeed": ""}, ("how_to_succeed", "how_needed")),
            ({"remedies": Remedies.NONE}, ("remedies", "remedies_needed")),
        ],
    )
    def test_a_rejection_needs_reasons_in_words_and_a_way_forward(self, changes, problem):
        text = make.decision_text(Action.REJECT, **changes)
        assert check_decision(text) == [problem]
        staff = make.make_staff()
        response = make.make_advised(staff, Action.REJECT)
        arguments = {"response": response, "text": text, "by": staff, "now": make.NOW}
        assert refusal(services.propose_decision, **arguments) == problem[1]
        assert not DecisionProposal.objects.exists()

    def test_a_rejection_has_words_on_every_criterion_and_on_how_it_is_now(self):
        staff = make.make_staff()
        response = make.make_advised(staff, Action.REJECT, criteria=True)
        plezier, kosten = subject_of(response).criteria
        words = make.criterion_words(response)
        unwilling = CriterionWords(kosten.code, "Het college wil dit niet.", "Nu gaat het goed.")
        for criteria, expected in (
            ((), [(f"criterion_{plezier.code}", "criterion_needed"),
                  (f"present_{plezier.code}", "present_words_needed"),
                  (f"criterion_{kosten.code}", "criterion_needed"),
                  (f"present_{kosten.code}", "present_words_needed")]),
            ((words[0], unwilling), [(f"criterion_{kosten.code}", "only_unwilling")]),
            (words, []),
        ):  # fmt: skip
            text = make.decision_text(Action.REJECT, criteria=criteria)
            assert check_decision(text, (plezier, kosten)) == expected

    def test_an_acceptance_says_what_it_costs_at_most(self):
        assert check_decision(make.decision_text(amount_cents=None)) == [
            ("amount", "amount_needed")
        ]
        assert check_decision(make.decision_text(amount_cents=0)) == []

    def test_what_the_municipality_will_do_itself_must_be_written(self):
        solve = Action.SOLVE_WITHOUT_TAKEOVER
        assert check_decision(make.decision_text(solve)) == []
        text = make.decision_text(solve, conditions=" ")
        assert check_decision(text) == [("conditions", "solution_needed")]

    def test_changes_must_be_written_and_agreed_on(self):
        text = make.decision_text(Action.ACCEPT_WITH_CONDITIONS, conditions="")
        assert check_decision(text) == [("conditions", "conditions_needed")]
        staff = make.make_staff()
        response = make.make_advised(staff)
        text = make.decision_text(Action.ACCEPT_WITH_CONDITIONS)
        propose = {"response": response, "text": text, "by": staff, "now": make.NOW}
        assert refusal(services.propose_decision, **propose) == "agreement_needed"
        services.propose_changes(response=response, words=make.REASON, by=staff, now=make.NOW)
        services.answer_changes(response=response, agrees=False, by=None, now=make.NOW)
        assert refusal(services.propose_decision, **propose) == "agreement_needed"
        services.propose_changes(response=response, words=make.REASON, by=staff, now=make.NOW)
        services.answer_changes(response=response, agrees=True, by=None, now=make.NOW)
        proposal = services.propose_decision(**propose)
        assert proposal.changes.words == make.REASON


class TestProposing:
    @pytest.mark.parametrize(
        "action", [Action.ACCEPT, Action.REJECT, Action.SOLVE_WITHOUT_TAKEOVER]
    )
    def test_the_content_is_not_decided_on_before_an_advice(self, action):
        staff = make.make_staff()
        response = make.make_in_handling(staff)
        make.free(response, staff)
        text = make.decision_text(action)
        propose = {"response": response, "text": text, "by": staff, "now": make.NOW}
        assert refusal(services.propose_decision, **propose) == "not_from_here"
        response.refresh_from_db()
        assert response.status == Status.IN_HANDLING

    def test_not_looking_at_it_can_be_proposed_at_once(self):
        staff = make.make_staff()
        response = make.make_in_handling(staff)
        make.free(response, staff)
        text = make.decision_text(Action.DECLARE_INADMISSIBLE)
        proposal = services.propose_decision(response=response, text=text, by=staff, now=make.NOW)
        assert proposal.came_from == Status.IN_HANDLING

    def test_sent_back_it_goes_where_it_came_from_and_the_text_stays(self):
        staff, decider = make.make_staff(), make.make_staff("decider")
        proposal = make.make_proposed(staff)
        response = proposal.response
        make.free(response, decider)
        back = {"response": response, "by": decider, "now": make.NOW}
        assert refusal(services.send_back, reason=" ", **back) == "send_back_reason"
        assert services.send_back(reason="Reken het na.", **back).status == Status.ADVISED
        assert DecisionProposal.objects.get() == proposal
        assert response.events.get(action="send_back").text == "Reken het na."
        assert refusal(services.decide, proposal=proposal, by=decider, now=make.NOW) == (
            "not_allowed"
        )
        services.propose_decision(
            response=response, text=make.decision_text(), by=staff, now=make.NOW
        )
        # The one that was read is not the one that lies there now.
        assert refusal(services.decide, proposal=proposal, by=decider, now=make.NOW) == (
            "proposal_changed"
        )


class TestFourEyes:
    @pytest.mark.parametrize("group", ["editor", "decider"])
    def test_who_proposed_does_not_decide(self, group):
        staff = make.make_staff(group)
        proposal = make.make_proposed(staff)
        assert refusal(services.decide, proposal=proposal, by=staff, now=make.NOW) == "four_eyes"
        assert not Decision.objects.exists()
        proposal.response.refresh_from_db()
        assert proposal.response.status == Status.DECISION_PROPOSED

    def test_a_superuser_is_no_exception_and_who_assessed_neither(self, admin_user):
        proposal = make.make_proposed(admin_user)
        decide = {"proposal": proposal, "now": make.NOW}
        assessors = [row.person for row in proposal.response.assessments.all()]
        assert len(assessors) == 2
        for person in (admin_user, *assessors):
            assert refusal(services.decide, by=person, **decide) == "four_eyes"

    def test_who_decides_has_no_interest(self):
        proposal, decider = make.make_proposed(make.make_staff()), make.make_staff("decider")
        decide = {"proposal": proposal, "by": decider, "now": make.NOW}
        assert refusal(services.decide, **decide) == "declare_first"
        services.declare_interest(
            response=proposal.response, person=decider, has_conflict=True,
            words="Mijn zus doet mee.", now=make.NOW,
        )  # fmt: skip
        assert refusal(services.decide, **decide) == "conflict_declared"

    def test_the_amount_is_within_the_mandate(self):
        proposal, decider = make.make_proposed(make.make_staff()), make.make_staff("decider")
        make.free(proposal.response, decider)
        ours = make.set_municipality()
        group = decider.groups.get()
        limit = MandateLimit.objects.create(settings=ours, group=group, up_to_euro=1_249)
        decide = {"proposal": proposal, "by": decider, "now": make.NOW}
        with pytest.raises(Refused) as refused:
            services.decide(**decide)
        assert (refused.value.code, refused.value.params) == ("over_mandate", {"limit": 1_249})
        MandateLimit.objects.filter(pk=limit.pk).update(up_to_euro=1_250)
        assert services.decide(**decide).amount_cents == 1_250_00


class TestDeciding:
    def test_who_is_second_hears_who_was_first_and_changes_nothing(self):
        first, second = make.make_staff("decider"), make.make_staff("approver")
        proposal = make.make_proposed(make.make_staff())
        response = proposal.response
        make.free(response, first, second)
        services.decide(proposal=proposal, by=first, now=make.NOW)
        code = refusal(services.decide, proposal=proposal, by=second, now=make.NOW)
        assert code == "already_decided"
        assert Decision.objects.get().decided_by == first
        assert response.messages.filter(letter="decision").count() == 1

    def test_the_decision_is_what_was_proposed(self):
        response = make.make_decided(make.make_staff(), Action.REJECT, criteria=True)
        decision = response.decision
        assert decision.proposal == DecisionProposal.objects.get()
        assert [row.code for row in decision.reasons.all()] == ["DUURDER"]
        assert [(row.criterion_name, row.words) for row in decision.criteria.all()] == [
            ("Plezier", "Over Plezier: minder dan nu."),
            ("Kosten", "Over Kosten: minder dan nu."),
        ]
        assert Response.objects.get().status == Status.REJECTED

    def test_the_letter_holds_everything_and_the_objection_term(self):
        response = make.make_decided(make.make_staff(), Action.REJECT)
        letter = response.messages.get(letter="decision")
        for part in (make.REASON, make.HOW, "Het plan kost meer dan nu", "13 april 2026",
                     response.case_number, "Noor de Wit", "010 000 00 00"):  # fmt: skip
            assert part in letter.text
            assert part in letter.html
        assert str(response.decision.object_by) == "2026-04-13"
