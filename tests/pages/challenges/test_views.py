"""What a resident sees, through the same addresses and without JavaScript."""

import re

import pytest
from django.urls import reverse

from pages.challenges import abuse, services
from pages.challenges.drafts import StepEntry
from pages.challenges.enums import Action, Letter, Status
from pages.challenges.models import OutboxMessage, Response
from tasks.letters import sweep_outbox
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db

WHO = {"kind": "person", "name": "Jo Jansen", "email": "jo@voorbeeld.example", "channel": "email"}
PLAN = {"title": "Een mooier park", "different": "Wij doen het samen."}
PUBLIC = {"publish_plan": "on", "declaration": "on"}


@pytest.fixture(autouse=True)
def _calm(settings):
    """No limits and no waiting, except where a test sets them."""
    settings.CHALLENGES_MIN_SECONDS = 0


@pytest.fixture
def draft():
    return make.make_draft()


def step_url(response, slug):
    return reverse("challenges:step", args=[response.token, slug])


def moment():
    return abuse.make_moment(int(make.NOW.timestamp()))


def fill_in(client, response):
    for slug, data in (("waarover", {}), ("wie", WHO), ("plan", PLAN), ("waarde", {}),
                       ("resultaten", {}), ("geven", {}), ("planning", {}),
                       ("openbaar", PUBLIC)):  # fmt: skip
        answer = client.post(step_url(response, slug), data)
        assert answer.status_code == 302, (slug, answer.context["problems"])
    return answer


def send(client, response, **data):
    page = client.get(reverse("challenges:review", args=[response.token]))
    posted = {"moment": page.context["moment"], "revisie": response.draft_revision, **data}
    return client.post(reverse("challenges:review", args=[response.token]), posted)


class TestJourney:
    def test_the_review_names_what_others_will_not_read(self, client, draft):
        fill_in(client, draft)
        review, title = reverse("challenges:review", args=[draft.token]), "Dit laten wij weg op de"
        assert title not in client.get(review).content.decode()
        client.post(step_url(draft, "plan"), {**PLAN, "different": "Vraag het mevrouw Jansen."})
        page = client.get(review).content.decode()
        assert title in page
        assert "een naam uit de reactie: <strong>Jansen</strong>" in page

    def test_from_call_to_case_number(self, client, mailoutbox):
        call = make.make_call()
        start = reverse("challenges:start", args=[call.pk])
        page = client.get(start)
        answer = client.post(start, {"moment": page.context["moment"]})
        response = Response.objects.get()
        assert answer.url == step_url(response, "waarover")

        assert fill_in(client, response).url == reverse("challenges:review", args=[response.token])
        response.refresh_from_db()
        answer = send(client, response)
        assert answer.url == reverse("challenges:receipt", args=[response.token])
        response.refresh_from_db()
        assert re.fullmatch(r"UD-\d{4}-0001", response.case_number)
        assert response.case_number in client.get(answer.url).content.decode()
        sweep_outbox()
        assert [mail.to for mail in mailoutbox] == [["jo@voorbeeld.example"]]

    def test_wrong_input_is_kept_and_shown_with_links_to_the_fields(self, client, draft):
        answer = client.post(
            step_url(draft, "wie"), {**WHO, "email": "geen mail", "kvk": "12", "kind": ""}
        )
        assert answer.status_code == 200
        assert [field for field, _error in answer.context["problems"]] == [
            "id_kind", "id_email", "id_kvk",
        ]  # fmt: skip
        page = answer.content.decode()
        for field in ("id_kind", "id_email", "id_kvk"):
            assert f'href="#{field}"' in page
            assert f'id="{field}"' in page
        again = client.get(step_url(draft, "wie")).content.decode()
        assert 'value="geen mail"' in again

    def test_wrong_amounts_and_dates_come_back_as_typed(self, client, draft):
        data = {"budget-0-description": "Planten", "budget-0-amount": "veel"}
        page = client.post(step_url(draft, "resultaten"), data).content.decode()
        assert 'value="veel"' in page
        assert "id_budget-0-amount_fout" in page
        client.post(step_url(draft, "planning"), {"starts_on": "morgen"})
        assert 'value="morgen"' in client.get(step_url(draft, "planning")).content.decode()

    @pytest.mark.parametrize("button", ["terug", "bewaar", "erbij:partners", "verder", "onzin:x-1"])
    def test_every_button_keeps_what_was_typed(self, client, draft, button):
        client.post(step_url(draft, "wie"), {"name": "Half inge", "actie": button})
        assert 'value="Half inge"' in client.get(step_url(draft, "wie")).content.decode()

    def test_rows_are_added_and_taken_away_without_javascript(self, client, draft):
        url = step_url(draft, "resultaten")
        rows = {"budget-0-description": "Een", "budget-1-description": "Twee"}
        page = client.post(url, {**rows, "actie": "erbij:budget"})
        assert len(page.context["form"].row_lists["budget"].forms) == 3
        page = client.post(url, {**rows, "actie": "weg:budget-0"})
        shown = page.context["form"].row_lists["budget"].forms
        assert [row["description"].value() for row in shown] == ["Twee"]

    def test_sending_is_refused_while_a_step_is_not_right(self, client, draft):
        client.post(step_url(draft, "wie"), WHO)
        assert send(client, draft).status_code == 200
        assert Response.objects.get().status == Status.DRAFT

    def test_changed_after_review_asks_to_look_again(self, client, draft):
        fill_in(client, draft)
        draft.refresh_from_db()
        answer = send(client, draft, revisie=draft.draft_revision - 1)
        assert "Kijk het nog een keer na" in answer.content.decode()
        assert Response.objects.get().case_number is None

    def test_save_for_later_shows_and_mails_the_link(self, client, draft):
        client.post(step_url(draft, "wie"), {"email": "jo@voorbeeld.example"})
        url = reverse("challenges:save_for_later", args=[draft.token])
        assert 'value="jo@voorbeeld.example"' in client.get(url).content.decode()
        assert draft.token in client.get(url).content.decode()
        for _time in range(7):
            client.post(url, {"email": "ander@voorbeeld.example"})
        assert 1 <= OutboxMessage.objects.count() <= 2
        assert client.post(url, {"email": "x"}).context["form"].errors

    def test_a_new_link_stops_the_one_that_went_to_a_wrong_address(self, client, draft):
        old = reverse("challenges:save_for_later", args=[draft.token])
        client.post(old, {"email": "fout@voorbeeld.example"})
        answer = client.post(old, {"email": "jo@voorbeeld.example", "renews": "on"})
        token = Response.objects.get().token
        new = reverse("challenges:save_for_later", args=[token])
        assert answer.url == new
        assert "Wij mailen de link naar jo@voorbeeld.example" in client.get(new).content.decode()
        assert client.get(old).status_code == 404
        wrong, right = OutboxMessage.objects.order_by("pk")
        assert (token in wrong.text, token in right.text) == (False, True)
        assert client.post(new, {"email": "x", "renews": "on"}).context["form"]["renews"].value()

    def test_autosave_keeps_the_step(self, client, draft):
        url = reverse("challenges:autosave", args=[draft.token, "plan"])
        assert client.post(url, {"title": "Bijna"}).json() == {"saved": True}
        assert 'value="Bijna"' in client.get(step_url(draft, "plan")).content.decode()
        assert client.get(url).url == step_url(draft, "plan")
        assert client.put(url).status_code == 405


