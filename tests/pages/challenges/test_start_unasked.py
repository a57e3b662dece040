"""A challenge of somebody's own: from "does it exist?" to a case with a decision."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Site

from pages.challenges import abuse, services, similar_words
from pages.challenges.documents import About
from pages.challenges.drafts import read_draft
from pages.challenges.enums import Action, ResponseKind
from pages.challenges.forms.assembly import assemble, judge
from pages.challenges.models import Response
from pages.challenges.selectors.similar import SimilarAgreement, SimilarPlan, find_similar
from pages.voices.services.plans import open_plan
from tests.factories import challenges as make
from tests.factories.contracts import AgreementFactory
from tests.factories.pages import InitiativeFactory, ResultFactory

pytestmark = pytest.mark.django_db
URL = reverse("challenges:start_unasked")


@pytest.fixture(autouse=True)
def _calm(settings):
    settings.CHALLENGES_MIN_SECONDS = 0


def titles(found):
    return [one.title for one in found]


def moment():
    return abuse.make_moment(int(make.NOW.timestamp()))


class TestSimilar:
    def test_any_word_in_any_form_finds_calls_in_every_phase(self):
        make.make_call("Wie zorgt er samen voor het park?")
        make.make_call("Wie maakt de speeltuinen schoon?", closes_on=make.NOW.date())
        make.make_call("Speeltuin in concept", live=False)
        found = find_similar("Ik wil de speeltuin in mijn buurt samen schoonhouden")
        assert titles(found.calls) == ["Wie maakt de speeltuinen schoon?"]

    def test_only_public_plans_are_found(self):
        staff = make.make_staff()
        make.make_decided(staff, Action.REJECT, publication=make.Publication(plan=True))
        (decision,) = find_similar("singelparken").decisions
        assert decision.plan_title == "Samen voor het Singelpark"
        assert decision.name == ""
        make.make_decided(staff, publication=make.Publication(name=True))
        assert len(find_similar("singelpark").decisions) == 1

    def test_words_in_the_text_or_the_task_count_too(self):
        about = About(task="Het zwembad openhouden")
        make.make_decided(make.make_staff(), about=about, publication=make.Publication(plan=True))
        assert len(find_similar("zwembaden").decisions) == 1
        assert len(find_similar("planten").decisions) == 1
        assert find_similar("bibliotheek").decisions == ()

    def test_what_cannot_be_is_said_with_why(self):
        found = find_similar("lagere belasting")
        assert [row.name for row in found.excluded] == ["Belastingen en tarieven"]
        assert find_similar("bomen").excluded == ()

    def test_initiatives_that_run_or_ended_are_found(self):
        make.make_call()
        home = Site.objects.get(is_default_site=True).root_page
        for title, phase in (("Speeltuin de Wip", "growing"), ("Speeltuin de Tol", "ended")):
            InitiativeFactory(title=title, slug=phase, life_phase=phase, parent=home)
        InitiativeFactory(title="Speeltuin in concept", slug="c", live=False, parent=home)
        found = find_similar("een speeltuin beginnen").initiatives
        assert sorted(titles(found)) == ["Speeltuin de Tol", "Speeltuin de Wip"]
        assert {page.title: similar_words.of_initiative(page) for page in found} == {
            "Speeltuin de Wip": "Bewoners doen dit al. Lees erover en vraag of u mee kunt doen.",
            "Speeltuin de Tol": (
                "Dit is gestopt. Lees wat hielp en hinderde. U kunt zelf verdergaan."
            ),
        }

    def test_open_plans_that_residents_show_are_found_and_no_others(self):
        shown, hidden = make.make_sent(), make.make_sent()
        open_plan(response=shown, show_name=False, now=make.NOW)
        found = find_similar("singelpark")
        url = reverse("voices:plan", args=[shown.case_number])
        assert found.plans == (SimilarPlan(shown.case_number, "Samen voor het Singelpark", url),)
        assert find_similar(hidden.case_number).plans == ()
        assert find_similar("schooltuin").plans == ()

    def test_a_plan_with_a_decision_is_told_once(self):
        decided = make.make_decided(
            make.make_staff(), publication=make.Publication(plan=True, name=True)
        )
        open_plan(response=decided, show_name=False, now=make.NOW)
        found = find_similar("singelpark")
        assert len(found.decisions) == 1
        assert found.plans == ()

    def test_public_agreements_are_found_with_their_page_if_they_have_one(self):
        make.make_call()
        home = Site.objects.get(is_default_site=True).root_page
        fields = {"is_public": True, "status": "active", "title": "Zwembad open"}
        plain = AgreementFactory(**fields)
        ended = AgreementFactory(**{**fields, "status": "ended"})
        AgreementFactory(**{**fields, "is_public": False})
        AgreementFactory(**{**fields, "status": "concept"})
        ResultFactory(slug="bad", agreement_number=ended.number, title="Bad", parent=home)
        url = reverse("pages:agreement", args=[ended.number])
        found = find_similar("zwembaden").agreements
        assert found == (
            SimilarAgreement(ended.number, "Zwembad open", "Beëindigd", True, url),
            SimilarAgreement(plain.number, "Zwembad open", "Loopt", False, ""),
        )
        assert [similar_words.of_agreement(one) for one in found] == [
            "Dit is klaar of gestopt. Lees wat ervan kwam. U kunt zelf verdergaan.",
            "Dit wordt al gedaan, met een afspraak. Bel ons als u mee wilt doen.",
        ]

    @pytest.mark.parametrize("text", ["", "%", "'; DROP", "\x00", "a" * 5000, "NEAR(", "de het"])
    def test_never_fails(self, text):
        assert find_similar(text).is_empty


class TestLinks:
    def test_everything_that_was_found_leads_to_a_page(self, client):
        make.make_call("Wie maakt het singelpark schoon?")
        make.make_decided(make.make_staff(), Action.REJECT, publication=make.Publication(plan=True))
        home = Site.objects.get(is_default_site=True).root_page
        ResultFactory(title="Het singelpark is schoon", slug="singel", parent=home)
        InitiativeFactory(
            title="Vrienden van het singelpark", slug="vrienden", life_phase="growing", parent=home
        )
        open_plan(response=make.make_sent(), show_name=False, now=make.NOW)
        found = BeautifulSoup(client.get(URL, {"q": "singelpark"}).content, "html.parser")
        links = [link["href"] for link in found.find(class_="uc-similar").find_all("a")]
        case = Response.objects.get(status="rejected")
        assert reverse("challenges:public_case", args=[case.case_number]) in links
        # Three calls, as each case has one of its own; an initiative, a plan, a result, a decision.
        assert len(links) == 7
        assert [client.get(link).status_code for link in links] == [200] * 7
        told = [one.get_text() for one in found.find_all(class_="uc-similar__do")]
        for words in (
            "U kunt nu meedoen: reageer op deze oproep, of stel er een vraag over.",
            "Bewoners doen dit al. Lees erover en vraag of u mee kunt doen.",
            str(similar_words.PLAN),
            str(similar_words.RESULT),
            str(similar_words.OTHER_PLAN),
        ):
            assert words in told


class TestStart:
    def test_asks_first_and_begins_only_after_a_search(self, client):
        make.make_call()
        page = client.get(URL).content.decode()
        assert "Bestaat er al zoiets?" in page
        assert "Begin met mijn uitdaging" not in page
        assert "Vul een paar woorden in." in client.get(URL, {"q": "  "}).content.decode()
        found = client.get(URL, {"q": "bibliotheek"}).content.decode()
        assert "Wij vonden niets dat hierop lijkt" in found
        assert 'value="bibliotheek"' in found
        assert "Begin met mijn uitdaging" in found

    def test_says_why_something_may_not_be_possible(self, client):
        page = client.get(URL, {"q": "belasting"}).content.decode()
        assert "Let op: dit kan misschien niet" in page
        assert "Daarover beslist de gemeenteraad." in page

    def test_the_typed_words_become_the_task(self, client):
        answer = client.post(URL, {"q": "speeltuin  schoonhouden", "moment": moment()})
        response = Response.objects.get()
        assert response.kind == ResponseKind.UNASKED
        assert answer.url == reverse("challenges:step", args=[response.token, "waarover"])
        assert read_draft(response.draft)["waarover"].fields == {"task": "speeltuin schoonhouden"}
        assert 'value="speeltuin schoonhouden"' in client.get(answer.url).content.decode()

    def test_a_machine_starts_nothing_and_a_person_keeps_the_words(self, client):
        page = client.post(URL, {"q": "speeltuin"})
        assert page.context["problem"]
        assert 'value="speeltuin"' in page.content.decode()
        assert not Response.objects.exists()

    def test_many_from_one_address_have_to_wait(self, client, settings):
        settings.CHALLENGES_STARTS_PER_HOUR = 2
        for _time in range(4):
            client.post(URL, {"q": "x", "moment": moment()}, REMOTE_ADDR="192.0.2.78")
        assert Response.objects.count() == 2

    def test_the_account_of_who_is_signed_in_finds_it_again(self, client, django_user_model):
        person = django_user_model.objects.create_user("jo", "jo@voorbeeld.example")
        client.force_login(person)
        client.post(URL, {"q": "speeltuin", "moment": moment()})
        assert Response.objects.get().owner == person


class TestJourney:
    def test_a_small_challenge_from_words_to_receipt(self, client):
        make.make_call()
        client.post(URL, {"q": "speeltuin schoonhouden", "moment": moment()})
        draft = Response.objects.get()
        steps = (
            ("waarover", {"task": "De speeltuin schoonhouden", "asked": "250"}),
            ("wie", {"kind": "person", "name": "Jo", "email": "jo@v.example", "channel": "email"}),
            ("plan", {"title": "Schone speeltuin", "different": "Elke week", "why": "Netter"}),
            ("resultaten", {"budget-0-description": "Bezems", "budget-0-amount": "250"}),
            ("openbaar", {"publish_plan": "on", "declaration": "on"}),
        )
        for at, (slug, data) in enumerate(steps, start=1):
            url = reverse("challenges:step", args=[draft.token, slug])
            assert f"Stap {at} van " in client.get(url).content.decode()
            answer = client.post(url, data)
            assert answer.status_code == 302, answer.context["problems"]
        draft.refresh_from_db()
        page = client.get(answer.url)
        assert "De speeltuin schoonhouden" in page.content.decode()
        posted = {"moment": page.context["moment"], "revisie": draft.draft_revision}
        assert client.post(answer.url, posted).url.endswith("/ontvangst/")
        draft.refresh_from_db()
        assert draft.case_number
        assert draft.decide_by
        document = draft.versions.get().document
        assert document["about"] == {
            "size": "short",
            "asked_cents": 25_000,
            "task": "De speeltuin schoonhouden",
            "present": "",
            "cooperation": "",
            "lots": [],
        }
        status = client.get(reverse("challenges:status", args=[draft.token])).content.decode()
        assert "Eigen uitdaging" in status

    def test_a_change_of_size_loses_no_text(self, client):
        draft = make.make_unasked_draft()

        def post(slug, **data):
            return client.post(reverse("challenges:step", args=[draft.token, slug]), data)

        post("waarover", task="De speeltuin")
        post("plan", title="Plan", different="Anders", for_whom="Voor kinderen")
        post("waarover", task="De speeltuin", size="short")
        post("plan", title="Plan 2", different="Anders")
        # Another tab still had the long form open.
        assert post("waarde", services="Elke week").url == reverse(
            "challenges:draft", args=[draft.token]
        )
        page = client.get(reverse("challenges:draft", args=[draft.token])).content.decode()
        for text in ("Plan 2", "Voor kinderen", "Elke week"):
            assert text in page
        gone = reverse("challenges:step", args=[draft.token, "waarde"])
        assert client.get(gone).status_code == 302
        post("waarover", task="De speeltuin", size="full")
        fields = client.get(reverse("challenges:step", args=[draft.token, "plan"])).content.decode()
        assert "Voor kinderen" in fields

    def test_the_review_lists_what_is_not_sent_and_leads_to_the_larger_form(self, client):
        draft = make.make_unasked_draft()
        who = {"kind": "person", "name": "Jo", "email": "jo@v.example", "channel": "email"}
        for slug, data in (
            ("waarover", {"task": "De speeltuin"}),
            ("wie", who),
            ("plan", {"title": "Plan", "different": "Anders", "for_whom": "Voor kinderen"}),
            ("waarde", {"services": "Elke week vegen"}),
            ("openbaar", {"declaration": "on"}),
            ("waarover", {"task": "De speeltuin", "size": "short"}),
        ):
            client.post(reverse("challenges:step", args=[draft.token, slug]), data)
        review = reverse("challenges:review", args=[draft.token])
        page = client.get(review)
        assert [(row.title, [text for _label, text in row.answers])
                for row in page.context["left_out"]] == [
            ("Uw plan", ["Voor kinderen"]),
            ("Wat levert het op, en wie betaalt?", ["Elke week vegen"]),
        ]  # fmt: skip
        assert "Dit sturen wij niet mee" in page.content.decode()
        about = reverse("challenges:step", args=[draft.token, "waarover"])
        assert f'href="{about}#id_size"' in page.content.decode()
        client.post(about, {"task": "De speeltuin", "size": "full"})
        page = client.get(review)
        assert page.context["left_out"] == []
        assert "Dit sturen wij niet mee" not in page.content.decode()
        assert "Elke week vegen" in page.content.decode()

    def test_a_step_that_another_tab_took_out_of_the_form_gives_its_text_back(self, client):
        draft = make.make_unasked_draft()
        url, about = (
            reverse("challenges:step", args=[draft.token, slug]) for slug in ("waarde", "waarover")
        )
        pages = [client.get(url).context for _tab in range(2)]
        tabs = [{"blad": page["page_id"], "gezien": page["seen"]} for page in pages]
        client.post(url, {**tabs[0], "services": "Eerste tekst"})
        client.post(about, {"task": "De speeltuin", "size": "short"})
        answer = client.post(url, {**tabs[1], "services": "Tweede tekst"})
        assert answer.status_code == 409
        page = answer.content.decode()
        assert "<dd>Tweede tekst</dd>" in page
        assert "hoort niet meer bij uw formulier" in page
        link = reverse("challenges:draft", args=[draft.token])
        assert f'<a href="{link}">Naar uw concept</a>' in page
        assert "Eerste tekst" in client.get(link).content.decode()

    def test_no_page_of_the_case_speaks_of_a_call(self, client):
        make.make_call()
        draft = make.make_unasked_draft()
        sent = services.send_response(
            response=draft, document=make.make_document(), draft_revision=0, now=make.NOW
        )
        page = client.get(reverse("challenges:withdraw", args=[sent.token])).content.decode()
        assert "Twijfelt u? Bel ons gerust. U mag altijd opnieuw een plan insturen." in page
        assert "Zolang de oproep open is" not in page
        services.take_up(response=sent, by=make.make_staff(), now=make.NOW)
        sent.refresh_from_db()
        decided = make.make_decided(sent.handler, response=sent)
        url = reverse("challenges:public_case", args=[decided.case_number])
        page = client.get(url).content.decode()
        assert 'aria-label="Van plan tot resultaat"' in page
        assert "Van oproep tot resultaat" not in page

    def test_the_same_machinery_decides(self):
        make.make_call()
        draft = make.make_unasked_draft()
        sent = services.send_response(
            response=draft, document=make.make_document(), draft_revision=0, now=make.NOW
        )
        staff = make.make_staff()
        services.take_up(response=sent, by=staff, now=make.NOW)
        sent.refresh_from_db()
        decided = make.make_decided(staff, response=sent)
        assert decided.status == "accepted"
        assert assemble(judge(draft)) is None
