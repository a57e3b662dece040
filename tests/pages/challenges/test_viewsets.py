"""What staff see and do in the admin."""

import pytest
from django.urls import reverse

from pages.challenges import services
from pages.challenges.enums import Action, Status
from pages.challenges.models import Decision
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


class TestDecidingOnScreen:
    def post(self, client, response, **extra):
        text = make.decision_text(Action.REJECT)
        return client.post(
            reverse("challenge_responses:decide", args=[response.pk]),
            {
                "action": text.action.value,
                "reason": text.reason,
                "reason_codes": list(text.reason_codes),
                "how_to_succeed": text.how_to_succeed,
                "remedies": text.remedies.value,
                **extra,
            },
        )

    def test_preview_first_then_final(self, client):
        staff = make.make_staff("decider")
        client.force_login(staff)
        response = make.make_in_handling(staff)
        preview = self.post(client, response)
        assert "Maak het besluit definitief" in preview.content.decode()
        assert make.REASON in preview.content.decode()
        assert not Decision.objects.exists()
        assert make.HOW in self.post(client, response, aanpassen="ja").content.decode()
        assert self.post(client, response, definitief="ja").status_code == 302
        assert Decision.objects.get().reasons.get().code == "DUURDER"

    def test_all_problems_at_once(self, client):
        staff = make.make_staff("decider")
        client.force_login(staff)
        page = self.post(
            client, make.make_in_handling(staff), reason="nvt", how_to_succeed="", reason_codes=[]
        )
        assert [field for field, _label, _error in page.context["problems"]] == [
            "id_reason", "id_reason_codes", "id_how_to_succeed",
        ]  # fmt: skip

    def test_who_is_second_keeps_the_text_on_the_screen(self, client):
        first, second = make.make_staff(), make.make_staff("approver")
        response = make.make_in_handling(first)
        client.force_login(second)
        self.post(client, response)
        services.decide(response=response, text=make.decision_text(), by=first, now=make.NOW)
        page = self.post(client, response, definitief="ja").content.decode()
        assert "heeft al een besluit genomen" in page
        assert make.HOW in page
        assert Decision.objects.get().decided_by == first
        assert "heeft al een besluit genomen" in self.post(client, response).content.decode()

    def test_a_withdrawn_response_gets_no_letter_to_read_first(self, client):
        staff = make.make_staff("decider")
        client.force_login(staff)
        response = make.make_in_handling(staff)
        services.withdraw(response=response, by=None, now=make.NOW)
        page = self.post(client, response).content.decode()
        assert "de status is “Ingetrokken”" in page
        assert "Maak het besluit definitief" not in page
        assert make.HOW in page


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
