"""Support: once per address, only after confirmation, and never a vote."""

from datetime import timedelta

import pytest
from django.urls import reverse

from pages.challenges import abuse
from pages.challenges.errors import Refused
from pages.challenges.models import Response
from pages.voices.models import PublicPlan, Support
from pages.voices.selectors.support import public_plans, public_supporters, support_state
from pages.voices.services.plans import close_plan, open_plan
from pages.voices.services.support import confirm_support, withdraw_support
from tests.factories import challenges as make
from tests.factories import voices

pytestmark = pytest.mark.django_db
NOW = voices.NOW


@pytest.fixture
def plan():
    return voices.make_plan()


def test_it_counts_after_the_confirmation_and_the_address_is_gone(plan, mailoutbox, letters_leave):
    with letters_leave():
        support = voices.make_given(plan)
    assert support_state(plan).count == 0
    mail = mailoutbox[-1]
    assert mail.subject == "Bevestig uw steun voor “Samen voor het Singelpark”"
    assert "geen stem over het besluit" in mail.body
    # Anybody can type any name with somebody else's address.
    assert "Beste" not in mail.body
    assert "Mo" not in mail.body.split()
    confirm_support(support=support, now=NOW)
    confirm_support(support=support, now=NOW + timedelta(days=30))
    assert support_state(plan).count == 1
    support.refresh_from_db()
    assert (support.email, support.confirmed_at) == ("", NOW)
    assert len(support.email_hash) == 64


def test_with_public_words_we_can_still_write(plan):
    assert voices.make_support(plan, words="Mooi plan").email == "jo@voorbeeld.example"


def test_one_address_counts_once_however_it_is_typed(plan):
    voices.make_support(plan)
    again = voices.make_given(plan, who=voices.sender(" JO@Voorbeeld.example "))
    with pytest.raises(Refused, match="already_supports"):
        confirm_support(support=again, now=NOW)
    assert support_state(plan).count == 1
    voices.make_support(plan, who=voices.sender("mo@voorbeeld.example"))
    voices.make_support(voices.make_plan())
    assert support_state(plan).count == 2


def test_who_withdraws_is_forgotten_and_may_come_back(plan):
    support = withdraw_support(support=voices.make_support(plan, words="Goed"), now=NOW)
    assert support_state(plan).count == 0
    assert (support.name, support.area, support.words, support.email_hash) == ("", "", "", "")
    with pytest.raises(Refused, match="withdrawn"):
        confirm_support(support=withdraw_support(support=voices.make_given(plan), now=NOW), now=NOW)
    voices.make_support(plan)
    assert support_state(plan).count == 1


def test_a_link_expires(plan):
    with pytest.raises(Refused, match="link_expired"):
        confirm_support(support=voices.make_given(plan), now=NOW + timedelta(days=4))


def test_after_the_decision_nobody_adds_to_it():
    staff = make.make_staff()
    response = make.make_in_handling(staff)
    plan = open_plan(response=response, show_name=False, now=NOW)
    waiting = voices.make_given(plan)
    Response.objects.filter(pk=response.pk).update(status="rejected")
    with pytest.raises(Refused, match="support_closed"):
        confirm_support(support=waiting, now=NOW)
    with pytest.raises(Refused, match="support_closed"):
        voices.make_given(PublicPlan.objects.get())


def test_an_account_counts_at_once_and_only_once(plan):
    user = voices.make_resident()
    who = voices.Sender(email=user.email, language="nl", owner=user)
    assert voices.make_given(plan, who=who).counts
    with pytest.raises(Refused, match="already_supports"):
        voices.make_given(plan, who=who)
    assert Support.objects.count() == 1


def test_the_public_reads_names_only_with_consent(plan):
    voices.make_support(plan, who=voices.sender("a@voorbeeld.example"))
    voices.make_support(plan, who=voices.sender("b@voorbeeld.example"), words="Fijn")
    voices.make_support(plan, who=voices.sender("c@voorbeeld.example"), name_is_public=True)
    shown = [(one.name, one.area, one.words) for one in public_supporters(plan)]
    assert shown == [("", "", "Fijn"), ("Mo", "Singelwijk", "")]


def test_the_page_shows_count_and_threshold_and_no_address(plan, client):
    make.set_municipality(support_threshold=2)
    voices.make_support(plan, words="Fijn", name_is_public=True)
    url = reverse("voices:plan", args=[plan.response.case_number])
    page = " ".join(client.get(url).content.decode().split())
    assert "<strong>1</strong> mens steunt dit plan" in page
    assert 'aria-label="1 van 2 mensen"' in page
    assert "De gemeente vraagt 2 mensen." in page
    assert "geen stem over het besluit" in page
    assert "voorbeeld.example" not in page.replace("demodam.example", "")
    assert "Buurtgroep Singel" not in page
    voices.make_support(plan, who=voices.sender("mo@voorbeeld.example"))
    assert "Genoeg steun" in client.get(url).content.decode()
    assert "Samen voor het Singelpark" in client.get(reverse("voices:plans")).content.decode()


