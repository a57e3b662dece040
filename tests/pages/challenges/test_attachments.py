"""Files with a response, from the file chooser to being forgotten."""

from datetime import timedelta
from hashlib import sha256

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.urls import reverse
from django.utils import timezone

from pages.challenges import services
from pages.challenges.enums import ScanStatus
from pages.challenges.errors import Refused
from pages.challenges.models import Attachment, Response
from pages.challenges.models.attachments import private_storage
from pages.challenges.selectors.attachments import (
    attachments_with,
    can_download,
    ids_to_scan,
    scan_words,
)
from pages.challenges.selectors.persons import person_export
from pages.challenges.services.attaching import scan_attachment, sweep_orphans
from pages.challenges.services.erasing import erase_person, erase_when_done
from tasks.attachments import sweep_orphan_files, sweep_scans
from tests.factories import challenges as make
from tests.factories import files

pytestmark = pytest.mark.django_db
PDF = files.pdf()


@pytest.fixture
def draft():
    return make.make_draft()


def says_clean(content):
    return files.EICAR not in content


def add(response, name="begroting.pdf", content=PDF, **fields):
    return services.add_attachment(
        response=response, name=name, content=content, now=make.NOW, **fields
    )


def send(response, now=make.NOW):
    return services.send_response(
        response=response, document=make.make_document(), draft_revision=0, now=now
    )


def refusal(action, *args, **kwargs):
    with pytest.raises(Refused) as refused:
        action(*args, **kwargs)
    return refused.value.code


def is_kept(attachment):
    return private_storage().exists(attachment.file.name)


def upload(client, response, *chosen):
    data = {"bestanden": [SimpleUploadedFile(name, content) for name, content in chosen]}
    return client.post(reverse("challenges:attachments", args=[response.token]), data, follow=True)


def fetch(client, response, attachment):
    return client.get(reverse("challenges:attachment", args=[response.token, attachment.pk]))


def staff_fetch(client, response, attachment):
    return client.get(reverse("challenge_responses:attachment", args=[response.pk, attachment.pk]))


class TestAdding:
    def test_a_file_is_kept_with_its_facts_and_without_its_name(self, draft):
        attachment = add(draft, "..\\Begroting 2026.PDF")
        assert (attachment.name, attachment.kind) == ("Begroting 2026.pdf", "pdf")
        assert (attachment.size_bytes, attachment.sha256) == (len(PDF), sha256(PDF).hexdigest())
        assert attachment.scan == ScanStatus.WAITING
        assert "egroting" not in attachment.file.name
        with attachment.file.open("rb") as file:
            assert file.read() == PDF

    def test_limits_on_number_and_size_are_settings(self, draft, settings):
        settings.CHALLENGES_UPLOAD_MAX_FILES = 2
        settings.CHALLENGES_UPLOAD_MAX_MB = 1
        add(draft)
        assert refusal(add, draft, "kopie.pdf") == "upload_twice"
        add(draft, "a.txt", b"a")
        assert refusal(add, draft, "b.txt", b"b") == "upload_too_many"
        assert refusal(add, draft, "c.txt", b"c" * 1024 * 1025) == "upload_too_large"
        assert draft.attachments.count() == 2

    def test_a_file_can_be_removed_until_it_is_sent(
        self, draft, django_capture_on_commit_callbacks
    ):
        first, second = add(draft), add(draft, "a.txt", b"a")
        with django_capture_on_commit_callbacks(execute=True):
            services.remove_attachment(attachment=first)
        services.remove_attachment(attachment=first)
        assert not is_kept(first)
        sent = send(draft)
        second.refresh_from_db()
        assert second.version == sent.versions.get()
        assert refusal(services.remove_attachment, attachment=second) == "not_writable"
        assert refusal(add, sent, "b.txt", b"b") == "not_writable"
        assert is_kept(second)

    def test_a_completion_adds_files_and_keeps_the_old_ones(self, draft):
        first = add(draft)
        sent = send(draft)
        staff = make.make_staff()
        services.ask_completion(response=sent, question="Wat kost het?", by=staff, now=make.NOW)
        second = add(sent, "kosten.xlsx", files.office("xl/workbook.xml"))
        assert refusal(services.remove_attachment, attachment=Attachment.objects.get(pk=first.pk))
        services.complete_response(
            response=sent, document=make.make_document(), draft_revision=0, now=make.NOW
        )
        one, two = sent.versions.all()
        assert list(attachments_with(one)) == [first]
        assert list(attachments_with(two)) == [first, second]

    def test_the_export_names_them(self, draft, django_user_model):
        add(draft)
        owner = django_user_model.objects.create_user("jo@voorbeeld.example")
        Response.objects.filter(pk=draft.pk).update(owner=owner)
        (row,) = person_export(owner)["responses"][0]["files"]
        assert (row["name"], row["sha256"]) == ("begroting.pdf", sha256(PDF).hexdigest())


