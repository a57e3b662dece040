"""A wrong e-mail address of who responded is put right."""

import pytest
from django.urls import reverse

from pages.challenges import services
from pages.challenges.drafts import StepEntry, read_draft, write_draft
from pages.challenges.enums import Action, OutboxStatus
from pages.challenges.errors import Refused
from pages.challenges.models import AddressCorrection, OutboxMessage, Response
from pages.challenges.selectors.objections import objection_term
from pages.challenges.selectors.persons import person_export
from pages.challenges.services.erasing import erase_case
from pages.challenges.services.outbox import deliver_message, mark_posted
from tests.factories import challenges as make

pytestmark = pytest.mark.django_db
OLD = "singel@voorbeeld.example"
NEW = "singels@voorbeeld.example"
WHY = "De indiener belde: er stond een typefout in."


@pytest.fixture
def staff():
    return make.make_staff()


@pytest.fixture
def case(staff):
    return make.make_in_handling(staff)


def correct(case, by, **changes):
    values = {"email": NEW, "reason": WHY, "now": make.NOW, **changes}
    return services.correct_address(response=case, by=by, **values)


def refusal(*args, **kwargs) -> str:
    with pytest.raises(Refused) as refused:
        correct(*args, **kwargs)
    return refused.value.code


def mails(case) -> list[tuple[str, str, str]]:
    rows = case.messages.order_by("pk")
    return [(row.letter, row.to, row.status) for row in rows]


def test_what_waits_and_what_failed_leaves_to_the_new_address(case, staff):
    failed, _waits = case.messages.order_by("pk")
    OutboxMessage.objects.filter(pk=failed.pk).update(
        status=OutboxStatus.FAILED, attempts=12, problem="SMTPRecipientsRefused"
    )
    correct(case, staff)
    assert mails(case) == [
        ("receipt", NEW, "pending"), ("take_up", NEW, "pending"), ("link_renewed", NEW, "pending"),
    ]  # fmt: skip
    assert deliver_message(message_id=failed.pk, now=make.NOW)
    case.refresh_from_db()
    assert case.email == NEW
    assert case.versions.get().document["applicant"]["email"] == OLD


def test_what_was_sent_leaves_again_only_when_asked(case, staff):
    receipt = case.messages.earliest("pk")
    deliver_message(message_id=receipt.pk, now=make.NOW)
    correct(case, staff)
    assert mails(case) == [
        ("receipt", OLD, "sent"), ("take_up", NEW, "pending"), ("link_renewed", NEW, "pending"),
    ]  # fmt: skip
    other = "anders@voorbeeld.example"
    first = case.messages.get(letter="take_up")
    deliver_message(message_id=first.pk, now=make.NOW)
    first.refresh_from_db()
    case.refresh_from_db()
    before = case.token
    correct(case, staff, email=other, sends_again=True)
    case.refresh_from_db()
    assert mails(case) == [
        ("receipt", OLD, "sent"), ("take_up", NEW, "sent"), ("link_renewed", other, "pending"),
        ("take_up", other, "pending"), ("link_renewed", other, "pending"),
    ]  # fmt: skip
    again = case.messages.get(letter="take_up", to=other)
    assert again.text == first.text.replace(before, case.token) != first.text
    assert again.archived == first.archived


def test_the_link_is_another_one_and_only_the_new_address_gets_it(client, case, staff):
    old = case.token
    receipt = case.messages.earliest("pk")
    OutboxMessage.objects.filter(pk=receipt.pk).update(claimed_at=make.NOW)
    correct(case, staff)
    case.refresh_from_db()
    assert client.get(reverse("challenges:status", args=[old])).status_code == 404
    assert client.get(reverse("challenges:status", args=[case.token])).status_code == 200
    rows = case.messages.order_by("pk").values_list("to", "text", "html")
    # What is being sent to the old address keeps the link that opens nothing.
    assert [(to, old in text + html, case.token in text + html) for to, text, html in rows] == [
        (OLD, True, False),
        (NEW, False, True),
        (NEW, False, True),
    ]


def test_paper_that_waits_is_made_anew_and_what_was_posted_stays(client, staff):
    jo = make.Applicant(
        kind="person", name="Jo Jansen", email=OLD, channel="post", address="Dorpsstraat 1"
    )
    case = make.make_in_handling(staff, applicant=jo)
    posted, waits = case.messages.filter(channel="post").order_by("pk")
    mark_posted(message=posted, by=staff, now=make.NOW)
    before = case.token
    correct(case, staff)
    case.refresh_from_db()
    posted.refresh_from_db()
    kept = waits.archived
    waits.refresh_from_db()
    assert before in posted.archived.as_sent.link_url
    assert before in posted.text
    assert (before in waits.text, case.token in waits.text) == (False, True)
    assert case.token in waits.archived.as_sent.link_url
    assert waits.archived.sha256 == waits.archived.as_sent.fingerprint
    # What was made first is kept, and nobody is led to it any more.
    assert before in kept.as_sent.link_url
    page = client.get(reverse("challenges:status", args=[case.token])).content.decode()
    assert reverse("challenges:letter_pdf", args=[case.token, waits.archived_id]) in page
    assert reverse("challenges:letter_pdf", args=[case.token, kept.pk]) not in page
    client.force_login(staff)
    outbox = client.get(reverse("challenge_responses:outbox")).content.decode()
    assert reverse("challenge_responses:letter_pdf", args=[case.pk, waits.archived_id]) in outbox
    correct(case, staff, email="nog@voorbeeld.example")
    case.refresh_from_db()
    waits.refresh_from_db()
    assert case.token in waits.archived.as_sent.link_url


