"""What staff see and do in the admin."""

import pytest
from django.urls import reverse

from pages.challenges import services
from pages.challenges.enums import Action, Status
from pages.challenges.models import Decision, DecisionProposal, WorkDraft
from pages.challenges.subjects import subject_of
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def url(name, response, *args):
    return reverse(f"challenge_responses:{name}", args=[response.pk, *args])


class TestDecidingOnScreen:
    def test_read_as_a_letter_then_decided_by_another(self, client):
        staff, decider = make.make_staff(), make.make_staff("decider")
        proposal = make.make_proposed(staff, Action.REJECT, criteria=True)
        response = proposal.response
        client.force_login(decider)
        page = client.get(url("decide", response)).content.decode()
        assert make.REASON in page
        assert "Over Plezier: minder dan nu." in page
        assert "Neem dit besluit" not in page
        client.post(url("interest", response), {"interest": "nee"})
        assert "Neem dit besluit" in client.get(url("decide", response)).content.decode()
        answer = client.post(url("decide", response), {"voorstel": proposal.pk})
        assert answer.url == url("detail", response)
        assert Decision.objects.get().decided_by == decider

    def test_who_proposed_is_told_why_not(self, client):
        staff = make.make_staff("decider")
        proposal = make.make_proposed(staff)
        client.force_login(staff)
        page = client.get(url("decide", proposal.response)).content.decode()
        assert "Besluiten doet altijd iemand anders" in page
        posted = client.post(url("decide", proposal.response), {"voorstel": proposal.pk})
        assert "Besluiten doet altijd iemand anders" in posted.content.decode()
        assert not Decision.objects.exists()

    def test_sending_back_keeps_the_reason_on_the_screen_when_it_cannot_be(self, client):
        first, second = make.make_staff("decider"), make.make_staff("approver")
        proposal = make.make_proposed(make.make_staff())
        response = proposal.response
        make.free(response, first, second)
        client.force_login(second)
        empty = client.post(url("send_back", response), {"reason": ""})
        assert empty.status_code == 200
        services.decide(proposal=proposal, by=first, now=make.NOW)
        late = client.post(url("send_back", response), {"reason": "Reken het na."})
        assert "Reken het na." in late.content.decode()
        assert "heeft al een besluit genomen" in late.content.decode()

    @pytest.mark.parametrize("number", ["", "x", "9" * 40, "-1"])
    def test_a_strange_number_of_a_proposal_decides_what_lies_there(self, client, number):
        decider = make.make_staff("decider")
        proposal = make.make_proposed(make.make_staff())
        make.free(proposal.response, decider)
        client.force_login(decider)
        client.post(url("decide", proposal.response), {"voorstel": number})
        assert Decision.objects.get().proposal == proposal


