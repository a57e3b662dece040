"""Objecting within the term, and a second look by somebody else."""

import pytest
from django.db import connection, transaction
from django.urls import reverse
from time_machine import travel

from contracts.enums import AgreementStatus
from contracts.models import Agreement
from pages.challenges import services
from pages.challenges.enums import Action, AgreementFate, Remedies, Status
from pages.challenges.errors import Refused
from pages.challenges.models import Objection, ObjectionDecision
from pages.challenges.openness.cases import public_case
from pages.challenges.openness.figures import year_report
from pages.challenges.reasons import REASONS_BY_CODE
from pages.challenges.services.objecting import why_no_objection
from pages.challenges.services.objection_agreements import FateText
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db

WORDS = "Het bedrag is per jaar en niet per maand."


def refusal(function, **arguments) -> str:
    with pytest.raises(Refused) as refused:
        function(**{"now": make.NOW, **arguments})
    return refused.value.code


@pytest.fixture
def first():
    return make.make_staff("decider")


@pytest.fixture
def rejected(first):
    response = make.make_decided(make.make_staff(), Action.REJECT, decider=first)
    return make.send_decision(response)


text = make.objection_text
STILL = FateText(AgreementFate.SUSPEND, reason=make.REASON)


class TestFiling:
    def test_in_time_up_to_and_including_the_last_day(self, rejected):
        last_day = rejected.decision.object_by
        assert str(last_day) == "2026-04-13"
        late = make.NOW.replace(month=4, day=14)
        on_time = make.NOW.replace(month=4, day=13, hour=21, minute=59)
        file = {"response": rejected, "words": WORDS}
        assert refusal(services.file_objection, **file, now=late) == "too_late_to_object"
        assert refusal(services.file_objection, response=rejected, words=" ") == "objection_needed"
        objection = services.file_objection(**file, now=on_time)
        assert (objection.is_late, objection.channel) == (False, "online")
        rejected.refresh_from_db()
        assert rejected.status == Status.OBJECTION
        assert refusal(services.file_objection, **file) == "objected_before"

    def test_on_paper_late_only_with_a_reason(self, rejected):
        staff = make.make_staff()
        late = make.later(days=60)
        file = {"response": rejected, "words": WORDS, "by": staff, "now": late}
        assert refusal(services.file_objection, **file) == "late_reason_needed"
        tomorrow = make.later(days=61).date()
        assert refusal(services.file_objection, **file, received_on=tomorrow) == "not_in_future"
        objection = services.file_objection(**file, late_reason="De indiener lag in coma.")
        assert (objection.is_late, objection.channel) == (True, "paper")

    def test_on_paper_the_day_of_receipt_counts(self, rejected):
        objection = services.file_objection(
            response=rejected, words=WORDS, by=make.make_staff(), now=make.later(days=60),
            received_on=rejected.decision.object_by,
        )  # fmt: skip
        assert not objection.is_late

    def test_not_before_a_decision_and_not_where_the_letter_said_no(self):
        assert why_no_objection(make.make_sent(), make.NOW.date()) == "nothing_to_object_to"
        accepted = make.make_decided(make.make_staff())
        assert why_no_objection(accepted, make.NOW.date()) == "no_objection_possible"
        assert not Objection.objects.exists()


class TestDeciding:
    @pytest.fixture
    def objected(self, rejected):
        services.file_objection(response=rejected, words=WORDS, now=make.NOW)
        rejected.refresh_from_db()
        return rejected

    def test_by_somebody_else_than_the_first_time_or_who_prepared(self, objected, first, rf):
        decide = {"response": objected, "text": text()}
        assert refusal(services.decide_objection, **decide, by=first) == "same_decider"
        preparer = objected.decision.proposal.by
        assert refusal(services.decide_objection, **decide, by=preparer) == "four_eyes"
        second = make.make_staff("approver")
        assert refusal(services.decide_objection, **decide, by=second) == "declare_first"
        objected.refresh_from_db()
        assert objected.status == Status.OBJECTION
        make.free(objected, second)
        decision = services.decide_objection(**decide, by=second, now=make.NOW)
        objected.refresh_from_db()
        assert (decision.is_kept, objected.status) == (True, Status.REJECTED)

    def test_revised_the_new_outcome_holds_and_leads_to_an_agreement(self, objected):
        second = make.make_staff("approver")
        make.free(objected, second)
        yes = text(Action.ACCEPT, amount_cents=3_600_00, how_to_succeed="")
        services.decide_objection(response=objected, text=yes, by=second, now=make.NOW)
        objected.refresh_from_db()
        assert objected.status == Status.ACCEPTED
        assert not ObjectionDecision.objects.get().is_kept
        # What was decided first stays as it was.
        assert objected.decision.action == Action.REJECT
        manager = make.make_staff("contract_manager")
        assert services.draft_agreement_for(response=objected, by=manager, now=make.NOW).pk

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"reason": "De wethouder wil dit niet."}, "only_unwilling"),
            ({"reason": "nvt"}, "placeholder"),
            ({"how_to_succeed": ""}, "how_needed"),
            ({"action": Action.ACCEPT, "amount_cents": None}, "amount_needed"),
            ({"reason_codes": ()}, "code_needed"),
            ({"reason_codes": ("ONVOLLEDIG",)}, "code_does_not_fit"),
            ({"action": Action.ACCEPT_WITH_CONDITIONS, "conditions": ""}, "conditions_needed"),
        ],
    )
    def test_the_same_rules_for_reasons(self, objected, changes, code):
        decide = {"response": objected, "text": text(**changes), "by": make.make_staff("approver")}
        assert refusal(services.decide_objection, **decide) == code
        assert not ObjectionDecision.objects.exists()