class TestClosedCall:
    @pytest.fixture
    def closed(self, draft):
        services.save_step(
            response=draft, step="plan", entry=StepEntry({"title": "Mijn plan"}), now=make.NOW
        )
        draft.call.closes_on = make.NOW.date()
        draft.call.decide_by = draft.call.closes_on
        draft.call.save()
        return draft

    def test_the_draft_stays_readable_and_can_be_copied(self, client, closed):
        page = client.get(reverse("challenges:draft", args=[closed.token])).content.decode()
        assert "De oproep is gesloten" in page
        assert "Hoe heet uw plan?\nMijn plan" in page

    def test_what_was_typed_at_the_last_moment_is_kept(self, client, closed):
        answer = client.post(step_url(closed, "plan"), {**PLAN, "title": "Te laat getypt"})
        assert answer.url == reverse("challenges:draft", args=[closed.token])
        assert "Te laat getypt" in client.get(answer.url).content.decode()

    def test_nothing_can_be_started_or_sent(self, client, closed):
        start = reverse("challenges:start", args=[closed.call_id])
        client.post(start, {"moment": moment()})
        assert Response.objects.count() == 1
        review = reverse("challenges:review", args=[closed.token])
        assert client.post(review).url == reverse("challenges:draft", args=[closed.token])