class TestWritingIsNeverLost:
    @pytest.fixture
    def staff(self, client):
        staff = make.make_staff()
        client.force_login(staff)
        return staff

    @pytest.fixture
    def response(self, staff):
        return make.make_advised(staff, Action.REJECT, criteria=True)

    def posted(self, **changes):
        text = make.decision_text(Action.REJECT)
        return {
            "action": text.action.value,
            "reason": text.reason,
            "reason_codes": list(text.reason_codes),
            "how_to_succeed": text.how_to_succeed,
            "remedies": text.remedies.value,
            **changes,
        }

    def complete(self, response):
        words = {}
        for row in make.criterion_words(response):
            words[f"criterion_{row.code}"] = row.words
            words[f"present_{row.code}"] = row.present_words
        return self.posted(**words)

    def test_kept_for_later_it_is_there_again_also_the_boxes(self, client, response, staff):
        page = url("propose", response)
        client.post(page, self.posted(reason="half zi", knop="bewaren"))
        form = client.get(page).context["form"]
        assert form["reason"].value() == "half zi"
        assert form["reason_codes"].value() == ["DUURDER"]
        assert not form.is_bound
        client.force_login(make.make_staff())
        assert client.get(page).context["form"]["reason"].value() is None

    def test_wrong_it_is_kept_and_all_problems_are_told_at_once(self, client, response):
        page = client.post(url("propose", response), self.posted(reason="nvt", reason_codes=[]))
        first, second = (row.code for row in subject_of(response).criteria)
        assert [field for field, _label, _error in page.context["problems"]] == [
            "id_reason_codes", "id_reason", f"id_criterion_{first}", f"id_present_{first}",
            f"id_criterion_{second}", f"id_present_{second}",
        ]  # fmt: skip
        assert WorkDraft.objects.get().kind == "proposal"

    def test_the_letter_can_be_read_before_it_is_put_forward(self, client, response):
        page = client.post(url("propose", response), {**self.complete(response), "knop": "nalezen"})
        assert "Over Kosten: minder dan nu." in page.context["letter"].text
        assert not DecisionProposal.objects.exists()

    def test_handed_in_nothing_is_left(self, client, response):
        answer = client.post(url("propose", response), self.complete(response))
        assert answer.url == url("detail", response)
        assert DecisionProposal.objects.get().criteria.count() == 2
        assert not WorkDraft.objects.exists()

    def test_a_colleague_was_first_and_the_text_stays_to_be_read(self, client, response):
        services.withdraw(response=response, by=None, now=make.NOW)
        answer = client.post(url("propose", response), self.complete(response))
        assert "de status is “Ingetrokken”" in answer.content.decode()
        assert make.HOW in answer.content.decode()
        again = client.get(url("propose", response)).content.decode()
        assert make.HOW in again
        client.force_login(make.make_staff())
        assert client.get(url("propose", response)).status_code == 302

    def test_an_assessor_writes_keeps_and_hands_in(self, client, staff):
        case = make.make_in_handling(staff, criteria=True)
        person = make.make_staff("panel_member")
        services.assign_assessor(response=case, person=person, by=staff, now=make.NOW)
        client.force_login(person)
        page = reverse("challenge_assessments:assess", args=[case.pk])
        interest = reverse("challenge_assessments:interest", args=[case.pk])
        assert client.get(page).url == interest
        assert client.post(interest, {"interest": "nee"}).url == page
        shown = client.get(page).content.decode()
        assert "Wij maaien minder en planten meer." in shown
        assert case.email not in shown
        typed = {"summary": "Ik zou het doen."}
        for point in make.assessment_text(case).points:
            typed[f"{point.kind}_{point.code}"] = point.words
            typed[f"present_{point.code}"] = "Nu komt er niemand."
            typed[f"verdict_{point.code}"] = point.verdict
        assert client.post(page, {**typed, "summary": ""}).status_code == 200
        assert "Nu komt er niemand." in client.get(page).content.decode()
        assert client.post(page, typed).url == reverse("challenge_assessments:index")
        assert case.assessments.get().person == person
        assert "ingeleverd" in client.get(reverse("challenge_assessments:index")).content.decode()


class TestSteps:
    def states(self, client, response, group):
        client.force_login(make.make_staff(group))
        return [
            (step.title, step.state, bool(step.url))
            for step in client.get(url("detail", response)).context["steps"]
        ]

    def test_say_what_is_next_and_who_may_do_it(self, client):
        response = make.make_sent()
        assert self.states(client, response, "editor")[0] == ("In behandeling nemen", "now", True)
        assert self.states(client, response, "decider")[0][2] is False
        proposal = make.make_proposed(make.make_staff())
        steps = self.states(client, proposal.response, "approver")
        assert steps[-1] == ("Besluiten", "now", True)
        assert self.states(client, proposal.response, "editor")[-1] == ("Besluiten", "now", False)

    def test_say_why_something_cannot_be_yet(self, client):
        response = make.make_in_handling(make.make_staff())
        client.force_login(make.make_staff())
        page = client.get(url("detail", response)).content.decode()
        assert "Toets eerst of de reactie ontvankelijk is." in page
        assert "Er zijn minstens twee beoordelingen nodig" in page

    @pytest.mark.parametrize("group", ["editor", "decider", "contract_manager"])
    def test_every_stage_has_a_page(self, client, group):
        staff = make.make_staff()
        client.force_login(make.make_staff(group))
        for response in (
            make.make_weighed(staff), make.make_advised(staff), make.make_objected(staff),
            make.make_decided(staff, Action.ACCEPT_WITH_CONDITIONS),
        ):  # fmt: skip
            assert client.get(url("detail", response)).status_code == 200