class TestCarryingOut:
    def test_the_case_follows_the_agreement(self):
        manager = make.make_staff("contract_manager")
        response = make.make_decided(make.make_staff())
        run = {"response": response, "by": manager}
        finish = {**run, "is_early": False, "words": "De buurt gaat zelf verder."}
        assert refusal(services.start_running, **run) == "agreement_first"
        agreement = services.draft_agreement_for(**run, now=make.NOW)
        assert refusal(services.start_running, **run) == "agreement_not_active"
        rows = Agreement.objects.filter(pk=agreement.pk)
        rows.update(status=AgreementStatus.ACTIVE)
        assert services.start_running(**run, now=make.NOW).status == Status.RUNNING
        assert refusal(services.finish, **{**finish, "words": ""}) == "closing_words_needed"
        assert refusal(services.finish, **finish) == "agreement_not_over"
        rows.update(status=AgreementStatus.SETTLED)
        assert services.finish(**finish, now=make.NOW).status == Status.FINISHED


class TestRulesOfAFirstDecision:
    """A rejection under a call with two criteria, with an objection."""

    @pytest.fixture
    def objected(self):
        response = make.make_weighed(make.make_staff(), criteria=True)
        return make.object_to(response, Action.REJECT)

    def decide(self, response, outcome):
        second = make.make_staff("approver")
        make.free(response, second)
        services.decide_objection(response=response, text=outcome, by=second, now=make.NOW)
        response.refresh_from_db()
        return ObjectionDecision.objects.get()

    def test_a_rejection_says_something_on_every_criterion(self, objected):
        with pytest.raises(Refused) as refused:
            self.decide(objected, text())
        field, code = refused.value.params["field"], refused.value.code
        assert (field.split("_")[0], code) == ("criterion", "criterion_needed")

    def test_codes_and_criteria_are_kept_and_everybody_reads_them(self, client, objected):
        words = make.criterion_words(objected)
        second = self.decide(
            objected, text(reason_codes=("ONVOLDOENDE_DRAAGVLAK",), criteria=words)
        )
        assert [row.code for row in second.reasons.all()] == ["ONVOLDOENDE_DRAAGVLAK"]
        assert [(row.criterion_name, row.words) for row in second.criteria.all()] == [
            ("Plezier", "Over Plezier: minder dan nu."),
            ("Kosten", "Over Kosten: minder dan nu."),
        ]
        assert second.is_kept
        label = str(REASONS_BY_CODE["ONVOLDOENDE_DRAAGVLAK"].label)
        public = public_case(objected).objection
        assert (public.reasons, len(public.criteria)) == ((label,), 2)
        page = client.get(reverse("challenges:status", args=[objected.token])).content.decode()
        letter = objected.messages.get(letter="objection_decision").text
        for told in (page, letter):
            assert label in told
        assert "Over Kosten: minder dan nu." in letter
        counts = {row.code: row.count for row in year_report(2026, make.NOW).reasons}
        assert counts == {"ONVOLDOENDE_DRAAGVLAK": 1}

    def test_with_changes_only_when_they_were_agreed_before(self, objected):
        with pytest.raises(Refused) as refused:
            self.decide(objected, text(Action.ACCEPT_WITH_CONDITIONS))
        assert (refused.value.params["field"], refused.value.code) == (
            "action",
            "agreed_before_objection",
        )

    def test_with_changes_that_were_agreed_the_letter_says_them(self):
        response = make.make_advised(make.make_staff())
        staff = response.handler
        services.propose_changes(response=response, words=make.HOW, by=staff, now=make.NOW)
        services.answer_changes(response=response, agrees=True, by=None, now=make.NOW)
        response = make.object_to(response, Action.REJECT)
        outcome = text(Action.ACCEPT_WITH_CONDITIONS, conditions="Eerst twee straten.")
        second = self.decide(response, outcome)
        assert (second.is_kept, second.conditions) == (False, "Eerst twee straten.")
        assert response.status == Status.ACCEPTED_WITH_CONDITIONS
        letter = response.messages.get(letter="objection_decision").text
        assert "Eerst twee straten." in letter

    def test_other_changes_are_another_decision(self, client):
        response = make.make_advised(make.make_staff())
        staff = response.handler
        services.propose_changes(response=response, words=make.HOW, by=staff, now=make.NOW)
        services.answer_changes(response=response, agrees=True, by=None, now=make.NOW)
        response = make.object_to(response, Action.ACCEPT_WITH_CONDITIONS)
        outcome = text(Action.ACCEPT_WITH_CONDITIONS, conditions="Eerst twee straten.")
        second = self.decide(response, outcome)
        assert (second.is_kept, second.changes_conditions, second.changes_amount_only) == (
            False, True, False,
        )  # fmt: skip
        letter = " ".join(response.messages.get(letter="objection_decision").text.split())
        assert "maar wij veranderen wat er is afgesproken." in letter

    def test_the_page_of_staff_asks_it_and_loses_nothing(self, client, objected):
        second = make.make_staff("approver")
        make.free(objected, second)
        client.force_login(second)
        url = reverse("challenge_responses:objection", args=[objected.pk])
        page = client.get(url).content.decode()
        assert 'name="reason_codes"' in page
        posted = {"action": "reject", "reason": make.REASON, "how_to_succeed": make.HOW}
        page = client.post(url, posted).content.decode()
        assert "Kies minstens één reden." in page
        assert "Schrijf bij dit criterium wat u van het plan vindt." in page
        assert make.REASON in page
        posted |= {"reason_codes": "DUURDER"}
        for row in make.criterion_words(objected):
            posted |= {f"criterion_{row.code}": row.words, f"present_{row.code}": "Nu is het stil."}
        assert client.post(url, posted).status_code == 302
        assert ObjectionDecision.objects.get().criteria.count() == 2

    @pytest.mark.parametrize("table", ["reason", "criterion"])
    def test_parts_are_kept_by_the_database(self, objected, table):
        self.decide(objected, text(criteria=make.criterion_words(objected)))
        name = f"challenges_objectiondecision{table}"
        for sql in (f"UPDATE {name} SET id = id + 100", f"DELETE FROM {name}"):
            with pytest.raises(Exception, match="append-only"), transaction.atomic():
                connection.cursor().execute(sql)

    def test_the_decision_stays_kept_by_the_database(self, objected):
        self.decide(objected, text(criteria=make.criterion_words(objected)))
        for sql in ("UPDATE %s SET reason = ''", "DELETE FROM %s"):
            with pytest.raises(Exception, match="append-only"), transaction.atomic():
                connection.cursor().execute(sql % "challenges_objectiondecision")


