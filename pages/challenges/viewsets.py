"""Where responses live in the admin: a menu item, a list, and a page per action."""

from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from pages.challenges.permissions import can_assess, can_view
from pages.challenges.views import (
    addresses,
    advising,
    assessing,
    attachments,
    callbacks,
    closing,
    counter,
    deciding,
    handling,
    lateness,
    letters,
    objections,
    outbox,
    sent,
    staff,
    terms,
)
from pages.challenges.views.listing import ResponseIndexView
from pages.challenges.views.term_listing import TermIndexView


class ResponsesMenuItem(MenuItem):
    """Shown to who may look."""

    def is_shown(self, request):
        """Whether this person works with responses."""
        return can_view(request.user)


class ResponseViewSet(ViewSet):
    """Responses are never added, edited or deleted by hand, so only a list and actions."""

    name = "challenge_responses"
    url_prefix = "reacties"
    icon = "mail"
    add_to_admin_menu = True
    menu_label = _("Reacties")
    menu_name = "reacties"
    menu_order = 210

    @cached_property
    def menu_item_class(self):
        """Our own menu item."""
        return ResponsesMenuItem

    def get_urlpatterns(self):
        """The list, its results alone for searching, and one address per action."""
        names = {
            "index_url_name": self.get_url_name("index"),
            "index_results_url_name": self.get_url_name("index_results"),
        }
        term_names = {
            "index_url_name": self.get_url_name("terms"),
            "index_results_url_name": self.get_url_name("terms_results"),
        }
        return [
            path("", ResponseIndexView.as_view(**names), name="index"),
            path(
                "results/",
                ResponseIndexView.as_view(**names, results_only=True),
                name="index_results",
            ),
            path("termijnen/", TermIndexView.as_view(**term_names), name="terms"),
            path(
                "termijnen/results/",
                TermIndexView.as_view(**term_names, results_only=True),
                name="terms_results",
            ),
            path("brieven/", outbox.outbox, name="outbox"),
            path("brieven/opnieuw/", outbox.all_again, name="outbox_all_again"),
            path("brieven/<int:pk>/opnieuw/", outbox.again, name="outbox_again"),
            path("brieven/<int:pk>/verstuurd/", outbox.posted, name="outbox_posted"),
            path("oproep/<int:call_pk>/intrekken/", closing.withdraw_call, name="withdraw_call"),
            path("te-laat/", lateness.admit, name="late"),
            path("<int:pk>/verlengen/", terms.extend, name="extend"),
            path("<int:pk>/", staff.detail, name="detail"),
            path(
                "<int:pk>/bijlagen/<int:attachment_pk>/",
                attachments.staff_download,
                name="attachment",
            ),
            path("<int:pk>/versie/<int:number>/", sent.staff_sent_pdf, name="sent_pdf"),
            path("balie/", counter.counter, name="counter"),
            path("balie/<int:entry_pk>/overnemen/", counter.take_over, name="counter_take_over"),
            path("balie/<int:entry_pk>/weg/", counter.drop, name="counter_drop"),
            path("terugbellen/", callbacks.callbacks, name="callbacks"),
            path("terugbellen/<int:request_pk>/", callbacks.called, name="callback"),
            path("<int:pk>/ontvangstbewijs/", counter.receipt_pdf, name="receipt_pdf"),
            path("<int:pk>/oppakken/", staff.take_up_response, name="take_up"),
            path("<int:pk>/notitie/", staff.note, name="note"),
            path("<int:pk>/aanvulling/", staff.ask, name="ask"),
            path("<int:pk>/aanvulling/invoeren/", counter.completion, name="completion"),
            path("<int:pk>/intrekken/", staff.record_withdrawal, name="withdraw"),
            path("<int:pk>/belang/", handling.interest, name="interest"),
            path("<int:pk>/overdragen/", handling.give, name="hand_over"),
            path("<int:pk>/e-mailadres/", addresses.correct, name="correct_address"),
            path("<int:pk>/beoordelaars/", handling.assign, name="assign"),
            path("<int:pk>/beoordelaars/<int:person_pk>/weg/", handling.unassign, name="unassign"),
            path("<int:pk>/gesprek/", handling.talk, name="talk"),
            path("<int:pk>/gesprek/<int:talk_pk>/", handling.report, name="report"),
            path("<int:pk>/ontvankelijkheid/", handling.admissibility, name="admissibility"),
            path("<int:pk>/advies/", advising.advice, name="advice"),
            path("<int:pk>/opnieuw/", advising.reopen_case, name="reopen"),
            path("<int:pk>/aanpassing/", advising.changes, name="changes"),
            path("<int:pk>/aanpassing/antwoord/", advising.changes_answer, name="changes_answer"),
            path("<int:pk>/voorstel/", deciding.propose, name="propose"),
            path("<int:pk>/besluit/", deciding.decide_response, name="decide"),
            path("<int:pk>/besluit/terug/", deciding.return_proposal, name="send_back"),
            path("<int:pk>/bezwaar/", deciding.paper_objection, name="paper_objection"),
            path("<int:pk>/bezwaar/besluit/", deciding.answer_objection, name="objection"),
            path("<int:pk>/bezwaar/uitstel/", objections.adjourn, name="adjourn"),
            path("<int:pk>/bezwaar/aanvulling/", objections.ask_to_mend, name="ask_mending"),
            path("<int:pk>/bezwaar/aangevuld/", objections.record_mending, name="mended"),
            path(
                "<int:pk>/bezwaar/intrekken/",
                objections.record_withdrawal,
                name="objection_withdrawal",
            ),
            path("<int:pk>/uitvoering/", advising.run, name="run"),
            path("<int:pk>/afronden/", advising.finish_case, name="finish"),
            path("<int:pk>/brief/<int:letter_pk>/", letters.staff_letter, name="letter"),
            path("<int:pk>/brief/<int:letter_pk>/pdf/", letters.staff_pdf, name="letter_pdf"),
            path("<int:pk>/overeenkomst/", staff.make_agreement, name="agreement"),
        ]


class AssessmentsMenuItem(MenuItem):
    """Shown to who can be asked to assess."""

    def is_shown(self, request):
        """Whether this person may be asked."""
        return can_assess(request.user)


class AssessmentViewSet(ViewSet):
    """The dossiers of one assessor, staff or resident."""

    name = "challenge_assessments"
    url_prefix = "beoordelingen"
    icon = "clipboard-list"
    add_to_admin_menu = True
    menu_label = _("Mijn beoordelingen")
    menu_name = "beoordelingen"
    menu_order = 211

    @cached_property
    def menu_item_class(self):
        """Our own menu item."""
        return AssessmentsMenuItem

    def get_urlpatterns(self):
        """The list, the question about an interest, and the page to write on."""
        return [
            path("", assessing.index, name="index"),
            path("<int:pk>/", assessing.assess, name="assess"),
            path("<int:pk>/bijlagen/<int:attachment_pk>/", assessing.attachment, name="attachment"),
            path("<int:pk>/belang/", assessing.interest, name="interest"),
        ]
