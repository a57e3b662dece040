"""The term of a decision on an objection: followed, prolonged, and ended by taking it back."""

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from time_machine import travel

from pages.challenges import services
from pages.challenges.enums import Action, DueKind, Status
from pages.challenges.errors import Refused
from pages.challenges.models import ObjectionStep, Reminder, Response
from pages.challenges.openness.cases import public_case
from pages.challenges.openness.figures import year_report
from pages.challenges.selectors.responses import sent_responses
from pages.challenges.selectors.terms import ids_to_remind, with_next_due
from pages.challenges.terms import local_day
from pages.challenges.views.term_listing import LATE, condition
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db
WHY = "Wij willen eerst met u en met de aannemer spreken, en die is nu op vakantie."


def refusal(function, **arguments) -> str:
    with pytest.raises(Refused) as refused:
        function(**{"now": make.NOW, **arguments})
    return refused.value.code


@pytest.fixture
def staff():
    make.make_call()
    return make.make_staff()


@pytest.fixture
def objected(staff):
    response = make.make_decided(staff, Action.REJECT)
    services.file_objection(response=response, words="Ik ben het oneens.", now=make.NOW)
    return Response.objects.get(pk=response.pk)


def due(response) -> str:
    return str(Response.objects.get(pk=response.pk).objection_due)


class TestTerm:
    def test_it_begins_after_the_last_day_to_object_and_the_letter_says_until_when(self, objected):
        # Object until 13 April; six weeks later is Whit Monday.
        assert due(objected) == "2026-05-26"
        step = objected.objection.steps.get()
        assert (step.kind, str(step.on), step.weeks) == ("start", "2026-04-13", 6)
        letter = objected.messages.get(letter="objection_receipt").text
        assert "U hoort uiterlijk 26 mei 2026 van ons." in letter

    def test_twelve_weeks_with_a_committee(self, staff):
        make.set_municipality(objection_decision_weeks=12)
        response = make.make_decided(staff, Action.REJECT)
        services.file_objection(response=response, words="Ik ben het oneens.", now=make.NOW)
        assert due(response) == "2026-07-06"

    def test_a_late_one_on_paper_gets_the_whole_term(self, staff):
        response = make.send_decision(make.make_decided(staff, Action.REJECT))
        services.file_objection(
            response=response, words="Ik ben het oneens.", by=staff, now=make.later(days=60),
            late_reason="De indiener lag in coma.",
        )  # fmt: skip
        assert due(response) == "2026-06-12"

    def test_steps_are_kept_by_the_database(self, objected):
        step = objected.objection.steps.get()
        table = ObjectionStep._meta.db_table
        for statement in (f"UPDATE {table} SET weeks = 99", f"DELETE FROM {table}"):
            with pytest.raises(Exception, match="append-only"), transaction.atomic():
                connection.cursor().execute(statement)
        with pytest.raises(IntegrityError), transaction.atomic():
            ObjectionStep.objects.create(
                objection=objected.objection, kind="start", on=step.on, due=step.due, at=step.at
            )
        assert str(step).endswith("start 2026-05-26")


class TestMoreTime:
    def test_once_by_the_municipality_and_then_only_with_consent(self, staff, objected):
        adjourn = {"response": objected, "by": staff, "reason": WHY}
        assert refusal(services.adjourn_objection, **adjourn | {"reason": "Druk."}) == (
            "extension_reason"
        )
        assert refusal(services.adjourn_objection, **adjourn, consent_weeks=27) == "consent_weeks"
        assert refusal(services.adjourn_objection, **adjourn, now=make.later(days=90)) == (
            "objection_term_over"
        )
        services.adjourn_objection(**adjourn, now=make.NOW)
        assert due(objected) == "2026-07-06"
        assert refusal(services.adjourn_objection, **adjourn) == "adjourned_before"
        services.adjourn_objection(**adjourn, consent_weeks=2, now=make.later(days=150))
        services.adjourn_objection(**adjourn, consent_weeks=1, now=make.later(days=151))
        assert due(objected) == "2026-07-27"
        letters = objected.messages.filter(letter="objection_adjournment").order_by("pk")
        assert [("U vond dit goed." in row.text, WHY in row.text) for row in letters] == [
            (False, True), (True, True), (True, True),
        ]  # fmt: skip
        assert "uiterlijk 6 juli 2026" in letters[0].text
        assert all("Wij kunnen nog niet besluiten op uw bezwaar." in row.text for row in letters)
        assert objected.events.filter(action="adjourn_objection").count() == 3

    def test_a_municipality_may_never_adjourn_and_only_an_open_objection_is(self, staff, objected):
        make.set_municipality(objection_adjournment_weeks=0)
        adjourn = {"by": staff, "reason": WHY}
        assert refusal(services.adjourn_objection, response=objected, **adjourn) == "extension_off"
        other = make.make_sent()
        assert refusal(services.adjourn_objection, response=other, **adjourn) == "not_allowed"