class TestAmount:
    """A grant of 1.250 euro, with an objection that it is too little."""

    @pytest.fixture
    def granted(self):
        return make.make_granted_with_objection(make.make_staff())

    def decide(self, response, euro):
        second = make.make_staff("approver")
        make.free(response, second)
        yes = text(Action.ACCEPT, amount_cents=euro * 100, how_to_succeed="")
        services.decide_objection(response=response, text=yes, by=second, now=make.NOW)
        response.refresh_from_db()
        return response

    @pytest.mark.parametrize(("euro", "amount"), [(9_999, "€ 9.999,00"), (0, "€ 0,00")])
    def test_another_amount_is_a_change_that_everybody_reads(self, client, granted, euro, amount):
        response = self.decide(granted, euro)
        second = ObjectionDecision.objects.get()
        assert (second.is_kept, second.changes_amount_only) == (False, True)
        letter = response.messages.get(letter="objection_decision").text
        page = client.get(reverse("challenges:status", args=[response.token])).content.decode()
        for text_ in (" ".join(letter.split()), page.replace("\xa0", " ")):
            assert "het bedrag verandert. Eerst was het ten hoogste € 1.250,00." in text_
            assert f"De gemeente betaalt hiervoor ten hoogste {amount}." in text_
            assert "blijft zoals het was" not in text_
        assert "Ons eerste besluit" in page
        assert '<a href="#bezwaar">Lees wat nu geldt</a>' in page
        public = client.get(reverse("challenges:public_case", args=[response.case_number]))
        assert "De uitkomst bleef, en het bedrag werd anders." in public.content.decode()
        report = year_report(2026, make.NOW)
        assert (report.objections_kept, report.objections_revised) == (0, 1)
        client.force_login(make.make_staff())
        desk = client.get(reverse("challenge_responses:detail", args=[response.pk]))
        assert "De uitkomst blijft, het bedrag verandert" in desk.content.decode()

    def test_the_same_amount_keeps_the_decision(self, client, granted):
        response = self.decide(granted, 1_250)
        second = ObjectionDecision.objects.get()
        assert (second.is_kept, second.changes_amount_only) == (True, False)
        letter = response.messages.get(letter="objection_decision").text
        assert "Ons besluit blijft zoals het was." in letter
        page = client.get(reverse("challenges:status", args=[response.token])).content.decode()
        assert "Ons eerste besluit" not in page

    def test_who_has_time_to_complete_it_can_get_more_at_once_and_not_less(self, granted):
        services.ask_mending(
            response=granted, words=make.WHAT_IS_MISSING, by=make.make_staff(), now=make.NOW,
            mend_by=make.later(days=14).date(),
        )  # fmt: skip
        for euro in (1_249, 1_250):
            assert refusal(self.decide_at, response=granted, euro=euro) == "time_to_mend"
        assert self.decide(granted, 1_251).status == Status.ACCEPTED

    def decide_at(self, *, response, euro, now):
        return self.decide(response, euro)


