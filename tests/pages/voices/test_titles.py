"""The name of a plan is its submitter's text: no people in it, and gone once they are forgotten."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pages.challenges import services
from pages.challenges.documents import Plan
from pages.challenges.models import Response
from pages.challenges.publishing import public_title, title_for_parties
from pages.challenges.selectors.persons import person_export
from pages.challenges.services.cosubmitting import invite_cosubmitter
from pages.challenges.services.erasing import erase_when_done
from pages.voices.models import PublicPlan, Question
from pages.voices.selectors.moderation import PLAN_TEXT, PublicText
from pages.voices.selectors.topics import PLAN, Topic
from pages.voices.services.plans import open_plan
from pages.voices.services.questions import withhold_question
from tasks.voices import sweep_voice_mail
from tests.factories import challenges as make
from tests.factories import voices

pytestmark = pytest.mark.django_db
TITLE = "Samen met mevrouw Demir, bel 06 12345678"
MASKED = "Samen met mevrouw […], bel […]"
SECRETS = ("Demir", "06 12345678")


@pytest.fixture
def response():
    draft = make.make_draft()
    invite_cosubmitter(
        response=draft,
        name="Fatima Demir",
        organisation="",
        email="fatima@voorbeeld.example",
        now=make.NOW,
    )
    document = make.make_document(plan=Plan(title=TITLE, different="Groener.", why="Mooier."))
    return services.send_response(response=draft, document=document, draft_revision=0, now=make.NOW)


@pytest.fixture
def plan(response):
    return open_plan(response=response, show_name=False, now=voices.NOW)


def forget(response):
    """The submitter stops and asks to be forgotten."""
    services.withdraw(response=response, by=None, now=voices.NOW)
    Response.objects.filter(pk=response.pk).update(erasure_asked_at=voices.NOW)
    assert erase_when_done(response=response, now=voices.NOW)


def topic_now(plan):
    return Topic(PLAN, PublicPlan.objects.select_related("response").get(pk=plan.pk))


def decided(response):
    staff = make.make_staff()
    services.take_up(response=response, by=staff, now=make.NOW)
    return make.make_decided(staff, response=Response.objects.get(pk=response.pk))


class TestWhileItIsPublic:
    def test_every_page_about_the_plan_leaves_people_out(self, client, response, plan):
        for url in (
            reverse("voices:plans"),
            reverse("voices:plan", args=[response.case_number]),
            reverse("voices:support", args=[plan.pk]),
            reverse("voices:ask", args=[PLAN, plan.pk]),
            reverse("voices:follow", args=[PLAN, plan.pk]),
            reverse("voices:report", args=[PLAN_TEXT, plan.pk]),
            reverse("voices:publish", args=[response.token]),
        ):
            page = client.get(url).content.decode()
            for secret in SECRETS:
                assert secret not in page, url
        assert MASKED in client.get(reverse("voices:plans")).content.decode()
        page = client.get(reverse("voices:plan", args=[response.case_number])).content.decode()
        assert f"<h1>{MASKED}</h1>" in page

    def test_so_do_mails(self, plan, mailoutbox):
        voices.make_following(topic_now(plan))
        voices.make_support(plan)
        voices.make_answered(make.make_staff(), topic_now(plan))
        sweep_voice_mail()
        assert len(mailoutbox) == 5
        for mail in mailoutbox:
            assert MASKED in mail.subject
            assert "Demir" not in mail.subject + mail.body

    def test_the_list_asks_the_database_as_often_for_many_plans(
        self, client, plan, django_assert_num_queries
    ):
        url = reverse("voices:plans")
        client.get(url)
        with CaptureQueriesContext(connection) as few:
            client.get(url)
        for _time in range(3):
            voices.make_plan()
        with django_assert_num_queries(len(few)):
            client.get(url)


class TestAfterTheSubmitterWasForgotten:
    def test_the_name_is_the_number_of_the_case(self, response, plan):
        forget(response)
        assert topic_now(plan).title == f"Plan {response.case_number}"
        assert public_title(Response.objects.get(pk=response.pk)) == ""
        assert PublicText(PLAN_TEXT, topic_now(plan).thing).words == response.case_number

    def test_asking_is_enough_while_the_case_still_runs(self, response, plan):
        Response.objects.filter(pk=response.pk).update(erasure_asked_at=voices.NOW)
        assert topic_now(plan).title == f"Plan {response.case_number}"

    def test_who_left_something_reads_the_number_too(self, client, response, plan):
        topic = topic_now(plan)
        rows = [voices.make_following(topic), voices.make_support(plan), voices.make_asked(topic)]
        forget(response)
        for row in rows:
            page = client.get(reverse("voices:private", args=[row.token])).content.decode()
            assert f"Plan {response.case_number}" in page
            assert "Samen met" not in page

    def test_the_data_of_who_supported_it_hold_the_number(self, response, plan):
        resident = voices.make_resident("mo@voorbeeld.example")
        voices.make_support(plan, who=voices.sender("mo@voorbeeld.example"))
        forget(response)
        (row,) = person_export(resident)["contributions"]
        assert row["about"] == f"Plan {response.case_number}"

    def test_mail_that_goes_out_afterwards_has_the_number(self, response, plan, mailoutbox):
        asked = voices.make_asked(topic_now(plan))
        sweep_voice_mail()
        forget(response)
        mailoutbox.clear()
        question, staff = Question.objects.get(pk=asked.pk), make.make_staff()
        reason = "Het plan gaat niet door."
        withhold_question(question=question, reason=reason, by=staff, now=voices.NOW)
        sweep_voice_mail()
        (mail,) = mailoutbox
        assert f"Plan {response.case_number}" in mail.subject
        assert "Samen met" not in mail.subject + mail.body

    def test_public_addresses_do_not_show_it(self, client, response, plan):
        forget(response)
        url = reverse("voices:plan", args=[response.case_number])
        assert client.get(url).status_code == 404
        assert "Samen met" not in client.get(reverse("voices:plans")).content.decode()

    def test_a_decided_case_has_its_number_only(self, client, response):
        case = decided(response)
        Response.objects.filter(pk=case.pk).update(erasure_asked_at=make.NOW)
        for url in (reverse("challenges:public_case", args=[case.case_number]), case.call.url):
            page = client.get(url).content.decode()
            assert "Samen met" not in page
            assert "Demir" not in page


class TestTheAgreement:
    def test_it_gets_the_name_without_people_who_are_no_party(self, response):
        manager = make.make_staff("contract_manager")
        case = decided(response)
        agreement = services.draft_agreement_for(response=case, by=manager, now=make.NOW)
        assert agreement.title == MASKED

    def test_the_name_of_a_party_stays_in_it(self):
        title = "Buurtgroep Singel (fictief) maait met Schooltuin"
        document = make.make_document(plan=Plan(title=title, different="A", why="B"))
        assert document.applicant.name == "Buurtgroep Singel (fictief)"
        sent = services.send_response(
            response=make.make_draft(), document=document, draft_revision=0, now=make.NOW
        )
        assert title_for_parties(sent, document) == title
