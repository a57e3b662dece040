"""Services: each does one thing wholly, or refuses and changes nothing."""

from dataclasses import replace

import pytest
from django.urls import reverse

from contracts.models import Agreement, Party
from contracts.models.append_only import AppendOnlyError
from pages.challenges import services
from pages.challenges.documents import (
    About,
    IndicatorProposal,
    Lot,
    Planning,
    Publication,
    Results,
)
from pages.challenges.drafts import StepEntry, read_draft
from pages.challenges.enums import Action, OutboxStatus, Status
from pages.challenges.errors import Refused
from pages.challenges.models import OutboxMessage, Response, ResponseEvent
from pages.challenges.services.outbox import MAX_ATTEMPTS, deliver_message, message_id_of
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def refusal(function, **arguments) -> str:
    with pytest.raises(Refused) as refused:
        function(**arguments)
    return refused.value.code


class TestDrafting:
    def test_each_draft_has_its_own_unguessable_link(self):
        call = make.make_call()
        tokens = {make.make_draft(call).token for _number in range(20)}
        assert len(tokens) == 20
        assert all(len(token) >= 43 for token in tokens)

    def test_no_draft_on_a_closed_call(self):
        call = make.make_call(closes_on=make.later(days=-1).date())
        assert (
            refusal(services.start_draft, call=call, language="nl", now=make.NOW) == "call_closed"
        )

    def test_saves_as_typed_and_counts_revisions_only_when_something_changed(self):
        draft = make.make_draft()
        entry = StepEntry({"title": "  raar <b>\n"}, {})
        for _time in range(2):
            draft = services.save_step(response=draft, step="plan", entry=entry, now=make.NOW)
        assert draft.draft_revision == 1
        assert read_draft(draft.draft)["plan"].fields["title"] == "  raar <b>\n"

    def test_saves_even_when_the_call_has_closed(self):
        call = make.make_call(closes_on=make.NOW.date())
        draft = make.make_draft(call)
        saved = services.save_step(
            response=draft, step="plan", entry=StepEntry({"title": "x"}), now=make.later(days=9)
        )
        assert read_draft(saved.draft)["plan"].fields == {"title": "x"}

    def test_a_sent_response_cannot_be_typed_in(self):
        sent = make.make_sent()
        code = refusal(
            services.save_step, response=sent, step="plan", entry=StepEntry(), now=make.NOW
        )
        assert code == "not_writable"

    def test_the_link_is_mailed_once_per_minute_and_holds_the_token(self):
        draft = make.make_draft()
        for _time in range(2):
            services.mail_draft_link(response=draft, email="jo@voorbeeld.example", now=make.NOW)
        message = OutboxMessage.objects.get()
        assert draft.token in message.text
        assert draft.token in message.html

    def test_a_long_address_gets_the_link_again_when_asked_later(self):
        draft, email = make.make_draft(), f"{'a' * 60}@{'b' * 60}.example"
        for now in (make.NOW, make.later(minutes=5)):
            services.mail_draft_link(response=draft, email=email, now=now)
        assert OutboxMessage.objects.filter(to=email).count() == 2


class TestSending:
    def test_sending_fixes_everything_at_once(self):
        sent = make.make_sent()
        assert sent.case_number == "UD-2026-0001"
        assert str(sent.decide_by) == "2026-04-28"
        assert sent.status == Status.SUBMITTED
        assert sent.versions.get().number == 1
        assert sent.messages.get().letter == "receipt"
        assert sent.plan_title == "Samen voor het Singelpark"

    def test_numbers_start_again_each_year_in_dutch_time(self):
        call = make.make_call()
        new_year_here = make.NOW.replace(year=2026, month=12, day=31, hour=23, minute=30)
        numbers = [
            make.make_sent(call).case_number,
            make.make_sent(call).case_number,
            make.make_sent(call, now=new_year_here).case_number,
        ]
        assert numbers == ["UD-2026-0001", "UD-2026-0002", "UD-2027-0001"]

    def test_sending_twice_is_one_case(self):
        sent = make.make_sent()
        again = services.send_response(
            response=sent, document=make.make_document(), draft_revision=0, now=make.NOW
        )
        assert again.case_number == sent.case_number
        assert (sent.versions.count(), sent.messages.count()) == (1, 1)

    def test_what_changed_after_reviewing_is_not_sent(self):
        draft = make.make_draft()
        services.save_step(response=draft, step="plan", entry=StepEntry({"a": "b"}), now=make.NOW)
        code = refusal(
            services.send_response,
            response=draft,
            document=make.make_document(),
            draft_revision=0,
            now=make.NOW,
        )
        assert code == "draft_changed"
        assert Response.objects.get(pk=draft.pk).case_number is None

    def test_not_after_closing(self):
        draft = make.make_draft(make.make_call(closes_on=make.NOW.date()))
        arguments = {"document": make.make_document(), "draft_revision": 0}
        code = refusal(services.send_response, response=draft, now=make.later(days=2), **arguments)
        assert code == "call_closed"

    def test_the_term_comes_from_the_settings_of_the_municipality(self):
        call = make.make_call()
        make.set_municipality(decision_weeks=10, case_prefix="BB")
        sent = make.make_sent(call)
        assert str(sent.decide_by) == "2026-05-11"
        assert sent.case_number == "BB-2026-0001"

    def test_versions_and_events_cannot_be_changed(self):
        sent = make.make_sent()
        version, event = sent.versions.get(), sent.events.get()
        for row in (version, event):
            with pytest.raises(AppendOnlyError):
                row.save()
            with pytest.raises(AppendOnlyError):
                row.delete()
        with pytest.raises(AppendOnlyError):
            ResponseEvent.objects.update(text="x")