class TestTakingItBack:
    def test_the_first_decision_holds_again_and_there_is_a_letter(self, objected):
        before = due(objected)
        services.withdraw_objection(response=objected, by=None, now=make.NOW)
        objected.refresh_from_db()
        assert (objected.status, due(objected)) == (Status.REJECTED, before)
        assert objected.objection.is_withdrawn
        letter = objected.messages.get(letter="objection_withdrawal").text
        assert "Ons besluit blijft gelden" in letter
        withdraw = {"response": objected, "by": None}
        assert refusal(services.withdraw_objection, **withdraw) == "already_decided"
        assert refusal(services.file_objection, response=objected, words="Toch bezwaar.") == (
            "objected_before"
        )

    def test_staff_say_how_it_was_asked(self, staff, objected):
        withdraw = {"response": objected, "by": staff}
        assert refusal(services.withdraw_objection, **withdraw) == "reason_needed"
        step = services.withdraw_objection(**withdraw, reason="Jo belde vandaag.", now=make.NOW)
        assert (step.by, step.reason) == (staff, "Jo belde vandaag.")

    def test_the_public_reads_that_it_was_taken_back(self, client, objected):
        services.withdraw_objection(response=objected, by=None, now=make.NOW)
        case = public_case(Response.objects.get(pk=objected.pk))
        assert case.objection.is_withdrawn
        report = year_report(2026, make.NOW)
        figures = (report.objections, report.objections_withdrawn, report.objections_open)
        assert figures == (1, 1, 0)
        page = client.get(reverse("challenges:public_case", args=[objected.case_number]))
        assert "De indiener trok het bezwaar in." in page.content.decode()


class TestWatching:
    def test_the_list_of_terms_and_late(self, objected):
        on_time, late = make.later(days=85).date(), make.later(days=86).date()
        (row,) = with_next_due(on_time)
        assert (row.due_kind, str(row.due_on)) == (DueKind.OBJECTION, "2026-05-26")
        assert not with_next_due(on_time).filter(condition(LATE, on_time)).exists()
        assert with_next_due(late).filter(condition(LATE, late)).exists()
        assert [sent_responses(day).get().is_overdue for day in (on_time, late)] == [False, True]

    def test_the_list_of_responses_shows_its_day_and_counts_it(self, client, staff, objected):
        client.force_login(staff)
        open_case = make.make_sent(now=make.later(days=80))
        index = reverse("challenge_responses:index")
        with travel(make.later(days=86)):
            page = client.get(index)
            (overdue,) = client.get(index, {"aandacht": "te_laat"}).context["object_list"]
            detail = client.get(reverse("challenge_responses:detail", args=[objected.pk]))
        rows = [row.pk for row in page.context["object_list"]]
        assert rows == [objected.pk, open_case.pk]
        assert (page.context["counts"]["overdue"], page.context["counts"]["objected"]) == (1, 1)
        assert overdue.pk == objected.pk
        assert "26-05-2026" in page.content.decode()
        assert "op het bezwaar" in page.content.decode()
        assert "Afgehandeld" not in page.content.decode()
        assert "Te laat: besluit was uiterlijk 26 mei 2026" in detail.content.decode()

    def test_the_person_then_the_lead_and_nobody_twice(self, staff, objected):
        lead = make.make_staff("editor")
        make.set_municipality(lead=lead)

        def at(days):
            now = make.later(days=days)
            found = ids_to_remind(local_day(now))
            rows = [row for pk in found for row in services.remind(response_id=pk, now=now)]
            return [(row.kind, row.to) for row in rows]

        assert at(77) == []
        assert at(78) == [("objection_soon", objected.handler.email)]
        assert at(79) == []
        assert at(86) == [("objection_late", lead.email)]
        soon, late = Reminder.objects.order_by("pk")
        assert "uiterlijk 26 mei 2026 van ons over het bezwaar" in soon.message.text
        assert "Te laat: besluit op bezwaar" in late.message.subject
        services.withdraw_objection(response=objected, by=None, now=make.later(days=87))
        assert at(400) == []

    def test_an_objection_of_before_terms_were_followed_disturbs_nothing(self, objected):
        Response.objects.update(objection_due=None)
        assert services.remind(response_id=objected.pk, now=make.later(days=400)) == []


class TestScreens:
    def test_the_resident_reads_the_day_and_takes_it_back(self, client, objected):
        status = reverse("challenges:status", args=[objected.token])
        url = reverse("challenges:withdraw_objection", args=[objected.token])
        text = client.get(status).content.decode()
        assert "moest er uiterlijk 26 mei 2026 zijn" in text
        assert url in text
        assert "Wilt u uw bezwaar intrekken?" in client.get(url).content.decode()
        assert client.post(url).url == status
        text = client.get(status).content.decode()
        assert "U hebt uw bezwaar ingetrokken." in text
        assert url not in text
        for answer in (client.get(url), client.post(url)):
            assert answer.url == status
        assert objected.events.filter(action="withdraw_objection").count() == 1

    def test_staff_take_more_time_with_every_problem_named(self, client, staff, objected):
        client.force_login(staff)
        url = reverse("challenge_responses:adjourn", args=[objected.pk])
        assert (
            url
            in client.get(
                reverse("challenge_responses:detail", args=[objected.pk])
            ).content.decode()
        )
        answer = client.post(url, {"reason": WHY, "consent_weeks": "99"})
        assert "Vul hoogstens 26 weken in." in answer.content.decode()
        assert WHY in answer.content.decode()
        assert client.post(url, {"reason": WHY, "consent_weeks": "30x"}).status_code == 200
        assert client.post(url, {"reason": WHY, "consent_weeks": "4"}).status_code == 302
        assert due(objected) == "2026-06-22"

    def test_staff_record_that_it_was_taken_back(self, client, staff, objected):
        client.force_login(staff)
        url = reverse("challenge_responses:objection_withdrawal", args=[objected.pk])
        assert client.post(url, {"reason": ""}).status_code == 200
        assert client.post(url, {"reason": "Jo belde vandaag."}).status_code == 302
        objected.refresh_from_db()
        assert objected.status == Status.REJECTED