class TestPrivateLinks:
    def test_pages_stay_out_of_search_engines_caches_and_referers(self, client, draft):
        sent = make.make_sent(draft.call)
        for url in (step_url(draft, "wie"), reverse("challenges:draft", args=[draft.token]),
                    reverse("challenges:status", args=[sent.token]),
                    reverse("challenges:receipt", args=[sent.token])):  # fmt: skip
            answer = client.get(url)
            assert answer.status_code == 200
            assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
            assert answer.headers["Referrer-Policy"] == "same-origin"
            assert "no-store" in answer.headers["Cache-Control"]
            assert 'name="robots" content="noindex' in answer.content.decode()

    @pytest.mark.parametrize("token", ["x", "ü", "..", "a" * 300, "%00"])
    def test_another_link_is_not_found(self, client, token):
        for name in ("draft", "status", "receipt", "withdraw", "review"):
            assert client.get(reverse(f"challenges:{name}", args=[token])).status_code == 404

    def test_a_sent_response_cannot_be_opened_for_typing(self, client):
        sent = make.make_sent()
        status = reverse("challenges:status", args=[sent.token])
        assert client.get(step_url(sent, "wie")).url == status
        assert client.post(step_url(sent, "wie")).url == status
        assert client.get(reverse("challenges:review", args=[sent.token])).url == status

    def test_what_was_typed_in_another_tab_after_sending_is_given_back(self, client):
        answer = client.post(step_url(make.make_sent(), "plan"), PLAN)
        assert answer.status_code == 409
        assert "Wij doen het samen." in answer.content.decode()

    def test_an_enormous_number_of_a_call_is_not_found(self, client):
        assert client.get("/reageren/" + "9" * 30 + "/").status_code == 404


class TestTwoTabs:
    @pytest.fixture
    def tabs(self, client, draft):
        """Two tabs that opened the same step, of which the first was saved."""
        pages = [client.get(step_url(draft, "plan")).context for _tab in range(2)]
        tabs = [{"blad": page["page_id"], "gezien": page["seen"]} for page in pages]
        client.post(step_url(draft, "plan"), {**tabs[0], "title": "Eerste tekst"})
        return tabs

    def test_the_second_tab_shows_both_texts_and_saves_when_pressed_again(
        self, client, draft, tabs
    ):
        posted = {"title": "Tweede tekst", "different": "Samen"}
        answer = client.post(step_url(draft, "plan"), {**tabs[1], **posted})
        assert answer.status_code == 409
        page = answer.content.decode()
        assert 'value="Tweede tekst"' in page
        assert "<dd>Eerste tekst</dd>" in page
        assert "Eerste tekst" in client.get(step_url(draft, "plan")).content.decode()
        again = {"blad": answer.context["page_id"], "gezien": answer.context["seen"], **posted}
        assert client.post(step_url(draft, "plan"), again).status_code == 302
        assert "Tweede tekst" in client.get(step_url(draft, "plan")).content.decode()

    def test_autosave_of_the_second_tab_overwrites_nothing(self, client, draft, tabs):
        url = reverse("challenges:autosave", args=[draft.token, "plan"])
        assert client.post(url, {**tabs[1], "title": "x"}).status_code == 409
        assert "Eerste tekst" in client.get(step_url(draft, "plan")).content.decode()

    def test_one_tab_saves_as_often_as_it_likes(self, client, draft, tabs):
        url = reverse("challenges:autosave", args=[draft.token, "plan"])
        for title in ("Een", "Twee", "Drie"):
            assert client.post(url, {**tabs[0], "title": title}).json() == {"saved": True}


class TestAbuse:
    @pytest.mark.parametrize(
        "data", [{}, {"moment": "x"}, {"website": "http://spam.example"}, {"moment": "1:2:3"}]
    )
    def test_a_machine_starts_nothing_and_a_person_may_try_again(self, client, data):
        call = make.make_call()
        page = client.post(reverse("challenges:start", args=[call.pk]), data)
        assert page.status_code == 200
        assert page.context["problem"]
        assert not Response.objects.exists()

    def test_too_fast_is_no_person(self, client, settings):
        settings.CHALLENGES_MIN_SECONDS = 5
        start = reverse("challenges:start", args=[make.make_call().pk])
        client.post(start, {"moment": client.get(start).context["moment"]})
        assert not Response.objects.exists()

    def test_many_from_one_address_have_to_wait(self, client, settings):
        settings.CHALLENGES_STARTS_PER_HOUR = 3
        start = reverse("challenges:start", args=[make.make_call().pk])
        for _time in range(6):
            client.post(start, {"moment": moment()}, REMOTE_ADDR="192.0.2.77")
        assert Response.objects.count() == 3