class TestHandling:
    def test_a_completion_is_a_second_version(self):
        staff = make.make_staff()
        response = services.ask_completion(
            response=make.make_sent(), question="Wat kost het per jaar?", by=staff, now=make.NOW
        )
        assert str(response.complete_by) == "2026-03-16"
        done = services.complete_response(
            response=response,
            document=make.make_document(plan=make.Plan(title="Beter", different="Meer.")),
            draft_revision=0,
            now=make.later(days=3),
        )
        assert (done.status, done.plan_title) == (Status.IN_HANDLING, "Beter")
        assert list(done.versions.values_list("number", flat=True)) == [1, 2]
        assert done.versions.earliest("number").document["plan"]["title"] != "Beter"

    def test_staff_write_how_a_resident_withdrew(self):
        sent, staff = make.make_sent(), make.make_staff()
        code = refusal(services.withdraw, response=sent, by=staff, now=make.NOW, reason="nvt")
        assert code == "reason_needed"
        done = services.withdraw(response=sent, by=None, now=make.NOW)
        assert done.status == Status.WITHDRAWN
        assert done.messages.filter(letter="withdrawal").count() == 1

    @pytest.mark.parametrize("question", ["", " ", "-", "xxx"])
    def test_an_empty_question_is_not_asked(self, question):
        arguments = {"question": question, "by": make.make_staff(), "now": make.NOW}
        sent = make.make_sent()
        assert refusal(services.ask_completion, response=sent, **arguments) == "question_needed"
        assert sent.messages.count() == 1