def test_the_submitter_opens_and_closes_the_plan(client):
    response = make.make_sent()
    url = reverse("voices:publish", args=[response.token])
    public = reverse("voices:plan", args=[response.case_number])
    assert "Dit ziet iedereen" in client.get(url).content.decode()
    assert client.get(public).status_code == 404
    client.post(url, {"doe": "open", "show_name": "on"})
    assert "Een plan van Buurtgroep Singel (fictief)." in client.get(public).content.decode()
    status = client.get(reverse("challenges:status", args=[response.token])).content.decode()
    assert "Iedereen kan uw plan lezen en steunen." in status
    client.post(url, {"doe": "sluit"})
    assert client.get(public).status_code == 404
    assert list(public_plans()) == []
    client.post(url, {"doe": "open"})
    assert "Een plan van" not in client.get(public).content.decode()


def test_a_draft_or_a_withdrawn_plan_is_not_public(client):
    draft = make.make_draft()
    with pytest.raises(Refused, match="not_sent"):
        open_plan(response=draft, show_name=False, now=NOW)
    assert client.get(reverse("voices:publish", args=[draft.token])).status_code == 302
    plan = voices.make_plan()
    close_plan(response=plan.response, now=NOW)
    plan.refresh_from_db()
    assert plan.closed_at == NOW


def test_supporting_through_the_form(plan, client, mailoutbox, letters_leave):
    url = reverse("voices:support", args=[plan.pk])
    assert "Ik ben 16 jaar of ouder" in client.get(url).content.decode()
    posted = {
        "name": "Mo",
        "area": "1234 ab",
        "email": "mo@voorbeeld.example",
        "moment": abuse.make_moment(int(NOW.timestamp())),
    }
    assert "Kruis aan dat u oud genoeg bent." in client.post(url, posted).content.decode()
    with letters_leave():
        answer = client.post(url, {**posted, "is_old_enough": "on"})
    assert answer.url == reverse("voices:sent", args=["plan", plan.pk])
    support = Support.objects.get()
    assert (support.area, support.declared_age) == ("1234", 16)
    private = reverse("voices:private", args=[support.token])
    client.post(private, {"doe": "bevestig"})
    assert "Uw steun telt mee sinds 2 maart 2026." in client.get(private).content.decode()
    client.post(private, {"doe": "intrekken"})
    assert support_state(plan).count == 0


def test_staff_see_names_and_no_addresses(plan, client):
    voices.make_support(plan, words="Fijn")
    client.force_login(make.make_staff())
    assert "1 mens steunt dit plan" in client.get(reverse("voices_desk:support")).content.decode()
    page = client.get(reverse("voices_desk:supporters", args=[plan.pk])).content.decode()
    assert "Singelwijk" in page
    assert "jo@voorbeeld.example" not in page


def test_an_unasked_challenge_takes_questions_once_public(client):
    topic = voices.plan_topic()
    voices.make_answered(make.make_staff(), topic)
    assert voices.QUESTION in client.get(topic.url).content.decode()


def test_who_asked_to_be_forgotten_is_not_public_and_cannot_become_so(client):
    plan = voices.make_plan(show_name=True)
    url = reverse("voices:plan", args=[plan.response.case_number])
    assert "Buurtgroep Singel" in client.get(url).content.decode()
    Response.objects.filter(pk=plan.response_id).update(erasure_asked_at=NOW)
    assert client.get(url).status_code == 404
    assert list(public_plans()) == []
    with pytest.raises(Refused, match="asked_to_be_forgotten"):
        open_plan(response=plan.response, show_name=True, now=NOW)
    page = client.post(reverse("voices:publish", args=[plan.response.token]), {"doe": "open"})
    assert "U hebt gevraagd om uw gegevens te wissen." in page.content.decode()
    assert page.context["is_shown"] is False
    status = client.get(reverse("challenges:status", args=[plan.response.token])).content.decode()
    assert "Iedereen kan uw plan lezen en steunen." not in status
    plan = PublicPlan.objects.get()
    assert support_state(plan).is_open is False


def test_the_private_page_shows_what_was_typed_before_it_counts(plan, client):
    support = voices.make_given(plan, words="Mooi plan")
    page = client.get(reverse("voices:private", args=[support.token])).content.decode()
    assert "Uw naam: Mo, Singelwijk" in page
    assert "Mooi plan" in page