class TestWorkThatBegan:
    """A grant of 1.250 euro of which the work began within the six weeks."""

    @pytest.fixture
    def running(self):
        staff = make.make_staff()
        response = make.send_decision(make.make_decided(staff, remedies=Remedies.OBJECTION))
        manager = make.make_staff("contract_manager")
        begin = {"response": response, "by": manager, "now": make.NOW}
        services.draft_agreement_for(**begin)
        Agreement.objects.update(status=AgreementStatus.ACTIVE)
        services.start_running(**begin)
        response.refresh_from_db()
        return response

    def object_on_page(self, client, response):
        with travel(make.later(days=7)):
            status = client.get(reverse("challenges:status", args=[response.token]))
            url = reverse("challenges:objection", args=[response.token])
            assert url in status.content.decode()
            answer = client.post(url, {"words": "Het is te weinig."})
        assert answer.status_code == 302
        response.refresh_from_db()
        assert response.status == Status.OBJECTION

    @pytest.mark.parametrize(
        ("outcome", "status"),
        [
            (text(Action.ACCEPT, amount_cents=1_250_00), Status.RUNNING),
            (text(Action.ACCEPT, amount_cents=2_000_00), Status.RUNNING),
            (text(Action.REJECT, agreement=STILL), Status.REJECTED),
        ],
    )
    def test_the_page_offers_it_and_the_work_goes_on_when_it_is_still_yes(
        self, client, running, outcome, status
    ):
        self.object_on_page(client, running)
        second = make.make_staff("approver")
        make.free(running, second)
        services.decide_objection(response=running, text=outcome, by=second, now=make.later(days=9))
        running.refresh_from_db()
        assert running.status == status

    @pytest.mark.parametrize("action", [Action.FINISH, Action.END_EARLY])
    def test_after_the_work_and_taken_back_it_is_where_it_was(self, client, running, action):
        Agreement.objects.update(status=AgreementStatus.SETTLED)
        ended = services.finish(
            response=running, is_early=action == Action.END_EARLY, words=make.REASON,
            by=make.make_staff("contract_manager"), now=make.NOW,
        )  # fmt: skip
        before = ended.status
        self.object_on_page(client, running)
        services.withdraw_objection(response=running, by=None, now=make.later(days=9))
        running.refresh_from_db()
        assert running.status == before

    def test_staff_record_one_on_paper(self, client, running):
        client.force_login(make.make_staff())
        with travel(make.later(days=7)):
            url = reverse("challenge_responses:paper_objection", args=[running.pk])
            detail = reverse("challenge_responses:detail", args=[running.pk])
            assert url in client.get(detail).content.decode()
            client.post(url, {"words": "Het is te weinig.", "received_on": "2026-03-05"})
        running.refresh_from_db()
        assert running.status == Status.OBJECTION

    def test_too_late_is_refused_with_the_text_on_the_page(self, client, running):
        url = reverse("challenges:objection", args=[running.token])
        with travel(make.later(days=43)):
            page = client.post(url, {"words": "Een lang verhaal"}).content.decode()
        assert "Een lang verhaal" in page
        assert not Objection.objects.exists()