class TestStaffPages:
    def test_the_list_shows_searches_and_filters(self, client):
        staff = make.make_staff()
        client.force_login(staff)
        late = make.make_sent(plan=make.Plan(title="Te laat plan", different="x"))
        done = make.make_decided(staff)
        draft = make.make_draft()
        index = reverse("challenge_responses:index")
        page = client.get(index).content.decode()
        assert late.case_number in page
        assert "Te laat" in page
        assert draft.token not in page
        for query, found, missing in (
            ("?q=Te laat plan", late, done), ("?status=accepted", done, late),
            ("?aandacht=te_laat", late, done), ("?aandacht=mijn", done, late),
            (f"?call={late.call_id}", late, done),
        ):  # fmt: skip
            page = client.get(index + query).content.decode()
            assert found.case_number in page, query
            assert missing.case_number not in page, query
        for query in ("?q=%00", "?q=%22", "?aandacht=x", "?call=x", "?ordering=-x", "?p=9999"):
            assert client.get(index + query).status_code == 200

    def test_the_list_asks_the_same_number_of_questions_for_more_rows(
        self, client, django_assert_max_num_queries
    ):
        client.force_login(make.make_staff())
        call = make.make_call()
        for _number in range(12):
            make.make_sent(call)
        client.get(reverse("challenge_responses:index"))
        with django_assert_max_num_queries(25):
            client.get(reverse("challenge_responses:index"))

    def test_taking_up_asking_noting_and_recording(self, client):
        client.force_login(make.make_staff())
        response = make.make_sent()

        def post(name, **data):
            return client.post(reverse(f"challenge_responses:{name}", args=[response.pk]), data)

        assert post("take_up").status_code == 302
        assert post("note", text="").status_code == 200
        assert post("note", text="Gebeld.").status_code == 302
        assert post("ask", question="-").status_code == 200
        assert post("ask", question="Wat kost het per jaar?").status_code == 302
        assert post("withdraw", reason="nvt").status_code == 200
        assert post("withdraw", reason="Vandaag gebeld door de indiener.").status_code == 302
        response.refresh_from_db()
        assert response.status == Status.WITHDRAWN
        detail = client.get(reverse("challenge_responses:detail", args=[response.pk]))
        assert "Gebeld." in detail.content.decode()
        assert post("take_up").status_code == 302
        response.refresh_from_db()
        assert response.status == Status.WITHDRAWN

    def test_making_the_agreement_twice_makes_one(self, client):
        client.force_login(make.make_staff("contract_manager"))
        response = make.make_decided(make.make_staff())
        for _time in range(2):
            client.post(reverse("challenge_responses:agreement", args=[response.pk]))
        response.refresh_from_db()
        detail = client.get(reverse("challenge_responses:detail", args=[response.pk]))
        assert response.agreement.number in detail.content.decode()


@pytest.mark.parametrize("name", ["note", "take_up", "agreement", "run", "send_back"])
def test_opening_the_address_of_a_button_leads_to_the_case(client, name):
    sent = make.make_sent()
    client.force_login(make.make_staff())
    url = reverse(f"challenge_responses:{name}", args=[sent.pk])
    answer = client.get(url, follow=True)
    assert answer.redirect_chain == [(reverse("challenge_responses:detail", args=[sent.pk]), 302)]
    assert "Er is niets gedaan." in answer.content.decode()
    assert client.put(url).status_code == 405
