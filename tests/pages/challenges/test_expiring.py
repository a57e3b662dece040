"""Old drafts: a warning first, then the text goes, and the page says so."""

from datetime import timedelta

import pytest
from django.urls import reverse

from pages.challenges import once, services
from pages.challenges.drafts import StepEntry
from pages.challenges.enums import Letter
from pages.challenges.models import OutboxMessage, Response
from pages.challenges.selectors.responses import ids_of_old_drafts
from pages.challenges.services.cosubmitting import invite_cosubmitter
from pages.challenges.services.expiring import look_at_draft
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db
# The defaults: kept for 26 weeks, warned 14 days before.
LAST = make.NOW + timedelta(weeks=26)
WARN = LAST - timedelta(days=14)


def make_typed(email="jo@voorbeeld.example", **fields):
    draft = make.make_draft(**fields)
    entry = StepEntry({"name": "Jo", "email": email})
    return services.save_step(response=draft, step="wie", entry=entry, now=make.NOW)


def look(draft, at):
    done = look_at_draft(response_id=draft.pk, now=at)
    draft.refresh_from_db()
    return done


def test_a_warning_then_the_text_goes():
    draft = make_typed()
    assert look(draft, WARN - timedelta(days=1)) == ""
    assert look(draft, WARN) == "warned"
    (letter,) = OutboxMessage.objects.filter(letter=Letter.DRAFT_EXPIRING)
    assert letter.to == "jo@voorbeeld.example"
    assert draft.token in letter.text
    assert "31 augustus 2026" in letter.text
    assert look(draft, WARN) == ""
    assert look(draft, LAST) == ""
    assert draft.draft
    assert look(draft, LAST + timedelta(days=1)) == "erased"
    assert draft.draft == {}
    assert draft.draft_erased_at
    # Nor does the address stay behind in the mail.
    assert "jo@voorbeeld.example" not in OutboxMessage.objects.get().to
    assert look(draft, LAST + timedelta(days=2)) == ""


def test_a_late_warning_gives_the_same_days():
    """The timetable stood still: nothing is taken away on the day of the warning."""
    draft = make_typed()
    late = LAST + timedelta(days=30)
    assert look(draft, late) == "warned"
    assert look(draft, late + timedelta(days=14)) == ""
    assert look(draft, late + timedelta(days=15)) == "erased"


def test_who_works_on_it_again_is_warned_again_later():
    draft = make_typed()
    look(draft, WARN)
    services.save_step(response=draft, step="plan", entry=StepEntry({"title": "Verder"}), now=LAST)
    assert look(draft, LAST + timedelta(days=1)) == ""
    assert look(draft, LAST + timedelta(weeks=24)) == "warned"
    assert OutboxMessage.objects.count() == 2


def test_who_follows_the_letter_and_saves_what_stood_there_keeps_it():
    draft = make_typed()
    look(draft, WARN)
    entry = StepEntry({"name": "Jo", "email": "jo@voorbeeld.example"})
    saved = services.save_step(response=draft, step="wie", entry=entry, now=LAST)
    assert (saved.draft_revision, saved.draft_saved_at) == (draft.draft_revision, LAST)
    assert look(draft, LAST + timedelta(days=1)) == ""
    assert look(draft, LAST + timedelta(weeks=26) - timedelta(days=14)) == "warned"


def add_file(draft, now):
    services.add_attachment(response=draft, name="plan.txt", content=b"Samen", now=now)


def invite(draft, now):
    invite_cosubmitter(
        response=draft, name="Bo", organisation="", email="bo@voorbeeld.example", now=now
    )


@pytest.mark.parametrize("work", [add_file, invite])
def test_a_file_or_a_co_submitter_is_work_on_a_draft_also_on_an_erased_one(work):
    draft = make_typed()
    look(draft, WARN)
    work(draft, LAST)
    assert look(draft, LAST + timedelta(days=1)) == ""
    assert (draft.draft_saved_at, draft.draft_erased_at) == (LAST, None)
    erased = make_typed(email="")
    assert look(erased, LAST + timedelta(days=1)) == "erased"
    again = LAST + timedelta(days=2)
    work(erased, again)
    erased.refresh_from_db()
    assert (erased.draft_saved_at, erased.draft_erased_at) == (again, None)
    assert ids_of_old_drafts(again + timedelta(weeks=27)) == [draft.pk, erased.pk]
    assert look(erased, again + timedelta(weeks=27)) == "erased"
    assert not erased.attachments.exists()
    assert not erased.cosubmitters.exists()


@pytest.mark.parametrize("typed", ["", "geen adres", "a@" + "b" * 300 + ".nl"])
def test_without_an_address_the_page_has_said_it(typed):
    draft = make_typed(email=typed)
    assert look(draft, LAST) == ""
    assert look(draft, LAST + timedelta(days=1)) == "erased"
    assert not OutboxMessage.objects.exists()


def test_the_address_of_the_link_comes_first():
    draft = make_typed()
    services.mail_draft_link(response=draft, email="link@voorbeeld.example", now=make.NOW)
    look(draft, WARN)
    assert OutboxMessage.objects.get(letter=Letter.DRAFT_EXPIRING).to == "link@voorbeeld.example"


def test_what_was_sent_is_never_touched():
    sent = make.make_sent()
    assert look(sent, LAST + timedelta(days=400)) == ""
    assert sent.versions.count() == 1


def test_a_municipality_sets_the_weeks():
    draft = make_typed()
    make.set_municipality(draft_weeks=4, draft_warning_days=7)
    once.forget()
    assert look(draft, make.NOW + timedelta(days=20)) == ""
    assert look(draft, make.NOW + timedelta(days=21)) == "warned"


def test_the_sweep_finds_what_is_nearly_due():
    draft = make_typed()
    make.make_sent(draft.call)
    assert ids_of_old_drafts(WARN - timedelta(days=2)) == []
    assert ids_of_old_drafts(WARN) == [draft.pk]
    look(draft, WARN)
    look(draft, LAST + timedelta(days=1))
    assert ids_of_old_drafts(LAST + timedelta(days=9)) == []


class TestPages:
    def test_the_draft_says_until_when_it_is_kept(self, client):
        draft = make_typed()
        for name in ("draft", "save_for_later"):
            page = client.get(reverse(f"challenges:{name}", args=[draft.token])).content.decode()
            assert "tot en met 31 augustus 2026" in page

    def test_after_erasing_the_link_says_so_and_somebody_can_begin_again(self, client):
        draft = make_typed()
        look(draft, WARN)
        look(draft, LAST + timedelta(days=1))
        url = reverse("challenges:draft", args=[draft.token])
        page = client.get(url).content.decode()
        assert "Uw tekst is gewist" in page
        assert "1 september 2026" in page
        assert "jo@voorbeeld.example" not in page
        client.post(reverse("challenges:step", args=[draft.token, "wie"]), {"name": "Jo"})
        assert "Uw tekst is gewist" not in client.get(url).content.decode()
        assert Response.objects.get().draft_erased_at is None