class TestDatabase:
    def test_a_sent_file_stays_as_it_was_also_for_who_goes_around_django(self, draft):
        add(draft)
        send(draft)
        for sql in (
            "DELETE FROM challenges_attachment",
            "UPDATE challenges_attachment SET sha256 = 'x'",
            "UPDATE challenges_attachment SET name = 'anders.pdf'",
            "UPDATE challenges_attachment SET version_id = NULL",
            "UPDATE challenges_attachment SET size_bytes = 1, erased_at = added_at",
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                connection.cursor().execute(sql)
        connection.cursor().execute("UPDATE challenges_attachment SET scan = 'clean'")


class TestScanning:
    @pytest.fixture(autouse=True)
    def _scanner(self, settings):
        settings.UPLOAD_SCANNER = f"{__name__}.says_clean"

    def test_a_file_is_scanned_as_soon_as_it_is_kept(
        self, draft, django_capture_on_commit_callbacks
    ):
        with django_capture_on_commit_callbacks(execute=True):
            clean, infected = add(draft), add(draft, "virus.txt", files.EICAR)
        clean.refresh_from_db()
        infected.refresh_from_db()
        assert (clean.scan, infected.scan) == (ScanStatus.CLEAN, ScanStatus.INFECTED)
        assert (can_download(clean), can_download(infected)) == (True, False)
        assert is_kept(clean)

    def test_of_an_infected_file_the_content_goes_and_the_fact_stays(
        self, draft, client, django_capture_on_commit_callbacks
    ):
        infected = add(draft, "virus.txt", files.EICAR)
        with django_capture_on_commit_callbacks(execute=True):
            scan_attachment(attachment_id=infected.pk, now=make.NOW)
        assert not is_kept(infected)
        assert refusal(send, draft) == "upload_infected"
        answer = fetch(client, draft, infected)
        assert answer.status_code == 409
        assert "Virus gevonden" in answer.content.decode()
        services.remove_attachment(attachment=infected)
        assert send(draft).case_number

    def test_what_is_not_judged_yet_waits_and_is_swept(self, draft, client, settings):
        waiting = add(draft)
        answer = fetch(client, draft, waiting)
        assert answer.status_code == 409
        assert "Wacht op controle" in answer.content.decode()
        settings.UPLOAD_SCANNER = "nergens.te.vinden"
        sweep_scans()
        waiting.refresh_from_db()
        assert waiting.scan == ScanStatus.UNAVAILABLE
        assert not can_download(waiting)
        settings.UPLOAD_SCANNER = f"{__name__}.says_clean"
        sweep_scans()
        assert fetch(client, draft, waiting).status_code == 200

    def test_what_nobody_looked_at_goes_first(self, draft):
        tried, fresh = add(draft), add(draft, "a.txt", b"a")
        Attachment.objects.filter(pk=tried.pk).update(
            scan=ScanStatus.UNAVAILABLE, scanned_at=make.NOW
        )
        assert ids_to_scan() == [fresh.pk, tried.pk]
        assert ids_to_scan(limit=1) == [fresh.pk]

    def test_a_file_that_is_gone_is_no_problem(self, draft):
        gone = add(draft)
        private_storage().delete(gone.file.name)
        scan_attachment(attachment_id=gone.pk, now=make.NOW)
        scan_attachment(attachment_id=gone.pk + 1, now=make.NOW)
        gone.refresh_from_db()
        assert gone.scan == ScanStatus.WAITING

    def test_without_a_scanner_files_leave_and_the_page_says_so(self, draft, client, settings):
        settings.UPLOAD_SCANNER = ""
        attachment = add(draft)
        sweep_scans()
        assert can_download(attachment)
        assert scan_words(attachment) == ""
        page = client.get(reverse("challenges:attachments", args=[draft.token])).content.decode()
        assert "Bestanden worden hier niet op virussen gecontroleerd." in page


class TestPages:
    def test_choosing_several_keeps_the_good_ones_and_names_the_others(self, client, draft):
        answer = upload(
            client, draft, ("plan.pdf", PDF), ("rekening.exe", b"MZ"), ("leeg.txt", b"")
        )
        page = answer.content.decode()
        assert "Wij hebben 1 bestand bewaard." in page
        assert "“rekening.exe” kunnen wij niet openen." in page
        assert "leeg.txt" in page
        assert [row.name for row in draft.attachments.all()] == ["plan.pdf"]
        answer = upload(client, draft, ("a.txt", b"a"), ("b.txt", b"b"))
        assert answer.redirect_chain
        assert "Wij hebben 2 bestanden bewaard." in answer.content.decode()
        assert "Kies eerst een bestand." in upload(client, draft).content.decode()

    def test_a_file_that_is_too_large_is_not_even_read(self, client, draft, settings):
        settings.CHALLENGES_UPLOAD_MAX_MB = 0
        page = upload(client, draft, ("plan.pdf", PDF)).content.decode()
        assert "hoogstens 0 MB" in page
        assert not draft.attachments.exists()

    def test_too_many_from_one_address_is_told(self, client, draft, settings):
        settings.CHALLENGES_UPLOADS_PER_HOUR = 1
        page = upload(client, draft, ("a.txt", b"a"), ("b.txt", b"b")).content.decode()
        assert "al heel veel bestanden" in page
        assert draft.attachments.count() == 1

    def test_removing_asks_first(self, client, draft):
        attachment = add(draft)
        url = reverse("challenges:remove_attachment", args=[draft.token, attachment.pk])
        assert "begroting.pdf" in client.get(url).content.decode()
        assert draft.attachments.exists()
        assert "“begroting.pdf” is weg." in client.post(url, follow=True).content.decode()
        assert not draft.attachments.exists()
        assert client.get(url).status_code == 302

    def test_after_sending_nothing_changes_any_more(self, client, draft):
        attachment = add(draft)
        sent = send(draft)
        page = reverse("challenges:attachments", args=[sent.token])
        assert client.get(page).url == reverse("challenges:status", args=[sent.token])
        assert upload(client, sent, ("b.txt", b"b")).status_code == 409
        url = reverse("challenges:remove_attachment", args=[sent.token, attachment.pk])
        assert client.post(url).status_code == 409
        assert [row.name for row in sent.attachments.all()] == ["begroting.pdf"]

    def test_the_pages_list_name_size_and_mark(self, client, draft):
        add(draft)
        mark = sha256(PDF).hexdigest()[:16]
        for name in ("draft", "attachments"):
            page = client.get(reverse(f"challenges:{name}", args=[draft.token])).content.decode()
            assert "begroting.pdf" in page
            assert mark in page
        sent = send(draft)
        page = client.get(reverse("challenges:status", args=[sent.token])).content.decode()
        assert mark in page
        assert "versie 1" in page
        client.force_login(make.make_staff())
        page = client.get(reverse("challenge_responses:detail", args=[sent.pk])).content.decode()
        assert mark in page
        assert "Niet op virussen gecontroleerd" in page


class TestFetching:
    def test_a_file_leaves_as_an_attachment_that_no_browser_guesses_at(self, client, draft):
        attachment = add(draft, "Wat kost “het”?.pdf")
        answer = fetch(client, draft, attachment)
        assert b"".join(answer.streaming_content) == PDF
        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"].startswith("attachment; filename")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "noindex" in answer["X-Robots-Tag"]
        assert "no-store" in answer["Cache-Control"]

    def test_another_link_or_a_wrong_number_finds_nothing(self, client, draft):
        attachment, other = add(draft), make.make_draft()
        assert fetch(client, other, attachment).status_code == 404
        url = reverse("challenges:attachment", args=["onzin", attachment.pk])
        assert client.get(url).status_code == 404
        url = reverse("challenges:attachment", args=[draft.token, 10**30])
        assert client.get(url).status_code == 404

    def test_staff_get_what_was_sent_and_nothing_before(self, client, draft):
        first = add(draft)
        sent = send(draft)
        staff = make.make_staff()
        services.ask_completion(response=sent, question="Wat kost het?", by=staff, now=make.NOW)
        second = add(sent, "later.txt", b"later")
        assert staff_fetch(client, sent, first).status_code == 302
        client.force_login(staff)
        assert b"".join(staff_fetch(client, sent, first).streaming_content) == PDF
        assert staff_fetch(client, sent, second).status_code == 404
        client.force_login(make.make_staff("panel_member"))
        assert staff_fetch(client, sent, first).status_code == 403


class TestForgetting:
    def test_files_of_a_draft_go_with_it(
        self, draft, django_user_model, django_capture_on_commit_callbacks
    ):
        attachment = add(draft)
        owner = django_user_model.objects.create_user("jo@voorbeeld.example")
        Response.objects.filter(pk=draft.pk).update(owner=owner)
        with django_capture_on_commit_callbacks(execute=True):
            erase_person(user=owner, now=make.NOW)
        assert not Attachment.objects.exists()
        assert not is_kept(attachment)

    def test_of_a_sent_file_only_the_mark_stays(
        self, draft, client, django_capture_on_commit_callbacks
    ):
        attachment = add(draft, "Jo Jansen.pdf")
        sent = send(draft)
        services.withdraw(response=sent, by=None, now=make.NOW)
        Response.objects.filter(pk=sent.pk).update(erasure_asked_at=make.NOW)
        with django_capture_on_commit_callbacks(execute=True):
            erase_when_done(response=sent, now=make.NOW)
        attachment.refresh_from_db()
        assert (attachment.name, attachment.erased_at) == ("bijlage-1.pdf", make.NOW)
        assert attachment.sha256 == sha256(PDF).hexdigest()
        assert not is_kept(attachment)
        client.force_login(make.make_staff())
        assert staff_fetch(client, sent, attachment).status_code == 404
        page = client.get(reverse("challenge_responses:detail", args=[sent.pk])).content.decode()
        assert "Gewist op verzoek" in page

    def test_a_file_without_a_row_is_cleared_after_a_day(self, draft):
        # What other tests left behind: their rows were rolled back.
        sweep_orphans(now=timezone.now() + timedelta(days=2))
        kept = add(draft)
        orphan = private_storage().save(
            f"bijlagen/{draft.pk}/weg", ContentFile(b"van een upload die niet doorging")
        )
        sweep_orphan_files()
        assert private_storage().exists(orphan)
        assert sweep_orphans(now=timezone.now() + timedelta(days=2)) == 1
        assert not private_storage().exists(orphan)
        assert is_kept(kept)
