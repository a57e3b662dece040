"""The public addresses of responses."""

from django.urls import path

from pages.challenges.openness import views as openness
from pages.challenges.views import (
    answers,
    attachments,
    callbacks,
    cases,
    cosubmitters,
    drafts,
    filling,
    lateness,
    letters,
    mine,
    sent,
    starting,
    unasked,
)

app_name = "challenges"

urlpatterns = [
    path("uitdagen/", unasked.start_unasked, name="start_unasked"),
    path("reageren/<int:call_pk>/", starting.start, name="start"),
    path("reageren/later/<str:token>/", lateness.start_by_link, name="start_late"),
    path("reageren/concept/<str:token>/", drafts.overview, name="draft"),
    path("reageren/concept/<str:token>/bewaren/", drafts.save_for_later, name="save_for_later"),
    path("reageren/concept/<str:token>/controleren/", drafts.review, name="review"),
    path("reageren/concept/<str:token>/bijlagen/", attachments.manage, name="attachments"),
    path(
        "reageren/concept/<str:token>/bijlagen/<int:attachment_pk>/weg/",
        attachments.remove,
        name="remove_attachment",
    ),
    path("reageren/concept/<str:token>/samen/", cosubmitters.manage, name="cosubmitters"),
    path(
        "reageren/concept/<str:token>/samen/<int:person_pk>/weg/",
        cosubmitters.remove,
        name="remove_cosubmitter",
    ),
    path(
        "reageren/concept/<str:token>/samen/<int:person_pk>/opnieuw/",
        cosubmitters.remind,
        name="remind_cosubmitter",
    ),
    path("samen/<str:token>/", cosubmitters.answer, name="cosubmitter"),
    path("samen/<str:token>/wissen/", cosubmitters.leave, name="leave_cosubmitter"),
    path("reageren/concept/<str:token>/autosave/<slug:slug>/", filling.autosave, name="autosave"),
    path("reageren/concept/<str:token>/<slug:slug>/", filling.step, name="step"),
    path("bel-mij-terug/", callbacks.ask, name="call_back"),
    path("mijn/", mine.mine, name="mine"),
    path("mijn/gegevens/", mine.export, name="export"),
    path("mijn/wissen/", mine.erase, name="erase"),
    path("besluiten/", openness.decisions, name="decisions"),
    path("besluiten/jaarverslag/", openness.year_reports, name="year_reports"),
    path("besluiten/jaarverslag/<int:year>/", openness.year_report, name="year_report"),
    path("besluiten/jaarverslag/<int:year>/jaarverslag.pdf", openness.year_pdf, name="year_pdf"),
    path("besluiten/jaarverslag/<int:year>/gegevens.csv", openness.year_csv, name="year_csv"),
    path("besluiten/jaarverslag/<int:year>/gegevens.json", openness.year_json, name="year_json"),
    path(
        "besluiten/jaarverslag/<int:year>/uitleg.csv",
        openness.year_dictionary,
        name="year_dictionary",
    ),
    path("besluiten/<str:case_number>/", openness.decision, name="public_case"),
    path("zaak/<str:token>/", cases.status, name="status"),
    path("zaak/<str:token>/ontvangst/", cases.receipt, name="receipt"),
    path("zaak/<str:token>/bijlagen/<int:attachment_pk>/", attachments.download, name="attachment"),
    path("zaak/<str:token>/versie/<int:number>/pdf/", sent.sent_pdf, name="sent_pdf"),
    path("zaak/<str:token>/brief/<int:pk>/", letters.letter, name="letter"),
    path("zaak/<str:token>/brief/<int:pk>/pdf/", letters.letter_pdf, name="letter_pdf"),
    path("zaak/<str:token>/voorstel/", answers.answer_proposed_changes, name="changes"),
    path("zaak/<str:token>/bezwaar/", answers.make_objection, name="objection"),
    path("zaak/<str:token>/bezwaar/aanvullen/", answers.complete_objection, name="mend_objection"),
    path(
        "zaak/<str:token>/bezwaar/intrekken/",
        answers.withdraw_own_objection,
        name="withdraw_objection",
    ),
    path("zaak/<str:token>/intrekken/", cases.withdraw_case, name="withdraw"),
]
