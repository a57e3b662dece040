"""What a resident answers on the page of the case, without JavaScript."""

import pytest
from django.urls import reverse
from time_machine import travel

from pages.challenges import services
from pages.challenges.enums import Action, Status
from pages.challenges.models import ChangesAnswer, Objection
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db


def url(name, response):
    return reverse(f"challenges:{name}", args=[response.token])


class TestChanges:
    @pytest.fixture
    def response(self):
        staff = make.make_staff()
        response = make.make_advised(staff)
        services.propose_changes(response=response, words=make.HOW, by=staff, now=make.NOW)
        response.refresh_from_db()
        return response

    @pytest.mark.parametrize(("answer", "agrees"), [("ja", True), ("nee", False)])
    def test_yes_or_no(self, client, response, answer, agrees):
        page = client.get(url("status", response)).content.decode()
        assert make.HOW in page
        assert url("changes", response) in page
        assert client.get(url("changes", response)).status_code == 200
        posted = client.post(url("changes", response), {"answer": answer, "words": "Dank!"})
        assert posted.url == url("status", response)
        given = ChangesAnswer.objects.get()
        assert (given.agrees, given.words, given.by) == (agrees, "Dank!", None)
        response.refresh_from_db()
        assert response.status == Status.ADVISED

    @pytest.mark.parametrize(
        ("answer", "words"),
        [
            ("ja", "Bedankt. U zei ja op ons voorstel. Nu nemen wij een besluit."),
            ("nee", "Bedankt. U zei nee op ons voorstel. Wij besluiten over uw plan zoals het is."),
        ],
    )
    def test_the_answer_is_said_back(self, client, response, answer, words):
        page = client.post(url("changes", response), {"answer": answer}, follow=True)
        assert words in page.content.decode()

    def test_without_a_choice_the_words_stay(self, client, response):
        page = client.post(url("changes", response), {"words": "Ik twijfel nog"})
        assert "Ik twijfel nog" in page.content.decode()
        assert "Kies ja of nee." in page.content.decode()

    def test_too_late_the_words_stay_and_nothing_is_asked_any_more(self, client, response):
        services.withdraw(response=response, by=None, now=make.NOW)
        page = client.post(url("changes", response), {"answer": "ja", "words": "Graag zo"})
        assert "Graag zo" in page.content.decode()
        words = "Dit kan niet meer: uw zaak staat nu op “Ingetrokken”."
        assert words in page.content.decode()
        assert "collega" not in page.content.decode()
        assert client.get(url("changes", response)).url == url("status", response)


class TestObjection:
    @pytest.fixture
    def rejected(self):
        return make.send_decision(make.make_decided(make.make_staff(), Action.REJECT))

    def test_from_the_page_of_the_case_to_the_answer(self, client, rejected):
        with travel(make.NOW):
            page = client.get(url("status", rejected)).content.decode()
            assert url("objection", rejected) in page
            assert "13 april 2026" in client.get(url("objection", rejected)).content.decode()
            answer = client.post(url("objection", rejected), {"words": "Het klopt niet."})
        assert answer.url == url("status", rejected)
        assert Objection.objects.get().words == "Het klopt niet."
        page = client.get(url("status", rejected)).content.decode()
        # Said once as an answer to the button, and as long as the objection runs.
        assert page.count("Wij hebben uw bezwaar ontvangen en kijken opnieuw.") == 2
        assert "Het klopt niet." in page
        assert f'{url("objection", rejected)}"' not in page
        assert url("withdraw_objection", rejected) in page

    def test_too_late_the_text_is_given_back(self, client, rejected):
        with travel(make.later(days=60)):
            assert client.get(url("objection", rejected)).url == url("status", rejected)
            page = client.post(url("objection", rejected), {"words": "Een lang verhaal"})
        assert "Een lang verhaal" in page.content.decode()
        assert "De laatste dag om bezwaar te maken is voorbij" in page.content.decode()
        assert not Objection.objects.exists()

    def test_both_sides_read_the_answer(self, client):
        response = make.make_objected(make.make_staff())
        page = client.get(url("status", response)).content.decode()
        assert "Ons besluit blijft zoals het was." in page
        assert "Ik ben het oneens." in page
        client.force_login(make.make_staff())
        staff_page = client.get(reverse("challenge_responses:detail", args=[response.pk]))
        assert "Het besluit blijft" in staff_page.content.decode()
        assert "Ik ben het oneens." in staff_page.content.decode()

    def test_reports_of_talks_are_shared_and_notes_never(self, client):
        staff = make.make_staff()
        response = make.make_in_handling(staff)
        make.make_talk(staff, response)
        services.add_note(response=response, text="Geheim-42", by=staff, now=make.NOW)
        page = client.get(url("status", response)).content.decode()
        assert "Wij spraken over het park." in page
        assert "Geheim-42" not in page

    def test_a_draft_and_an_unknown_link(self, client):
        draft = make.make_draft()
        assert client.get(url("objection", draft)).url == url("draft", draft)
        assert client.get(url("changes", draft)).status_code == 302
        for name in ("changes", "objection"):
            assert client.get(reverse(f"challenges:{name}", args=["x"])).status_code == 404
