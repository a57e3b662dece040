"""Assigning, declaring, assessing, advising, talking, and changes that both agree on."""

import pytest

from pages.challenges import services
from pages.challenges.admissibility import CONDITIONS
from pages.challenges.enums import Action, CoAnswer, PlanVerdict, PointKind, Status, TalkKind
from pages.challenges.errors import Refused
from pages.challenges.models import Advice, Assessment, ConflictDeclaration, Response
from pages.challenges.selectors import assessing
from pages.challenges.selectors.cosubmitters import mark_of_plan
from pages.challenges.selectors.deciding import people_to_decide
from pages.challenges.services.advising import Answer, check_answers, why_no_advice
from pages.challenges.services.assessing import Point, check_assessment
from pages.challenges.services.cosubmitting import answer_invitation, invite_cosubmitter
from pages.challenges.services.talks import ReportText
from pages.challenges.subjects import subject_of
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff():
    return make.make_staff()


@pytest.fixture
def response(staff):
    return make.make_in_handling(staff, criteria=True)


def refusal(function, **arguments) -> str:
    with pytest.raises(Refused) as refused:
        function(now=make.NOW, **arguments)
    return refused.value.code


def advise(response, by):
    return {"response": response, "action": Action.ACCEPT, "words": make.REASON, "by": by}


class TestInterest:
    def test_a_conflict_needs_words_and_stays_a_conflict(self, response, staff):
        declare = {"response": response, "person": staff}
        arguments = {"has_conflict": True, **declare}
        assert refusal(services.declare_interest, words="-", **arguments) == "conflict_words_needed"
        services.declare_interest(words="Mijn zus doet mee.", now=make.NOW, **arguments)
        assert assessing.has_conflict(response, staff)
        assert not assessing.may_read(response, staff)
        assert refusal(services.declare_interest, has_conflict=False, **declare) == (
            "conflict_declared"
        )

    def test_nobody_handles_weighs_or_decides_on_a_plan_of_their_own(self, staff):
        sent = make.make_sent()
        Response.objects.filter(pk=sent.pk).update(owner=staff)
        assert refusal(services.take_up, response=sent, by=staff) == "own_plan"
        colleague = make.make_staff()
        response = services.take_up(response=sent, by=colleague, now=make.NOW)
        panel, decider = make.make_staff("panel_member"), make.make_staff("decider")
        panel.email = response.email.upper()
        panel.save()
        joined = invite_cosubmitter(
            response=response, name="F. Demir", organisation="", email=decider.email, now=make.NOW
        )
        # Who is only named as a co-submitter can say to have no interest.
        make.free(response, decider)
        answer_invitation(
            cosubmitter=joined,
            answer=CoAnswer.CONFIRM,
            words="",
            seen=mark_of_plan(response),
            now=make.NOW,
        )
        for person in (staff, panel):
            own = {"response": response, "person": person}
            assert refusal(services.declare_interest, has_conflict=False, **own) == "own_plan"
            assert refusal(services.assign_assessor, by=colleague, **own) == "not_to_be_asked"
        given = {"response": response, "by": colleague, "reason": "Ik ga met vakantie."}
        assert refusal(services.hand_over, person=staff, **given) == "not_to_be_handler"
        proposal = make.make_proposed(colleague, response=Response.objects.get(pk=response.pk))
        assert decider not in people_to_decide(proposal.response, 1_250_00)
        assert refusal(services.decide, proposal=proposal, by=decider) == "own_plan"

    def test_saying_it_twice_is_one_row_and_a_later_interest_counts(self, response, staff):
        make.free(response, staff)
        make.free(response, staff)
        assert ConflictDeclaration.objects.count() == 1
        services.declare_interest(
            response=response, person=staff, has_conflict=True, words="Toch familie.", now=make.NOW
        )
        assert assessing.has_conflict(response, staff)

    def test_who_has_an_interest_does_not_take_up(self, staff):
        sent = make.make_sent()
        services.declare_interest(
            response=sent, person=staff, has_conflict=True, words="Mijn straat.", now=make.NOW
        )
        assert refusal(services.take_up, response=sent, by=staff) == "conflict_declared"