def test_an_address_that_was_not_there_leaves_the_link_on_paper_as_it_is(case, staff):
    Response.objects.filter(pk=case.pk).update(email="")
    case.messages.all().delete()
    correct(case, staff)
    token = case.token
    case.refresh_from_db()
    assert (case.token, mails(case)) == (token, [])


def test_who_completes_gets_the_way_to_the_form(staff):
    case = make.make_in_handling(staff)
    services.ask_completion(response=case, question="Wat kost het?", by=staff, now=make.NOW)
    correct(case, staff)
    case.refresh_from_db()
    letter = case.messages.get(letter="link_renewed")
    assert reverse("challenges:draft", args=[case.token]) in letter.text


def test_what_is_being_sent_now_and_mails_to_others_are_left_alone(case, staff):
    receipt = case.messages.earliest("pk")
    OutboxMessage.objects.filter(pk=receipt.pk).update(claimed_at=make.NOW)
    services.assign_assessor(
        response=case, person=make.make_staff("assessor"), by=staff, now=make.NOW
    )
    notice = case.messages.get(letter="staff_notice")
    correct(case, staff)
    receipt.refresh_from_db()
    assert receipt.to == OLD
    assert case.messages.get(pk=notice.pk).to == notice.to


def test_a_decision_that_leaves_again_begins_the_term_again(staff):
    case = make.send_decision(make.make_decided(staff, Action.REJECT))
    assert str(objection_term(case).last_day) == "2026-04-13"
    correct(case, staff, sends_again=True, now=make.later(days=10))
    assert objection_term(case).last_day is None
    again = case.messages.filter(letter="decision").latest("pk")
    deliver_message(message_id=again.pk, now=make.later(days=10))
    assert str(objection_term(case).last_day) == "2026-04-23"


def test_the_event_has_no_address_and_the_correction_is_forgotten_with_the_person(case, staff):
    correction = correct(case, staff)
    event = case.events.latest("pk")
    assert (event.action, event.by, event.text) == ("correct_address", staff, WHY)
    assert (correction.event, correction.old, correction.new) == (event, OLD, NEW)
    services.withdraw(response=case, by=None, now=make.NOW)
    case.refresh_from_db()
    erase_case(case, now=make.NOW)
    row = AddressCorrection.objects.get()
    assert row.old == row.new == "gewist@gewist.invalid"
    assert not OutboxMessage.objects.filter(to__in=(OLD, NEW)).exists()


def test_refusals(case, staff):
    assert refusal(case, staff, reason="-") == "correction_reason"
    assert refusal(case, staff, reason=f"Was {OLD}, klopt niet.") == "address_in_reason"
    assert refusal(case, staff, email=OLD) == "same_address"
    assert refusal(make.make_draft(), staff) == "not_allowed"
    Response.objects.filter(pk=case.pk).update(erased_at=make.NOW)
    assert refusal(case, staff) == "person_erased"
    assert not AddressCorrection.objects.exists()


def test_it_is_no_first_reaction_and_a_completion_keeps_it(staff):
    case = make.make_sent()
    entry = StepEntry(fields={"name": "Jo", "email": OLD})
    Response.objects.filter(pk=case.pk).update(draft=write_draft({"wie": entry}))
    correct(case, staff)
    case.refresh_from_db()
    assert case.reacted_at is None
    assert read_draft(case.draft)["wie"].fields == {"name": "Jo", "email": NEW}


def test_the_person_reads_it_in_the_export(case, staff):
    person = make.make_staff("nobody")
    Response.objects.filter(pk=case.pk).update(owner=person)
    correct(case, staff)
    (row,) = person_export(person)["responses"]
    assert row["address_corrections"] == [{"at": make.NOW.isoformat(), "old": OLD, "new": NEW}]


def test_on_the_screen_with_the_words_kept(client, case, staff):
    client.force_login(staff)
    detail = reverse("challenge_responses:detail", args=[case.pk])
    url = reverse("challenge_responses:correct_address", args=[case.pk])
    assert url in client.get(detail).content.decode()
    page = client.post(url, {"email": "jo@", "reason": f"Was {OLD}"}).content.decode()
    assert "Vul een e-mailadres in" in page
    assert "Zet geen e-mailadres in de reden." in page
    assert f"Was {OLD}" in page
    page = client.post(url, {"email": OLD, "reason": WHY}).content.decode()
    assert "Dit is het e-mailadres dat wij al hebben." in page
    assert client.post(url, {"email": NEW, "reason": WHY}).url == detail
    page = client.get(detail).content.decode()
    assert f"van {OLD} naar {NEW}" in page
    case.refresh_from_db()
    resident = client.get(reverse("challenges:status", args=[case.token])).content.decode()
    assert "E-mailadres verbeterd" in resident
    assert f"van {OLD}" not in resident