class TestAgreement:
    def test_carries_over_parties_task_indicators_and_dates_once(self):
        manager = make.make_staff("contract_manager")
        public = Publication(name=True, plan=True, results=True)
        response = make.make_decided(make.make_staff(), publication=public)
        made = [
            services.draft_agreement_for(response=response, by=manager, now=make.NOW)
            for _time in range(2)
        ]
        agreement = Agreement.objects.get()
        assert made == [agreement, agreement]
        assert agreement.title == "Samen voor het Singelpark"
        assert agreement.task == "Wie zorgt er voor het Singelpark?"
        assert (str(agreement.starts_on), str(agreement.ends_on)) == ("2026-09-01", "2028-09-01")
        assert sorted(agreement.parties.values_list("role", "party__name")) == [
            ("payer", "Gemeente Voorbeeld"),
            ("provider", "Buurtgroep Singel (fictief)"),
            ("provider", "Schooltuin"),
        ]
        indicator = agreement.indicators.get()
        assert (indicator.name, indicator.baseline, indicator.target) == (
            "Bewoners die meehelpen", 0, 40,
        )  # fmt: skip
        assert response.case_number in agreement.source_note
        assert response.events.filter(action="draft_agreement").count() == 1

    @pytest.mark.parametrize(
        ("about", "task", "parts"),
        [
            (About(task="De speeltuin schoonhouden"), "De speeltuin schoonhouden", ""),
            (
                About(lots=(Lot("lot_1", "Noord"), Lot("lot_2", "Zuid"))),
                "Noord, Zuid",
                "Toegekende delen: Noord (€\u00a01.250,00), Zuid (€\u00a00,00).\n",
            ),
        ],
    )
    def test_carries_over_which_work_how_it_stays_good_and_when_is_measured(
        self, about, task, parts
    ):
        changes = {
            "about": about,
            "planning": Planning(quality="Elke maand een ronde.", continuity="De school helpt."),
            "results": Results(
                indicators=(IndicatorProposal("Schone dagen", source="telling", moment="elk jaar"),)
            ),
        }
        response = make.make_decided(make.make_staff(), **changes)
        manager = make.make_staff("contract_manager")
        agreement = services.draft_agreement_for(response=response, by=manager, now=make.NOW)
        assert agreement.task == task
        said = dict(agreement.safeguards.exclude(text="").values_list("code", "text"))
        assert said == {
            "decided": f"{parts}Toegekend bedrag: €\u00a01.250,00 (besluit van 2 maart 2026).",
            "quality": "Elke maand een ronde.",
            "continuity": "De school helpt.",
        }
        assert agreement.indicators.get().definition == (
            "Wat verandert er: Schone dagen\nHoe gemeten: telling\nWanneer gemeten: elk jaar"
        )

    @pytest.mark.parametrize(
        ("choice", "name", "kvk"),
        [
            ("known", "Stichting Singel", "12345678"),
            ("new", "Buurtgroep Singel (fictief)", ""),
        ],
    )
    def test_a_known_kvk_number_is_told_and_somebody_chooses(self, client, choice, name, kvk):
        Party.objects.create(name="Stichting Singel", kvk="12345678")
        applicant = replace(make.make_document().applicant, kvk="12345678")
        response = make.make_decided(make.make_staff(), applicant=applicant)
        client.force_login(make.make_staff("contract_manager"))
        url = reverse("challenge_responses:agreement", args=[response.pk])
        asked = client.post(url).content.decode()
        assert "KvK-nummer 12345678 staat in het register bij “Stichting Singel”" in asked
        assert "De indiener heet “Buurtgroep Singel (fictief)”" in asked
        assert not Agreement.objects.exists()
        assert client.post(url, {"party": "x"}).status_code == 200
        assert not Agreement.objects.exists()
        assert client.post(url, {"party": choice}).status_code == 302
        party = Agreement.objects.get().parties.get(code="uitvoerder").party
        assert (party.name, party.kvk) == (name, kvk)

    def test_only_from_an_accepted_response(self):
        manager = make.make_staff("contract_manager")
        response = make.make_decided(make.make_staff(), Action.REJECT)
        code = refusal(services.draft_agreement_for, response=response, by=manager, now=make.NOW)
        assert code == "already_decided"
        assert not Agreement.objects.exists()


class TestOutbox:
    @pytest.fixture
    def message(self):
        return make.make_sent().messages.get()

    def test_is_sent_once_in_both_forms(self, message, mailoutbox):
        sent = [deliver_message(message_id=message.pk, now=make.NOW) for _time in range(3)]
        assert sent == [True, False, False]
        (mail,) = mailoutbox
        assert mail.alternatives[0].mimetype == "text/html"
        assert mail.extra_headers["Message-ID"] == message_id_of(message.key)

    def test_a_killed_worker_loses_nothing_and_a_working_one_is_left_alone(
        self, message, mailoutbox
    ):
        OutboxMessage.objects.update(claimed_at=make.NOW)
        assert not deliver_message(message_id=message.pk, now=make.later(minutes=5))
        assert deliver_message(message_id=message.pk, now=make.later(minutes=11))
        assert len(mailoutbox) == 1

    def test_failing_waits_longer_each_time_and_ends_in_sight(self, message, monkeypatch):
        monkeypatch.setattr(
            "contracts.services.outbox._send",
            lambda _message: (_ for _ in ()).throw(ConnectionError("smtp says a@b.nl is bad")),
        )
        now = make.NOW
        for _attempt in range(MAX_ATTEMPTS):
            assert not deliver_message(message_id=message.pk, now=now)
            message.refresh_from_db()
            now = message.next_attempt_at
        assert message.status == OutboxStatus.FAILED
        assert message.problem == "ConnectionError"

    def test_a_title_with_a_line_end_makes_no_header(self, mailoutbox):
        draft = make.make_draft(make.make_call("Titel\nBcc: iedereen@voorbeeld.example"))
        services.mail_draft_link(response=draft, email="jo@voorbeeld.example", now=make.NOW)
        deliver_message(message_id=OutboxMessage.objects.get().pk, now=make.NOW)
        assert "\n" not in mailoutbox[0].subject
        assert mailoutbox[0].bcc == []

    def test_nothing_is_sent_within_the_request(
        self, mailoutbox, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            make.make_sent()
        assert mailoutbox == []