class TestAssigning:
    def test_only_who_fits_is_asked_and_once(self, response, staff):
        assign = {"response": response, "by": staff}
        for group in ("decider", "provider", "finance"):
            person = make.make_staff(group)
            assert refusal(services.assign_assessor, person=person, **assign) == "not_to_be_asked"
        resident = make.make_staff("panel_member")
        assignment = services.assign_assessor(person=resident, now=make.NOW, **assign)
        assert assignment.is_resident
        assert refusal(services.assign_assessor, person=resident, **assign) == "not_to_be_asked"
        services.remove_assessor(person=resident, now=make.NOW, **assign)
        assert refusal(services.remove_assessor, person=resident, **assign) == "not_assigned"
        services.assign_assessor(person=resident, now=make.NOW, **assign)

    def test_an_assessor_sees_only_the_own_dossiers(self, response, staff):
        person = make.make_staff("panel_member")
        other = make.make_in_handling(staff)
        services.assign_assessor(response=response, person=person, by=staff, now=make.NOW)
        assert [row.response for row in assessing.dossiers_of(person)] == [response]
        assert not assessing.dossiers_of(make.make_staff("panel_member")).exists()
        assert assessing.assignment_of(other, person) is None


class TestAssessing:
    def test_needs_words_on_everything_and_on_how_it_is_now(self, response):
        criteria = subject_of(response).criteria
        empty = make.assessment_text(response, summary="", points=())
        codes = [code for code, _problem in check_assessment(empty, criteria)]
        first, second = (row.code for row in criteria)
        assert codes == [
            f"criterion_{first}", f"present_{first}", f"criterion_{second}", f"present_{second}",
            "value_legitimacy", "value_efficiency", "value_involvement",
            "verdict_market", "verdict_products", "verdict_contracts", "verdict_risks",
            "verdict_participation", "verdict_social_return", "summary",
        ]  # fmt: skip
        assert check_assessment(make.assessment_text(response), criteria) == []

    def test_a_point_that_needs_work_says_which(self, response):
        text = make.assessment_text(response)
        points = [row for row in text.points if row.code != "risks"]
        points.append(Point(PointKind.PLAN, "risks", verdict=PlanVerdict.NEEDS_WORK))
        text = make.assessment_text(response, points=points)
        assert check_assessment(text, subject_of(response).criteria) == [
            ("plan_risks", "words_needed")
        ]

    def test_only_who_was_asked_and_declared_may_hand_in(self, response, staff):
        person = make.make_staff("assessor")
        hand_in = {"response": response, "text": make.assessment_text(response), "by": person}
        assert refusal(services.hand_in_assessment, **hand_in) == "not_assigned"
        services.assign_assessor(response=response, person=person, by=staff, now=make.NOW)
        assert refusal(services.hand_in_assessment, **hand_in) == "declare_first"
        make.free(response, person)
        assessment = services.hand_in_assessment(now=make.NOW, **hand_in)
        assert assessment.version.number == 1
        # Two criteria, three corners, six points.
        assert assessment.points.count() == 11
        assert assessment.points.get(code="risks").name == "Risico’s"

    def test_nobody_reads_the_others_before_their_own_words_are_in(self, response, staff):
        first, second = make.make_staff("assessor"), make.make_staff("panel_member")
        services.assign_assessor(response=response, person=second, by=staff, now=make.NOW)
        make.assess_by(response, first, staff)
        assert assessing.visible_assessments(response, second) == []
        assert len(assessing.visible_assessments(response, first)) == 1
        assert len(assessing.visible_assessments(response, staff)) == 1
        make.free(response, second)
        services.hand_in_assessment(
            response=response, text=make.assessment_text(response), by=second, now=make.NOW
        )
        assert len(assessing.visible_assessments(response, second)) == 2

    def test_the_last_of_each_person_counts_and_a_conflict_does_not(self, response, staff):
        first, second = make.make_staff("assessor"), make.make_staff("panel_member")
        make.assess_by(response, first, staff)
        make.assess_by(response, second, staff)
        again = services.hand_in_assessment(
            response=response, text=make.assessment_text(response, summary="Nu niet meer."),
            by=first, now=make.NOW,
        )  # fmt: skip
        assert Assessment.objects.count() == 3
        counting = assessing.counting_assessments(response)
        assert again in counting
        assert len(counting) == 2
        services.declare_interest(
            response=response, person=second, has_conflict=True, words="Mijn neef.", now=make.NOW
        )
        assert assessing.counting_assessments(response) == [again]

    def test_compared_per_point_criteria_first(self, response, staff):
        response = make.make_weighed(staff, response=response)
        compared = assessing.compare(assessing.counting_assessments(response))
        assert [row.name for row in compared[:3]] == ["Plezier", "Kosten", "Legitimiteit"]
        assert all(len(row.opinions) == 2 for row in compared)
        assert compared[0].opinions[0].present_words == "Nu komt er niemand."
        assert compared[-1].opinions[0].verdict == "Genoeg uitgewerkt"