class TestStatusPage:
    @pytest.mark.parametrize(
        "action", [Action.ACCEPT, Action.REJECT, Action.LEAVE_OUT, Action.SOLVE_WITHOUT_TAKEOVER]
    )
    def test_shows_the_decision_in_words(self, client, action):
        response = make.make_decided(make.make_staff(), action)
        page = client.get(reverse("challenges:status", args=[response.token])).content.decode()
        assert make.REASON in page
        assert response.get_status_display() in page

    def test_says_what_the_municipality_will_do_itself(self, client):
        response = make.make_decided(make.make_staff(), Action.SOLVE_WITHOUT_TAKEOVER)
        page = client.get(reverse("challenges:status", args=[response.token])).content.decode()
        assert "<h3>Wat de gemeente zelf gaat doen</h3><p>Wij maaien voortaan na de bloei." in page
        assert "Wat er verandert aan uw plan" not in page
        letter = OutboxMessage.objects.get(response=response, letter=Letter.DECISION)
        assert "Wij maaien voortaan na de bloei." in letter.text

    def test_late_says_so_instead_of_a_past_promise(self, client):
        page = client.get(reverse("challenges:status", args=[make.make_sent().token]))
        assert page.context["is_late"]
        assert "Dat is niet gelukt" in page.content.decode()

    def test_notes_of_staff_are_never_shown(self, client):
        sent = make.make_sent()
        services.add_note(response=sent, text="Geheim-42", by=make.make_staff(), now=make.NOW)
        page = client.get(reverse("challenges:status", args=[sent.token])).content.decode()
        assert "Geheim-42" not in page

    def test_withdrawing_asks_first(self, client):
        sent = make.make_sent()
        url = reverse("challenges:withdraw", args=[sent.token])
        assert client.get(url).status_code == 200
        assert Response.objects.get().status == Status.SUBMITTED
        client.post(url)
        assert Response.objects.get().status == Status.WITHDRAWN
        assert client.post(url).status_code == 302

    def test_a_completion_goes_through_the_same_steps(self, client):
        draft = make.make_draft()
        fill_in(client, draft)
        draft.refresh_from_db()
        send(client, draft)
        staff = make.make_staff()
        services.ask_completion(
            response=draft, question="Wat kost het?", by=staff, now=make.later(days=1)
        )
        assert "Wat kost het?" in client.get(step_url(draft, "resultaten")).content.decode()
        client.post(
            step_url(draft, "resultaten"),
            {"budget-0-description": "Planten", "budget-0-amount": "€ 1.234,56"},
        )
        draft.refresh_from_db()
        assert send(client, draft).url == reverse("challenges:status", args=[draft.token])
        last = draft.versions.latest("number")
        assert last.number == 2
        assert last.document["results"]["budget"][0]["amount_cents"] == 123456


class TestRowsThatGo:
    ROWS = {"budget-0-description": "Een", "budget-1-description": "Twee", "budget-1-amount": "5"}

    def test_a_row_that_was_taken_away_can_be_put_back(self, client, draft):
        url = step_url(draft, "resultaten")
        page = client.post(url, {**self.ROWS, "actie": "weg:budget-1"})
        assert "Kosten 2 is weg." in page.content.decode()
        posted = {"budget-0-description": "Een", "actie": "zetterug:budget-1"}
        posted |= dict(page.context["removed"].fields)
        page = client.post(url, posted).content.decode()
        assert 'value="Twee"' in page
        assert "is weg." not in page
        kept = client.get(url).content.decode()
        assert 'value="Een"' in kept
        assert 'value="Twee"' in kept

    def test_the_only_row_comes_back_as_the_only_row(self, client, draft):
        url = step_url(draft, "resultaten")
        page = client.post(url, {"budget-0-description": "Een", "actie": "weg:budget-0"})
        posted = {"budget-0-description": "", "actie": "zetterug:budget-0"}
        page = client.post(url, posted | dict(page.context["removed"].fields))
        (row,) = page.context["form"].row_lists["budget"].forms
        assert row["description"].value() == "Een"

    def test_an_empty_row_goes_without_a_word(self, client, draft):
        url = step_url(draft, "resultaten")
        page = client.post(url, {"budget-0-description": "", "actie": "weg:budget-0"})
        assert page.context["removed"] is None

    @pytest.mark.parametrize(
        "action", ["zetterug:budget-x", "zetterug:niets-0", "zetterug:budget-99999", "zetterug:"]
    )
    def test_nonsense_puts_nothing_back(self, client, draft, action):
        answer = client.post(step_url(draft, "resultaten"), {"actie": action})
        assert answer.status_code == 200
        assert 'id="id_budget-1-description"' not in answer.content.decode()


def test_a_number_with_too_many_digits_is_no_error_and_the_step_is_kept(client, draft):
    url = step_url(draft, "wie")
    for action in ("weg:partners-" + "9" * 5000, "zetterug:partners-" + "9" * 5000, "weg:partners"):
        answer = client.post(url, {**WHO, "actie": action, "partners-0-name": "De Buren"})
        assert answer.status_code == 200
        draft.refresh_from_db()
        kept = draft.draft["steps"]["wie"]
        assert kept["fields"]["name"] == "Jo Jansen"
        assert kept["rows"]["partners"][0]["name"] == "De Buren"


def test_a_number_of_a_draft_that_cannot_be_one_sends_nothing(client, draft):
    fill_in(client, draft)
    answer = send(client, draft, revisie="9" * 5000)
    assert answer.status_code == 200
    draft.refresh_from_db()
    assert draft.status == Status.DRAFT
