"""A call that is withdrawn leaves nobody waiting: what was sent gets an end, drafts are told."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from pages.challenges import services
from pages.challenges.enums import Status
from pages.challenges.models import OutboxMessage, Response
from pages.challenges.selectors.closing import Waiting, ids_to_close, waiting_on
from pages.challenges.services.closing import close_all_with
from pages.models import CallPage
from pages.roles import ensure_roles
from tasks.drafts import sweep_withdrawn_calls
from tests.factories import challenges as make
from tests.pages.models.test_calls import edit_url, editor_data

pytestmark = pytest.mark.django_db
WHY = "Het contract met de aannemer loopt nog een jaar door."
TODAY = make.NOW.date()
# After the day of withdrawal that the editor's form types.
NOW = make.NOW


@pytest.fixture
def call():
    return make.make_call(decide_by=date(2099, 6, 1))


@pytest.fixture
def editor():
    ensure_roles()
    return make.make_staff()


def withdraw(call, by=None, on=TODAY):
    """What an editor does in the page editor."""
    call = CallPage.objects.get(pk=call.pk)
    call.withdrawn_on, call.withdrawal_reason = on, WHY
    call.withdrawal_reason_en = "The contract goes on for a year."
    call.save_revision(user=by).publish(user=by)
    return CallPage.objects.get(pk=call.pk)


def draft_with_address(call):
    draft = make.make_draft(call)
    services.mail_draft_link(response=draft, email="schrijver@voorbeeld.example", now=NOW)
    return draft


def test_what_was_sent_is_closed_with_the_reason_and_drafts_are_told(call, editor):
    sent, other = make.make_sent(call), make.make_sent()
    decided = make.make_decided(editor)
    Response.objects.filter(pk=decided.pk).update(call=call)
    draft, nameless = draft_with_address(call), make.make_draft(call)
    call = withdraw(call, editor)
    assert waiting_on(call) == Waiting(responses=1, drafts=2)
    assert close_all_with(call=call, now=NOW) == 2

    sent.refresh_from_db()
    assert sent.status == Status.CALL_WITHDRAWN
    event = sent.events.latest("pk")
    assert (event.action, event.who, event.by, event.text) == (
        "close_with_call", "handler", editor, WHY,
    )  # fmt: skip
    letter = sent.messages.get(letter="call_withdrawn")
    assert (letter.to, letter.key) == (sent.email, f"call_withdrawn:{sent.pk}")
    assert WHY in str(letter.text)
    told = draft.messages.get(letter="call_withdrawn_draft")
    assert told.to == "schrijver@voorbeeld.example"
    assert WHY in str(told.text)
    for row, status in (
        (other, Status.SUBMITTED),
        (draft, Status.DRAFT),
        (nameless, Status.DRAFT),
        (decided, decided.status),
    ):
        row.refresh_from_db()
        assert row.status == status
    assert not nameless.messages.exists()


def test_asked_again_nothing_is_closed_or_told_twice(call, editor):
    make.make_sent(call)
    draft_with_address(call)
    call = withdraw(call, editor)
    close_all_with(call=call, now=NOW)
    before = OutboxMessage.objects.count()
    assert ids_to_close(TODAY) == []
    assert close_all_with(call=call, now=NOW) == 0
    assert OutboxMessage.objects.count() == before


def test_nothing_is_closed_before_the_day_or_while_the_call_stands(call, editor):
    sent = make.make_sent(call)
    assert services.close_with_call(response_id=sent.pk, now=NOW) == ""
    withdraw(call, editor, on=TODAY + timedelta(days=1))
    assert services.close_with_call(response_id=sent.pk, now=NOW) == ""
    assert ids_to_close(TODAY) == []
    assert ids_to_close(TODAY + timedelta(days=1)) == [sent.pk]


def test_a_question_that_waits_is_gone_and_english_readers_get_the_english_reason(call, editor):
    sent = make.make_sent(call)
    Response.objects.filter(pk=sent.pk).update(language="en")
    services.ask_completion(response=sent, question="Wat kost het per jaar?", by=editor, now=NOW)
    withdraw(call, editor)
    assert services.close_with_call(response_id=sent.pk, now=NOW) == "closed"
    sent.refresh_from_db()
    assert (sent.completion_question, sent.complete_by) == ("", None)
    assert "The contract goes on for a year." in str(
        sent.messages.get(letter="call_withdrawn").text
    )


def test_the_sweep_closes_what_the_clock_published_and_twice_is_once(call):
    sent = make.make_sent(call)
    draft = draft_with_address(call)
    withdraw(call)
    sweep_withdrawn_calls()
    first = list(OutboxMessage.objects.order_by("pk").values("key"))
    sweep_withdrawn_calls()
    assert list(OutboxMessage.objects.order_by("pk").values("key")) == first
    sent.refresh_from_db()
    assert sent.status == Status.CALL_WITHDRAWN
    assert sent.events.latest("pk").by is None
    assert draft.messages.filter(letter="call_withdrawn_draft").count() == 1


def test_the_page_of_the_case_says_why_and_offers_nothing_more(client, call, editor):
    sent = make.make_sent(call)
    close_all_with(call=withdraw(call, editor), now=NOW)
    page = client.get(reverse("challenges:status", args=[sent.token])).content.decode()
    assert "Wij hebben de oproep ingetrokken. Daarom stopt uw zaak zonder besluit." in page
    assert WHY in page
    assert "Ik wil mijn reactie intrekken" not in page


class TestConfirming:
    """The editor first sees how many people are told."""

    @pytest.fixture
    def signed_in(self, client, editor):
        client.force_login(editor)
        return client

    def publish(self, client, call):
        data = editor_data(call, "action-publish", withdrawn_on="02-03-2026", withdrawal_reason=WHY)
        # The factory of responses has calls without a promised day.
        return client.post(edit_url(call), data | {"decide_by": "01-06-2099"})

    def test_publishing_leads_to_the_page_that_asks(self, signed_in, call, editor):
        sent = make.make_sent(call)
        make.make_draft(call)
        answer = self.publish(signed_in, call)
        url = reverse("challenge_responses:withdraw_call", args=[call.pk])
        assert (answer.status_code, answer.headers.get("Location")) == (302, url)
        call.refresh_from_db()
        assert call.withdrawn_on is None
        page = signed_in.get(url).content.decode()
        assert "1 reactie zonder besluit wordt gesloten." in page
        assert "1 concept kan niet meer worden verstuurd." in page
        assert WHY in page
        signed_in.post(url)
        call.refresh_from_db()
        sent.refresh_from_db()
        assert (call.withdrawn_on, sent.status) == (TODAY, Status.CALL_WITHDRAWN)
        assert sent.events.latest("pk").by == editor

    def test_a_call_on_which_nobody_waits_is_published_at_once(self, signed_in, call):
        self.publish(signed_in, call)
        call.refresh_from_db()
        assert call.withdrawn_on == TODAY

    def test_without_a_day_and_a_reason_it_leads_back_to_the_editor(self, signed_in, call):
        make.make_sent(call)
        url = reverse("challenge_responses:withdraw_call", args=[call.pk])
        assert "Vul bij de oproep eerst in" in signed_in.get(url).content.decode()
        signed_in.post(url)
        call.refresh_from_db()
        assert call.withdrawn_on is None

    def test_who_may_not_publish_is_refused(self, client, call):
        ensure_roles()
        client.force_login(make.make_staff("assessor"))
        url = reverse("challenge_responses:withdraw_call", args=[call.pk])
        assert client.post(url).status_code == 403


class TestUnpublishing:
    """A call on which people wait cannot just leave the site."""

    @pytest.fixture
    def signed_in(self, client, editor):
        client.force_login(editor)
        return client

    @pytest.fixture
    def open_call(self, call):
        """Open today as well: the admin looks at the clock."""
        CallPage.objects.filter(pk=call.pk).update(opens_on=date(2020, 1, 1))
        return CallPage.objects.get(pk=call.pk)

    def unpublish(self, client, page, **data):
        return client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), data)

    def is_live(self, call):
        return CallPage.objects.get(pk=call.pk).live

    @pytest.mark.parametrize("make_one", [make.make_sent, make.make_draft])
    def test_it_is_refused_with_the_way_to_withdraw(self, signed_in, open_call, make_one):
        make_one(open_call)
        answer = self.unpublish(signed_in, open_call)
        assert answer.url == reverse("wagtailadmin_pages:edit", args=[open_call.pk])
        assert self.is_live(open_call)
        page = signed_in.get(answer.url).content.decode()
        assert "Trek de oproep in als zij niet doorgaat" in page

    def test_not_with_the_page_above_it_or_with_others_either(self, signed_in, open_call):
        make.make_sent(open_call)
        above = open_call.get_parent()
        self.unpublish(signed_in, above, include_descendants="on")
        assert self.is_live(open_call)
        assert type(above).objects.get(pk=above.pk).live
        url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
        other = make.make_call()
        signed_in.post(f"{url}?id={open_call.pk}&id={other.pk}")
        assert (self.is_live(open_call), self.is_live(other)) == (True, True)

    def test_what_nobody_waits_on_can_go(self, signed_in, open_call, editor):
        decided = make.make_decided(editor)
        Response.objects.filter(pk=decided.pk).update(call=open_call)
        self.unpublish(signed_in, open_call)
        assert not self.is_live(open_call)

    def test_drafts_that_cannot_be_sent_any_more_keep_nothing(self, signed_in, open_call):
        make.make_draft(open_call)
        CallPage.objects.filter(pk=open_call.pk).update(closes_on=date(2020, 2, 1))
        self.unpublish(signed_in, open_call)
        assert not self.is_live(open_call)

    def test_after_withdrawing_it_can_go(self, signed_in, open_call, editor):
        make.make_sent(open_call)
        close_all_with(call=withdraw(open_call, editor), now=NOW)
        self.unpublish(signed_in, open_call)
        assert not self.is_live(open_call)