class TestAdvising:
    def test_two_assessments_of_whom_at_most_one_resident(self, response, staff):
        make.free(response, staff)
        answers = [Answer(condition.code, is_met=True) for condition in CONDITIONS]
        assert why_no_advice(response) == "check_first"
        services.check_admissibility(response=response, answers=answers, by=staff, now=make.NOW)
        for _number in range(2):
            make.assess_by(response, make.make_staff("panel_member"), staff)
            assert refusal(services.advise, **advise(response, staff)) == "assessments_needed"
        make.assess_by(response, make.make_staff("assessor"), staff)
        services.advise(now=make.NOW, **advise(response, staff))
        response.refresh_from_db()
        assert response.status == Status.ADVISED

    def test_the_advice_explains_itself_and_who_gives_it_is_free(self, staff):
        response = make.make_weighed(staff)
        for words, code in (("-", "placeholder"), ("Gewoon doen.", "too_short")):
            arguments = {**advise(response, staff), "words": words}
            assert refusal(services.advise, **arguments) == code
        other = make.make_staff()
        assert refusal(services.advise, **advise(response, other)) == "declare_first"
        assert not Advice.objects.exists()

    def test_a_condition_that_is_not_met_says_why(self):
        answers = [Answer(row.code, is_met=row.code != "who") for row in CONDITIONS]
        assert check_answers(answers) == [("words_who", "words_needed")]
        assert check_answers(answers[1:])[0] == ("met_municipal_task", "answer_needed")

    def test_reopened_it_is_assessed_again(self, staff):
        response = make.make_advised(staff)
        arguments = {"response": response, "by": staff}
        assert refusal(services.reopen, reason="", **arguments) == "reopen_reason"
        reopened = services.reopen(reason="Er is een nieuwe begroting.", now=make.NOW, **arguments)
        assert reopened.status == Status.IN_HANDLING

    def test_a_change_is_answered_by_the_resident_or_recorded_with_how(self, staff):
        response = make.make_advised(staff)
        arguments = {"response": response, "by": staff}
        assert refusal(services.propose_changes, words="korter", **arguments) == "too_short"
        services.propose_changes(words=make.REASON, now=make.NOW, **arguments)
        code = refusal(services.answer_changes, agrees=True, words="nvt", **arguments)
        assert code == "reason_needed"
        answer = services.answer_changes(
            response=response, agrees=False, by=None, words="Liever alles.", now=make.NOW
        )
        assert (answer.agrees, answer.changes.words) == (False, make.REASON)
        assert refusal(services.answer_changes, response=response, agrees=True, by=None) == (
            "not_allowed"
        )


class TestTalks:
    def test_planned_reported_once_and_shared(self, response, staff):
        plan = {"response": response, "kind": TalkKind.HEARING, "planned_for": make.later(days=2)}
        assert refusal(services.plan_talk, place="-", by=staff, **plan) == "place_needed"
        talk = services.plan_talk(place="Stadhuis", by=staff, now=make.NOW, **plan)
        report = {"talk": talk, "by": staff}
        for text, code in (
            (ReportText(True, ""), "report_needed"),
            (ReportText(True, "Wij spraken over geld."), "present_needed"),
        ):
            assert refusal(services.report_talk, text=text, **report) == code
        services.report_talk(text=ReportText(False, "Indiener ziek."), now=make.NOW, **report)
        assert refusal(services.report_talk, text=ReportText(False, "Nog eens."), **report) == (
            "already_reported"
        )
        assert list(response.messages.values_list("letter", flat=True)) == [
            "receipt", "take_up", "invitation", "report",
        ]  # fmt: skip
